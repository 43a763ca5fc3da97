"""What answers hold, for the description of the API; a test holds every answer against it.

The rows come from graphsvc.queries as they are here; these models describe them
and are not run on each request.
"""

from __future__ import annotations

from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from graphsvc.records import ActorKind, Dating, EdgeType, QuoteKind, Stance

Row = TypeVar("Row", bound=BaseModel)
Offsets = tuple[int, int]  # start and end (exclusive), in characters of the article's text


class Answer(BaseModel):
    """A part of an answer, with exactly these fields."""

    model_config = ConfigDict(extra="forbid")


class Page(Answer, Generic[Row]):
    """Some of the rows, and the address of those after them."""

    data: list[Row]
    next: str | None = Field(description="The address of the next page; null at the end.")

    @classmethod
    def model_parametrized_name(cls, params: tuple[Any, ...]) -> str:
        """Return the name that the description shows: ArticlePage, not Page[Article]."""
        return f"{params[0].__name__}Page"


class One(Answer, Generic[Row]):
    """One thing, in the shape of a page."""

    data: Row
    next: None = Field(description="Always null.")

    @classmethod
    def model_parametrized_name(cls, params: tuple[Any, ...]) -> str:
        """Return the name that the description shows: OneArticle, not One[Article]."""
        return f"One{params[0].__name__}"


class WrongPart(Answer):
    """A parameter or field that is wrong."""

    name: str = Field(description="The parameter, or the field of the body.")
    where: Literal["query", "path", "body"] = Field(alias="in")
    detail: str = Field(description="What is wrong with it.")


class Problem(BaseModel):
    """Problem details (RFC 9457), the shape of every error."""

    model_config = ConfigDict(extra="forbid")

    type: str = Field(description="Which kind of problem: an address that explains it.")
    title: str
    status: int
    detail: str = Field(description="What was wrong here, and what to do.")
    instance: str = Field(description="The path that was asked for.")
    request_id: str | None = Field(description="Names the request in the server's log.")
    errors: list[WrongPart] | None = Field(None, description="With status 422: each wrong part.")


class ArticleRef(Answer):
    """An article, as an assertion names it."""

    id: str
    title: str | None
    url: str | None
    publisher: str | None
    published: str | None = Field(description="ISO 8601.")


class Article(ArticleRef):
    """An article."""

    origin: str | None = Field(description="Where it was read.")
    name: str | None
    sha256: str
    assertions: int = Field(description="How many were found in it.")


class ArticleText(Article):
    """An article with its text, which all offsets count."""

    text: str


class LoadedArticle(Answer):
    """What became of an article that was sent."""

    id: str
    outcome: Literal["added", "replaced", "unchanged"]
    url: str = Field(description="The article's address in this API.")
    assertions: int | None = Field(description="How many were found; null where unchanged.")
    edges: int | None = Field(description="How many it gives; null where unchanged.")
    ignored: list[str] = Field(description="Fields of the body that are not read.")


class RemovedArticles(Answer):
    """What became of the articles that were to be removed."""

    removed: list[str]
    unknown: list[str] = Field(description="Ids that no article has.")


class ActorRef(Answer):
    """An actor, as an assertion names it."""

    id: str
    name: str


class ActorNode(ActorRef):
    """An actor, as an edge names it."""

    kind: ActorKind


class Actor(ActorNode):
    """An actor."""

    aliases: list[str]


class ActorDetail(Actor):
    """An actor, with how much there is about it."""

    articles: int
    assertions: int
    accuses: int
    accused_by: int
    contradicts: int
    contradicted_by: int
    supports: int
    supported_by: int


class Claim(Answer):
    """A proposition that assertions are about."""

    id: str
    text: str


class ReviewMark(Answer):
    """That an analyst confirmed or corrected something."""

    id: str = Field(description="The review; /v1/reviews/{id} has it whole.")
    verdict: Literal["confirm", "correct"]
    by: str = Field(description="Who decided.")
    at: str = Field(description="When: ISO 8601, in UTC.")
    note: str | None = Field(description="Why.")
    certainty: float = Field(ge=0, le=1, description="The extraction's own, before the review.")


class Extracted(Answer):
    """What was extracted, where an analyst corrected it; actors by the article's own ids."""

    edge: EdgeType | None
    actor: ActorRef | None
    targets: list[ActorRef]
    stance: Stance | None = Field(description="Null where it stayed.")


class AssertionMark(ReviewMark):
    """That an analyst confirmed or corrected an assertion."""

    extracted: Extracted | None = Field(
        description="What was corrected, as extracted; the assertion itself is what is right."
    )


class Assertion(Answer):
    """Who said what, by which word, in which sentence of which article."""

    id: str
    act: str = Field(description="The speech act: accuse, deny, assert ...")
    plover: str = Field(description="The act's CAMEO/PLOVER code.")
    edge: EdgeType | None = Field(description="The edge that it gives from actor to targets.")
    actor: ActorRef | None = Field(description="Null where the source is not resolved.")
    targets: list[ActorRef]
    source: str = Field(description="The words that name the source.")
    cue: str = Field(description="The word that says that something was said.")
    text: str = Field(description="What was said.")
    sentence: str = Field(description="The evidence: the sentence, as it stands in the article.")
    source_spans: list[Offsets]
    cue_spans: list[Offsets]
    content_spans: list[Offsets]
    sentence_span: Offsets
    quote: QuoteKind
    stance: Stance
    claim: Claim | None
    certainty: float = Field(ge=0, le=1)
    negated: bool
    depth: int = Field(ge=0, description="How many attributions it stands in.")
    date: str | None = Field(description="When it was said: an ISO 8601 day, month or year.")
    dated: Dating = Field(
        description="What the date rests on: the text, also where it says so only about, "
        'before that date ("previously"), or else the article\'s date.'
    )
    rule: str = Field(description="The rule that gave the edge.")
    article: ArticleRef
    review: AssertionMark | None = Field(description="Null where no analyst confirmed it.")


class Relation(Answer):
    """What an edge is, without its evidence."""

    id: str
    type: EdgeType
    source: ActorNode
    target: ActorNode
    weight: int = Field(description="How many assertions are its evidence.")
    articles: list[str]
    first: str | None
    last: str | None
    stated: bool = Field(description="false: inferred.")
    rules: list[str]
    certainty: float = Field(ge=0, le=1)
    confirmed: list[str] = Field(description="The evidence that analysts confirmed: its ids.")
    review: ReviewMark | None = Field(description="Null where no analyst confirmed the edge.")


class Edge(Relation):
    """What assertions add up to between two actors."""

    evidence: list[str] = Field(description="Assertion ids; /v1/edges/{id}/assertions has them.")


class Contradicted(Assertion):
    """What the other side said."""

    basis: Literal["claim", "accusation", "article"] = Field(
        description="Why it is the other side: it is for the claim that the assertion is against, "
        "or the reverse; it is the accusation that is answered; or it is the other side's "
        "nearest in the same article."
    )


class ContradictingAssertion(Assertion):
    """What one side said, with what it contradicts."""

    contradicted: list[Contradicted]


class Contradiction(Relation):
    """Who contradicts whom, with both sides' sentences."""

    evidence: list[ContradictingAssertion] = Field(description="The ten most certain, at most.")


class ReportColumn(Answer):
    """A column of a report."""

    name: str
    meaning: str


class Report(Answer):
    """A report that can be run."""

    name: str
    title: str
    answers: str = Field(description="The question that it answers.")
    columns: list[ReportColumn]
    url: str


class ReportTable(Report):
    """A report with its rows."""

    rows: list[dict[str, Any]]


class Health(Answer):
    """That the server answers."""

    status: Literal["ok"]
    version: str


class Freshness(Answer):
    """How new the newest article is."""

    published: str | None = Field(description="When the newest article was published.")
    age_days: int | None = Field(description="How many whole days ago that was.")


class Readiness(Answer):
    """That the server can do its work, and on what data."""

    status: Literal["ready"]
    counts: dict[str, int] = Field(
        description="How many articles, actors, assertions ... there are."
    )
    newest: Freshness
