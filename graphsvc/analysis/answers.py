"""What readers get: the analyses as plain dictionaries and lists, with the sentences behind them.

Every edge shown carries all its evidence (assertion ids) and ``proof``: one of
these assertions whole, with its sentence, article and offsets, in the shape of
``graphsvc.queries``. Actors are {id, name}; camps are numbered from 1, the largest
first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from graphsvc import queries
from graphsvc.analysis.balance import find_balance
from graphsvc.analysis.between import Broker, find_between
from graphsvc.analysis.camps import SEED, find_camps
from graphsvc.analysis.centrality import find_contradicted
from graphsvc.analysis.chains import find_chains
from graphsvc.analysis.projection import Pair, Projection, SignedEdge, Tie, load
from graphsvc.errors import NotFound, ParameterError
from graphsvc.queries import EdgeFilter
from graphsvc.store.base import GraphStore, Row

LIMIT = 10  # rows where the caller does not say
MAX_STEPS = 6
MEMBERS = 100  # actors listed of a camp or side; ``size`` counts all
EDGES = 3  # edges shown for each row, the best evidenced


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What an analysis is of, and how much of it to show.

    ``edges`` chooses the edges (source, target and type left open); ``max_edges``
    is the most that are taken on; ``limit`` the most rows of each list;
    ``seed`` decides the order in which searches go.
    """

    edges: EdgeFilter = field(default_factory=EdgeFilter)
    max_edges: int = 200_000
    limit: int = LIMIT
    seed: int = SEED


def camps(store: GraphStore, question: Question) -> Row:
    """Return who backs whom: camps, what holds each together, and the conflicts between them."""
    shown = _Shown(_load(store, question))
    projection = shown.projection
    found = find_camps(projection, question.seed)
    inside: defaultdict[int, list[Tie]] = defaultdict(list)
    across: defaultdict[tuple[int, int], list[Tie]] = defaultdict(list)
    for (one, other), tie in projection.ties.items():
        a, b = found.of.get(one), found.of.get(other)
        if a is None or b is None:
            continue
        if a == b:
            inside[a].append(tie)
        else:
            across[min(a, b), max(a, b)].append(tie)
    ranked = sorted(
        ((pair, ties) for pair, ties in across.items() if any(tie.negative for tie in ties)),
        key=lambda item: (-sum(tie.negative for tie in item[1]), item[0]),
    )
    return shown.answer(
        store,
        modularity=round(found.modularity, 6),
        seed=question.seed,
        count=len(found.members),
        camps=[
            {
                "camp": place + 1,
                "size": len(members),
                "members": shown.actors(members[:MEMBERS]),
                **_weights(inside[place]),
                "edges": shown.strongest(inside[place], positive=True),
                "conflicts": shown.strongest(inside[place], positive=False),
            }
            for place, members in enumerate(found.members[: question.limit])
        ],
        between=[
            {
                "camps": [pair[0] + 1, pair[1] + 1],
                **_weights(ties),
                "edges": shown.strongest(ties, positive=False),
            }
            for pair, ties in ranked[: question.limit]
        ],
        unaligned=len(projection.names) - len(found.of),
    )


def balance(store: GraphStore, question: Question) -> Row:
    """Return which triangles are unbalanced, and how far the whole is from two sides."""
    shown = _Shown(_load(store, question))
    projection = shown.projection
    found = find_balance(projection, limit=question.limit, seed=question.seed)
    split = found.frustration
    against = sorted(split.frustrated, key=lambda pair: (-projection.ties[pair].strength, pair))
    sides = _largest_sides(projection, split.side)
    return shown.answer(
        store,
        seed=question.seed,
        triangles={**found.counts, "balanced_share": found.share},
        unbalanced=[
            {
                "actors": shown.actors(triangle.actors),
                "kind": triangle.kind,
                "strength": round(triangle.strength, 6),
                "edges": shown.of_pairs(_corners(triangle.actors)),
            }
            for triangle in found.unbalanced
        ],
        undecided=found.undecided,
        frustration={
            "ties": len(split.frustrated),
            "at_least": split.at_least,
            "exact": split.exact,
            "share": len(split.frustrated) / found.ties if found.ties else None,
        },
        frustrated=[
            {"actors": shown.actors(pair), "edges": shown.of_pairs([pair])}
            for pair in against[: question.limit]
        ],
        sides=[
            {"size": len(members), "members": shown.actors(members[:MEMBERS])} for members in sides
        ],
    )


def between(store: GraphStore, question: Question) -> Row:
    """Return who stands between the camps, and by which edges."""
    shown = _Shown(_load(store, question))
    found = find_between(shown.projection, question.seed)
    return shown.answer(
        store,
        seed=question.seed,
        camps=len(found.camps.members),
        estimated_from=found.pivots,
        count=len(found.brokers),
        actors=[_broker(shown, one) for one in found.brokers[: question.limit]],
    )


def _broker(shown: _Shown, one: Broker) -> Row:
    return {
        **shown.actors([one.actor])[0],
        "camp": None if one.camp is None else one.camp + 1,
        "participation": round(one.participation, 6),
        "betweenness": round(one.betweenness, 6),
        "ties": [
            {
                "camp": camp + 1,
                "support": round(weight, 6),
                "edges": shown.strongest(
                    (shown.projection.tie(one.actor, other) for other in one.others[camp]),
                    positive=True,
                ),
            }
            for camp, weight in one.support.items()
        ],
    }


def centrality(store: GraphStore, question: Question) -> Row:
    """Return who is accused or contradicted, the most central first."""
    shown = _Shown(_load(store, question))
    found = find_contradicted(shown.projection)
    return shown.answer(
        store,
        count=len(found),
        actors=[
            {
                **shown.actors([one.actor])[0],
                "pagerank": round(one.pagerank, 6),
                "by": one.by,
                "assertions": one.assertions,
                "edges": [shown.edge(edge) for edge in one.edges[:EDGES]],
            }
            for one in found[: question.limit]
        ],
    )


def chains(
    store: GraphStore, question: Question, start: str, goal: str, *, max_steps: int = MAX_STEPS
) -> Row:
    """Return the shortest chains of support and conflict between two actors.

    ``start`` and ``goal`` are an actor's id, name or alias. Raises NotFound where
    nobody is called so, ParameterError where several are, or both are the same.
    """
    ends = [find_actor(store, start, "from"), find_actor(store, goal, "to")]
    if ends[0]["id"] == ends[1]["id"]:
        raise ParameterError("to", f"is the same actor as from: {ends[0]['name']}")
    shown = _Shown(_load(store, question))
    found = find_chains(
        shown.projection, ends[0]["id"], ends[1]["id"], limit=question.limit, max_steps=max_steps
    )
    words = {1: "same side", -1: "opposed", 0: "undecided"}
    return shown.answer(
        store,
        ends=ends,
        max_steps=max_steps,
        chains=[
            {
                "actors": shown.actors(chain.actors),
                "side": words[chain.sign],
                "strength": round(chain.strength, 6),
                "steps": [
                    {"relation": _relation(tie), "edges": shown.of_tie(tie)} for tie in chain.ties
                ],
            }
            for chain in found
        ],
    )


def find_actor(store: GraphStore, name: str, parameter: str) -> Row:
    """Return {id, name} of the actor with that id, else with that name or alias in any case.

    Raises NotFound where there is none, and ParameterError, with their ids, where
    a name is that of several: which one is meant is not for us to guess.
    """
    try:
        exact = queries.actor(store, name)
    except NotFound:
        pass
    else:
        return {"id": exact["id"], "name": exact["name"]}
    folded = name.strip().casefold()
    found: list[Row] = []
    after: str | None = None
    while folded:
        page = queries.actors(store, q=name, after=after, limit=500)
        for row in page.rows:
            if folded in {one.casefold() for one in (row["name"], *row["aliases"])}:
                found.append({"id": row["id"], "name": row["name"]})
        after = page.next
        if after is None:
            break
    if not found:
        raise NotFound("actor", name)
    if len(found) > 1:
        ids = ", ".join(f"{row['id']} ({row['name']})" for row in found[:10])
        raise ParameterError(
            parameter, f"{len(found)} actors are called {name!r}; give an id: {ids}"
        )
    return found[0]


class _Shown:
    """The edges that an answer shows, which get their sentences in one query at the end."""

    def __init__(self, projection: Projection) -> None:
        self.projection = projection
        self._edges: list[Row] = []

    def actors(self, ids: Iterable[str]) -> list[Row]:
        return [{"id": key, "name": self.projection.names[key]} for key in ids]

    def edge(self, edge: SignedEdge) -> Row:
        source, target = self.actors((edge.source, edge.target))
        row: Row = {
            "id": edge.id,
            "type": str(edge.type),
            "source": source,
            "target": target,
            "weight": edge.weight,
            "certainty": edge.certainty,
            "stated": edge.stated,
            "evidence": list(edge.evidence),
            "proof": None,
        }
        self._edges.append(row)
        return row

    def strongest(self, ties: Iterable[Tie], *, positive: bool) -> list[Row]:
        """Return the best evidenced edges of one sign."""
        edges = [edge for tie in ties for edge in tie.edges if edge.positive == positive]
        edges.sort(key=lambda edge: (-edge.strength, edge.id))
        return [self.edge(edge) for edge in edges[:EDGES]]

    def of_tie(self, tie: Tie) -> list[Row]:
        """Return all edges of a tie, the best evidenced first: few, one a type and way."""
        return [self.edge(e) for e in sorted(tie.edges, key=lambda e: (-e.strength, e.id))]

    def of_pairs(self, pairs: Iterable[Pair]) -> list[Row]:
        return [
            edge for one, other in pairs for edge in self.of_tie(self.projection.tie(one, other))
        ]

    def answer(self, store: GraphStore, **parts: object) -> Row:
        """Return the parts with the size of the projection, each edge with its proof."""
        evidence = {row["id"]: row["evidence"] for row in self._edges}
        best = queries.best_evidence(store, evidence, most=1)
        proofs = [key for found in best.values() for key in found]
        by_id = {row["id"]: row for row in queries.assertions_by_id(store, proofs)}
        for row in self._edges:
            if best[row["id"]]:
                row["proof"] = by_id.get(best[row["id"]][0])
        size = {
            "actors": len(self.projection.names),
            "edges": self.projection.edges,
            "ties": len(self.projection.ties),
        }
        return {"projection": size, **parts}


def _load(store: GraphStore, question: Question) -> Projection:
    return load(store, question.edges, question.max_edges)


def _weights(ties: Iterable[Tie]) -> Row:
    """Return how much support and how much conflict ties add up to."""
    ties = list(ties)
    return {
        "support": round(sum(tie.positive for tie in ties), 6),
        "conflict": round(sum(tie.negative for tie in ties), 6),
    }


def _relation(tie: Tie) -> str:
    return {1: "support", -1: "conflict", 0: "both alike"}[tie.sign]


def _corners(actors: tuple[str, str, str]) -> list[Pair]:
    a, b, c = actors
    return [(a, b), (b, c), (a, c)]


def _largest_sides(projection: Projection, side: dict[str, int]) -> list[list[str]]:
    """Return the two sides of the largest connected part; those of others do not compare."""
    parts = projection.connected_parts(1, -1)
    if not parts:
        return []
    return [[actor for actor in parts[0] if side[actor] == value] for value in (0, 1)]
