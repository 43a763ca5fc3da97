"""Which propositions are compared at all: those that share a block.

A block is two telling words and a stretch of time. What a proposition's blocks
are depends on it alone, so that the pairs compared are the same whatever was
loaded before. The rarer the two words, the longer the stretch: blocks of common
words stay small as a corpus grows over the years.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import combinations

from graphsvc.claims.words import weight

TELLING = 8  # words of a proposition that its blocks are made of
LEAST_WEIGHT = 0.2  # of such a word
RARE = 1.3  # weight of two words together from which they count as rare
DAYS_RARE = 180
DAYS = 60
UNDATED = "undated"


def blocks(stems: Iterable[str], day: str | None) -> list[str]:
    """Return the blocks that a proposition is in. ``day`` is an ISO 8601 date, or None."""
    return [f"{words} {_period(day, width)}" for words, width in _pairs(stems)]


def neighbours(stems: Iterable[str], day: str | None) -> list[str]:
    """Return the blocks in which to look for others: its own and those just before and after."""
    found = []
    for words, width in _pairs(stems):
        period = _period(day, width)
        if period == UNDATED:
            found.append(f"{words} {period}")
        else:
            found += [f"{words} {int(period) + step}" for step in (-1, 0, 1)]
    return found


def _pairs(stems: Iterable[str]) -> list[tuple[str, int]]:
    told = {stem: weight(stem) for stem in stems if weight(stem) >= LEAST_WEIGHT}
    chosen = sorted(told, key=lambda stem: (-told[stem], stem))[:TELLING]
    return [
        (f"{a} {b}", DAYS_RARE if told[a] + told[b] >= RARE else DAYS)
        for a, b in combinations(sorted(chosen), 2)
    ]


def _period(day: str | None, width: int) -> str:
    try:
        return str(date.fromisoformat((day or "")[:10]).toordinal() // width)
    except ValueError:
        return UNDATED
