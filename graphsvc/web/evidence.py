"""Evidence as a page shows it: the sentence, with source, cue and content told apart."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import urlsplit

from graphsvc.store import Row

ROLES = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a sentence, with the roles that it plays."""

    text: str
    roles: tuple[str, ...]


def sentence_parts(assertion: Row) -> list[Part]:
    """Return the sentence cut wherever a role begins or ends, in order, whole.

    Roles can lie inside each other, and a content can go on beyond the sentence;
    what is outside is left to ``content_beyond``.
    """
    start, end = assertion["sentence_span"]
    spans = [
        (role, max(span[0], start), min(span[1], end))
        for role in ROLES
        for span in assertion[f"{role}_spans"]
    ]
    spans = [(role, left, right) for role, left, right in spans if left < right]
    inner = (place for _, left, right in spans for place in (left, right))
    places = sorted({start, end, *inner})
    sentence = assertion["sentence"]
    parts = []
    for left, right in pairwise(places):
        roles = tuple(role for role, a, b in spans if a <= left and right <= b)
        parts.append(Part(sentence[left - start : right - start], roles))
    return parts


def content_beyond(assertion: Row) -> str | None:
    """Return the whole content where it goes beyond the sentence, else None."""
    start, end = assertion["sentence_span"]
    inside = all(start <= left and right <= end for left, right in assertion["content_spans"])
    return None if inside else str(assertion["text"])


def safe_link(address: str | None) -> str | None:
    """Return an address that is safe to put in a link, else None: ``javascript:`` is not."""
    if not address:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.netloc else None


def day(moment: str | None) -> str:
    """Return the day of an ISO 8601 moment, or nothing where there is none."""
    return (moment or "")[:10]


def days(first: str | None, last: str | None) -> list[str]:
    """Return the first and the last day; one where they are the same, none where unknown."""
    return list(dict.fromkeys(filter(None, (day(first), day(last)))))
