"""JSON lines: an object a line, an article each."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from graphsvc.config import Settings
from graphsvc.errors import ReadingError
from graphsvc.reading.checks import check_bytes, check_storable, check_text, decode_utf8
from graphsvc.reading.dates import iso_date
from graphsvc.records import Article

# The fields that are read; others are left alone, so that exports of other tools load as they are.
FIELDS = ("text", "title", "url", "published", "publisher", "id")


def article_of_line(
    data: bytes,
    settings: Settings,
    where: str,
    *,
    origin: str | None = None,
    name: str | None = None,
) -> Article:
    """Return the article of one JSON line; raises ReadingError."""
    check_bytes(data, where, settings)
    line = decode_utf8(data, where)
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise ReadingError(
            where,
            f"is not JSON ({error.msg} at column {error.colno})",
            'Give one object a line, such as {"text": "…", "title": "…"}',
        ) from error
    except RecursionError as error:
        raise ReadingError(where, "is nested too deeply", "Give an object of texts") from error
    except ValueError as error:  # a number of more digits than Python reads
        raise ReadingError(where, f"holds a number out of range ({error})", "Mend it") from error
    return article_of_record(record, settings, where, origin=origin, name=name)


def article_of_record(
    record: Any,
    settings: Settings,
    where: str,
    *,
    origin: str | None = None,
    name: str | None = None,
) -> Article:
    """Return the article of an object with ``text`` and, where known, the other FIELDS.

    Raises ReadingError for a missing or empty ``text``, a field that is no text,
    a date that cannot be read. A field that is null or blank counts as absent.
    ``name`` is what the article is called where the record has no id.
    """
    if not isinstance(record, Mapping):
        raise ReadingError(
            where,
            f"is {_kind(record)}, not an object",
            'Give one object a line, such as {"text": "…", "title": "…"}',
        )
    values = {name: _field(record, name, where) for name in FIELDS}
    text = values["text"]
    if text is None:
        raise ReadingError(where, "has no text", 'Give the article as "text": "…"')
    check_text(text, where, settings)
    published = values["published"]
    try:
        published = iso_date(published) if published else None
    except ValueError as error:
        raise ReadingError(
            f"{where}: published", str(error), "Give an ISO 8601 date, such as 2026-03-04"
        ) from error
    return Article(
        text=text,
        title=values["title"],
        url=values["url"],
        publisher=values["publisher"],
        published=published,
        origin=origin,
        key=values["id"],
        name=values["id"] or name,
    )


def _field(record: Mapping[str, Any], name: str, where: str) -> str | None:
    value = record.get(name)
    if name == "id" and type(value) is int:
        value = str(value)  # numbered records are common, and a number names one as well
    if value is None:
        return None
    if not isinstance(value, str):
        raise ReadingError(
            f"{where}: {name}", f"is {_kind(value)}, not a text", "Put it in quotation marks"
        )
    check_storable(value, f"{where}: {name}")
    if name == "text":
        return value
    return value.strip() or None


def _kind(value: Any) -> str:
    """Return how JSON calls the kind of a value."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true or false"
    return {int: "a number", float: "a number", list: "an array", str: "a text", dict: "an object"}[
        type(value)
    ]
