"""Which assertions of an article its reviews are about, also after another extraction.

An assertion's id is a function of its spans and its reading, so most reviews
find theirs by id. Where a later model draws a span otherwise, the words decide:
the same cue at the same place, or the same sentence with the same source and
cue. Then a confirmation holds for the same reading only, since another one was
never confirmed; a rejection or correction holds for the words, whatever is read
in them now, unless that reading stood beside the rejected one when it was
reviewed. What remains open is left unmatched: a decision is not guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphsvc.reviews.review import Found, Review, Verdict

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Reading:
    """An assertion of the article at hand, as far as matching needs it."""

    id: str
    found: Found

    @property
    def place(self) -> tuple[int, ...]:
        """Return where the cue is, or nothing where there is no cue."""
        return self.found.cue_spans if self.found.cue else ()


def match(reviews: Iterable[Review], readings: Sequence[Reading]) -> dict[str, list[Review]]:
    """Return assertion id to its reviews, the latest last.

    ``reviews`` are those of one article that are not withdrawn.
    """
    matched: dict[str, list[Review]] = {}
    by_id = {reading.id: reading for reading in readings}
    left = []
    for review in reviews:
        same = by_id.get(review.subject)
        if same is not None and review.found and _words(review.found) == _words(same.found):
            matched.setdefault(same.id, []).append(review)
        else:
            left.append(review)
    decided = frozenset(matched)  # by id: these need no likeness
    for review in left:
        found = _like(review, [one for one in readings if one.id not in decided])
        if found is not None:
            matched.setdefault(found.id, []).append(review)
    return {key: sorted(found, key=lambda review: review.order) for key, found in matched.items()}


def _like(review: Review, readings: Sequence[Reading]) -> Reading | None:
    """Return the one assertion that a review is about though it has another id, if there is one."""
    was = review.found
    if was is None:
        return None
    for candidates in (
        [one for one in readings if one.place and one.place == was.cue_spans
         and _plain(one.found.cue) == _plain(was.cue)],
        [one for one in readings if _phrase(one.found) == _phrase(was)],
    ):  # fmt: skip
        if not candidates:
            continue
        same = [one for one in candidates if _reading(one.found) == _reading(was)]
        if not same and review.verdict != Verdict.CONFIRM:
            same = [one for one in candidates if one.id not in was.beside]
        if len(same) > 1:
            same = [one for one in same if _plain(one.found.text) == _plain(was.text)]
        return same[0] if len(same) == 1 else None
    return None


def _words(found: Found) -> tuple[str, ...]:
    return (*_phrase(found), _plain(found.text))


def _phrase(found: Found) -> tuple[str, ...]:
    return _plain(found.sentence), _plain(found.source), _plain(found.cue)


def _reading(found: Found) -> tuple[Any, ...]:
    return found.edge, found.actor, found.targets


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
