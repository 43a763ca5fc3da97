"""Camps: communities of the signed graph, whose members back one another.

Signed modularity as in Gómez, Jensen and Arenas, "Analysis of community structure
in networks of correlated data" (Physical Review E 80, 016114, 2009), raised by
local moves and aggregation as in Blondel et al., "Fast unfolding of communities in
large networks" (2008). Two limits keep a camp provable: an actor moves only to
camps that it has a tie of support with, and in the end a camp whose members no
support holds together falls into the parts that it does hold together. So a common
enemy alone makes no camp.
"""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass

import networkx as nx

from graphsvc.analysis.projection import Projection

SEED = 0
_STARTS = 10  # orders of visiting tried on small graphs; the best result counts
_WORK = 100_000  # ties visited in all, about, beyond which fewer orders are tried
_LEAST_GAIN = 1e-9  # smaller gains are rounding

Weights = list[dict[int, float]]  # node to neighbour to weight


@dataclass(frozen=True, slots=True)
class Camps:
    """Who is in which camp, camps of one left out."""

    members: tuple[tuple[str, ...], ...]  # largest camp first; actor ids in order
    modularity: float  # of the whole partition, in [-1, 1]
    of: dict[str, int]  # actor to its place in ``members``


def find_camps(projection: Projection, seed: int = SEED) -> Camps:
    """Return the camps; the same projection and seed give the same."""
    actors = list(projection.names)
    index = {actor: number for number, actor in enumerate(actors)}
    positive: Weights = [{} for _ in actors]
    negative: Weights = [{} for _ in actors]
    for (one, other), tie in projection.ties.items():
        a, b = index[one], index[other]
        side = {1: positive, -1: negative}.get(tie.sign)
        if side is not None:
            side[a][b] = side[b][a] = tie.strength
    best, best_quality = (
        list(range(len(actors))),
        _modularity(positive, negative, list(range(len(actors)))),
    )
    size = len(actors) + len(projection.ties)
    for start in range(max(1, min(_STARTS, _WORK // (size + 1)))):
        labels = _louvain(positive, negative, random.Random(f"{seed}/{start}"))
        labels = _held_together(positive, labels)
        quality = _modularity(positive, negative, labels)
        if quality > best_quality + _LEAST_GAIN:
            best, best_quality = labels, quality
    groups: defaultdict[int, list[str]] = defaultdict(list)
    for actor, label in zip(actors, best, strict=True):
        groups[label].append(actor)
    camps = sorted(
        (tuple(group) for group in groups.values() if len(group) > 1),
        key=lambda group: (-len(group), group),
    )
    return Camps(
        tuple(camps),
        best_quality,
        {actor: place for place, camp in enumerate(camps) for actor in camp},
    )


def _louvain(positive: Weights, negative: Weights, order: random.Random) -> list[int]:
    """Return a label for each node: local moves, then the same on the groups, until none moves."""
    labels = list(range(len(positive)))
    strengths = [sum(ties.values()) for ties in positive], [sum(ties.values()) for ties in negative]
    while True:
        moved = _local_moves(positive, negative, strengths, order)
        numbers = {label: number for number, label in enumerate(sorted(set(moved)))}
        if len(numbers) == len(moved):
            return labels
        groups = [numbers[label] for label in moved]
        labels = [groups[label] for label in labels]
        positive, negative = (
            _aggregate(side, groups, len(numbers)) for side in (positive, negative)
        )
        strengths = _sums(strengths[0], groups), _sums(strengths[1], groups)


def _local_moves(
    positive: Weights,
    negative: Weights,
    strengths: tuple[list[float], list[float]],
    order: random.Random,
) -> list[int]:
    """Return labels after moving each node to the best camp that supports it, until none gains."""
    for_, against = strengths
    all_for, all_against = sum(for_) or 1.0, sum(against) or 1.0
    labels = list(range(len(positive)))
    sums_for, sums_against = list(for_), list(against)
    nodes = list(labels)
    order.shuffle(nodes)
    waiting, queued = nodes, [True] * len(nodes)
    while waiting:
        following: list[int] = []
        for node in waiting:
            queued[node] = False
            support: defaultdict[int, float] = defaultdict(float)
            conflict: defaultdict[int, float] = defaultdict(float)
            for other, weight in positive[node].items():
                support[labels[other]] += weight
            if not support:
                continue
            for other, weight in negative[node].items():
                conflict[labels[other]] += weight
            own = labels[node]
            sums_for[own] -= for_[node]
            sums_against[own] -= against[node]

            def gain(label: int) -> float:
                expected = for_[node] * sums_for[label] / all_for  # noqa: B023
                expected -= against[node] * sums_against[label] / all_against  # noqa: B023
                return support.get(label, 0.0) - conflict.get(label, 0.0) - expected  # noqa: B023

            best, best_gain = own, gain(own)
            for label in sorted(support):
                found = gain(label)
                if found > best_gain + _LEAST_GAIN:
                    best, best_gain = label, found
            labels[node] = best
            sums_for[best] += for_[node]
            sums_against[best] += against[node]
            if best != own:
                for other in positive[node]:
                    if labels[other] != best and not queued[other]:
                        queued[other] = True
                        following.append(other)
        waiting = following
    return labels


def _aggregate(side: Weights, groups: list[int], count: int) -> Weights:
    """Return the weights between groups; those within are in the strengths already."""
    joined: list[defaultdict[int, float]] = [defaultdict(float) for _ in range(count)]
    for node, ties in enumerate(side):
        for other, weight in ties.items():
            if groups[node] != groups[other]:
                joined[groups[node]][groups[other]] += weight
    return [dict(ties) for ties in joined]


def _sums(values: list[float], groups: list[int]) -> list[float]:
    sums = [0.0] * (max(groups, default=-1) + 1)
    for value, group in zip(values, groups, strict=True):
        sums[group] += value
    return sums


def _held_together(positive: Weights, labels: list[int]) -> list[int]:
    """Return labels by which each camp hangs together by ties of support within it."""
    within = nx.Graph()
    within.add_nodes_from(range(len(labels)))
    for node, ties in enumerate(positive):
        within.add_edges_from((node, other) for other in ties if labels[node] == labels[other])
    parts = sorted(sorted(part) for part in nx.connected_components(within))
    fresh = [0] * len(labels)
    for number, part in enumerate(parts):
        for node in part:
            fresh[node] = number
    return fresh


def _modularity(positive: Weights, negative: Weights, labels: list[int]) -> float:
    """Return the signed modularity of Gómez, Jensen and Arenas; 0 where there is no tie."""
    parts, totals = [], []
    for side in (positive, negative):
        strengths = [sum(ties.values()) for ties in side]
        total = sum(strengths)
        inside = sum(
            weight
            for node, ties in enumerate(side)
            for other, weight in ties.items()
            if labels[node] == labels[other]
        )
        expected = sum(value * value for value in _sums(strengths, labels))
        parts.append(inside - expected / total if total else 0.0)
        totals.append(total)
    return (parts[0] - parts[1]) / sum(totals) if sum(totals) else 0.0
