"""Who the names of one document name: one entity for all the names of one person or body.

Names are merged over the whole document, so that a headline's "Clinton" finds
the "Hillary Clinton" of the second paragraph: surnames and given names with
full names, initials and short forms of given names, acronyms with what they
abbreviate, and states with their capitals.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Set
from itertools import islice

from graphsvc.nlp.entity import Entity
from graphsvc.nlp.names import Label, Name, strip_suffix
from graphsvc.nlp.vocabulary import State, Vocabulary
from graphsvc.nlp.words import Words
from graphsvc.records import ActorKind

_SMALL = frozenset({"of", "for", "the", "and", "on", "in", "to", "&", "de", "a"})
_COMPANY = frozenset({"inc", "inc.", "co", "co.", "corp", "corp.", "ltd", "ltd.", "llc", "plc",
                      "company", "corporation"})  # fmt: skip

# A handle may hold more than a name of over so many letters ("@realJaneKelly"); a shorter
# name must be all of it.
_HELD = 4

# Of a very long text, so many named entities are looked through for a description.
MOST_NAMED = 1000


class Registry:
    """The entities of one document, and how names find them."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.entities: list[Entity] = []
        self.by_noun: dict[str, list[int]] = defaultdict(list)  # those known by a description
        self._full: dict[str, int] = {}  # casefolded full name -> entity
        self._surnames: dict[str, list[int]] = defaultdict(list)
        self._givens: dict[str, list[int]] = defaultdict(list)
        self._states: dict[str, int] = {}
        self._named: list[int] | None = None

    def add(self, entity: Entity) -> int:
        """Add an entity and return its number."""
        self.entities.append(entity)
        number = len(self.entities) - 1
        if entity.head:
            self.by_noun[entity.head].append(number)
        return number

    def named(self) -> list[int]:
        """Return the entities that have a name, at most MOST_NAMED, in the order of the text."""
        if self._named is None:
            found = (n for n, entity in enumerate(self.entities) if entity.names)
            self._named = list(islice(found, MOST_NAMED))
        return self._named

    def assign(self, names: list[Name], words: Words) -> list[int | None]:
        """Return the entity of each name (None: the name of no actor), adding new ones."""
        assigned: list[int | None] = [None] * len(names)
        counts = Counter(name.text for name in names if not name.headline)
        order = [(i, name) for i, name in enumerate(names) if len(strip_suffix(name.text)) > 1]
        # names that begin with a given name first, since they explain the others
        given = self.vocabulary.given_names
        order.sort(key=lambda pair: pair[1].text.split()[0] not in given and not pair[1].titled)
        for i, name in order:
            if name.label is Label.PERSON and self._trusted(name, counts):
                assigned[i] = self._nicknamed(name)
                if assigned[i] is None:
                    assigned[i] = self._person(name)
        # longer names first, so that "Select Committee" finds "Select Committee on Water"
        for i, name in sorted(enumerate(names), key=lambda pair: -len(pair[1].text)):
            if name.label in (Label.STATE, Label.CAPITAL):
                assigned[i] = self._state(name)
                continue
            capitals = name.text.isupper() and not self._is_common(name)
            # "KELLY: I never said so." is no acronym where a Kelly is known
            full = " " in name.text or (capitals and name.text.casefold() not in self._surnames)
            if name.label is Label.BODY and full and assigned[i] is None:
                assigned[i] = self._body(name) if self._trusted(name, counts) else None
        self._link_acronyms(names, assigned, words)
        votes = _votes(names)
        for i, name in enumerate(names):
            if assigned[i] is None and name.label not in (Label.STATE, Label.CAPITAL):
                assigned[i] = self._single(name, votes, words)
        return assigned

    def admit(self, name: Name) -> int:
        """Return the entity of a name that speaks: a place or an unknown name as a source."""
        if name.label is Label.PLACE:
            key = name.text.casefold()
            if key not in self._full:
                self._full[key] = self.add(Entity(ActorKind.STATE))
            self.entities[self._full[key]].names[name.text] += 1
            return self._full[key]
        if name.label is Label.PERSON:
            return self._lone_person(name)
        return self._short_body(name)

    def find_alias(self, surface: str) -> int | None:
        """Return the entity that a surface names without doubt, or None."""
        key = surface.casefold()
        if key in self._full:
            return self._full[key]
        for table in (self._surnames, self._givens):
            if len(table.get(key, ())) == 1 and key not in _SMALL:
                return table[key][0]
        return None

    def state(self, state: State) -> int:
        """Return the entity of a state, adding it on first use."""
        if state.name not in self._states:
            entity = Entity(ActorKind.STATE, shown=state.name)
            self._states[state.name] = self.add(entity)
            for name in state.names:
                self._full.setdefault(name.casefold(), self._states[state.name])
        return self._states[state.name]

    def _state(self, name: Name) -> int:
        vocabulary = self.vocabulary
        state = (
            vocabulary.states.get(name.text)
            or vocabulary.capitals.get(name.text)
            or vocabulary.people[name.text]
        )
        number = self.state(state)
        self.entities[number].names[name.text] += 1
        return number

    def _trusted(self, name: Name, counts: Counter[str]) -> bool:
        """Tell whether a candidate of a headline in capitals is borne out elsewhere."""
        if not name.headline or counts[name.text] or name.titled:
            return True
        if name.text in self.vocabulary.institutions:
            return True
        return name.label is Label.PERSON and name.text.split()[0] in self.vocabulary.given_names

    def _nicknamed(self, name: Name) -> int | None:
        """Return who is meant by a given name with a mocking word: "Crooked Hillary"."""
        first, *_, last = name.text.split()
        known = self._givens.get(last.casefold(), [])
        if first in self.vocabulary.given_names or last.casefold() in self._surnames:
            return None
        return known[0] if len(known) == 1 else None

    def _person(self, name: Name) -> int:
        parts = strip_suffix(name.text)
        first, last = parts[0], parts[-1].casefold()
        for number in self._surnames[last]:
            known = strip_suffix(next(iter(self.entities[number].names)))
            if len(known) > 1 and self._same_given(known[0], first):
                self._name_person(number, name)
                return number
        entity = Entity(ActorKind.PERSON)
        number = self.add(entity)
        self._surnames[last].append(number)
        if len(first.rstrip(".")) > 1:
            self._givens[first.casefold()].append(number)
        self._name_person(number, name)
        return number

    def _name_person(self, number: int, name: Name) -> None:
        entity = self.entities[number]
        entity.names[name.text] += 1
        self._full.setdefault(name.text.casefold(), number)
        given = self.vocabulary.given_names.get(name.text.split()[0], "")
        entity.gender = entity.gender or name.gender or (given if " " in name.text else "")

    def _same_given(self, one: str, other: str) -> bool:
        a, b = one.casefold().rstrip("."), other.casefold().rstrip(".")
        if a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]):
            return True
        if (a, b) in self.vocabulary.nicknames or (b, a) in self.vocabulary.nicknames:
            return True
        return a.replace("ll", "l") == b.replace("ll", "l")

    def _body(self, name: Name) -> int:
        key = self._key(name.text)
        for prefix in ("U.S. ", "US "):
            if name.text.removeprefix(prefix) in self.vocabulary.institutions:
                key = self._key(name.text.removeprefix(prefix))
        other = self.vocabulary.institutions.get(name.text, "")
        for form in (key, self._key(other) if other else key):
            if form in self._full:
                number = self._full[form]
                break
        else:
            longer = self._beginning_with(key) | self._parts_named(key) if " " in key else set()
            number = longer.pop() if len(longer) == 1 else self._new_body()
        self._full.setdefault(key, number)
        if other:
            self._full.setdefault(self._key(other), number)
        self.entities[number].names[name.text] += 1
        return number

    def _link_acronyms(self, names: list[Name], assigned: list[int | None], words: Words) -> None:
        """Merge an acronym with the name that it abbreviates: in brackets, or by its letters."""
        initials: dict[str, int] = {}
        for i, name in enumerate(names):
            number = assigned[i]
            if number is None or " " not in name.text:
                continue
            if self.entities[number].kind is not ActorKind.ORGANISATION:
                continue
            letters = "".join(part[0] for part in name.text.split() if part.lower() not in _SMALL)
            initials.setdefault(letters.upper(), number)
        for i, name in enumerate(names):
            acronym = name.text.replace(".", "")
            if not (acronym.isupper() and 2 <= len(acronym) <= 6 and " " not in acronym):
                continue
            if self.vocabulary.institutions.get(name.text):
                continue  # the lexicon knows what it abbreviates
            target = initials.get(acronym)
            if target is None and i and words.text[name.start - 1] == "(":
                before = assigned[i - 1]
                if names[i - 1].end == name.start - 1 and acronym[0] == names[i - 1].text[0]:
                    target = before
            number = assigned[i]
            if target is None or number == target or name.label is Label.STATE:
                continue
            if number is not None:
                self._merge(number, target, assigned)
            assigned[i] = target
            if number is None:
                self.entities[target].names[name.text] += 1
            self._full[name.text.casefold()] = target

    def _merge(self, number: int, target: int, assigned: list[int | None]) -> None:
        self.entities[target].names.update(self.entities[number].names)
        self.entities[number].names.clear()
        for i, one in enumerate(assigned):
            if one == number:
                assigned[i] = target
        for key, one in self._full.items():
            if one == number:
                self._full[key] = target

    def _single(self, name: Name, votes: dict[str, Counter[Label]], words: Words) -> int | None:
        """Return the entity of a name that is no full name: a surname, an acronym, a handle."""
        text, key = name.text, name.text.casefold()
        if name.label is Label.GROUP:
            return self._group(name)
        if text.startswith("@"):
            return self._handle(name)
        known = self._by_surname(name, key)
        if known is not None:
            self._name_person(known, name)
            return known
        if key in self._full:
            number = self._full[key]
            self.entities[number].names[text] += 1
            return number
        if len(self._givens.get(key, ())) == 1:
            number = self._givens[key][0]
            self._name_person(number, name)
            return number
        stem = key[:-1] if key.endswith("s") else ""
        if stem in self._surnames and " " not in key:
            return self._group(name)
        vote = votes[text]
        if not vote or (name.headline and not name.titled):
            return None
        if vote[Label.PERSON] and vote[Label.PERSON] >= vote[Label.BODY]:
            return self._lone_person(name)
        if vote[Label.PLACE] > vote[Label.BODY]:
            return None
        if vote[Label.BODY]:
            return self._short_body(name)
        return None

    def _is_common(self, name: Name) -> bool:
        """Tell whether a capitalised word is a noun and no name: "PAC", "Report"."""
        key, vocabulary = name.text.casefold(), self.vocabulary
        if name.titled or name.text in vocabulary.institutions:
            return False
        return any(
            key in nouns
            for nouns in (
                vocabulary.roles,
                vocabulary.generic,
                vocabulary.bodies,
                vocabulary.documents,
            )
        )

    def _by_surname(self, name: Name, key: str) -> int | None:
        if " " in key:
            parts = strip_suffix(name.text)
            if name.label is not Label.PERSON or len(parts) > 1:
                return None
        found = self._surnames.get(key, [])
        if name.gender:
            found = [n for n in found if self.entities[n].gender in ("", name.gender)]
        if not found:
            return None
        if len(found) == 1:
            return found[0]
        return max(found, key=lambda n: (sum(self.entities[n].names.values()), -n))

    def _group(self, name: Name) -> int:
        key = name.text.casefold()
        if key not in self._full:
            self._full[key] = self.add(Entity(ActorKind.GROUP, plural=True))
        self.entities[self._full[key]].names[name.text] += 1
        return self._full[key]

    def _handle(self, name: Name) -> int:
        letters = re.sub(r"[^a-z]", "", name.text.casefold())
        for full, number in self._full.items():
            parts = full.split()
            # "@janekelly" is Jane B. Kelly
            short = parts[:1] + parts[-1:] if len(parts) > 1 else parts
            compact = re.sub(r"[^a-z]", "", "".join(short))
            held = len(compact) > _HELD and compact in letters
            if (held or compact == letters) and self.entities[number].names:
                self.entities[number].names[name.text] += 1
                return number
        key = name.text.casefold()
        if key not in self._full:
            self._full[key] = self.add(Entity(ActorKind.PERSON))
        self.entities[self._full[key]].names[name.text] += 1
        return self._full[key]

    def _lone_person(self, name: Name) -> int:
        number = self.add(Entity(ActorKind.PERSON))
        key = strip_suffix(name.text)[-1].casefold()
        self._surnames[key].append(number)
        self._name_person(number, name)
        return number

    def _new_body(self) -> int:
        return self.add(Entity(ActorKind.ORGANISATION))

    def _beginning_with(self, key: str) -> set[int]:
        """Return the bodies with a name that goes on after ``key``."""
        return {
            number
            for full, number in self._full.items()
            if full.startswith(key + " ") and self.entities[number].kind is ActorKind.ORGANISATION
        }

    def _key(self, text: str) -> str:
        return _body_key(text, self.vocabulary.turned_bodies)

    def _parts_named(self, key: str) -> set[int]:
        """Return the bodies with a name that holds ``key``, where it names a part of a body.

        "Select Committee" is the House Select Committee; but the "Supreme Court" need
        not be the Ohio Supreme Court that the text names as well.
        """
        if key.split()[-1] not in self.vocabulary.part_bodies:
            return set()
        return {
            number
            for full, number in self._full.items()
            if f" {key} " in f" {full} " and self.entities[number].kind is ActorKind.ORGANISATION
        }

    def _short_body(self, name: Name) -> int:
        """Return the body that a short name means: the one long name that begins with it."""
        key = self._key(name.text)
        longer = self._beginning_with(key)
        number = longer.pop() if len(longer) == 1 else self._new_body()
        self._full[key] = number
        self._full.setdefault(name.text.casefold(), number)
        self.entities[number].names[name.text] += 1
        return number


def _body_key(text: str, turned: Set[str]) -> str:
    """Return the form by which names of one body are found to be the same."""
    parts = text.casefold().split()
    while len(parts) > 1 and parts[-1] in _COMPANY:
        parts.pop()
    if parts[0] == "the" and len(parts) > 1:
        del parts[0]
    if parts[0] in turned and parts[1:2] == ["of"] and parts[2:]:
        parts = [*parts[2:], parts[0]]  # "Department of Justice" is the "Justice Department"
    return " ".join(parts)


def _votes(names: list[Name]) -> dict[str, Counter[Label]]:
    """Count what each name was taken for; a title tells more than the recogniser."""
    votes: dict[str, Counter[Label]] = defaultdict(Counter)
    for name in names:
        if name.label is not Label.UNKNOWN:
            votes[name.text][name.label] += 5 if name.titled else 1
    return votes
