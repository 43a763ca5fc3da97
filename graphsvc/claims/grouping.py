"""Propositions into claims, from what is known of pairs of them.

Average linkage (Sokal and Michener 1958) on the links of one component: the
two groups whose members are on average most likely about one proposition are
joined, as long as that average is high enough; a pair without a link counts as
zero. So one wrong link does not chain two claims into one. The result is a
function of the set of propositions and links: neither order nor history matter.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from typing import NamedTuple

JOIN_FROM = 0.35  # mean likelihood from which two groups are one claim
_DIGITS = 9  # sums of the same numbers in another order may differ after these


class Link(NamedTuple):
    """Two propositions that are likely one, and on which sides their sources are."""

    first: str
    second: str
    proposition: float  # how likely they are one, in [0, 1]
    opposite: bool  # the sources take opposite sides


class Group(NamedTuple):
    """The propositions of one claim, each with its side: 1 for that of the first, -1 against."""

    sides: dict[str, int]  # by proposition id, in the order of the ids
    weight: dict[str, float]  # how firmly each is tied to the others


def group(ids: Iterable[str], links: Iterable[Link]) -> list[Group]:
    """Return the claims that propositions form; one without links is a claim alone."""
    members = {key: {key: 1} for key in sorted(set(ids))}
    total: dict[str, dict[str, float]] = {key: {} for key in members}
    signed: dict[str, dict[str, float]] = {key: {} for key in members}
    weight = dict.fromkeys(members, 0.0)
    for link in sorted(set(links)):
        if link.first == link.second or not {link.first, link.second} <= members.keys():
            continue
        for one, other in ((link.first, link.second), (link.second, link.first)):
            value = -link.proposition if link.opposite else link.proposition
            total[one][other] = link.proposition
            signed[one][other] = value
            weight[one] += link.proposition

    def mean(one: str, other: str) -> float:
        size = len(members[one]) * len(members[other])
        return round(total[one][other] / size, _DIGITS)

    heap = [(-mean(a, b), a, b) for a in total for b in total[a] if a < b]
    heapq.heapify(heap)
    while heap:
        negative, one, other = heapq.heappop(heap)
        if -negative < JOIN_FROM:
            break
        alive = one in members and other in members and other in total[one]
        if not alive or mean(one, other) != -negative:
            continue  # an entry from before one of them grew
        turn = -1 if signed[one][other] < 0 else 1
        for key, side in members.pop(other).items():
            members[one][key] = side * turn
        _absorb(total, one, other, 1)
        _absorb(signed, one, other, turn)
        for third in total[one]:
            low, high = min(one, third), max(one, third)
            heapq.heappush(heap, (-mean(low, high), low, high))
    return [_group(found, weight) for _, found in sorted(members.items())]


def _absorb(table: dict[str, dict[str, float]], one: str, other: str, turn: int) -> None:
    """Add the row and column of ``other`` to those of ``one``."""
    for third, value in table.pop(other).items():
        if third != one:
            table[one][third] = table[one].get(third, 0.0) + turn * value
            table[third][one] = table[one][third]
            del table[third][other]
    del table[one][other]


def _group(sides: dict[str, int], weight: dict[str, float]) -> Group:
    ordered = dict(sorted(sides.items()))
    first = next(iter(ordered.values()))
    return Group(
        {key: side * first for key, side in ordered.items()},
        {key: round(weight[key], _DIGITS) for key in ordered},
    )
