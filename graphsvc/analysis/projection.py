"""The projection that analyses work on: actors and the signed ties between them.

SUPPORTS is positive; ACCUSES and CONTRADICTS are negative. An edge weighs the
number of its assertions times its certainty. All edges between two actors, in
both directions, make up one tie, which keeps them as its evidence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

import networkx as nx

from graphsvc import queries
from graphsvc.errors import ParameterError
from graphsvc.queries import EdgeFilter
from graphsvc.records import EdgeType
from graphsvc.store.base import GraphStore, Row

Pair = tuple[str, str]  # two actors' ids, the lesser first


class SignedEdge(NamedTuple):
    """An edge of the store, as far as analyses need it."""

    id: str
    type: EdgeType
    source: str
    target: str
    weight: int  # how many assertions are its evidence
    certainty: float
    stated: bool
    evidence: tuple[str, ...]  # assertion ids

    @property
    def positive(self) -> bool:
        """Tell whether the edge is one of support."""
        return self.type == EdgeType.SUPPORTS

    @property
    def strength(self) -> float:
        """Return the number of assertions times the certainty."""
        return self.weight * self.certainty


@dataclass(slots=True)
class Tie:
    """All that stands between two actors, in both directions."""

    edges: list[SignedEdge] = field(default_factory=list)
    positive: float = 0.0
    negative: float = 0.0

    @property
    def sign(self) -> int:
        """Return 1 where support weighs more, -1 where conflict does, 0 where they are equal."""
        difference = self.positive - self.negative
        # What sums of the same shares differ by is rounding.
        return 0 if abs(difference) < 1e-9 else 1 if difference > 0 else -1

    @property
    def strength(self) -> float:
        """Return by how much the one sign outweighs the other."""
        return abs(self.positive - self.negative)


@dataclass(slots=True)
class Projection:
    """Actors and their ties, in an order that does not depend on the order of loading."""

    names: dict[str, str]  # actor id to name
    ties: dict[Pair, Tie]
    edges: int

    def tie(self, one: str, other: str) -> Tie:
        """Return the tie between two actors. Raises KeyError where there is none."""
        return self.ties[pair(one, other)]

    def graph(self, *signs: int) -> nx.Graph:
        """Return the ties of these signs (1, 0, -1) as a graph with ``sign`` and ``strength``."""
        graph = nx.Graph()
        for (one, other), tie in self.ties.items():
            if tie.sign in signs:
                graph.add_edge(one, other, sign=tie.sign, strength=tie.strength)
        return graph

    def connected_parts(self, *signs: int) -> list[list[str]]:
        """Return the actors that ties of these signs connect, the largest part first."""
        parts = map(sorted, nx.connected_components(self.graph(*signs)))
        return sorted(parts, key=lambda part: (-len(part), part))


def pair(one: str, other: str) -> Pair:
    """Return two actors' ids, the lesser first."""
    return (one, other) if one < other else (other, one)


def project(rows: Iterable[Row]) -> Projection:
    """Return the projection of edges in the shape of ``graphsvc.queries``.

    What an actor says of itself is no tie and is left out.
    """
    names: dict[str, str] = {}
    ties: defaultdict[Pair, Tie] = defaultdict(Tie)
    ordered = sorted(rows, key=lambda row: str(row["id"]))
    edges = 0
    for row in ordered:
        source, target = row["source"], row["target"]
        if source["id"] == target["id"]:
            continue
        edge = SignedEdge(
            row["id"],
            EdgeType(row["type"]),
            source["id"],
            target["id"],
            row["weight"],
            row["certainty"],
            row["stated"],
            tuple(row["evidence"]),
        )
        names[edge.source], names[edge.target] = source["name"], target["name"]
        tie = ties[pair(edge.source, edge.target)]
        tie.edges.append(edge)
        if edge.positive:
            tie.positive += edge.strength
        else:
            tie.negative += edge.strength
        edges += 1
    return Projection(dict(sorted(names.items())), dict(sorted(ties.items())), edges)


def load(store: GraphStore, filters: EdgeFilter, max_edges: int) -> Projection:
    """Return the projection of the edges that pass the filter.

    Raises ParameterError where there are more than ``max_edges`` of them.
    """
    page = queries.edges(store, filters, limit=max_edges)
    if page.next is not None:
        raise ParameterError(
            "max_analysis_edges",
            f"more than {max_edges} edges are asked about. Ask about a shorter time (since, "
            "until) or a higher min_certainty, or raise the setting max_analysis_edges",
        )
    return project(page.rows)
