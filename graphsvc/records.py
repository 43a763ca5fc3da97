"""The values that flow between the stages: what is read, what is found, what is stored.

Plain frozen values that import neither spaCy nor Flask nor a database driver.
Every offset counts characters of ``Article.text``, end exclusive, and every id
is a pure function of the content it names: reading the same thing twice gives
the same ids.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple


class Span(NamedTuple):
    """A stretch of an article's text, in characters, end exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the stretch of ``text`` that the span covers."""
        return text[self.start : self.end]


Spans = tuple[Span, ...]


class QuoteKind(StrEnum):
    """How a content is given: in the source's words, in the article's, or in both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    STATE = "state"
    GROUP = "group"
    UNNAMED = "unnamed"  # a source without a name, known by its description


class EdgeType(StrEnum):
    """The short-cuts between two actors, as the annotation guide defines them."""

    ACCUSES = "ACCUSES"
    CONTRADICTS = "CONTRADICTS"
    SUPPORTS = "SUPPORTS"


class Stance(StrEnum):
    """How an assertion stands to the claim that it is about."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"


class Dating(StrEnum):
    """What the date of an assertion rests on."""

    TEXT = "text"  # an expression of time in the text: "on Monday", "in March"
    ABOUT = "about"  # one that names no day: "last week"; right within some days
    BEFORE = "before"  # said before that date: "previously"
    ARTICLE = "article"  # the text says nothing: the article's date


@dataclass(frozen=True, slots=True)
class Article:
    """A text as published, untouched.

    ``published`` is an ISO 8601 date or date-time, or None where unknown.
    ``origin`` says where it was read: a path, an address, or "-" for standard
    input with the line number of JSON lines ("news.jsonl:3"). ``name`` is the
    file stem where there is a file, else the id: what the scorers call "document".
    """

    text: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    origin: str | None = None
    name: str | None = None
    key: str | None = None  # the id that the user gave; else the id comes from url or content

    @property
    def sha256(self) -> str:
        """Return the hexadecimal SHA-256 digest of everything that extraction and store read.

        Equal digests mean an unchanged article, so that a load can leave it out.
        """
        parts = (self.text, self.title, self.url, self.publisher, self.published)
        joined = "\x1f".join(part or "" for part in parts)
        return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def id(self) -> str:
        """Return the id under which a changed article replaces its former self.

        By what names the article, in this order: the key that the user gave,
        the address, the origin (a file), else the text itself.
        """
        if self.key:
            return slug(self.key)
        named_by = self.url or self.origin or self.text
        return digest("article", named_by)


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution: who (source), by which word (cue), says or thinks what (content).

    The terms are those of PARC and PolNeAR. A role can be discontinuous; source
    and cue can be empty. ``depth`` is 0 for an attribution by the article itself
    and one more for each attribution that it stands in.
    """

    content: Spans
    cue: Spans = ()
    source: Spans = ()
    kind: QuoteKind = QuoteKind.INDIRECT
    depth: int = 0
    certainty: float = 1.0

    @property
    def start(self) -> int:
        """Return the first character of any role."""
        return min(span.start for span in (*self.source, *self.cue, *self.content))

    @property
    def end(self) -> int:
        """Return the end of the last character of any role."""
        return max(span.end for span in (*self.source, *self.cue, *self.content))


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of the article that names or refers to an actor; ``actor`` is None where unresolved.

    ``kind`` says by what: "name", "pronoun", "description", "group" or "capital".
    """

    span: Span
    kind: str
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Whom mentions refer to. ``name`` is what a user is shown."""

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """A proposition that assertions are about, in whosever words."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Assertion:
    """One attribution read by meaning: who does what speech act to whom about which claim.

    ``actor`` is the id of the resolved source, or None; ``source_text`` keeps its
    words either way. ``targets`` are actor ids. ``edge`` is the type of the edge
    that the assertion gives from ``actor`` to each target, or None where the act
    gives none. ``sentence`` is the span of the sentence (or sentences) that holds
    the cue, the evidence that a reader is shown.
    """

    id: str
    article: str
    act: str
    plover: str
    actor: str | None
    source_text: str
    cue_text: str
    text: str
    sentence_text: str
    source: Spans
    cue: Spans
    content: Spans
    sentence: Span
    quote: QuoteKind
    edge: EdgeType | None = None
    targets: tuple[str, ...] = ()
    claim: str | None = None
    stance: Stance = Stance.SUPPORTS
    certainty: float = 1.0
    negated: bool = False
    depth: int = 0
    date: str | None = None  # ISO 8601 day, month or year: when it was said, as far as known
    rule: str = ""  # the rule that gave the edge, for an explanation to the reader
    dated: Dating = Dating.ARTICLE  # what ``date`` rests on


@dataclass(frozen=True, slots=True)
class Edge:
    """What assertions of one article, or of all, add up to between two actors."""

    source: str
    type: EdgeType
    target: str
    evidence: tuple[str, ...]  # assertion ids
    certainty: float = 1.0
    stated: bool = True
    rule: str = "stated"


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one article."""

    article: Article
    attributions: tuple[Attribution, ...] = ()
    mentions: tuple[Mention, ...] = ()
    actors: tuple[Actor, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    claims: tuple[Claim, ...] = ()
    edges: tuple[Edge, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the extraction as plain dictionaries and lists, ready for JSON."""
        record = asdict(self)
        record["article"]["id"] = self.article.id
        record["article"]["sha256"] = self.article.sha256
        return record


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read or extracted, and why."""

    origin: str
    problem: str
    details: Mapping[str, Any] = field(default_factory=dict)


def digest(kind: str, *parts: object) -> str:
    """Return a short id (20 hexadecimal digits) that is a pure function of ``parts``."""
    joined = "\x1f".join((kind, *map(str, parts)))
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:20]


def slug(name: str) -> str:
    """Return a name as an id: lower case, no accents, words joined by hyphens.

    Names that leave nothing (other scripts) keep their letters.
    """
    folded = unicodedata.normalize("NFKD", name).casefold()
    folded = "".join(c for c in folded if not unicodedata.combining(c))
    return re.sub(r"[^\w]+", "-", folded.replace("_", "-")).strip("-") or digest("slug", name)


def check_provenance(extraction: Extraction) -> None:
    """Raise ValueError unless every stored text stands in the article at its offsets."""
    text = extraction.article.text
    for assertion in extraction.assertions:
        stored = (
            ("source", assertion.source, assertion.source_text),
            ("cue", assertion.cue, assertion.cue_text),
            ("content", assertion.content, assertion.text),
            ("sentence", (assertion.sentence,), assertion.sentence_text),
        )
        for role, spans, words in stored:
            if join_spans(text, spans) != words:
                raise ValueError(f"assertion {assertion.id}: {role} is not the text at {spans}")


def join_spans(text: str, spans: Iterable[Span]) -> str:
    """Return the words of a (possibly discontinuous) role, its parts joined by " … "."""
    return " … ".join(text[start:end] for start, end in spans)
