"""Who stands between the camps: backed by, or backing, members of several of them.

The participation coefficient of Guimerà and Amaral ("Functional cartography of
complex metabolic networks", Nature 433, 2005) over the ties of support: 0 where all
lead into one camp, towards 1 the more evenly they are spread over many. Betweenness
(Freeman 1977) is the share of shortest chains of support that lead through an
actor; on large graphs it is estimated from some of the actors (Brandes and Pich 2007).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import networkx as nx

from graphsvc.analysis.camps import SEED, Camps, find_camps
from graphsvc.analysis.projection import Projection

_WORK = 1_000_000  # ties visited for betweenness, about; beyond it, it is estimated


@dataclass(frozen=True, slots=True)
class Broker:
    """An actor with support in more than one camp."""

    actor: str
    camp: int | None  # its own, by its place among the camps
    participation: float
    betweenness: float
    support: dict[int, float]  # camp to the weight of the ties of support with its members
    others: dict[int, tuple[str, ...]]  # camp to those members, the strongest tie first

    @property
    def across(self) -> float:
        """Return the weight of support outside the actor's own camp."""
        return sum(weight for camp, weight in self.support.items() if camp != self.camp)


@dataclass(frozen=True, slots=True)
class Between:
    """Who stands between the camps, those with most support outside their own first."""

    camps: Camps
    brokers: tuple[Broker, ...]
    pivots: int | None  # actors that betweenness was estimated from; None: exact


def find_between(projection: Projection, seed: int = SEED) -> Between:
    """Return all who have support in more than one camp."""
    camps = find_camps(projection, seed)
    graph = projection.graph(1)
    size = graph.number_of_nodes() + graph.number_of_edges()
    pivots = None
    if graph.number_of_nodes() * size > _WORK:
        pivots = max(1, min(graph.number_of_nodes(), _WORK // size))
    betweenness = nx.betweenness_centrality(graph, k=pivots, seed=seed)
    brokers = []
    for actor in sorted(graph):
        support: defaultdict[int, float] = defaultdict(float)
        others: defaultdict[int, list[tuple[float, str]]] = defaultdict(list)
        for other, about in graph[actor].items():
            if other in camps.of:
                support[camps.of[other]] += about["strength"]
                others[camps.of[other]].append((-about["strength"], other))
        if len(support) > 1:
            total = sum(support.values())
            brokers.append(
                Broker(
                    actor,
                    camps.of.get(actor),
                    1 - sum((weight / total) ** 2 for weight in support.values()),
                    betweenness[actor],
                    dict(sorted(support.items())),
                    {camp: tuple(o for _, o in sorted(found)) for camp, found in others.items()},
                )
            )
    brokers.sort(key=lambda one: (-one.across, -one.betweenness, one.actor))
    return Between(camps, tuple(brokers), pivots)
