"""The page's addresses. Everything that it shows is also in the API; its state is its address."""

from __future__ import annotations

import json
from http import HTTPStatus
from importlib.resources import files
from urllib.parse import urlencode

import flask_openapi3_swagger
from flask import Blueprint, Response, abort, make_response, render_template, request
from flask import send_from_directory as send_file_of
from pydantic import ConfigDict, Field, ValidationError
from werkzeug.exceptions import HTTPException

from graphsvc import queries
from graphsvc.api import problems
from graphsvc.api.parameters import EdgeQuery, Words
from graphsvc.api.requests import PAGE_POLICY
from graphsvc.api.service import service
from graphsvc.contradictions import contradictions
from graphsvc.errors import GraphsvcError
from graphsvc.records import EdgeType
from graphsvc.reviews.review import Verdict
from graphsvc.store import Row
from graphsvc.web import evidence

blueprint = Blueprint(
    "web", __name__, static_folder="static", static_url_path="/static", template_folder="templates"
)

VERBS = {
    EdgeType.CONTRADICTS: "contradicts",
    EdgeType.ACCUSES: "accuses",
    EdgeType.SUPPORTS: "supports",
}
VERDICTS = {Verdict.CONFIRM: "confirmed", Verdict.CORRECT: "corrected"}
REVIEW_CHOICES = {"confirmed": "confirmed only", "unreviewed": "not reviewed"}
EDGES_SHOWN = 60  # of one page: what a person can take in, and the drawing too
_SWAGGER = files(flask_openapi3_swagger).joinpath("templates", "swagger")
# Swagger UI sets styles from scripts; nothing of an article is on that page.
DOCS_POLICY = PAGE_POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")


class PageQuery(EdgeQuery):
    """What the page shows: the API's filters, an actor on either side, and an edge that is open."""

    model_config = ConfigDict(extra="ignore")  # addresses that are passed on gather foreign ones

    actor: Words | None = Field(None, description="Who acts or is concerned.")
    show: Words | None = Field(None, description="The edge whose evidence is shown.")


blueprint.add_app_template_global(evidence.sentence_parts)
blueprint.add_app_template_global(evidence.content_beyond)
blueprint.add_app_template_global(evidence.days)
blueprint.add_app_template_filter(evidence.safe_link)
blueprint.add_app_template_filter(evidence.day)


@blueprint.get("/")
def show_index() -> str:
    """Show who contradicts, accuses and supports whom, and the evidence of the edge in `show`."""
    asked = {name: value for name, value in request.args.items() if value.strip()}
    try:
        query = PageQuery.model_validate(asked)
    except ValidationError as error:
        problems.refuse_invalid(error)
    store = service().store
    filters = query.to_filter(service().settings.min_certainty, query.type)
    page = queries.strongest_edges(
        store, filters, actor=query.actor, after=query.after, limit=EDGES_SHOWN
    )
    shown = _evidence(query.show) if query.show else None
    return render_template(
        "index.html",
        query=query,
        edges=page.rows,
        next_link=_link(asked, after=page.next, show=None) if page.next else None,
        link=lambda **changes: _link(asked, **changes),
        twin=_twin(asked),
        shown=shown,
        actors=queries.actors(store, limit=500).rows,
        counts=store.counts(),
        verbs=VERBS,
        verdicts=VERDICTS,
        choices=REVIEW_CHOICES,
        default_certainty=service().settings.min_certainty,
    )


def _evidence(edge_id: str) -> Row:
    """Return an edge whose ``evidence`` are assertions, with both sides where there are two."""
    edge = queries.edge(service().store, edge_id)
    if edge["type"] == EdgeType.CONTRADICTS:
        between = queries.EdgeFilter(source=edge["source"]["id"], target=edge["target"]["id"])
        rows = contradictions(service().store, between).rows
        return next((row for row in rows if row["id"] == edge_id), {**edge, "evidence": []})
    found = queries.evidence(service().store, edge_id, limit=queries.EVIDENCE)
    return {**edge, "evidence": found.rows}


def _link(asked: dict[str, str], **changes: str | None) -> str:
    """Return the page's address with some parameters changed; None takes one away."""
    kept = {name: value for name, value in {**asked, **changes}.items() if value}
    return f"/?{urlencode(kept)}" if kept else "/"


def _twin(asked: dict[str, str]) -> str:
    """Return the address in the API of the edges that the page shows."""
    names = EdgeQuery.model_fields
    return f"/v1/edges?{urlencode({k: v for k, v in asked.items() if k in names})}"


@blueprint.get("/docs")
def show_docs() -> Response:
    """Show the API's documentation, which can be tried out in place."""
    answer = make_response(render_template("docs.html"))
    answer.headers["Content-Security-Policy"] = DOCS_POLICY
    return answer


@blueprint.get("/docs/assets/<path:name>")
def docs_static(name: str) -> Response:
    """Send a file of Swagger UI, as its package has it."""
    return send_file_of(str(_SWAGGER), name)


@blueprint.get("/problems/<slug>")
def show_problem_type(slug: str) -> str:
    """Explain a type of problem, whose address the API's errors carry."""
    if slug not in problems.PROBLEM_TYPES:
        abort(HTTPStatus.NOT_FOUND)
    return render_template("problem_type.html", problem=problems.PROBLEM_TYPES[slug])


@blueprint.errorhandler(GraphsvcError)
def show_error(error: GraphsvcError) -> Response:
    """Answer an error that graphsvc raised on purpose."""
    return _for_reader(problems.answer_error(error))


@blueprint.errorhandler(HTTPException)
def show_http_error(error: HTTPException) -> Response:
    """Answer an error of HTTP itself."""
    return _for_reader(problems.answer_http_error(error))


def _for_reader(answer: Response) -> Response:
    """Return problem details as a page where a browser asks, as they are otherwise."""
    if request.accept_mimetypes.best_match((problems.MEDIA_TYPE, "text/html")) != "text/html":
        return answer
    page = render_template("error.html", problem=json.loads(answer.get_data()))
    answer.set_data(page)
    answer.mimetype = "text/html"
    return answer
