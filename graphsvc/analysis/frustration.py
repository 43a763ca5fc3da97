"""How far a graph is from two sides: the frustration index and the sides themselves.

The frustration index is the least number of ties that contradict a split into two
sides: support between the sides, conflict within one (Harary, "On the measurement
of structural balance", Behavioral Science 4, 1959). It adds up over blocks
(biconnected components), as a tie on no cycle contradicts no split; so it is found
block by block, by local search from several spanning trees. That gives an upper
bound; unbalanced triangles without a common tie give a lower one; and for blocks
that are small enough a branch-and-bound search decides.
"""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

import networkx as nx

from graphsvc.analysis.projection import Pair, pair

_STARTS = 20  # spanning trees tried on a small block
_WORK = 400_000  # ties visited in all, about, beyond which fewer trees are tried
_EXACT_NODES = 60  # larger blocks are not decided exactly
_STEPS = 200_000  # of the branch-and-bound search, for all blocks together

Signs = list[dict[int, int]]  # node to neighbour to 1 or -1


@dataclass(frozen=True, slots=True)
class Frustration:
    """The best split into two sides that was found, and what is known of the best there is."""

    frustrated: tuple[Pair, ...]  # the ties that contradict the split
    at_least: int  # no split has fewer
    side: dict[str, int]  # actor to 0 or 1; sides compare within a connected part only

    @property
    def exact(self) -> bool:
        """Tell whether no split is better than this one."""
        return self.at_least == len(self.frustrated)


def find_frustration(graph: nx.Graph, seed: int = 0) -> Frustration:
    """Return the best split found of a graph whose edges have a ``sign`` of 1 or -1."""
    blocks = sorted(
        (sorted(block) for block in nx.biconnected_components(graph)),
        key=lambda block: (len(block), block),
    )
    steps = _STEPS
    at_least = 0
    solved: list[dict[str, int]] = []
    for block in blocks:
        index = {actor: number for number, actor in enumerate(block)}
        signs: Signs = [
            {
                index[other]: about["sign"]
                for other, about in sorted(graph[actor].items())
                if other in index
            }
            for actor in block
        ]
        sides = _search(signs, seed)
        count, least = _count(signs, sides), 0
        if count:
            least = max(1, _disjoint_triangles(signs))
            if least < count and len(block) <= _EXACT_NODES and steps > 0:
                search = _Exact(signs, sides, count, steps)
                steps = search.run()
                sides, count = search.best, search.best_count
                least = count if search.finished else least
        at_least += least
        solved.append(dict(zip(block, sides, strict=True)))
    side = _joined(graph, solved)
    frustrated = tuple(
        sorted(
            pair(one, other)
            for one, other, sign in graph.edges(data="sign")
            if (side[one] == side[other]) != (sign > 0)
        )
    )
    return Frustration(frustrated, at_least, side)


def _search(signs: Signs, seed: int) -> list[int]:
    """Return the best sides that local search finds, from several spanning trees."""
    ties = sum(map(len, signs)) // 2
    best: list[int] = []
    best_count = -1
    order = random.Random(seed)
    for start in range(max(2, min(_STARTS, _WORK // (ties + 1)))):
        root = max(range(len(signs)), key=lambda node: (len(signs[node]), -node))
        if start:
            root = order.randrange(len(signs))
        sides = _descend(signs, _tree_sides(signs, root, order if start else None))
        count = _count(signs, sides)
        if best_count < 0 or count < best_count:
            best, best_count = sides, count
        if best_count == 0:
            break
    return best


def _tree_sides(signs: Signs, root: int, order: random.Random | None) -> list[int]:
    """Return the sides that contradict no tie of a breadth-first spanning tree."""
    sides = [-1] * len(signs)
    sides[root] = 0
    waiting = deque([root])
    while waiting:
        node = waiting.popleft()
        others = list(signs[node].items())
        if order:
            order.shuffle(others)
        for other, sign in others:
            if sides[other] < 0:
                sides[other] = sides[node] if sign > 0 else 1 - sides[node]
                waiting.append(other)
    return sides


def _descend(signs: Signs, sides: list[int]) -> list[int]:
    """Move single actors to the other side while that frees more ties than it frustrates."""
    waiting = deque(range(len(signs)))
    queued = [True] * len(signs)
    while waiting:
        node = waiting.popleft()
        queued[node] = False
        own = sides[node]
        gain = sum(
            1 if (sides[other] == own) != (sign > 0) else -1 for other, sign in signs[node].items()
        )
        if gain > 0:
            sides[node] = 1 - own
            for other in signs[node]:
                if not queued[other]:
                    queued[other] = True
                    waiting.append(other)
    return sides


def _count(signs: Signs, sides: list[int]) -> int:
    """Return how many ties contradict the sides."""
    return sum(
        (sides[node] == sides[other]) != (sign > 0)
        for node, ties in enumerate(signs)
        for other, sign in ties.items()
        if node < other
    )


def _disjoint_triangles(signs: Signs) -> int:
    """Return how many unbalanced triangles were found of which no two share a tie."""
    used: set[tuple[int, int]] = set()
    count = 0
    for a, b, c in _triangles(signs):
        ties = {(a, b), (b, c), (a, c)}
        if signs[a][b] * signs[b][c] * signs[a][c] < 0 and not ties & used:
            used |= ties
            count += 1
    return count


def _triangles(signs: Signs) -> Iterator[tuple[int, int, int]]:
    later = [{other for other in ties if other > node} for node, ties in enumerate(signs)]
    for a, others in enumerate(later):
        for b in sorted(others):
            for c in sorted(others & later[b]):
                yield a, b, c


class _Exact:
    """Branch and bound over all splits of a block, the most tied actors first."""

    def __init__(self, signs: Signs, sides: list[int], count: int, steps: int) -> None:
        self.best, self.best_count = list(sides), count
        self.finished = False
        self._steps = steps
        order = sorted(range(len(signs)), key=lambda node: (-len(signs[node]), node))
        place = {node: number for number, node in enumerate(order)}
        self._order = order
        # What each actor is tied to among those that are placed before it.
        self._before = [
            [(other, sign) for other, sign in signs[node].items() if place[other] < number]
            for number, node in enumerate(order)
        ]
        self._sides = [0] * len(signs)

    def run(self) -> int:
        """Search until all is decided or the steps are used up; return the steps left."""
        self.finished = self._place(0, 0)
        return self._steps

    def _place(self, number: int, count: int) -> bool:
        if number == len(self._order):
            self.best, self.best_count = list(self._sides), count
            return True
        self._steps -= 1
        if self._steps < 0:
            return False
        node = self._order[number]
        together = apart = 0  # ties frustrated on side 0 and on side 1
        for other, sign in self._before[number]:
            if (self._sides[other] == 0) == (sign > 0):
                apart += 1
            else:
                together += 1
        options = [(together, 0), (apart, 1)] if number else [(0, 0)]
        for added, side in sorted(options):
            if count + added < self.best_count:
                self._sides[node] = side
                if not self._place(number + 1, count + added):
                    return False
        return True


def _joined(graph: nx.Graph, solved: list[dict[str, int]]) -> dict[str, int]:
    """Return sides for all actors: blocks are turned so that they agree where they meet."""
    at: dict[str, list[int]] = {actor: [] for actor in sorted(graph)}
    for number, block in enumerate(solved):
        for actor in block:
            at[actor].append(number)
    side: dict[str, int] = {}
    done = [False] * len(solved)
    for root in at:
        if root in side:
            continue
        side[root] = 0
        waiting = [root]
        while waiting:
            actor = waiting.pop()
            for number in at[actor]:
                if done[number]:
                    continue
                done[number] = True
                turned = solved[number][actor] != side[actor]
                for other, value in solved[number].items():
                    if other not in side:
                        side[other] = 1 - value if turned else value
                        waiting.append(other)
    return side
