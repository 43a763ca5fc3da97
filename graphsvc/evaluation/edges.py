"""Scores edges between actors against articles annotated with them.

Gold is one JSON file a document: its actors with every name that the document
uses for them, and its edges, some of them optional (a careful reader could
defend them or leave them out): those are neither rewarded nor punished.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graphsvc.errors import ReadingError
from graphsvc.evaluation.scores import Mistake, Tally
from graphsvc.records import EdgeType, Span

_TITLES = frozenset(
    "the a an mr mrs ms miss dr sir lord lady president president-elect senator sen rep "
    "representative congressman congresswoman gov governor secretary gen general judge justice "
    "mayor minister ambassador prof professor king queen prince pope us".split()
)


@dataclass(frozen=True, slots=True)
class NamedEdge:
    """An edge with the names that a user is shown, and its evidence in the article."""

    source: str
    type: EdgeType
    target: str
    evidence: tuple[Span, ...] = ()
    certainty: float = 1.0


@dataclass(frozen=True, slots=True)
class GoldEdge:
    """An annotated edge between two actors of the document's list."""

    source: str
    type: EdgeType
    target: str
    evidence: tuple[str, ...]
    spans: tuple[Span, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A document's actors, each with all its names, and its edges."""

    name: str
    actors: Mapping[str, tuple[str, ...]]
    edges: tuple[GoldEdge, ...]


@dataclass(slots=True)
class EdgeScores:
    """Tallies over all edges and by type, and how far the evidence agrees."""

    documents: int = 0
    by_type: dict[str, Tally] = field(
        default_factory=lambda: {name: Tally() for name in ("all", *EdgeType)}
    )
    evidence_overlapping: int = 0
    evidence_compared: int = 0
    mistakes: list[Mistake] = field(default_factory=list)
    judged: list[tuple[float, bool]] = field(default_factory=list)

    def add(self, text: str, predicted: Sequence[NamedEdge], gold: GoldDocument) -> None:
        """Count one document."""
        self.documents += 1
        matched = match_edges(predicted, gold)
        for edge, key in matched.right:
            self._count(edge.type, correct=1, predicted=1, gold=1)
            self.judged.append((edge.certainty, True))
            if key.spans and edge.evidence:
                self.evidence_compared += 1
                self.evidence_overlapping += any(
                    a.start < b.end and b.start < a.end for a in edge.evidence for b in key.spans
                )
        for edge in matched.wrong:
            self._count(edge.type, predicted=1)
            self.judged.append((edge.certainty, False))
            words = " … ".join(text[a:b] for a, b in edge.evidence)
            what = f"{edge.source} {edge.type} {edge.target}"
            self.mistakes.append(Mistake(gold.name, "wrong", what, words))
        for missed in matched.missed:
            self._count(missed.type, gold=1)
            names = (gold.actors[missed.source][0], gold.actors[missed.target][0])
            what = f"{names[0]} {missed.type} {names[1]}"
            self.mistakes.append(Mistake(gold.name, "missed", what, " … ".join(missed.evidence)))

    def _count(self, kind: EdgeType, **counts: int) -> None:
        self.by_type["all"].add(**counts)
        self.by_type[kind].add(**counts)


@dataclass(slots=True)
class EdgeMatch:
    """One document's edges sorted into right (with the gold edge), wrong, missed and optional."""

    right: list[tuple[NamedEdge, GoldEdge]] = field(default_factory=list)
    wrong: list[NamedEdge] = field(default_factory=list)
    missed: list[GoldEdge] = field(default_factory=list)
    optional: list[NamedEdge] = field(default_factory=list)


def match_edges(predicted: Sequence[NamedEdge], gold: GoldDocument) -> EdgeMatch:
    """Pair a document's predicted edges with its gold edges.

    An edge matches one of the same type whose source and target each carry the
    name that it has. A gold edge found again under another name is wrong: it
    shows one actor as two.
    """
    names = {key: {normalise_name(name) for name in known} for key, known in gold.actors.items()}
    match = EdgeMatch()
    used: set[int] = set()
    for edge in predicted:
        source, target = normalise_name(edge.source), normalise_name(edge.target)
        hits = [
            (number in used, other.optional, number)
            for number, other in enumerate(gold.edges)
            if other.type == edge.type
            and source in names[other.source]
            and target in names[other.target]
        ]
        if not hits:
            match.wrong.append(edge)
            continue
        again, optional, number = min(hits)
        used.add(number)
        if optional:
            match.optional.append(edge)
        elif again:
            match.wrong.append(edge)
        else:
            match.right.append((edge, gold.edges[number]))
    match.missed = [
        edge for number, edge in enumerate(gold.edges) if number not in used and not edge.optional
    ]
    return match


def normalise_name(name: str) -> str:
    """Return a name as it is compared: no case, accents, leading articles, titles, possessive."""
    text = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    text = re.sub(r"['’]s?\b", "", text.replace(".", ""))
    words = re.findall(r"[a-z0-9@-]+", text)
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    return " ".join(words)


def read_gold_edges(folder: Path) -> Iterator[tuple[Path, GoldDocument]]:
    """Yield each annotated text's path with its gold, by name.

    Raises ReadingError for a file that is no annotation or has no text beside it.
    """
    for path in sorted(folder.glob("*.json")):
        try:
            document = _parse(json.loads(path.read_text("utf-8")))
        except (ValueError, KeyError, TypeError) as error:
            advice = "It takes document, actors and edges, as docs/quality.md describes."
            raise ReadingError(str(path), f"no annotation of edges ({error!r})", advice) from error
        text = path.with_suffix(".txt")
        if not text.is_file():
            raise ReadingError(str(path), "its text is missing", f"Put it beside, as {text.name}.")
        yield text, document


def _parse(record: Mapping[str, Any]) -> GoldDocument:
    actors = {key: tuple(names) for key, names in record["actors"].items()}
    edges = tuple(
        GoldEdge(
            source=row["source"],
            type=EdgeType(row["type"]),
            target=row["target"],
            evidence=tuple(row.get("evidence", ())),
            spans=tuple(Span(start, end) for start, end in row.get("evidence_spans", ())),
            optional=bool(row.get("optional", False)),
        )
        for row in record["edges"]
    )
    for edge in edges:
        if edge.source not in actors or edge.target not in actors:
            raise KeyError(f"{edge.source} or {edge.target} is not among the actors")
    return GoldDocument(record["document"], actors, edges)
