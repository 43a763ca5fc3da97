"""/v1/actors and /v1/decisions: whom the articles speak of, and who is one with whom."""

from __future__ import annotations

from http import HTTPStatus

from flask import Response, request, url_for
from pydantic import BaseModel, ConfigDict, Field

from graphsvc import actors, queries
from graphsvc.actors import Author, Split
from graphsvc.api.actor_answers import ArticleOfActor, Decision, MovedActor, WholeActor
from graphsvc.api.answers import Actor, One, Page
from graphsvc.api.describing import make_blueprint, responses
from graphsvc.api.paging import answer_one, answer_page, page_size
from graphsvc.api.parameters import (
    ActorPath,
    ActorQuery,
    DecisionPath,
    Key,
    Nothing,
    Paged,
    Words,
)
from graphsvc.api.service import service
from graphsvc.errors import NotFound, ParameterError
from graphsvc.identity.decisions import DecisionKind
from graphsvc.reviews.review import LONGEST_NOTE
from graphsvc.store import Row

blueprint = make_blueprint("actors", "People, organisations, states, groups, unnamed sources.")


class DecisionBody(BaseModel):
    """A decision on who is who."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "example": {"kind": "merge", "other": "orin-water", "by": "m.lind", "note": "Renamed."}
        },
    )

    kind: DecisionKind = Field(description="What is decided.")
    by: Words = Field(description="Who decides.")
    note: str = Field("", max_length=LONGEST_NOTE, description="Why.")
    other: Words | None = Field(
        None, description="With merge and apart: the other actor, by id, name or alias."
    )
    name: Words | None = Field(None, description="With split: what the new actor is called.")
    articles: list[Key] = Field(
        [], max_length=1_000, description="With split: ids of the articles that it is about."
    )
    called: str = Field(
        "", max_length=200, description="With split: only where the articles use this name."
    )


@blueprint.before_request
def require_json() -> None:
    """Refuse a body that is not sent as JSON, which no form of another site can do."""
    if request.method == "POST":
        request.get_json()


@blueprint.get("/actors", responses=responses(Page[Actor]))
def list_actors(query: ActorQuery) -> Response:
    """List the actors, by id; `q` finds by a part of a name."""
    page = queries.actors(
        service().store,
        q=query.q,
        kind=query.kind,
        after=query.after,
        limit=page_size(query.limit),
    )
    return answer_page(page)


@blueprint.get(
    "/actors/<actor_id>",
    responses=responses(
        {
            HTTPStatus.OK: One[WholeActor],
            HTTPStatus.PERMANENT_REDIRECT: One[MovedActor],
        },
        HTTPStatus.NOT_FOUND,
    ),
)
def show_actor(path: ActorPath, query: Nothing) -> Response:
    """Show an actor: its names, why they are one, and how many assertions and edges it has.

    The id of an actor or name that was merged, by hand or by a rule, answers by redirect.
    """
    try:
        return answer_one(actors.actor(service().store, path.actor_id))
    except NotFound:
        now = actors.resolved(service().store, path.actor_id)
        if now == path.actor_id:
            raise
    answer = answer_one({"id": path.actor_id, "actor": now}, HTTPStatus.PERMANENT_REDIRECT)
    answer.headers["Location"] = url_for("actors.show_actor", actor_id=now, _external=True)
    return answer


@blueprint.get(
    "/actors/<actor_id>/articles",
    responses=responses(Page[ArticleOfActor], HTTPStatus.NOT_FOUND),
)
def list_articles_of_actor(path: ActorPath, query: Paged) -> Response:
    """List the articles that mention an actor, with what each calls it."""
    page = actors.articles(
        service().store, path.actor_id, after=query.after, limit=page_size(query.limit)
    )
    return answer_page(page)


@blueprint.post(
    "/actors/<actor_id>/decisions",
    responses=responses(
        {HTTPStatus.CREATED: One[Decision]},
        HTTPStatus.BAD_REQUEST,
        HTTPStatus.NOT_FOUND,
        HTTPStatus.CONFLICT,
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    ),
)
def decide_on_actor(path: ActorPath, query: Nothing, body: DecisionBody) -> Response:
    """Merge an actor into another, split some articles off it, or keep two apart.

    The decision holds for the articles that are stored and for those to come, until it
    is undone.
    """
    with service().loading:
        made = _decide(path.actor_id, body)
    answer = answer_one(made, HTTPStatus.CREATED)
    answer.headers["Location"] = url_for(
        "actors.show_decision", decision_id=made["id"], _external=True
    )
    return answer


def _decide(actor_id: str, body: DecisionBody) -> Row:
    store, author = service().store, Author(by=body.by, note=body.note)
    if body.kind is DecisionKind.SPLIT:
        if body.name is None or not body.articles:
            raise ParameterError("articles", "a split takes the articles and the new actor's name")
        part = Split(name=body.name, articles=tuple(body.articles), called=body.called)
        return actors.split(store, actor_id, part, author)
    if body.other is None:
        raise ParameterError("other", f"is missing: with whom to {body.kind}")
    if body.kind is DecisionKind.MERGE:
        return actors.merge(store, actor_id, body.other, author)
    return actors.keep_apart(store, actor_id, body.other, author)


@blueprint.get("/decisions", responses=responses(Page[Decision]))
def list_decisions(query: Paged) -> Response:
    """List the decisions on who is who that are in force, the latest first."""
    page = actors.decisions(service().store, after=query.after, limit=page_size(query.limit))
    return answer_page(page)


@blueprint.get("/decisions/<decision_id>", responses=responses(One[Decision], HTTPStatus.NOT_FOUND))
def show_decision(path: DecisionPath, query: Nothing) -> Response:
    """Show a decision on who is who."""
    return answer_one(actors.decision(service().store, path.decision_id))


@blueprint.delete(
    "/decisions/<decision_id>", responses=responses(One[Decision], HTTPStatus.NOT_FOUND)
)
def undo_decision(path: DecisionPath, query: Nothing) -> Response:
    """Undo a decision, as if it had never been made; the answer is what it was."""
    with service().loading:
        return answer_one(actors.undo(service().store, path.decision_id))
