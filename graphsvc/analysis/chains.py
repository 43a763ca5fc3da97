"""The shortest chains of support and contradiction that lead from one actor to another."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, pairwise
from math import prod

import networkx as nx

from graphsvc.analysis.projection import Projection, Tie

_LOOKED_AT = 1_000  # chains of the shortest length compared, of which there can be very many


@dataclass(frozen=True, slots=True)
class Chain:
    """Actors that are tied each to the next."""

    actors: tuple[str, ...]
    ties: tuple[Tie, ...]

    @property
    def sign(self) -> int:
        """Return the product of the signs: 1 the same side, -1 opposed, 0 undecided.

        By structural balance: whoever opposes an opponent is on the same side.
        """
        return prod(tie.sign for tie in self.ties)

    @property
    def strength(self) -> float:
        """Return the strength of the weakest tie, by which a chain is to be judged."""
        return min(tie.positive + tie.negative for tie in self.ties)


def find_chains(
    projection: Projection, start: str, goal: str, *, limit: int = 5, max_steps: int = 6
) -> list[Chain]:
    """Return the shortest chains between two actors, the one with the strongest ties first.

    Edges count in both directions, as a chain is to be read, not walked. Empty
    where there is none of at most ``max_steps`` ties, or no edge has one of the two.
    """
    graph = projection.graph(1, 0, -1)
    if start == goal or start not in graph or goal not in graph:
        return []
    if not nx.has_path(graph, start, goal):
        return []
    if nx.shortest_path_length(graph, start, goal) > max_steps:
        return []
    paths = islice(nx.all_shortest_paths(graph, start, goal), _LOOKED_AT)
    chains = [
        Chain(tuple(path), tuple(projection.tie(a, b) for a, b in pairwise(path))) for path in paths
    ]
    return sorted(chains, key=lambda chain: (-chain.strength, chain.actors))[:limit]
