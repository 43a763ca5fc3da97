"""What belongs to every request: its id, its log line, the headers of every answer."""

from __future__ import annotations

import logging
import re
import time
import uuid

from flask import Flask, Response, g, request

from graphsvc.config import Settings

log = logging.getLogger(__name__)

_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}", re.ASCII)

# No script, style or address but our own; scripts in a news text can then not
# run even where escaping should fail.
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
DATA_POLICY = "default-src 'none'; frame-ancestors 'none'"


def register(app: Flask, settings: Settings) -> None:
    """Give each request an id and a log line, and each answer its headers."""
    allowed = settings.cors_origins.split()

    @app.before_request
    def begin() -> None:
        given = request.headers.get("X-Request-Id", "")
        # One from a proxy joins its log to ours; anything odd could forge log lines.
        g.request_id = given if _REQUEST_ID.fullmatch(given) else uuid.uuid4().hex
        g.started = time.perf_counter()

    @app.after_request
    def finish(answer: Response) -> Response:
        answer.headers["X-Request-Id"] = g.request_id
        set_security_headers(answer)
        if allowed:
            allow_origin(answer, allowed)
        log_request(answer)
        return answer


def set_security_headers(answer: Response) -> None:
    """Set the headers that keep browsers from doing more with an answer than it is for."""
    policy = PAGE_POLICY if answer.mimetype == "text/html" else DATA_POLICY
    answer.headers.setdefault("Content-Security-Policy", policy)
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Referrer-Policy"] = "no-referrer"
    if request.endpoint and not request.endpoint.endswith("static"):
        answer.headers.setdefault("Cache-Control", "no-cache")


def allow_origin(answer: Response, allowed: list[str]) -> None:
    """Let pages of the origins in the settings read the answer; nobody else's."""
    answer.vary.add("Origin")
    origin = request.headers.get("Origin")
    if origin not in allowed:
        return
    answer.headers["Access-Control-Allow-Origin"] = origin
    answer.headers["Access-Control-Expose-Headers"] = "Link, Location, X-Request-Id"
    if request.method == "OPTIONS":
        answer.headers["Access-Control-Allow-Methods"] = answer.headers.get("Allow", "GET")
        answer.headers["Access-Control-Allow-Headers"] = "Content-Type, X-Request-Id"
        answer.headers["Access-Control-Max-Age"] = "600"


def log_request(answer: Response) -> None:
    """Log one line: what was asked and how it went.

    Neither headers, bodies nor the values of parameters are logged: they can
    hold secrets and whom a reporter is looking into.
    """
    fields = {
        "request_id": g.request_id,
        "method": request.method,
        "path": request.path,
        "parameters": sorted(request.args),
        "status": answer.status_code,
        "milliseconds": round((time.perf_counter() - g.started) * 1000, 1),
    }
    words = " ".join(f"{name}={value!r}" for name, value in fields.items())
    log.info("request %s", words, extra={"fields": fields})
