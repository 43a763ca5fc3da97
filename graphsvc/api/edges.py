"""/v1/edges and /v1/contradictions: who accuses, contradicts, supports whom, and the proof."""

from __future__ import annotations

from http import HTTPStatus

from flask import Response

from graphsvc import queries
from graphsvc.api.answers import Assertion, Contradiction, Edge, One, Page
from graphsvc.api.describing import make_blueprint, responses
from graphsvc.api.paging import answer_one, answer_page, page_size
from graphsvc.api.parameters import (
    AssertionPath,
    EdgePath,
    EdgeQuery,
    Nothing,
    Paged,
    RelationQuery,
)
from graphsvc.api.service import service
from graphsvc.contradictions import contradictions

blueprint = make_blueprint("edges", "Who accuses, contradicts or supports whom, and the proof.")


@blueprint.get("/edges", responses=responses(Page[Edge]))
def list_edges(query: EdgeQuery) -> Response:
    """List the edges between actors, by id."""
    page = queries.edges(
        service().store,
        query.to_filter(service().settings.min_certainty, query.type),
        after=query.after,
        limit=page_size(query.limit),
    )
    return answer_page(page)


@blueprint.get("/edges/<edge_id>", responses=responses(One[Edge], HTTPStatus.NOT_FOUND))
def show_edge(path: EdgePath, query: Nothing) -> Response:
    """Show an edge."""
    return answer_one(queries.edge(service().store, path.edge_id))


@blueprint.get(
    "/edges/<edge_id>/assertions", responses=responses(Page[Assertion], HTTPStatus.NOT_FOUND)
)
def list_evidence(path: EdgePath, query: Paged) -> Response:
    """List the assertions behind an edge, oldest first: its evidence."""
    page = queries.evidence(
        service().store, path.edge_id, after=query.after, limit=page_size(query.limit)
    )
    return answer_page(page)


@blueprint.get(
    "/assertions/<assertion_id>", responses=responses(One[Assertion], HTTPStatus.NOT_FOUND)
)
def show_assertion(path: AssertionPath, query: Nothing) -> Response:
    """Show an assertion."""
    return answer_one(queries.assertion(service().store, path.assertion_id))


@blueprint.get("/contradictions", responses=responses(Page[Contradiction]))
def list_contradictions(query: RelationQuery) -> Response:
    """List who contradicts whom, with both sides' sentences, articles, offsets and cues.

    Each has its evidence (the ten most certain; the rest under /v1/edges/{id}/assertions),
    and each evidence what it contradicts, where the articles give it.
    """
    page = contradictions(
        service().store,
        query.to_filter(service().settings.min_certainty),
        after=query.after,
        limit=page_size(query.limit),
    )
    return answer_page(page)
