"""What the rest of an article says of a pair of actors, added to its candidates."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from graphsvc.nlp.candidate import Candidate
from graphsvc.nlp.speakers import Speakers
from graphsvc.records import Actor, EdgeType

KIN_SCALE = 2.0  # larger than other features' value, so that regularisation shrinks it less
KIN_LETTERS = 4  # shorter words that two names share ("the", "of") make no kin
_MANY = 5  # actors of a sentence that are counted
_OFTEN = 10  # mentions of an actor that are counted
_LONG = 60  # tokens of a sentence that are counted
# The relations by which a description names whose man or woman somebody is.
_DESCRIBING = frozenset({"compound", "amod", "nmod", "poss", "prep", "pobj", "appos"})
_LONG_NAME = 4  # words of a name
_OWNED = re.compile(r"['’]s ")
_DESCRIBED = 4  # words between a body and whom it describes: "Chinese Foreign Ministry spokesman"


def add_context(
    candidates: Iterable[Candidate],
    speakers: Speakers,
    actors: Mapping[str, Actor],
    polls: Set[str],
) -> None:
    """Add to each candidate what its actors are and what the article says of them elsewhere.

    ``actors`` are the article's, by id; ``polls`` are words of a poll.
    """
    pairs: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        pairs[candidate.source, candidate.target].append(candidate)
    mentioned = Counter(mention[3] for mention in speakers.mentions)
    crowd: dict[int, set[str]] = defaultdict(set)
    for mention in speakers.mentions:
        crowd[speakers.parse.sentences[mention[2]]].add(mention[3])
    sides = _sides(speakers)
    for (source, target), members in pairs.items():
        back = pairs.get((target, source), ())
        kin = _kin(source, target) or (source, target) in sides
        counter = any(c.features.get("act:ACCUSES") for c in back)
        for candidate in members:
            add = candidate.add
            for role, actor in (("source", source), ("target", target)):
                if actor in actors:
                    add(f"{role}-is:{actors[actor].kind}")
                    for form in _forms(actors[actor].name):
                        add(f"{role}-name:{form}")
                add(f"{role}:often", min(mentioned[actor], _OFTEN) / _OFTEN)
            if kin:
                add("kin", KIN_SCALE)
            if candidate.features.get("cue:denied") and candidate.finding is None:
                add("denied-about", KIN_SCALE)  # "denied that Russia did it"
            if counter:
                add("back:ACCUSES")
            add(f"sentence:actors:{min(len(crowd[candidate.sentence]), _MANY)}")
            _add_sentence(candidate, speakers, polls)
            _add_elsewhere(candidate, [other for other in members if other is not candidate])


def _forms(name: str) -> Iterator[str]:
    """Yield how an actor is named: "voters" is seldom one whom an article sets against another."""
    words = name.split()
    if name == name.lower():
        yield "common"
        if len(words) == 1:
            yield "common-word"
    else:
        if len(words) == 1:
            yield "word"
        if name[:1].islower():
            yield "mixed"
    if len(words) >= _LONG_NAME:
        yield "long"
    if _OWNED.search(name):
        yield "owned"


def _add_sentence(candidate: Candidate, speakers: Speakers, polls: Set[str]) -> None:
    """Say what kind of sentence it is."""
    begin, end = speakers.parse.sentence_range(candidate.sentence)
    candidate.add("sentence:long", min(end - begin, _LONG) / _LONG)
    if not polls.isdisjoint(speakers.parse.lowers[begin:end]):
        candidate.add("sentence:poll")


def _add_elsewhere(candidate: Candidate, others: Sequence[Candidate]) -> None:
    """Say what other sentences show of the same pair."""
    for edge in EdgeType:
        if any(o.features.get(f"act:{edge}") for o in others):
            candidate.add(f"elsewhere:{edge}")
    if any(o.features.get("says:bad") or o.features.get("says:harm") for o in others):
        candidate.add("elsewhere:bad")
    if any(o.features.get("says:good") for o in others):
        candidate.add("elsewhere:good")


def _sides(speakers: Speakers) -> set[tuple[str, str]]:
    """Return the pairs where one is described by the other: "Kremlin spokesman Lee"."""
    parse, found = speakers.parse, set()
    for _, _, head, actor, _ in speakers.mentions:
        current = head
        for _ in range(_DESCRIBED):
            if parse.deps[current] not in _DESCRIBING:
                break
            current = parse.heads[current]
            other = speakers.actor_at(current)
            if other is not None and other != actor:
                found.add((other, actor))
                break
    return found


def _kin(one: str, other: str) -> bool:
    """Tell whether one actor is named after the other: "Lee" and "Lee's campaign"."""
    shared = set(one.split("-")) & set(other.split("-"))
    return any(len(word) >= KIN_LETTERS for word in shared)
