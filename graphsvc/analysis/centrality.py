"""Who is contradicted: how often, by how many, and how central that makes an actor.

PageRank (Page et al. 1999) on the edges of conflict, from who accuses or
contradicts to whom it concerns, by weight: it counts most to be contradicted by
those who are in dispute themselves.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from graphsvc.analysis.projection import Projection, SignedEdge

DAMPING = 0.85
_ROUNDS = 200
_CLOSE = 1e-10


@dataclass(frozen=True, slots=True)
class Contradicted:
    """An actor that others accuse or contradict."""

    actor: str
    pagerank: float  # all actors' add up to 1
    by: int  # how many actors
    assertions: int  # how many pieces of evidence
    edges: tuple[SignedEdge, ...]  # the best evidenced first


def find_contradicted(projection: Projection) -> list[Contradicted]:
    """Return all who are accused or contradicted, the most central first."""
    incoming: defaultdict[str, list[SignedEdge]] = defaultdict(list)
    for tie in projection.ties.values():
        for edge in tie.edges:
            if not edge.positive:
                incoming[edge.target].append(edge)
    ranks = _pagerank(list(projection.names), [e for found in incoming.values() for e in found])
    rows = [
        Contradicted(
            actor,
            ranks[actor],
            len({edge.source for edge in edges}),
            sum(edge.weight for edge in edges),
            tuple(sorted(edges, key=lambda edge: (-edge.strength, edge.id))),
        )
        for actor, edges in incoming.items()
    ]
    # Ranks that differ by rounding are equal.
    return sorted(rows, key=lambda row: (-round(row.pagerank, 9), -row.by, row.actor))


def _pagerank(actors: list[str], edges: list[SignedEdge]) -> dict[str, float]:
    """Return the PageRank of all actors, by the power method."""
    if not actors:
        return {}
    index = {actor: number for number, actor in enumerate(actors)}
    sources = np.array([index[edge.source] for edge in edges], dtype=np.int64)
    targets = np.array([index[edge.target] for edge in edges], dtype=np.int64)
    weights = np.array([edge.strength for edge in edges], dtype=np.float64)
    size = len(actors)
    out = np.bincount(sources, weights, size)
    silent = out == 0  # who contradicts nobody: what they have goes to all alike
    shares = weights / np.where(silent, 1.0, out)[sources]
    ranks = np.full(size, 1 / size)
    for _ in range(_ROUNDS):
        passed = np.bincount(targets, ranks[sources] * shares, size) + ranks[silent].sum() / size
        following = DAMPING * passed + (1 - DAMPING) / size
        done = np.abs(following - ranks).sum() < _CLOSE
        ranks = following
        if done:
            break
    return dict(zip(actors, ranks.tolist(), strict=True))
