"""Which names are one actor: by few rules, and by hand.

Everything here is a function of the names that hang together and of the
decisions; the order in which they became known plays no part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from graphsvc.identity.decisions import Decisions
from graphsvc.identity.names import (
    Claim,
    Rule,
    family_of,
    fold,
    fold_body,
    fold_person,
    initials_of,
)

# A short name that several bear is one actor's where so great a share of the articles that name
# one of them in full names the same one.
CLEAR = 0.9
CLEAR_ACRONYM = 0.8
# A person is known by the family name alone, or by the given name alone, who is named in full by
# so many articles, which are so great a share of those that name somebody in full who is called so.
KNOWN_BY_FAMILY_NAME = 3
KNOWN_BY_GIVEN_NAME = 10
CLEAR_GIVEN_NAME = 0.95
# A body is known by a short name that so many articles use beside the full one.
KNOWN_BY_SHORT_NAME = 3
# An office is the person's whom so many articles of a quarter name in it.
KNOWN_BY_OFFICE = 3
# A body's name is short for longer ones if so many articles use those, for each that uses it.
LONGER = 0.5


@dataclass(frozen=True, slots=True)
class NameFacts:
    """What the articles add up to for one name."""

    id: str
    articles: int = 0  # how many call an actor so
    persons: int = 0  # how many of them take it for a person
    contested: str = ""  # "", PERSONS or ALL: whose bearers are apart, article by article

    @property
    def person(self) -> bool:
        """Tell whether most articles take the name for a person's."""
        return 2 * self.persons > self.articles


PERSONS = "persons"
ALL = "all"


class Bearers(NamedTuple):
    """How many articles name in full those whom a short name may mean."""

    total: int = 0
    most: int = 0  # of the one that most name
    bearers: int = 0

    def unclear(self, clear: float = CLEAR) -> bool:
        """Tell whether the short name may mean several."""
        return self.bearers > 1 and self.most < clear * self.total


def contested(facts: NameFacts, persons: Bearers, bodies: Bearers, acronyms: Bearers) -> str:
    """Return whose bearers of a short name stay apart, article by article.

    ``persons`` and ``bodies`` have longer names that end (or begin) so, ``acronyms``
    are what articles say that it stands for.
    """
    if not facts.person:
        longer = bodies.total >= LONGER * facts.articles
        if acronyms.unclear(CLEAR_ACRONYM) or (longer and bodies.unclear()):
            return ALL
    if persons.unclear():
        return PERSONS
    mixed = min(facts.persons, facts.articles - facts.persons) > (1 - CLEAR) * facts.articles
    return PERSONS if mixed and "-" not in facts.id else ""


def known_by(short: str, full: str, bearers: Bearers) -> bool:
    """Tell whether a name of one word is the person's whom most articles mean that spell it out."""
    if family_of(full) == short:
        return bearers.most >= max(KNOWN_BY_FAMILY_NAME, CLEAR * bearers.total)
    return bearers.most >= max(KNOWN_BY_GIVEN_NAME, CLEAR_GIVEN_NAME * bearers.total)


def body_meant(short: NameFacts, given: Mapping[str, int]) -> str | None:
    """Return the body that a short name means in an article which does not say so, folded.

    ``given``: how many articles use the short name beside each full one. A name that more
    articles use alone has a life of its own ("Wall Street" is no newspaper), and one
    that a person or a state bears as well means no body for sure.
    """
    enough = max(KNOWN_BY_SHORT_NAME, short.articles, CLEAR * sum(given.values()))
    if short.person or short.contested or given.get(short.id):
        return None
    return next((full for full, articles in given.items() if articles >= enough), None)


def in_office(given: Mapping[str, int]) -> str | None:
    """Return who is meant by an office alone: ``given`` are the articles that name each in it."""
    enough = max(KNOWN_BY_OFFICE, CLEAR * sum(given.values()))
    return next((full for full, articles in given.items() if articles >= enough), None)


class Link(NamedTuple):
    """That two names are one actor, and by which rule."""

    rule: Rule
    full: str
    short: str


def links(
    names: Mapping[str, NameFacts], folds: Mapping[str, set[str]], claims: Mapping[Claim, int]
) -> list[Link]:
    """Return the joins that the rules make between names.

    ``folds`` are, by folded name, the names that fold to it; ``claims`` how many
    articles say what names stand for. Sorted, so that joins are tried in one order.
    """
    found = set(_spelled_alike(names, folds))
    unclear = {folded for folded in folds if _conflict(_bearers(names, folds, folded, True))}
    full_of: dict[tuple[Rule, str], dict[str, int]] = defaultdict(dict)
    for claim, articles in claims.items():
        full_of[claim.rule, claim.short][claim.full] = articles
    for (rule, short), given in full_of.items():
        person = rule.of_persons
        if not _free(names, short, person):
            continue
        full = set(given)
        if rule is Rule.SHORT_BODY:
            meant = body_meant(names[short], given)
            full = {meant} if meant else set()
        if rule in (Rule.OFFICE, Rule.SHORT, Rule.SHORT_BODY):
            # What the short name stands for is a folded name, which need not be in use itself.
            full = {one for key in full - unclear for one in _bearers(names, folds, key, person)}
        if person and (short in unclear or _conflict(full)):
            continue
        if len({fold(one, person=person) for one in full}) == 1:
            found |= {Link(rule, one, short) for one in full if _free(names, one, person)}
    return sorted(found)


def _spelled_alike(names: Mapping[str, NameFacts], folds: Mapping[str, set[str]]) -> Iterator[Link]:
    for folded, members in folds.items():
        for person in (False, True):
            alike = sorted(
                name
                for name in {folded, *members}
                if _free(names, name, person) and fold(name, person=person) == folded
            )
            if not (person and _conflict(alike)):
                yield from (Link(Rule.SPELLING, *pair) for pair in combinations(alike, 2))


def _bearers(
    names: Mapping[str, NameFacts], folds: Mapping[str, set[str]], folded: str, person: bool
) -> Iterator[str]:
    """Yield the persons' or the bodies' names that fold to one."""
    for name in {folded, *folds.get(folded, ())}:
        if _free(names, name, person) and fold(name, person=person) == folded:
            yield name


def _conflict(persons: Iterable[str]) -> bool:
    """Tell whether middle initials part persons: "George W. Bush" and "George H. W. Bush"."""
    return len({initials_of(name) for name in persons} - {""}) > 1


def _parted(ids: Iterable[str], joins: Iterable[Link]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of persons' full names that no chain of joins makes one."""
    persons = {name for link in joins if link.rule is Rule.FORM for name in (link.full, link.short)}
    persons |= {name for name in ids if initials_of(name)}
    for one, other in combinations(sorted(persons & set(ids)), 2):
        if fold_person(one) == fold_person(other) and _conflict((one, other)):
            yield one, other


def _free(names: Mapping[str, NameFacts], name: str, person: bool) -> bool:
    """Tell whether a rule may join a name: articles use it, for that kind, and without doubt."""
    facts = names.get(name)
    if facts is None or not facts.articles or facts.person != person:
        return False
    return facts.contested in ("" if person else PERSONS, "")


def roots(ids: Iterable[str], joins: Sequence[Link], decisions: Decisions) -> dict[str, str]:
    """Return the id of the actor that each name or actor is.

    Merges by hand first, then the rules' joins, unless one would join two that are
    kept apart. Of the ids that are one actor, the one that others were merged into
    is shown, else one that is no other's short form, else the shortest.
    """
    group = {key: key for key in ids}
    short = {link.short for link in joins if link.rule is not Rule.SPELLING}
    short |= {key for key in group if fold_body(key) in short}
    known = {link.short for link in joins if link.rule is Rule.SHORT}
    apart: dict[str, set[str]] = defaultdict(set)

    def find(key: str) -> str:
        while group[key] != key:
            group[key] = group[group[key]]
            key = group[key]
        return key

    def join(one: str, other: str) -> None:
        first, second = find(one), find(other)
        if first == second:
            return
        group[second] = first
        apart[first] |= apart.pop(second, set())

    for one, other in sorted(decisions.into.items()):
        if one in group and other in group:
            join(one, other)
    for one, other in (*map(sorted, decisions.apart), *_parted(group, joins)):
        if one in group and other in group:
            apart[find(one)].add(other)
            apart[find(other)].add(one)
    for _, full, less in sorted(joins):
        first, second = find(full), find(less)
        if first in {find(key) for key in apart[second]}:
            continue
        join(full, less)
    members: dict[str, list[str]] = defaultdict(list)
    for key in group:
        members[find(key)].append(key)
    targets = set(decisions.into.values())

    def place(key: str) -> tuple[bool, bool, bool, bool, int, str]:
        by_hand = (key in decisions.into, key not in targets)
        return (*by_hand, key in known, key in short, len(key), key)

    return {key: min(found, key=place) for found in members.values() for key in found}
