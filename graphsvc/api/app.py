"""The application: one function that puts its parts together."""

from __future__ import annotations

from flask import jsonify
from flask_openapi3.openapi import OpenAPI

from graphsvc import web
from graphsvc.api import (
    actors,
    analysis,
    articles,
    claims,
    describing,
    edges,
    health,
    problems,
    reports,
    requests,
    reviews,
)
from graphsvc.api.answers import Problem
from graphsvc.api.extracting import Extractor
from graphsvc.api.service import Service, StoreHolder
from graphsvc.config import Settings
from graphsvc.store import GraphStore

BLUEPRINTS = (articles, actors, edges, reviews, claims, reports, analysis, health)


def create_app(settings: Settings, store: GraphStore | None = None) -> OpenAPI:
    """Return the Flask application: the API, its description, and the page.

    ``store`` stays the caller's to close. Without one the store that the
    settings name is opened at the first request that needs it: so the
    application starts while the store is down, and answers 503 until it is there.
    """
    app = OpenAPI(
        "graphsvc.api",
        info=describing.INFO,
        doc_ui=False,  # its pages load scripts that are inline; ours is in graphsvc.web
        validation_error_model=Problem,
        validation_error_callback=problems.refuse_invalid,
        static_folder=None,
    )
    app.config["MAX_CONTENT_LENGTH"] = settings.max_request_bytes
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    stores = StoreHolder(settings, store)
    app.extensions["graphsvc"] = Service(settings, stores, Extractor(settings))
    requests.register(app, settings)
    problems.register(app)
    for module in BLUEPRINTS:
        app.register_api(module.blueprint)
    app.register_blueprint(web.blueprint)
    document = describing.complete_description(app)
    app.add_url_rule("/openapi.json", "openapi", lambda: jsonify(document))
    return app
