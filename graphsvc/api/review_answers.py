"""What the answers of /v1/reviews hold, for the description of the API."""

from __future__ import annotations

from pydantic import Field

from graphsvc.api.answers import ActorNode, Answer
from graphsvc.records import EdgeType, Stance
from graphsvc.reviews.review import Kind, State, Verdict


class GivenEdge(Answer):
    """An edge that a corrected assertion gives."""

    type: EdgeType
    target: ActorNode


class Correction(Answer):
    """What is right instead of what was extracted."""

    edges: list[GivenEdge] = Field(description="Exactly these; an empty list: no edge.")
    source: ActorNode | None = Field(description="Who says it; null: as extracted.")
    stance: Stance | None = Field(description="As to its own content; null: as extracted.")


class ReviewedAssertion(Answer):
    """The assertion as it was extracted when it was reviewed."""

    article: str
    source: str = Field(description="The words that name the source.")
    cue: str
    text: str
    sentence: str
    cue_spans: list[int] = Field(description="Start, end, start, end ... in the article.")
    act: str
    edge: EdgeType | None
    actor: str | None = Field(description="The article's own id of who said it.")
    targets: list[str] = Field(description="The article's own ids of whom it concerned.")
    beside: list[str] = Field(description="Other assertions read from the same word.")


class ReviewedEdge(Answer):
    """The edge as it was when it was reviewed."""

    source: ActorNode
    type: EdgeType
    target: ActorNode
    stated: bool
    evidence: list[str] = Field(description="Assertion ids.")


class Review(Answer):
    """Who decided what about an assertion or edge, and when."""

    id: str
    kind: Kind
    subject: str = Field(description="Id of the assertion or edge, as it was then.")
    verdict: Verdict
    by: str = Field(description="Who decided.")
    at: str = Field(description="When: ISO 8601, in UTC.")
    note: str | None = Field(description="Why.")
    correction: Correction | None = Field(description="With the verdict `correct`.")
    found: ReviewedAssertion | None = Field(description="Null for an edge.")
    between: ReviewedEdge | None = Field(description="Null for an assertion.")
    withdrawn_by: str | None
    withdrawn_at: str | None
    state: State = Field(
        description="in force; superseded by a later one; withdrawn; or unmatched: what it is "
        "about is not stored, or reads otherwise now."
    )
    applies_to: str | None = Field(description="Id of what it is about now.")
    since: list[str] = Field(
        description="Of an edge: assertions that became its evidence after the decision."
    )
