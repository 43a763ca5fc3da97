"""Who is who, in the graph: which actor each mention of each article is.

Runs inside the transaction that changes articles or decisions. What an article
says (the *local* id of an actor, as extracted) is kept on MENTIONS, MADE, TARGETS
and EVIDENCES beside the actor that it resolves to. For each name the graph counts
which articles use it, and what they say it stands for; when that changes, the
names that hang together are resolved anew, and what moves to another actor is
returned. So the resolution is a function of the articles and the decisions.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from graphsvc.identity.decisions import Decision, Decisions
from graphsvc.identity.names import (
    APART,
    DECIDED,
    Claim,
    Reading,
    Rule,
    fold,
    fold_body,
    fold_person,
    is_office,
    own_id,
    read_mention,
    short_of,
)
from graphsvc.identity.resolution import (
    PERSONS,
    Bearers,
    Link,
    NameFacts,
    body_meant,
    contested,
    in_office,
    known_by,
    links,
    roots,
)
from graphsvc.records import slug
from graphsvc.resources import cypher_text
from graphsvc.store.base import Row

Execute = Callable[[str, Mapping[str, Any]], list[Row]]


class Place(NamedTuple):
    """Which actor a mention is, and what a decision by hand calls it there ("" for nothing)."""

    actor: str
    given: str = ""


class Move(NamedTuple):
    """A mention of a stored article that is another actor now."""

    mention: Row
    place: Place


@dataclass(slots=True)
class Neighbourhood:
    """The names and actors that hang together with some, and how."""

    ids: set[str]
    facts: dict[str, NameFacts]
    actors: dict[str, str]  # as stored
    folds: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    claims: dict[Claim, int] = field(default_factory=dict)  # how many articles say so

    def links(self) -> list[Link]:
        """Return the joins that the rules make."""
        return links(self.facts, self.folds, self.claims)


class Identity:
    """Resolves mentions within an open transaction."""

    def __init__(self, execute: Execute) -> None:
        self._execute = execute
        self._decisions: Decisions | None = None
        self._facts: dict[str, NameFacts] = {}
        self._actors: dict[str, str] = {}  # name -> actor
        self._roots: dict[str, str] = {}  # what was resolved here, names and other ids

    @property
    def decisions(self) -> Decisions:
        """Return the decisions by hand that are in force."""
        if self._decisions is None:
            self._decisions = stored_decisions(self._execute)
        return self._decisions

    def count(self, gone: Sequence[Row], come: Sequence[Row]) -> list[Move]:
        """Count mentions out and in; return the mentions of other articles that move.

        Rows have article, local, name, kind, aliases. ``place`` says afterwards where
        those that come belong.
        """
        names, persons, claims = _tally(gone, come)
        ids = {*names, *(end for claim in claims for end in (claim.full, claim.short))}
        before = self._lock(ids)
        # Not before the lock: who decides on these names meanwhile holds it.
        self._decisions = None
        after = {
            key: NameFacts(
                key,
                old.articles + names[key],
                old.persons + persons[key],
                old.contested,
            )
            for key, old in before.items()
        }
        self._facts |= after
        changed = {
            key
            for key in ids
            if bool(before[key].articles) != bool(after[key].articles)
            or before[key].person != after[key].person
        }
        self._run("count_names", rows=[_counts(after[key]) for key in names])
        changed |= self._shorten(before, after, claims)
        changed |= self._relate(before, after, _changed(claims))
        changed |= self._contest(after, claims)
        moves: list[Move] = []
        if changed:
            there = {row["article"] for row in (*gone, *come)}
            moves = [m for m in self._resolve(changed) if m.mention["article"] not in there]
        self._drop(before, after, claims)
        return moves

    def place(self, mention: Mapping[str, Any]) -> Place:
        """Return which actor a mention is: a row with article, local, name, kind, aliases."""
        reading = read_mention(mention)
        own = own_id(mention["local"], mention["article"])
        if APART in mention["local"]:  # an actor of one article, named by its full id
            base = mention["local"].removeprefix(DECIDED)
        elif reading.name is None or self._is_contested(reading) or self._is_vacant(reading, own):
            base = own
        else:
            base = reading.name
        given = ""
        for split in self.decisions.splits.get(mention["article"], ()):
            if self._concerns(split, mention, {base, reading.name or own}):
                base, given = split.other, split.name
        return Place(self.root(base), given)

    def root(self, key: str) -> str:
        """Return the actor that a name or an id is."""
        if key in self._roots:
            return self._roots[key]
        if key in self.decisions.concerned:
            self._join(self.gather({key}))
            return self._roots[key]
        if APART not in key and key not in self._actors:
            self._read({key})
        return self._actors.get(key, key)

    def actors(self, keys: Iterable[str]) -> dict[str, str]:
        """Return the actors that names or ids are."""
        wanted = set(keys)
        self._read(key for key in wanted if APART not in key and key not in self._actors)
        return {key: self.root(key) for key in wanted}

    def gather(self, seeds: Iterable[str]) -> Neighbourhood:
        """Return the names and actors that hang together with the seeds."""
        found = Neighbourhood(set(seeds), {}, {})
        frontier = set(found.ids)
        while frontier:
            reached = set()
            for row in self._run("related_names", ids=sorted(frontier)):
                if row["rule"] and row["articles"]:
                    claim = Claim(row["name"], row["other"], Rule(row["rule"]))
                    found.claims[claim] = row["articles"]
                elif not row["rule"]:
                    found.folds[row["other"]].add(row["name"])
                reached |= {row["name"], row["other"]}
            for key in frontier:
                reached |= self.decisions.merged_with.get(key, set())
            frontier = reached - found.ids
            found.ids |= frontier
        for row in self._run("facts_of_names", ids=sorted(found.ids)):
            found.facts[row["id"]] = _facts(row)
            found.actors[row["id"]] = row["actor"]
        for key in found.facts:  # a name that nothing folds to may be spelled like one that folds
            found.folds.setdefault(key, set())
        return found

    def keep_off(self, ids: Iterable[str]) -> Neighbourhood:
        """Keep other writers off what hangs together with some ids; return it."""
        found = self.gather(ids)
        self._run("lock_names", ids=sorted(found.ids))
        self._decisions = None
        return self.gather(found.ids)

    def redecide(self, seeds: set[str], decisions: Decisions) -> list[Move]:
        """Put other decisions in force, which concern these ids; return the mentions that move."""
        old = self.gather(seeds)
        before = {self.root(key) for key in old.ids}
        self._decisions = decisions
        self._roots.clear()
        new = self.gather(old.ids)
        self._join(new)
        stale = {row["id"] for row in self._run("bearers", ids=sorted(new.ids))}
        return self._replace(stale | before | {self.root(key) for key in new.ids})

    def _run(self, name: str, **parameters: Sequence[Any]) -> list[Row]:
        """Run a file of cypher/load, unless it has nothing to work on."""
        if not any(parameters.values()):
            return []
        return self._execute(cypher_text("load", name), parameters)

    def _lock(self, ids: Iterable[str]) -> dict[str, NameFacts]:
        rows = self._run("names", ids=sorted(ids))
        self._actors |= {row["id"]: row["actor"] for row in rows}
        return {row["id"]: _facts(row) for row in rows}

    def _read(self, ids: Iterable[str]) -> None:
        for row in self._run("facts_of_names", ids=sorted(ids)):
            self._facts[row["id"]] = _facts(row)
            self._actors[row["id"]] = row["actor"]

    def _relate(
        self,
        before: Mapping[str, NameFacts],
        after: Mapping[str, NameFacts],
        claims: Mapping[Claim, int],
    ) -> set[str]:
        """Store what the names fold and shorten to and stand for; return the names it concerns."""
        new = {key: _related(facts) for key, facts in after.items()}
        old = {key: _related(facts) for key, facts in before.items()}
        folds = {(key, other) for key in new for other in new[key][0] - old[key][0]}
        shorts = {(key, other) for key in new for other in new[key][1] - old[key][1]}
        others = {other for _, other in folds} | {other for _, (other, _) in shorts}
        self._lock(others - after.keys())
        self._run("folds", rows=_pairs(folds))
        self._run(
            "shortens",
            rows=[
                {"name": key, "other": other, "fold": way} for key, (other, way) in sorted(shorts)
            ],
        )
        return self._claim(claims) | {end for pair in folds for end in pair}

    def _claim(self, claims: Mapping[Claim, int]) -> set[str]:
        rows = [_claim_row(claim) for claim in sorted(claims)]
        stored = {
            Claim(row["full"], row["short"], Rule(row["rule"])): row["articles"]
            for row in self._run("stands_for_as_stored", rows=rows)
        }
        counts = {claim: stored.get(claim, 0) + more for claim, more in claims.items()}
        self._run(
            "stands_for",
            rows=[{**_claim_row(claim), "articles": n} for claim, n in sorted(counts.items())],
        )
        return {
            end
            for claim, count in counts.items()
            if bool(count) != bool(stored.get(claim, 0)) and claim.rule is not Rule.HOLDER
            for end in (claim.full, claim.short)
        }

    def _shorten(
        self,
        before: Mapping[str, NameFacts],
        after: Mapping[str, NameFacts],
        claims: Mapping[Claim, int],
    ) -> set[str]:
        """Return the short names that mean another body than before; not yet counted claims."""
        old: dict[str, Counter[str]] = defaultdict(Counter)
        for row in self._run("bodies_of_short_names", ids=sorted(after)):
            old[row["short"]][row["full"]] = row["articles"]
        new = {short: given.copy() for short, given in old.items()}
        for claim, more in claims.items():
            if claim.rule is Rule.SHORT_BODY:
                new.setdefault(claim.short, Counter())[claim.full] += more
        return {
            key
            for key in new
            if body_meant(before[key], old[key]) != body_meant(after[key], new[key])
        }

    def _contest(self, after: Mapping[str, NameFacts], claims: Mapping[Claim, int]) -> set[str]:
        """Find anew which short names may mean several; return those for which that changed."""
        asked = set(after) | {claim.short for claim in claims}
        for key in after:
            asked |= short_of(key, person=True) | short_of(key, person=False)
        longer = {row["id"]: row for row in self._run("bearers_of_names", ids=sorted(asked))}
        stands = {row["id"]: row for row in self._run("bearers_of_acronyms", ids=sorted(asked))}
        known = dict(after) | {key: _facts(row) for key, row in (longer | stands).items()}
        rows = []
        clear: dict[str, Bearers] = {}
        for key, facts in known.items():
            persons = _bearers(longer.get(key), "persons")
            bodies = _bearers(longer.get(key), "bodies")
            state = contested(facts, persons, bodies, _bearers(stands.get(key), "bodies"))
            state = state if facts.articles else ""
            if state != facts.contested:
                rows.append({"id": key, "contested": state})
                self._facts[key] = NameFacts(key, facts.articles, facts.persons, state)
            if not state and facts.person and persons.total and "-" not in key:
                clear[key] = persons
        self._run("contest_names", rows=rows)
        return {row["id"] for row in rows} | self._make_known(known, clear)

    def _make_known(self, names: Iterable[str], clear: Mapping[str, Bearers]) -> set[str]:
        """Store for which person each short name stands; return the names it concerns."""
        wanted = [{"id": key, "most": clear[key].most} for key in sorted(clear)]
        meant = {
            Claim(row["full"], row["id"], Rule.SHORT)
            for row in self._run("bearer_of_names", rows=wanted)
            if known_by(row["id"], row["full"], clear[row["id"]])
        } | self._in_office(key for key in names if is_office(key))
        stored = {
            Claim(row["full"], row["short"], Rule(row["rule"]))
            for row in self._run("short_names_as_stored", ids=sorted(names))
        }
        gone = [{**_claim_row(claim), "articles": 0} for claim in sorted(stored - meant)]
        self._run("stands_for", rows=gone)
        self._run("delete_stands_for", rows=gone)
        # No article says so, it is what many add up to; their number would change with each.
        come = [{**_claim_row(claim), "articles": 1} for claim in sorted(meant - stored)]
        self._run("stands_for", rows=come)
        return {end for claim in stored ^ meant for end in (claim.full, claim.short)}

    def _in_office(self, offices: Iterable[str]) -> set[Claim]:
        """Return who articles say is in some offices."""
        given: dict[str, dict[str, int]] = defaultdict(dict)
        for row in self._run("holders_of_offices", ids=sorted(offices)):
            given[row["office"]][row["full"]] = row["articles"]
        found = {office: in_office(holders) for office, holders in given.items()}
        return {Claim(full, office, Rule.OFFICE) for office, full in found.items() if full}

    def _resolve(self, changed: set[str]) -> list[Move]:
        """Resolve anew what hangs together with names; return the mentions that move."""
        found = self.gather(changed)
        before = dict(found.actors)
        stale = self._join(found) | {key for key in changed if key in found.facts}
        actors = {row["id"] for row in self._run("bearers", ids=sorted(stale))}
        actors |= {before[key] for key in stale} | (found.ids & self.decisions.concerned)
        return self._replace(actors)

    def _join(self, found: Neighbourhood) -> set[str]:
        """Store which actor each name is; return the names for which that changed."""
        resolved = roots(found.ids, found.links(), self.decisions)
        self._roots |= resolved
        stale = {key for key, actor in found.actors.items() if resolved[key] != actor}
        self._run(
            "resolve_names",
            rows=[{"id": key, "actor": resolved[key]} for key in sorted(stale)],
        )
        self._actors |= {key: resolved[key] for key in found.facts}
        self._facts |= found.facts
        return stale

    def _replace(self, actors: Iterable[str]) -> list[Move]:
        """Place the mentions of actors anew; return those that are another's now."""
        rows = self._run("mentions_of_actors", ids=sorted(actors))
        names = {read_mention(row).name or "" for row in rows} - {""}
        self._read(names - self._facts.keys())
        moves = []
        for row in rows:
            place = self.place(row)
            if place != (row["actor"], row["given"]):
                moves.append(Move(row, place))
        return moves

    def _is_contested(self, reading: Reading) -> bool:
        """Tell whether a name may mean several, and no decision says whom it means."""
        if reading.name is None or reading.name in self.decisions.merged_with:
            return False
        facts = self._facts.get(reading.name)
        if facts is None or not facts.contested:
            return False
        return facts.contested != PERSONS or reading.person

    def _is_vacant(self, reading: Reading, own: str) -> bool:
        """Tell whether a mention is by an office that is nobody's, or was decided on by hand."""
        if reading.name is None or not is_office(reading.name):
            return False
        if reading.name in self.decisions.merged_with:
            return False
        return own in self.decisions.concerned or self.root(reading.name) == reading.name

    def _concerns(self, split: Decision, mention: Mapping[str, Any], bases: set[str]) -> bool:
        actor = self.root(split.actor)
        if not any(self.root(base) == actor for base in bases):
            return False
        names = (mention["name"], *mention["aliases"])
        return not split.called or split.called in {mention["local"], *map(slug, names)}

    def _drop(
        self,
        before: Mapping[str, NameFacts],
        after: Mapping[str, NameFacts],
        claims: Mapping[Claim, int],
    ) -> None:
        """Take out names, and relations between them, that no article gives any more."""
        new = {key: _related(facts) for key, facts in after.items()}
        old = {key: _related(facts) for key, facts in before.items()}
        folds = {(key, other) for key in new for other in old[key][0] - new[key][0]}
        shorts = {(key, other) for key in new for other in old[key][1] - new[key][1]}
        self._run("delete_folds", rows=_pairs(folds))
        self._run("delete_shortens", rows=_pairs({(k, o) for k, (o, _) in shorts}))
        fewer = [claim for claim, more in claims.items() if more < 0]
        self._run("delete_stands_for", rows=[_claim_row(c) for c in sorted(fewer)])
        gone = {key for key, facts in after.items() if not facts.articles}
        gone |= {other for _, other in folds} | {other for _, (other, _) in shorts}
        gone |= {claim.short for claim in fewer} | {claim.full for claim in fewer}
        self._run("delete_names", ids=sorted(gone))


def stored_decisions(execute: Execute) -> Decisions:
    """Return the decisions by hand that are in force."""
    return Decisions.of(
        Decision.of_row(row) for row in execute(cypher_text("load", "decisions"), {})
    )


def _tally(
    gone: Sequence[Row], come: Sequence[Row]
) -> tuple[Counter[str], Counter[str], Counter[Claim]]:
    """Return by how many articles more (or fewer) use each name, for a person, for whom."""
    names: Counter[str] = Counter()
    persons: Counter[str] = Counter()
    claims: Counter[Claim] = Counter()
    for sign, rows in ((-1, gone), (1, come)):
        for row in rows:
            if APART in row["local"]:
                continue
            reading = read_mention(row)
            if reading.name is not None:
                names[reading.name] += sign
                persons[reading.name] += sign * reading.person
            for claim in reading.claims:
                claims[claim] += sign
    return names, persons, claims


def _changed(claims: Counter[Claim]) -> dict[Claim, int]:
    return {claim: more for claim, more in claims.items() if more}


def _related(facts: NameFacts) -> tuple[set[str], set[tuple[str, str]]]:
    """Return what a name folds to, and what it shortens to, each with the name folded."""
    if not facts.articles or is_office(facts.id):
        return set(), set()
    folds = {fold_person(facts.id), fold_body(facts.id)} - {facts.id}
    shorts = set()
    for person, used in ((True, facts.persons > 0), (False, facts.persons < facts.articles)):
        if used:
            way = fold(facts.id, person=person)
            shorts |= {(short, way) for short in short_of(facts.id, person=person)}
    return folds, shorts


def _facts(row: Row) -> NameFacts:
    return NameFacts(row["id"], row["articles"], row["persons"], row["contested"])


def _bearers(row: Row | None, kind: str) -> Bearers:
    if row is None:
        return Bearers()
    return Bearers(*(row[f"{kind}_{what}"] for what in Bearers._fields))


def _counts(facts: NameFacts) -> Row:
    return {"id": facts.id, "articles": facts.articles, "persons": facts.persons}


def _pairs(pairs: Iterable[tuple[str, str]]) -> list[Row]:
    return [{"name": name, "other": other} for name, other in sorted(pairs)]


def _claim_row(claim: Claim) -> Row:
    return {
        "full": claim.full,
        "short": claim.short,
        "rule": str(claim.rule),
        "fold": fold(claim.full, person=claim.rule.of_persons),
    }
