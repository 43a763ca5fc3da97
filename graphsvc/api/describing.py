"""The OpenAPI description: what every operation has in common, and the document itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.info import Info
from flask_openapi3.models.license import License
from flask_openapi3.models.tag import Tag
from flask_openapi3.openapi import OpenAPI
from flask_openapi3.types import ResponseDict
from pydantic import BaseModel

from graphsvc import __version__
from graphsvc.api.problems import MEDIA_TYPE

INFO = Info(
    title="graphsvc",
    version=__version__,
    description=(
        "Who contradicts whom in the news, with the sentences that prove it.\n\n"
        'Every success is `{"data": …, "next": …}`: `next` is the address of the next page, '
        "also in the `Link` header, and null at the end. Every error is `application/problem+json` "
        "(RFC 9457). All offsets count characters of the article's text, end exclusive."
    ),
    license=License(name="Apache-2.0", identifier="Apache-2.0"),
)


def make_blueprint(resource: str, about: str) -> APIBlueprint:
    """Return the blueprint of a resource, under /v1."""
    return APIBlueprint(
        resource,
        f"graphsvc.api.{resource}",
        url_prefix="/v1",
        abp_tags=[Tag(name=resource, description=about)],
        operation_id_callback=operation_id,
    )


def operation_id(*, name: str, path: str, method: str) -> str:
    """Return the id of an operation: the name of its function, which says what it does."""
    return name


def responses(
    success: type[BaseModel] | Mapping[HTTPStatus, type[BaseModel]], *problems: HTTPStatus
) -> ResponseDict:
    """Return what an operation can answer: success, the problems named, and those of all.

    Any operation can be asked with wrong parameters (422) and can fail (500);
    whatever reads the store can find it down (503).
    """
    if not isinstance(success, Mapping):
        success = {HTTPStatus.OK: success}
    always = (
        HTTPStatus.UNPROCESSABLE_ENTITY,
        HTTPStatus.INTERNAL_SERVER_ERROR,
        HTTPStatus.SERVICE_UNAVAILABLE,
    )
    described: ResponseDict = {}
    for status, model in success.items():
        described[status] = model
    for status in sorted({*problems, *always}):
        described[status] = _problem(status)
    return described


def _problem(status: HTTPStatus) -> dict[str, Any]:
    described: dict[str, Any] = {
        "description": status.phrase,
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        described["headers"] = {
            "Retry-After": {
                "description": "Seconds after which to try again.",
                "schema": {"type": "integer"},
            }
        }
    return described


def complete_description(app: OpenAPI) -> dict[str, Any]:
    """Return the application's OpenAPI document, made once all blueprints are registered."""
    document: dict[str, Any] = app.api_doc
    # None in place of an object: there are no security schemes, and so no such part.
    document["components"].pop("securitySchemes", None)
    for operation in _operations(document):
        if "description" in operation:
            # The extension joins the lines of docstrings for HTML; this is Markdown.
            operation["description"] = operation["description"].replace("<br/>", "\n").strip()
    return document


def _operations(document: dict[str, Any]) -> Iterable[dict[str, Any]]:
    for path in document["paths"].values():
        yield from path.values()
