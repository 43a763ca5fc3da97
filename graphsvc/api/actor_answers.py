"""What the answers about actors and decisions on them hold, for the description of the API."""

from __future__ import annotations

from pydantic import Field

from graphsvc.api.answers import ActorDetail, Answer, ArticleRef
from graphsvc.identity.decisions import DecisionKind


class Decision(Answer):
    """What somebody decided on who is who."""

    id: str
    kind: DecisionKind
    actor: str = Field(description="Id of the actor that it is about.")
    other: str = Field(
        description="Id of the other actor: the one merged into, the new one of a split, "
        "or the one kept apart."
    )
    by: str = Field(description="Who decided.")
    at: str = Field(description="When: ISO 8601, in UTC.")
    note: str = Field(description="Why; may be empty.")
    name: str = Field(description="Of a split: what the new actor is called.")
    articles: list[str] = Field(description="Of a split: in which articles.")
    called: str = Field(description="Of a split: only where they use this name; empty for all.")


class NameOfActor(Answer):
    """A name that articles use for the actor, and why it is the actor's."""

    id: str = Field(description="The name as an id; it answers by redirect.")
    name: str = Field(description="As most articles write it.")
    articles: int = Field(description="How many articles call the actor so.")
    same_as: str | None = Field(description="The name that it is one with; null for the first.")
    rule: str | None = Field(
        description="acronym, form of the name, short name, short name of a body, office, "
        "spelling, by hand"
    )
    because: str | None = Field(description="Why the two names are one actor.")
    decision: str | None = Field(description="The decision, where it is one by hand.")


class WholeActor(ActorDetail):
    """An actor over all articles, with its names and why they are one."""

    names: list[NameOfActor]
    alone: str | None = Field(description="Why the actor is of one article alone, where it is.")
    decisions: list[Decision] = Field(description="Those about the actor, the latest first.")


class MovedActor(Answer):
    """That an id means another actor now."""

    id: str = Field(description="The id that was asked for.")
    actor: str = Field(description="The actor that it means, to whom `Location` leads.")


class ArticleOfActor(ArticleRef):
    """An article that mentions an actor."""

    name: str = Field(description="What it calls the actor.")
    aliases: list[str] = Field(description="Its other names there.")
    local: str = Field(description="The id that the name gives.")
