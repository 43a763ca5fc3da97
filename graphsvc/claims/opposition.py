"""Which assertions of a claim surely stand against each other, and how surely.

That two are on opposite sides of one claim can be the end of a long chain: of
links, of readings. Here only those count that were compared with each other, or
that one article gives one proposition and whose words bear it out. The certainty
of an opposition is that of its weakest part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from graphsvc.claims.cues import decided
from graphsvc.claims.grouping import Link
from graphsvc.claims.wording import neutral
from graphsvc.claims.words import sides, weight, words
from graphsvc.records import Stance

Row = Mapping[str, Any]

SURE = 0.6  # certainty from which an opposition holds more often than not when read
GIVEN = 1.0  # of a link between what two articles give one claim
SURE_OF_ONE = 0.8  # the same of two assertions by one speaker
DENIALS = frozenset({"deny", "reject", "dispute", "dismiss", "refute"})  # acts
REFERRING = 4  # words of a content, at most, that says too little of its own: "the mayor's claim"
FEWEST_SHARED = 3  # telling words of a content that another can be said to contain
BORNE_OUT = 0.3  # share of their telling words that two contents of one proposition have in common


class Opposition(NamedTuple):
    """An assertion for a claim and one against it."""

    upheld: Row
    against: Row
    certainty: float  # the least of the two assertions' and of the likelihood of the link

    @property
    def one_speaker(self) -> bool:
        """Tell whether one and the same speaker made both."""
        return _speaker(self.upheld) == _speaker(self.against)


def oppositions(rows: Iterable[Row], links: Iterable[Link]) -> list[Opposition]:
    """Return the oppositions among the assertions of one claim, in the order of their ids.

    ``rows``: assertion, proposition, stance (to the claim), flipped (whether it stands
    otherwise to its content than the statement which the proposition was read from),
    words (of its own content), text (of the proposition), certainty, actor or None,
    source, cue, act. ``links`` are those between the claim's propositions.
    """
    stated: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: str(row["assertion"])):
        stated[row["proposition"]].append(row)
    found: list[Opposition] = []
    for said in stated.values():
        for one in said:
            for other in said:
                once = one["assertion"] < other["assertion"]
                if once and _one_matter(one["words"], other["words"]):
                    found += _opposition(one, other, 1.0)
    for link in links:
        ones, others = (
            [row for row in stated.get(end, ()) if link.proposition == GIVEN or _comparable(row)]
            for end in (link.first, link.second)
        )
        for one in ones:
            for other in others:
                if link.opposite == (one["flipped"] == other["flipped"]):
                    found += _opposition(one, other, _likelihood(link, one, other))
    return sorted(found, key=lambda one: (one.upheld["assertion"], one.against["assertion"]))


def sureness(found: Iterable[Opposition]) -> float:
    """Return how certain it is that two dispute a claim at all: the surest opposition's."""
    return max((one.certainty for one in found if not one.one_speaker), default=0.0)


def turned(found: Iterable[Opposition]) -> list[str]:
    """Return the actors who surely took both sides, by id.

    Few do, and many are misread so: therefore surer ones than between two.
    """
    sure = (one for one in found if one.one_speaker and one.certainty >= SURE_OF_ONE)
    return sorted({str(one.upheld["actor"]) for one in sure if one.upheld["actor"] is not None})


def _opposition(one: Row, other: Row, likely: float) -> Iterator[Opposition]:
    if one["stance"] == other["stance"]:
        return
    upheld, against = (one, other) if one["stance"] == Stance.SUPPORTS else (other, one)
    yield Opposition(upheld, against, min(likely, one["certainty"], other["certainty"]))


def _speaker(row: Row) -> str:
    return str(row["actor"] or row["source"])


def _comparable(row: Row) -> bool:
    """Tell whether what holds of a proposition's first statement holds of an assertion, surely."""
    return _one_matter(row["words"], row["text"]) and decided(row["cue"], row["words"])


def _one_matter(one: str, other: str) -> bool:
    """Tell whether the words of two contents bear out that they are one proposition.

    They do where they share enough, or where one only refers back.
    """
    first, second = (neutral(words_of).casefold() for words_of in (one, other))
    if first == second or min(len(first.split()), len(second.split())) <= REFERRING:
        return True
    ours, theirs = _telling(first), _telling(second)
    every = _total(ours | theirs)
    return every > 0 and _total(ours & theirs) / every >= BORNE_OUT


def _likelihood(link: Link, one: Row, other: Row) -> float:
    """Return how likely two linked contents are one.

    "denied poisoning it" is worded otherwise than "accused him of poisoning it", which makes
    their link less likely; but the content of a denial is often what it denies, word by word.
    """
    if (one["act"] in DENIALS) == (other["act"] in DENIALS):
        return link.proposition
    return max(link.proposition, _contained(one["words"], other["words"]))


def _contained(one: str, other: str) -> float:
    """Return the share of the telling words of the shorter content that the other has too.

    0 where it has too few of them.
    """
    ours, theirs = _telling(neutral(one)), _telling(neutral(other))
    least = min(_total(ours), _total(theirs))
    if min(len(ours), len(theirs)) < FEWEST_SHARED or not least:
        return 0.0
    return _total(ours & theirs) / least


def _telling(text: str) -> set[str]:
    lexicon = sides()
    return {
        word.stem
        for word in words(text)
        if word.form and word.form not in lexicon.stop and not lexicon.negates(word)
    }


def _total(stems: set[str]) -> float:
    # In a fixed order, so that the rounding of the sum is the same in every process.
    return sum(weight(stem) for stem in sorted(stems))
