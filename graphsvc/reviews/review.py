"""A review: an analyst's decision about one assertion or one edge, with who and when.

A review belongs to no article: it stays when its article is extracted anew,
replaced or removed. So it keeps what it is about in words and places, by which
it finds the assertion again (matching.py).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from pydantic import TypeAdapter, ValidationError

from graphsvc.errors import ParameterError
from graphsvc.records import ActorKind, EdgeType, Stance, digest

LONGEST_NAME = 200  # characters of who decided
LONGEST_NOTE = 2_000


class Verdict(StrEnum):
    """What the analyst decided."""

    CONFIRM = "confirm"  # it is as extracted
    REJECT = "reject"  # it is wrong, and is no longer shown
    CORRECT = "correct"  # it gives other edges than were extracted


class Kind(StrEnum):
    """What a review is about."""

    ASSERTION = "assertion"
    EDGE = "edge"


class State(StrEnum):
    """What becomes of a review in a store."""

    IN_FORCE = "in force"
    SUPERSEDED = "superseded"  # a later one decides
    WITHDRAWN = "withdrawn"
    UNMATCHED = "unmatched"  # what it is about is not in the store, or reads otherwise now


@dataclass(frozen=True, slots=True)
class Party:
    """An actor as a review names it: enough to keep the actor where no article mentions it."""

    id: str
    name: str
    kind: ActorKind


@dataclass(frozen=True, slots=True)
class Given:
    """An edge that a corrected assertion gives, from the correction's source."""

    type: EdgeType
    target: Party


@dataclass(frozen=True, slots=True)
class Correction:
    """What an assertion gives in truth: exactly these edges, or none.

    ``source`` None leaves who made it as extracted, ``stance`` None how it stands
    to its own content, so to its claim: a claim can be worded anew, a content cannot.
    """

    edges: tuple[Given, ...] = ()
    source: Party | None = None
    stance: Stance | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The assertion as it was when it was reviewed: its words, its place, how it was read."""

    article: str
    source: str
    cue: str
    text: str
    sentence: str
    cue_spans: tuple[int, ...]  # start, end, start, end ... in characters of the article
    act: str
    edge: EdgeType | None
    actor: str | None  # actor id
    targets: tuple[str, ...]  # actor ids, sorted
    beside: tuple[str, ...] = ()  # ids of the article's other readings of the same cue


@dataclass(frozen=True, slots=True)
class Between:
    """The edge that was reviewed, and the evidence that it had then."""

    source: Party
    type: EdgeType
    target: Party
    stated: bool
    evidence: tuple[str, ...]  # assertion ids, sorted


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A decision; exactly one of ``found`` and ``between`` says what it is about.

    ``at`` is ISO 8601 in UTC with microseconds, so that moments sort as text.
    """

    subject: str  # id of the assertion or edge
    verdict: Verdict
    by: str
    at: str
    note: str | None = None
    correction: Correction | None = None
    found: Found | None = None
    between: Between | None = None
    withdrawn_by: str | None = None
    withdrawn_at: str | None = None

    @property
    def kind(self) -> Kind:
        """Return what the review is about."""
        return Kind.EDGE if self.found is None else Kind.ASSERTION

    @property
    def id(self) -> str:
        """Return the id: the same decision by the same person at the same moment has one."""
        given = None if self.correction is None else asdict(self.correction)
        return digest("review", self.kind, self.subject, self.verdict, self.by, self.at,
                      self.note, json.dumps(given, sort_keys=True))  # fmt: skip

    @property
    def order(self) -> tuple[str, str]:
        """Return what the latest of several reviews has most of."""
        return self.at, self.id

    def to_dict(self) -> dict[str, Any]:
        """Return the review as plain dictionaries and lists, ready for JSON."""
        return {"id": self.id, "kind": str(self.kind), **json.loads(json.dumps(asdict(self)))}

    def to_json(self) -> str:
        """Return the review as one line of JSON, which ``from_json`` reads."""
        return json.dumps(self.to_dict(), ensure_ascii=False, sort_keys=True)


_REVIEW = TypeAdapter(Review)


def read_review(record: Mapping[str, Any]) -> Review:
    """Return the review that a record of ``Review.to_dict`` holds; other fields are left alone.

    Raises ParameterError, naming the field, where it holds none.
    """
    try:
        review = _REVIEW.validate_python(dict(record))
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(map(str, first["loc"])) or "review"
        raise ParameterError(name, first["msg"]) from error
    return checked(review)


def from_json(line: str) -> Review:
    """Return the review that ``Review.to_json`` wrote."""
    return _REVIEW.validate_python(json.loads(line))


def checked(review: Review) -> Review:
    """Return the review with its words trimmed and its moments in UTC.

    Raises ParameterError for what contradicts itself: no name, a correction that
    corrects nothing, a verdict that takes none.
    """
    if (review.found is None) == (review.between is None):
        raise ParameterError("found", "a review is about an assertion or about an edge")
    if (review.withdrawn_by is None) != (review.withdrawn_at is None):
        raise ParameterError("withdrawn_by", "who withdrew it and when go together")
    if review.verdict == Verdict.CORRECT and review.correction is None:
        raise ParameterError("correction", "is missing: say what is right")
    if review.verdict != Verdict.CORRECT and review.correction is not None:
        raise ParameterError("correction", f"does not go with the verdict {review.verdict}")
    if review.verdict == Verdict.CORRECT and review.kind == Kind.EDGE:
        raise ParameterError("verdict", "an edge is corrected by correcting its evidence")
    _check_words(review)
    note = _trimmed("note", review.note or "", LONGEST_NOTE) or None
    withdrawn = review.withdrawn_at and moment(review.withdrawn_at, "withdrawn_at")
    return replace(
        review,
        by=name_of(review.by),
        at=moment(review.at),
        note=note,
        withdrawn_by=None if review.withdrawn_by is None else name_of(review.withdrawn_by),
        withdrawn_at=withdrawn,
    )


def _check_words(review: Review) -> None:
    """Raise ParameterError for what no store can keep: actors without a name, broken text."""
    given, between = review.correction, review.between
    parties = [] if between is None else [between.source, between.target]
    if given is not None:
        parties += [edge.target for edge in given.edges]
        parties += [] if given.source is None else [given.source]
    if not all(party.id and party.name for party in parties):
        raise ParameterError("review", "names an actor without an id or a name")
    if not review.subject or (review.found is not None and not review.found.article):
        raise ParameterError("review", "does not say what it is about")
    try:
        review.to_json().encode("utf-8")
    except UnicodeEncodeError as error:
        raise ParameterError("review", "holds half a surrogate pair") from error


def name_of(by: str) -> str:
    """Return who decides, trimmed. Raises ParameterError where nobody is named."""
    name = _trimmed("by", by, LONGEST_NAME)
    if not name:
        raise ParameterError("by", "say who decides")
    return name


def now() -> str:
    """Return this moment."""
    return _in_utc(datetime.now(UTC))


def moment(text: str, name: str = "at") -> str:
    """Return an ISO 8601 date-time with its offset as UTC. Raises ParameterError."""
    try:
        found = datetime.fromisoformat(text)
        if found.tzinfo is None:
            raise ValueError("no offset")
        return _in_utc(found)
    except (ValueError, OverflowError) as error:
        raise ParameterError(
            name, f"{text!r} is no ISO 8601 date-time with its offset, as 2026-03-04T09:30:00Z"
        ) from error


def _in_utc(found: datetime) -> str:
    return found.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _trimmed(name: str, text: str, longest: int) -> str:
    trimmed = text.strip()
    if len(trimmed) > longest:
        raise ParameterError(name, f"is longer than {longest} characters")
    if any(not (char.isprintable() or char in "\n\t") for char in trimmed):
        raise ParameterError(name, "holds control characters")
    return trimmed


def joined(one: Review, other: Review) -> Review:
    """Return what two copies of one review (from two stores) add up to: withdrawn if either is."""
    withdrawn = [
        (copy.withdrawn_at, copy.withdrawn_by)
        for copy in (one, other)
        if copy.withdrawn_at is not None
    ]
    at, by = min(withdrawn, default=(None, None))
    return replace(min((one, other), key=lambda copy: copy.to_json()),
                     withdrawn_at=at, withdrawn_by=by)  # fmt: skip
