"""What the answers of /v1/analysis hold, for the description of the API."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from graphsvc.api.answers import ActorRef, Answer, Assertion
from graphsvc.records import EdgeType

Side = Literal["same side", "opposed", "undecided"]


class Projected(Answer):
    """How large the graph is that the analysis is of."""

    actors: int
    edges: int
    ties: int = Field(description="Pairs of actors with an edge between them, in any direction.")


class ShownEdge(Answer):
    """An edge that shows what an analysis says."""

    id: str
    type: EdgeType
    source: ActorRef
    target: ActorRef
    weight: int = Field(description="How many assertions are its evidence.")
    certainty: float = Field(ge=0, le=1)
    stated: bool = Field(description="false: inferred.")
    evidence: list[str] = Field(description="Assertion ids; /v1/edges/{id}/assertions has them.")
    proof: Assertion | None = Field(description="One of the evidence, whole.")


class Camp(Answer):
    """Actors who back one another."""

    camp: int = Field(description="Its number, from 1, the largest first.")
    size: int
    members: list[ActorRef] = Field(description="The first hundred, at most.")
    support: float = Field(description="Assertions times certainty of the support within.")
    conflict: float = Field(description="The same of the conflict within.")
    edges: list[ShownEdge] = Field(description="The best evidenced support within.")
    conflicts: list[ShownEdge] = Field(description="The best evidenced conflict within.")


class CampConflict(Answer):
    """What two camps have against each other."""

    camps: tuple[int, int]
    support: float
    conflict: float
    edges: list[ShownEdge] = Field(description="The best evidenced conflict.")


class CampsOfGraph(Answer):
    """Camps, and the conflicts between them."""

    projection: Projected
    modularity: float = Field(description="Signed modularity of the partition.")
    seed: int
    count: int = Field(description="How many camps of two or more there are.")
    camps: list[Camp]
    between: list[CampConflict]
    unaligned: int = Field(description="Actors whom no support ties to a camp.")


class Triangles(Answer):
    """How many triangles there are of each kind."""

    all_support: int
    two_conflicts: int
    one_conflict: int = Field(description="Unbalanced.")
    all_conflict: int = Field(description="Unbalanced for two sides, but not for three.")
    balanced_share: float | None = Field(description="Null where there are no triangles.")


class UnbalancedTriangle(Answer):
    """Three actors whose relations do not fit two sides."""

    actors: list[ActorRef]
    kind: Literal["one_conflict", "all_conflict"]
    strength: float = Field(description="Of its weakest tie.")
    edges: list[ShownEdge]


class Frustrated(Answer):
    """How many ties contradict the best split into two sides that was found."""

    ties: int
    at_least: int = Field(description="No split has fewer.")
    exact: bool = Field(description="true: no split is better than this one.")
    share: float | None = Field(description="Of all ties; null where there are none.")


class FrustratedTie(Answer):
    """A tie that contradicts the split."""

    actors: list[ActorRef]
    edges: list[ShownEdge]


class SideOfSplit(Answer):
    """One of two sides."""

    size: int
    members: list[ActorRef] = Field(description="The first hundred, at most.")


class BalanceOfGraph(Answer):
    """How far the graph is from two sides."""

    projection: Projected
    seed: int
    triangles: Triangles
    unbalanced: list[UnbalancedTriangle]
    undecided: int = Field(description="Ties whose support and conflict weigh the same; left out.")
    frustration: Frustrated
    frustrated: list[FrustratedTie]
    sides: list[SideOfSplit] = Field(description="Those of the largest connected part.")


class TiesToCamp(Answer):
    """The support between an actor and a camp."""

    camp: int
    support: float
    edges: list[ShownEdge]


class Broker(ActorRef):
    """An actor with support in several camps."""

    camp: int | None = Field(description="Its own.")
    participation: float = Field(description="0: all support in one camp; towards 1: spread.")
    betweenness: float = Field(description="Share of shortest chains of support through it.")
    ties: list[TiesToCamp]


class BetweenCamps(Answer):
    """Who stands between the camps."""

    projection: Projected
    seed: int
    camps: int
    estimated_from: int | None = Field(
        description="How many actors betweenness was estimated from; null: exact."
    )
    count: int
    actors: list[Broker]


class ContradictedActor(ActorRef):
    """An actor that others accuse or contradict."""

    pagerank: float = Field(description="On the edges of conflict; all actors' add up to 1.")
    by: int = Field(description="How many actors do.")
    assertions: int = Field(description="In how many assertions.")
    edges: list[ShownEdge]


class CentralityOfGraph(Answer):
    """Who is accused or contradicted, the most central first."""

    projection: Projected
    count: int
    actors: list[ContradictedActor]


class Step(Answer):
    """What ties an actor of a chain to the next."""

    relation: Literal["support", "conflict", "both alike"]
    edges: list[ShownEdge]


class Chain(Answer):
    """Actors that are tied each to the next."""

    actors: list[ActorRef]
    side: Side = Field(description="How the ends stand to each other by these ties.")
    strength: float = Field(description="Of the weakest tie.")
    steps: list[Step]


class ChainsOfGraph(Answer):
    """The shortest chains between two actors."""

    projection: Projected
    ends: list[ActorRef]
    max_steps: int
    chains: list[Chain]
