"""Publication dates, in whatever common form, as ISO 8601."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, date, datetime

# Written forms only: a relative one ("yesterday") would depend on the day of reading.
_DATEPARSER = {"STRICT_PARSING": True, "PARSERS": ["absolute-time"]}
_ISO_DATE = re.compile(r"\d{4}-?\d\d-?\d\d|\d{4}-?W\d\d-?\d")


def iso_date(value: str) -> str:
    """Return a date as ``2026-03-04`` or a moment as ``2026-03-05T03:10:00Z``.

    Takes ISO 8601, RFC 2822 and English dates that name the month. Moments with
    a time zone come in UTC, so that they sort as text; without one they stay as
    they are. Raises ValueError for anything else, and for "03/04/2026", which is
    one day in London and another in New York.
    """
    text = value.strip()
    # Not ISO 8601 is no error yet: the written forms are next.
    with suppress(ValueError):
        if _ISO_DATE.fullmatch(text):
            return date.fromisoformat(text).isoformat()
        return _format(datetime.fromisoformat(text))
    if re.fullmatch(r"[\d\s./:-]*", text):
        raise ValueError(f"{value!r} is no date that can be read one way only")
    # Loading its locales takes a while, which ISO dates need not wait for.
    import dateparser

    moment: datetime | None = dateparser.parse(text, languages=["en"], settings=_DATEPARSER)
    if moment is None or not re.search(r"\d{4}", text):
        raise ValueError(f"{value!r} is no date")
    if not re.search(r"\d:\d\d", text):
        return moment.date().isoformat()
    return _format(moment)


def _format(moment: datetime) -> str:
    if moment.tzinfo is None:
        return moment.isoformat(timespec="seconds")
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
