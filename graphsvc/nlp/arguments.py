"""Who does what in a parse: subjects, objects, possessors and clauses of a predicate.

Small functions over token indices of a :class:`~graphsvc.nlp.parse.Parse`. They
see through passives, coordination, participles, infinitives and relative clauses,
so that "the senator, who was blamed by Ms Lee" gives Ms Lee as the one who blames.
"""

from __future__ import annotations

from collections.abc import Iterable

from graphsvc.nlp.parse import Parse

_SUBJECTS = ("nsubj", "csubj")
_PASSIVE_SUBJECTS = ("nsubjpass", "csubjpass")
_RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
_DEEP = 6  # clauses that are climbed for a subject; deeper ones are parse errors


def conjuncts(parse: Parse, token: int) -> list[int]:
    """Return ``token`` and what is coordinated with it to its right."""
    found = [token]
    for member in found:
        found.extend(
            child
            for child in parse.children[member]
            if parse.deps[child] == "conj" and parse.pos[child] in _NOUNS
        )
    return found


def resolve_relative(parse: Parse, token: int) -> int:
    """Return the noun that a relative pronoun stands for, else the token itself."""
    if parse.lowers[token] not in _RELATIVE or parse.tags[token] not in ("WP", "WDT", "WP$"):
        return token
    clause = token
    for _ in range(_DEEP):
        clause = parse.heads[clause]
        if parse.deps[clause] == "relcl":
            return parse.heads[clause]
        if parse.heads[clause] == clause:
            break
    return token


def _nouns(parse: Parse, tokens: Iterable[int]) -> list[int]:
    return [c for t in tokens for c in conjuncts(parse, resolve_relative(parse, t))]


def is_passive(parse: Parse, verb: int) -> bool:
    """Tell whether a verb is in the passive, written out or as a participle after a noun."""
    deps = [parse.deps[child] for child in parse.children[verb]]
    if any(dep in ("auxpass", "nsubjpass", "csubjpass", "agent") for dep in deps):
        return True
    participle = parse.tags[verb] in ("VBN", "VBD") and not any(d in ("nsubj", "aux") for d in deps)
    return (
        participle and parse.deps[verb] in ("acl", "relcl", "advcl", "amod") and "dobj" not in deps
    )


def agents_by(parse: Parse, token: int) -> list[int]:
    """Return the nouns of a by-phrase of ``token``."""
    found = []
    for child in parse.children[token]:
        if parse.deps[child] in ("agent", "prep") and parse.lowers[child] == "by":
            found += [n for n in parse.children[child] if parse.deps[n] == "pobj"]
    return _nouns(parse, found)


def grammatical_subjects(parse: Parse, verb: int) -> list[int]:
    """Return the subject of a verb as written or shared, active or passive."""
    current = verb
    for _ in range(_DEEP):
        own = [c for c in parse.children[current] if parse.deps[c] in _SUBJECTS + _PASSIVE_SUBJECTS]
        if own:
            return _nouns(parse, own)
        dep, head = parse.deps[current], parse.heads[current]
        if dep == "acl" and "to" in _marks(parse, current):  # "in an effort to disprove"
            return possessors(parse, head) or _subjects_above(parse, head) or [head]
        if dep in ("acl", "relcl"):
            return [head]
        if dep == "xcomp" and parse.pos[head] in ("VERB", "AUX"):
            controlled = [c for c in parse.children[head] if parse.deps[c] in ("dobj", "dative")]
            if controlled and "to" in _marks(parse, current):
                return _nouns(parse, controlled)
        elif dep not in ("conj", "advcl", "ccomp", "pcomp", "prep", "dep", "parataxis", "oprd"):
            return []
        if dep == "pcomp" and parse.pos[parse.heads[head]] in ("NOUN", "PROPN"):
            return possessors(parse, parse.heads[head])
        if head == current:
            return []
        current = parse.heads[head] if dep == "pcomp" else head
    return []


def _subjects_above(parse: Parse, noun: int) -> list[int]:
    """Return the subject of the verb that governs a noun: who makes the effort."""
    current = noun
    for _ in range(_DEEP):
        head = parse.heads[current]
        if head == current or parse.deps[current] in _SUBJECTS:
            return []
        if parse.pos[head] in ("VERB", "AUX"):
            return grammatical_subjects(parse, head)
        current = head
    return []


def _marks(parse: Parse, verb: int) -> set[str]:
    return {parse.lowers[c] for c in parse.children[verb] if parse.deps[c] in ("aux", "mark")}


def doers(parse: Parse, verb: int) -> list[int]:
    """Return who does what the verb says: its subject, or the by-phrase of a passive."""
    if is_passive(parse, verb):
        return agents_by(parse, verb)
    return grammatical_subjects(parse, verb)


def objects(parse: Parse, verb: int) -> list[int]:
    """Return whom or what the verb is done to: its object, or the subject of a passive."""
    if is_passive(parse, verb):
        if parse.deps[verb] in ("acl", "amod") and not any(
            parse.deps[c] in _PASSIVE_SUBJECTS for c in parse.children[verb]
        ):
            return conjuncts(parse, parse.heads[verb])
        return grammatical_subjects(parse, verb)
    found = [c for c in parse.children[verb] if parse.deps[c] in ("dobj", "dative", "oprd")]
    found = [c for c in found if parse.deps[c] != "oprd" or parse.pos[c] in ("NOUN", "PROPN")]
    subject = any(parse.deps[c] in _SUBJECTS for c in parse.children[verb])
    if not found and subject and parse.deps[verb] == "relcl":
        return [parse.heads[verb]]  # "a claim he denied", "the man whom she sued"
    return _nouns(parse, found)


def shared_objects(parse: Parse, verb: int) -> list[int]:
    """Return the objects of a verb, or those of the next verb that is coordinated with it."""
    found = objects(parse, verb)
    if not found:
        for child in parse.children[verb]:
            if parse.deps[child] == "conj" and parse.pos[child] == "VERB":
                return objects(parse, child)
    return found


def prepositional(parse: Parse, token: int, prepositions: Iterable[str]) -> list[int]:
    """Return the objects of the prepositions (or particles) of ``token``, through one noun."""
    wanted = frozenset(prepositions)
    found: list[int] = []
    holders = [token]
    holders += [
        c
        for c in parse.children[token]
        if parse.deps[c] in ("prt", "advmod", "prep", "dobj", "acomp", "attr")
    ]
    for holder in holders:
        for child in parse.children[holder]:
            if parse.lowers[child] in wanted and _leads_an_argument(parse, child):
                found += _objects_of(parse, child)
    return _nouns(parse, dict.fromkeys(found))


def _leads_an_argument(parse: Parse, token: int) -> bool:
    """Tell whether a preposition or particle leads an argument of its head.

    Also the second of two: "support for Israel, and for its army".
    """
    dep = parse.deps[token]
    return dep in ("prep", "dative", "agent", "prt", "advmod") or (
        dep == "conj" and parse.pos[token] == "ADP"
    )


def _objects_of(parse: Parse, preposition: int) -> list[int]:
    """Return the objects of a preposition, or whose act follows it ("for his refusing")."""
    found = []
    for child in parse.children[preposition]:
        if parse.deps[child] == "pobj":
            found.append(child)
        elif parse.deps[child] == "pcomp":
            found += [s for s in parse.children[child] if parse.deps[s] in ("nsubj", "poss")]
    return found


def possessors(parse: Parse, noun: int) -> list[int]:
    """Return whose thing a noun is: "the CIA's claim" gives CIA."""
    return _nouns(parse, [c for c in parse.children[noun] if parse.deps[c] == "poss"])


def modifiers(parse: Parse, noun: int) -> list[int]:
    """Return nouns and demonyms that stand before a noun: "US accusations" gives US."""
    return [
        c
        for c in parse.children[noun]
        if parse.deps[c] in ("compound", "amod", "nmod") and parse.lowers[c][:1] and c < noun
    ]


def clauses(parse: Parse, token: int) -> list[int]:
    """Return the heads of the complement clauses of a verb or noun."""
    return [
        c
        for c in parse.children[token]
        if parse.deps[c] in ("ccomp", "acl", "relcl")
        and (parse.deps[c] == "ccomp" or "that" in _marks(parse, c))
    ]


def clause_subjects(parse: Parse, token: int) -> list[int]:
    """Return the subjects of the complement clauses of a verb or noun."""
    found = []
    for clause in clauses(parse, token):
        found += [
            c for c in parse.children[clause] if parse.deps[c] in _SUBJECTS + _PASSIVE_SUBJECTS
        ]
    return _nouns(parse, found)
