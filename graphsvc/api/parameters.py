"""What requests may carry: each parameter with its type, limits and a sentence, defined once.

An unknown parameter is refused: a misspelt filter would otherwise answer another
question than was asked.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    WithJsonSchema,
)

from graphsvc.queries import EdgeFilter, Reviewed
from graphsvc.records import ActorKind, EdgeType

DATE_PATTERN = r"^\d{4}(-\d{2}(-\d{2})?)?$"


def _real_date(value: str) -> str:
    """Return a day, month or year as it is. Raises ValueError where there is no such day."""
    wrong = ValueError("is not an ISO 8601 date such as 2026-03-04, 2026-03 or 2026")
    if not re.fullmatch(DATE_PATTERN, value, re.ASCII):
        raise wrong
    try:
        date.fromisoformat(f"{value}-01-01"[:10])
    except ValueError as error:
        raise wrong from error
    return value


def _upper(value: object) -> object:
    return value.upper() if isinstance(value, str) else value


Date = Annotated[
    str,
    AfterValidator(_real_date),
    WithJsonSchema(
        {"type": "string", "pattern": DATE_PATTERN, "examples": ["2026-03-04", "2026-03", "2026"]}
    ),
]
Words = Annotated[str, Field(min_length=1, max_length=200)]
Key = Annotated[str, Field(min_length=1, max_length=1_000)]
Kind = Annotated[EdgeType, BeforeValidator(_upper)]


class Parameters(BaseModel):
    """Parameters of a request."""

    model_config = ConfigDict(extra="forbid")


class Nothing(Parameters):
    """No parameters at all."""


class Paged(Parameters):
    """How much to answer at once, and from where on."""

    limit: int | None = Field(
        None, ge=1, description="The most rows of the page; up to the server's max_page_size."
    )
    after: str | None = Field(
        None,
        min_length=1,
        max_length=4_000,
        description="Where the page begins: an opaque token, taken from `next` of the one before.",
    )


class ArticleQuery(Paged):
    """Which articles."""

    q: Words | None = Field(None, description="A part of the title or publisher.")


class RemovalQuery(Parameters):
    """Which articles to remove."""

    id: list[Key] = Field(
        min_length=1, max_length=100, description="The id of an article; may stand several times."
    )


class ActorQuery(Paged):
    """Which actors."""

    q: Words | None = Field(None, description="A part of a name or alias, in any case.")
    kind: ActorKind | None = Field(None, description="What the actor is.")


class EvidenceQuery(Parameters):
    """Which edges, by their evidence: when it was said, how certain, stated or inferred."""

    since: Date | None = Field(
        None, description="Only edges with evidence said then or later: a date, month or year."
    )
    until: Date | None = Field(
        None, description="Only edges with evidence said then or earlier, the whole of it included."
    )
    min_certainty: float | None = Field(
        None,
        ge=0,
        le=1,
        description="The least certainty; without it, the server's setting min_certainty.",
    )
    stated: bool | None = Field(
        None, description="true: only what articles state; false: only what was inferred from it."
    )
    reviewed: Reviewed = Field(
        "any",
        description="confirmed: only what an analyst confirmed, the edge or some of its evidence; "
        "unreviewed: only the rest. What was rejected is never shown.",
    )


class RelationQuery(EvidenceQuery, Paged):
    """Which edges, by everything but their type."""

    source: Words | None = Field(
        None, description="Who acts: an actor's id, name or alias, in any case."
    )
    target: Words | None = Field(
        None, description="Whom it concerns: an actor's id, name or alias, in any case."
    )

    def to_filter(self, certainty: float, kind: EdgeType | None = None) -> EdgeFilter:
        """Return the filter; ``certainty`` is the least one where the request names none."""
        return EdgeFilter(
            type=kind,
            source=self.source,
            target=self.target,
            since=self.since,
            until=self.until,
            min_certainty=certainty if self.min_certainty is None else self.min_certainty,
            stated=self.stated,
            reviewed=self.reviewed,
        )


class EdgeQuery(RelationQuery):
    """Which edges."""

    type: Kind | None = Field(None, description="The type of edge.")


class ArticlePath(BaseModel):
    """The id of an article, in the address."""

    article_id: Key = Field(description="An article's id.")


class ActorPath(BaseModel):
    """The id of an actor, in the address."""

    actor_id: Key = Field(description="An actor's id.")


class DecisionPath(BaseModel):
    """The id of a decision on actors, in the address."""

    decision_id: Key = Field(description="A decision's id.")


class AssertionPath(BaseModel):
    """The id of an assertion, in the address."""

    assertion_id: Key = Field(description="An assertion's id.")


class EdgePath(BaseModel):
    """The id of an edge, in the address."""

    edge_id: Key = Field(description="An edge's id.")


class ClaimPath(BaseModel):
    """The id of a claim, in the address."""

    claim_id: Key = Field(description="A claim's id.")


class ReportPath(BaseModel):
    """The name of a report, in the address."""

    name: Key = Field(description="A report's name.")


class ArticleBody(BaseModel):
    """An article as published. Other fields are left alone, and named in the answer.

    The same fields as a line of JSON lines that `graphsvc ingest` reads.
    """

    model_config = ConfigDict(
        extra="ignore",
        json_schema_extra={
            "example": {
                "text": "The harbour board denied that it had known of the leak, "
                "as the dockers' union has claimed.",
                "title": "Board denies it knew of leak",
                "url": "https://news.example/board-denies",
                "published": "2026-03-04",
                "publisher": "Example News",
            }
        },
    )

    text: str = Field(min_length=1, description="The text, untouched: all offsets count it.")
    title: str | None = Field(None, description="The headline.")
    url: str | None = Field(
        None, description="Where it was published; names the article, where there is no id."
    )
    published: str | None = Field(
        None, description="When it was published: ISO 8601, or a date that names the month."
    )
    publisher: str | None = Field(None, description="Who published it.")
    id: str | int | None = Field(
        None, description="The id to keep it under; without it, one is made from the address."
    )
