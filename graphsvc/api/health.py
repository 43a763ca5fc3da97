"""/healthz and /readyz: whether the server lives, and whether it can do its work."""

from __future__ import annotations

from datetime import UTC, date, datetime

from flask import Response
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.tag import Tag

from graphsvc import __version__, queries
from graphsvc.api.answers import Health, One, Readiness
from graphsvc.api.describing import operation_id, responses
from graphsvc.api.paging import answer_one
from graphsvc.api.parameters import Nothing
from graphsvc.api.problems import NotReady
from graphsvc.api.service import service

blueprint = APIBlueprint(
    "health",
    __name__,
    abp_tags=[Tag(name="health", description="For whoever runs the server.")],
    operation_id_callback=operation_id,
)


@blueprint.get("/healthz", responses=responses(One[Health]))
def show_health(query: Nothing) -> Response:
    """Answer, which says that the server lives; nothing else is looked at."""
    return answer_one({"status": "ok", "version": __version__})


@blueprint.get("/readyz", responses=responses(One[Readiness]))
def show_readiness(query: Nothing) -> Response:
    """Say that the store answers and the model is loaded, and how new the data is; else 503."""
    store = service().store
    store.ping()
    if not service().extractor.loaded:
        service().extractor.warm_up()
        raise NotReady("the model is being loaded")
    newest = queries.articles(store, limit=1).rows
    published = newest[0]["published"] if newest else None
    data = {
        "status": "ready",
        "counts": store.counts(),
        "newest": {"published": published, "age_days": _age(published)},
    }
    return answer_one(data)


def _age(published: str | None) -> int | None:
    """Return how many whole days ago a day in ISO 8601 was; None without one."""
    if not published:
        return None
    return (datetime.now(UTC).date() - date.fromisoformat(published[:10])).days
