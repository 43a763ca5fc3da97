"""Errors as Problem Details (RFC 9457): one shape, and one table from errors to statuses.

Every error leaves the API as ``application/problem+json`` with ``type``,
``title``, ``status``, ``detail``, ``instance`` and ``request_id``; a 422 adds
``errors``, one entry for each parameter or field that is wrong. What happened
inside (addresses, paths, traces) goes to the log only, under the request id.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, NoReturn

from flask import Flask, Response, g, request
from pydantic import ValidationError
from werkzeug.exceptions import HTTPException

from graphsvc import errors

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER = 5  # seconds: a store that restarts is back in about this time

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ProblemType:
    """What one ``type`` of problem means; served at /problems/<slug>."""

    slug: str
    status: HTTPStatus
    title: str
    advice: str  # what the caller can do about it

    @property
    def uri(self) -> str:
        """Return the ``type`` member: an absolute path, so that proxies need no setting."""
        return f"/problems/{self.slug}"


class InvalidRequest(errors.GraphsvcError):
    """Parameters or fields that are unknown, missing or of the wrong form."""

    def __init__(self, parts: Sequence[Mapping[str, str]]) -> None:
        super().__init__("; ".join(f"{part['name']}: {part['detail']}" for part in parts))
        self.parts = parts


class Busy(errors.GraphsvcError):
    """More articles are waiting for extraction than the server takes on at once."""


class NotReady(errors.GraphsvcError):
    """The server is starting and cannot do all of its work yet."""


INVALID = ProblemType(
    "invalid-request",
    HTTPStatus.UNPROCESSABLE_ENTITY,
    "A parameter or field is wrong",
    "`errors` names each one and what it must be; /openapi.json describes them all.",
)
UNREADABLE = ProblemType(
    "unreadable-article",
    HTTPStatus.UNPROCESSABLE_ENTITY,
    "The article cannot be read",
    "`detail` says why; nothing was stored.",
)
NOT_FOUND = ProblemType(
    "not-found",
    HTTPStatus.NOT_FOUND,
    "There is no such thing",
    "Ids come from the lists: /v1/articles, /v1/actors, /v1/reports.",
)
DECISION = ProblemType(
    "conflicting-decision",
    HTTPStatus.CONFLICT,
    "The decision does not go with what is there",
    "`detail` says with what; /v1/decisions lists those in force, each of which can be undone.",
)
STORE_UNAVAILABLE = ProblemType(
    "store-unavailable",
    HTTPStatus.SERVICE_UNAVAILABLE,
    "The store cannot be reached",
    "Try again after the seconds in Retry-After; the server's log says what is wrong.",
)
BUSY = ProblemType(
    "busy",
    HTTPStatus.SERVICE_UNAVAILABLE,
    "Too many articles are being read",
    "Try again after the seconds in Retry-After, or use `graphsvc ingest` for many articles.",
)
NOT_READY = ProblemType(
    "not-ready",
    HTTPStatus.SERVICE_UNAVAILABLE,
    "The server is starting",
    "Try again after the seconds in Retry-After: the language model is being loaded.",
)
QUERY_FAILED = ProblemType(
    "query-failed",
    HTTPStatus.SERVICE_UNAVAILABLE,
    "The question could not be answered in time",
    "Ask for less: a shorter time, one actor, a smaller page. Or try again later.",
)
MODEL_UNAVAILABLE = ProblemType(
    "model-unavailable",
    HTTPStatus.SERVICE_UNAVAILABLE,
    "The language model does not load",
    "Reading goes on; loading articles needs the model. The server's log says what is missing.",
)
INTERNAL = ProblemType(
    "internal",
    HTTPStatus.INTERNAL_SERVER_ERROR,
    "The server failed",
    "This is a defect: report it with the `request_id`, under which the log has the details.",
)

# The nearest class in an error's ancestry decides; a test holds that every
# class of graphsvc.errors has its own line or a parent's that fits.
BY_ERROR: dict[type[errors.GraphsvcError], ProblemType] = {
    InvalidRequest: INVALID,
    errors.ParameterError: INVALID,
    errors.ReadingError: UNREADABLE,
    errors.NotFound: NOT_FOUND,
    errors.DecisionError: DECISION,
    errors.StoreUnavailable: STORE_UNAVAILABLE,
    errors.QueryError: QUERY_FAILED,
    errors.ModelError: MODEL_UNAVAILABLE,
    Busy: BUSY,
    NotReady: NOT_READY,
    errors.GraphsvcError: INTERNAL,
}
PROBLEM_TYPES = {problem.slug: problem for problem in BY_ERROR.values()}


def problem_for(error: errors.GraphsvcError) -> ProblemType:
    """Return the type of problem that an error is, by the nearest class in the table."""
    return next(BY_ERROR[kind] for kind in type(error).__mro__ if kind in BY_ERROR)


def refuse_invalid(error: ValidationError) -> NoReturn:
    """Raise InvalidRequest for a model of parameters or body that did not validate."""
    where = _place(error.title)
    raise InvalidRequest([_wrong_part(item, where) for item in error.errors()]) from error


def _place(model: str) -> str:
    """Return the part of a request that a model describes, by how models are called."""
    return {"Body": "body", "Path": "path"}.get(model[-4:], "query")


def _wrong_part(item: Any, where: str) -> dict[str, str]:
    name = ".".join(str(part) for part in item["loc"]) or where
    detail = str(item["msg"])
    if item["type"] == "extra_forbidden":
        detail = f"there is no such {'field' if where == 'body' else 'parameter'}"
    elif item["type"] == "missing":
        detail = "is required"
    return {"name": name, "in": where, "detail": detail.removeprefix("Value error, ")}


def register(app: Flask) -> None:
    """Answer every error of the application as problem details."""
    app.register_error_handler(errors.GraphsvcError, answer_error)
    app.register_error_handler(HTTPException, answer_http_error)


def answer_error(error: errors.GraphsvcError) -> Response:
    """Return the answer for an error that graphsvc raised on purpose."""
    kind = problem_for(error)
    members: dict[str, Any] = {"detail": str(error)}
    headers = {}
    if kind.status == HTTPStatus.UNPROCESSABLE_ENTITY:
        members["errors"] = _wrong_parts(error)
    if kind.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        # Its words can name addresses and paths of the server: for the log alone.
        log.error(
            "%s request_id=%s: %s",
            type(error).__name__,
            g.get("request_id"),
            error,
            exc_info=kind is INTERNAL,
        )
        members["detail"] = kind.advice
    if kind.status == HTTPStatus.SERVICE_UNAVAILABLE:
        headers["Retry-After"] = str(RETRY_AFTER)
    return build_problem(kind.status, kind.title, kind.uri, members, headers)


def _wrong_parts(error: errors.GraphsvcError) -> list[dict[str, str]]:
    match error:
        case InvalidRequest():
            return [dict(part) for part in error.parts]
        case errors.ParameterError():
            return [{"name": error.name, "in": "query", "detail": error.problem}]
        case errors.ReadingError():
            # Reading names the place as "body" or "body: published".
            field = error.where.removeprefix("body").removeprefix(": ") or "text"
            return [{"name": field, "in": "body", "detail": error.problem}]
    return []


def answer_http_error(error: HTTPException) -> Response:
    """Return the answer for an error of HTTP itself: an unknown address, a wrong method ..."""
    status = HTTPStatus(error.code or HTTPStatus.INTERNAL_SERVER_ERROR)
    detail = error.description or status.description
    uri = "about:blank"  # RFC 9457 4.2.1: no meaning beyond that of the status
    if status == HTTPStatus.INTERNAL_SERVER_ERROR:
        uri, detail = INTERNAL.uri, INTERNAL.advice
    # Allow, Retry-After and the like belong to the status, whatever the body.
    headers = {
        name: value
        for name, value in error.get_headers()
        if name.lower() not in ("content-type", "content-length")
    }
    return build_problem(status, status.phrase, uri, {"detail": detail}, headers)


def build_problem(
    status: HTTPStatus,
    title: str,
    uri: str,
    members: Mapping[str, Any],
    headers: Mapping[str, str],
) -> Response:
    """Return problem details as an answer; ``members`` are added to the standard ones."""
    body = {
        "type": uri,
        "title": title,
        "status": int(status),
        "instance": request.path,
        "request_id": g.get("request_id"),
        **members,
    }
    answer = Response(json.dumps(body, ensure_ascii=False), status, mimetype=MEDIA_TYPE)
    answer.headers.update(headers)
    return answer
