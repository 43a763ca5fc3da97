"""Structural balance: which triangles fit two sides, and how far the whole is from them.

A triangle is balanced where the product of its signs is positive: all three back
one another, or two back each other against the third (Cartwright and Harary,
"Structural balance: a generalization of Heider's theory", Psychological Review 63,
1956). Three who all oppose one another are unbalanced by that measure, but fit
three camps (Davis, "Clustering and structural balance in graphs", 1967), and so
are counted apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nsmallest

from graphsvc.analysis.frustration import Frustration, find_frustration
from graphsvc.analysis.projection import Projection

KINDS = {3: "all_support", 1: "one_conflict", -1: "two_conflicts", -3: "all_conflict"}


@dataclass(frozen=True, slots=True)
class Triangle:
    """Three actors, each tied to each other."""

    actors: tuple[str, str, str]
    kind: str
    strength: float  # of its weakest tie


@dataclass(frozen=True, slots=True)
class Balance:
    """How far the graph is from two sides."""

    counts: dict[str, int]  # kind of triangle to how many there are
    unbalanced: tuple[Triangle, ...]  # the strongest of them
    ties: int
    undecided: int  # ties whose support and conflict weigh the same, left out
    frustration: Frustration

    @property
    def share(self) -> float | None:
        """Return the share of the triangles that is balanced; None where there are none."""
        balanced = self.counts["all_support"] + self.counts["two_conflicts"]
        total = sum(self.counts.values())
        return balanced / total if total else None


def find_balance(projection: Projection, *, limit: int = 10, seed: int = 0) -> Balance:
    """Return the balance, with at most ``limit`` unbalanced triangles, the best shown first."""
    graph = projection.graph(1, -1)
    counts: Counter[str] = Counter(dict.fromkeys(KINDS.values(), 0))

    def unbalanced() -> Iterator[Triangle]:
        for triangle in _triangles(projection):
            counts[triangle.kind] += 1
            if triangle.kind in ("one_conflict", "all_conflict"):
                yield triangle

    # A contradiction among friends says more than three who are all at odds.
    shown = nsmallest(
        limit, unbalanced(), key=lambda t: (t.kind == "all_conflict", -t.strength, t.actors)
    )
    ties = graph.number_of_edges()
    return Balance(
        dict(counts), tuple(shown), ties, len(projection.ties) - ties, find_frustration(graph, seed)
    )


def _triangles(projection: Projection) -> Iterator[Triangle]:
    """Yield each triangle once, from the actor with the fewest ties, which keeps hubs cheap."""
    signs: dict[tuple[str, str], tuple[int, float]] = {}
    neighbours: dict[str, set[str]] = {}
    for (one, other), tie in projection.ties.items():
        if sign := tie.sign:
            signs[one, other] = signs[other, one] = (sign, tie.strength)
            neighbours.setdefault(one, set()).add(other)
            neighbours.setdefault(other, set()).add(one)
    rank = {
        actor: place
        for place, actor in enumerate(sorted(neighbours, key=lambda a: (len(neighbours[a]), a)))
    }
    later = {a: {b for b in found if rank[b] > rank[a]} for a, found in neighbours.items()}
    for a in rank:
        for b in later[a]:
            for c in later[a] & later[b]:
                ties = signs[a, b], signs[b, c], signs[a, c]
                kind = KINDS[sum(sign for sign, _ in ties)]
                x, y, z = sorted((a, b, c))
                yield Triangle((x, y, z), kind, min(strength for _, strength in ties))
