"""/v1/reviews: what analysts confirm, reject and correct."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated

from flask import Response, request, url_for
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from graphsvc import reviewing
from graphsvc.api.answers import One, Page
from graphsvc.api.describing import make_blueprint, responses
from graphsvc.api.paging import answer_one, answer_page, page_size
from graphsvc.api.parameters import (
    AssertionPath,
    EdgePath,
    Key,
    Kind,
    Nothing,
    Paged,
    Parameters,
    Words,
)
from graphsvc.api.review_answers import Review
from graphsvc.api.service import service
from graphsvc.paging import Page as Rows
from graphsvc.records import Stance
from graphsvc.reviewing import Change, Decision, ReviewFilter
from graphsvc.reviews.review import LONGEST_NOTE, State, Verdict
from graphsvc.reviews.review import Kind as Subject
from graphsvc.store import Row

blueprint = make_blueprint("reviews", "What analysts confirm, reject and correct.")


def _with_spaces(value: object) -> object:
    return value.replace("_", " ") if isinstance(value, str) else value


class ReviewQuery(Paged):
    """Which reviews."""

    kind: Subject | None = Field(None, description="Of assertions, or of edges.")
    verdict: Verdict | None = Field(None, description="What was decided.")
    state: Annotated[State, BeforeValidator(_with_spaces)] | None = Field(
        None, description="What became of it."
    )
    by: Words | None = Field(None, description="Who decided.")
    article: Key | None = Field(None, description="The article whose assertions they are about.")
    subject: Key | None = Field(
        None, description="Id of the assertion or edge, as it was or as it is now."
    )


class ReviewPath(BaseModel):
    """The id of a review, in the address."""

    review_id: Key = Field(description="A review's id.")


class WithdrawalQuery(Parameters):
    """Who withdraws."""

    by: Words = Field(description="Who withdraws the review.")


class CorrectionBody(BaseModel):
    """What is right instead; what is left out stays as extracted."""

    model_config = ConfigDict(extra="forbid")

    type: Kind | None = Field(None, description="The type of edge.")
    source: Words | None = Field(None, description="Who says it: an actor's id, name or alias.")
    targets: list[Words] = Field(
        [], max_length=20, description="Whom it concerns: actors' ids, names or aliases."
    )
    stance: Stance | None = Field(None, description="How it stands to its claim.")
    no_edge: bool = Field(False, description="true: it gives no edge.")

    def to_change(self) -> Change:
        """Return the change."""
        return Change(
            type=self.type,
            source=self.source,
            targets=tuple(self.targets),
            stance=self.stance,
            no_edge=self.no_edge,
        )


class ReviewBody(BaseModel):
    """A decision."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "example": {"verdict": "reject", "by": "m.lind", "note": "She is quoting the report."}
        },
    )

    verdict: Verdict = Field(description="What is decided.")
    by: Words = Field(description="Who decides.")
    note: str | None = Field(None, max_length=LONGEST_NOTE, description="Why.")
    correction: CorrectionBody | None = Field(None, description="With the verdict `correct`.")

    def to_decision(self) -> Decision:
        """Return the decision."""
        change = Change() if self.correction is None else self.correction.to_change()
        return Decision(verdict=self.verdict, by=self.by, note=self.note, change=change)


@blueprint.before_request
def require_json() -> None:
    """Refuse a body that is not sent as JSON, which no form of another site can do."""
    if request.method == "POST":
        request.get_json()


WRITING = (
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
)


@blueprint.post(
    "/assertions/<assertion_id>/reviews",
    responses=responses({HTTPStatus.CREATED: One[Review]}, *WRITING),
)
def review_assertion(path: AssertionPath, query: Nothing, body: ReviewBody) -> Response:
    """Confirm, reject or correct an assertion.

    What is rejected is no longer shown, nor is what rests on it alone; what is
    confirmed counts as certain. The decision survives when the article is extracted
    anew, replaced, or removed and loaded again.
    """
    with service().loading:
        made = reviewing.review_assertion(service().store, path.assertion_id, body.to_decision())
    return _created(made)


@blueprint.post(
    "/edges/<edge_id>/reviews",
    responses=responses({HTTPStatus.CREATED: Page[Review]}, *WRITING),
)
def review_edge(path: EdgePath, query: Nothing, body: ReviewBody) -> Response:
    """Confirm or reject an edge, or correct all its present evidence.

    A rejected edge is not shown whatever evidence comes, until the review is
    withdrawn; a correction is one review of each assertion behind the edge.
    """
    with service().loading:
        made = reviewing.review_edge(service().store, path.edge_id, body.to_decision())
    answer = answer_page(Rows(made))
    answer.status_code = HTTPStatus.CREATED
    return answer


def _created(made: Row) -> Response:
    answer = answer_one(made, HTTPStatus.CREATED)
    answer.headers["Location"] = url_for(
        "reviews.show_review", review_id=made["id"], _external=True
    )
    return answer


@blueprint.get("/reviews", responses=responses(Page[Review]))
def list_reviews(query: ReviewQuery) -> Response:
    """List the reviews, the latest first.

    What was rejected stands here and nowhere else.
    """
    filters = ReviewFilter(
        kind=query.kind,
        verdict=query.verdict,
        state=query.state,
        by=query.by,
        article=query.article,
        subject=query.subject,
    )
    page = reviewing.reviews(
        service().store, filters, after=query.after, limit=page_size(query.limit)
    )
    return answer_page(page)


@blueprint.get("/reviews/<review_id>", responses=responses(One[Review], HTTPStatus.NOT_FOUND))
def show_review(path: ReviewPath, query: Nothing) -> Response:
    """Show a review."""
    return answer_one(reviewing.show(service().store, path.review_id))


@blueprint.delete("/reviews/<review_id>", responses=responses(One[Review], HTTPStatus.NOT_FOUND))
def withdraw_review(path: ReviewPath, query: WithdrawalQuery) -> Response:
    """Withdraw a review: the decision before it counts again, or else what was extracted.

    The review stays in the list, as withdrawn, with who did so and when.
    """
    with service().loading:
        return answer_one(reviewing.withdraw(service().store, path.review_id, query.by))
