"""Plain text: the whole file is the article's text, untouched, line ends included."""

from __future__ import annotations

from graphsvc.config import Settings
from graphsvc.reading.checks import check_bytes, check_text, decode_utf8
from graphsvc.records import Article


def article_of_text(
    data: bytes,
    settings: Settings,
    where: str,
    *,
    origin: str | None = None,
    name: str | None = None,
) -> Article:
    """Return the article of a plain text in UTF-8; raises ReadingError."""
    check_bytes(data, where, settings)
    text = decode_utf8(data, where)
    check_text(text, where, settings)
    return Article(text=text, origin=origin, name=name)
