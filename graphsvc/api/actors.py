"""/v1/actors: whom the articles speak of."""

from __future__ import annotations

from http import HTTPStatus

from flask import Response

from graphsvc import queries
from graphsvc.api.answers import Actor, ActorDetail, One, Page
from graphsvc.api.describing import make_blueprint, responses
from graphsvc.api.paging import answer_one, answer_page, page_size
from graphsvc.api.parameters import ActorPath, ActorQuery, Nothing
from graphsvc.api.service import service

blueprint = make_blueprint("actors", "People, organisations, states, groups, unnamed sources.")


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


@blueprint.get("/actors/<actor_id>", responses=responses(One[ActorDetail], HTTPStatus.NOT_FOUND))
def show_actor(path: ActorPath, query: Nothing) -> Response:
    """Show an actor, with how many assertions and edges it has."""
    return answer_one(queries.actor(service().store, path.actor_id))
