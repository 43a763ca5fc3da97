"""HTML: the article's text without menus, scripts and footers, and what the page tells of it."""

from __future__ import annotations

import codecs
import re

import trafilatura

from graphsvc.config import Settings
from graphsvc.errors import ReadingError
from graphsvc.reading.checks import check_bytes, check_text
from graphsvc.reading.dates import iso_date
from graphsvc.records import Article

_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([a-z0-9_.:-]+)""", re.IGNORECASE)
# The encoding must be declared within the first 1,024 bytes (HTML standard).
_DECLARED_WITHIN = 1024
# Browsers read these as Windows-1252, of which they are a part (WHATWG Encoding standard).
_READ_AS_WINDOWS = {"iso8859-1", "ascii"}
# Dates from the page's own metadata; a search through its text would be a guess.
_DATES = {"extensive_search": False, "original_date": True}


def article_of_html(
    data: bytes,
    settings: Settings,
    where: str,
    *,
    origin: str | None = None,
    name: str | None = None,
    url: str | None = None,
) -> Article:
    """Return the article of a web page; raises ReadingError.

    Its text is what trafilatura takes for the article, paragraphs by line, with
    the headline first, since headlines assert things too. Title, address (unless
    ``url`` is given), publisher and date are the page's own; what it does not say
    is None.
    """
    check_bytes(data, where, settings)
    page = trafilatura.bare_extraction(
        decode_html(data, where),
        url=url,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params=dict(_DATES),
    )
    # A dictionary comes only where one is asked for; the check is for the type's sake.
    if page is None or isinstance(page, dict) or not page.text:
        raise ReadingError(
            where, "holds no article that can be told from the page around it", "Save its text"
        )
    text = page.text
    if page.title and not text.startswith(page.title):
        text = f"{page.title}\n{text}"
    check_text(text, where, settings)
    return Article(
        text=text,
        title=page.title or None,
        url=url or page.url or None,
        publisher=page.sitename or page.hostname or None,
        published=iso_date(page.date) if page.date else None,
        origin=origin,
        name=name,
    )


def decode_html(data: bytes, where: str) -> str:
    """Return a page as text: by UTF-8 where it is that, else by the encoding that it declares.

    Raises ReadingError where neither fits; an encoding is never guessed.
    """
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        declared = _CHARSET.search(data, 0, _DECLARED_WITHIN)
        if declared is None:
            raise ReadingError(
                where,
                f"is not UTF-8 (byte 0x{data[error.start]:02x} at position {error.start}) "
                "and declares no other encoding",
                "Convert it to UTF-8, or add the page's <meta charset=…>",
            ) from error
    name = declared[1].decode("ascii")
    try:
        codec = codecs.lookup(name).name
        return data.decode("cp1252" if codec in _READ_AS_WINDOWS else codec)
    except LookupError as error:
        raise ReadingError(
            where, f"declares an unknown encoding ({name})", "Convert it to UTF-8"
        ) from error
    except UnicodeError as error:
        raise ReadingError(
            where,
            f"declares the encoding {name}, but is not in it ({error})",
            "Convert it to UTF-8",
        ) from error
