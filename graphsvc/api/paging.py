"""The one shape of success: ``data`` and ``next``, for a page of rows and for one thing alike."""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import urlencode

from flask import Response, jsonify, request

from graphsvc.api.service import service
from graphsvc.errors import ParameterError
from graphsvc.paging import Page


def page_size(given: int | None) -> int:
    """Return how many rows a page has: what was asked for, else the setting page_size.

    Raises ParameterError above the setting max_page_size.
    """
    settings = service().settings
    if given is not None and given > settings.max_page_size:
        raise ParameterError("limit", f"{given} is above {settings.max_page_size}")
    return given or settings.page_size


def answer_page(page: Page) -> Response:
    """Return a page: the address of the next one in the body and in the Link header (RFC 8288)."""
    address = next_address(page.next)
    answer = jsonify(data=page.rows, next=address)
    if address:
        answer.headers["Link"] = f'<{address}>; rel="next"'
    return answer


def answer_one(data: object, status: HTTPStatus = HTTPStatus.OK) -> Response:
    """Return one thing; ``next`` is null, as there is nothing after it."""
    answer = jsonify(data=data, next=None)
    answer.status_code = status
    return answer


def next_address(cursor: str | None) -> str | None:
    """Return this request's address with the cursor as ``after``; None at the end."""
    if cursor is None:
        return None
    pairs = [(name, value) for name, value in request.args.items(multi=True) if name != "after"]
    return f"{request.base_url}?{urlencode([*pairs, ('after', cursor)])}"
