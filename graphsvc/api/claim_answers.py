"""What answers about claims hold, for the description of the API."""

from __future__ import annotations

from pydantic import Field

from graphsvc.api.answers import ActorRef, Answer, Assertion, Claim, Edge
from graphsvc.claims.conflicts import Conflict


class Sides(Answer):
    """How much is said on each side, and when."""

    upheld: int = Field(alias="for", description="How many sentences uphold it.")
    against: int = Field(description="How many contradict it.")
    first: str | None = Field(description="The earliest date on which it was said: ISO 8601.")
    last: str | None = Field(description="The latest.")


class ClaimSummary(Sides, Claim):
    """A claim with how much is said about it."""

    text: str = Field(description="The claim as a proposition without a speaker.")
    sentences: int = Field(description="How many are about it.")
    articles: int = Field(description="In how many articles.")
    opposed: float | None = Field(
        description="How certain it is that what is said for and against it stands against each "
        "other, in [0, 1]; 0 where it has one side, null until it is joined with those of others."
    )


class ActorPosition(Sides):
    """Where one actor stands."""

    actor: ActorRef | None = Field(description="Null where the source is not resolved.")
    name: str = Field(description="The actor's name, else the words of the source.")


class ClaimDetail(ClaimSummary):
    """A claim with its clearest wording and who is on which side."""

    wording: str = Field(description="The clearest words for it in any article, as they stand.")
    clearest: Assertion | None = Field(description="The assertion that these words are from.")
    positions: list[ActorPosition] = Field(description="Those with most sentences first.")


class Reply(Assertion):
    """What was said about a claim, and what it answers."""

    answers: str | None = Field(description="The assertion that it answers; null for an opening.")
    conflict: Conflict | None = Field(description="The kind of conflict between the two.")


class Exchange(Answer):
    """A chain of answers about one claim, the assertion that opened it first."""

    claim: Claim
    turns: list[Reply]


class Turn(Reply):
    """What was said about a claim, as part of all that was said."""

    chain: bool = Field(description="Whether it is part of the longest exchange.")


class PremisedEdge(Edge):
    """An edge with what it rests on."""

    premises: list[str] = Field(description="The claim's assertions that are its evidence.")


class PositionInTime(Answer):
    """Where an actor stood in a period."""

    actor: ActorRef
    claim: Claim
    period: str = Field(description="A day, month or year; empty where no date is known.")
    upheld: int = Field(alias="for", description="How many sentences uphold the claim.")
    against: int = Field(description="How many contradict it.")
    assertions: list[str] = Field(description="Their assertions' ids.")


class ChangedPosition(Answer):
    """Who was on both sides of a claim, with the sentences of both."""

    actor: ActorRef
    claim: Claim
    upheld: list[Assertion] = Field(alias="for", description="The oldest ten that uphold it.")
    against: list[Assertion] = Field(description="The oldest ten that contradict it.")
    first: str | None
    last: str | None
