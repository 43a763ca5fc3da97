"""What articles add up to: an actor's name, a claim's text, an edge between two actors.

Pure functions that give the same for the same records in any order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from graphsvc.store.base import Row


class EdgeKey(NamedTuple):
    """What tells edges between actors apart: stated and inferred ones are never one."""

    source: str
    type: str
    target: str
    stated: bool

    @classmethod
    def of_row(cls, row: Mapping[str, Any]) -> EdgeKey:
        """Return the key of a row that has its four parts."""
        return cls(row["source"], row["type"], row["target"], row["stated"])

    @property
    def id(self) -> str:
        """Return the edge's id: the parts as they are, so that ids sort by source."""
        parts = [self.source, self.type.lower(), self.target]
        return ".".join(parts if self.stated else [*parts, "inferred"])

    def row(self) -> Row:
        """Return the key as a row for a query."""
        return {"id": self.id, **self._asdict()}


@dataclass(slots=True)
class EdgeSum:
    """What pieces of evidence add up to.

    Unions, least and greatest values only, so that neither the order nor a
    repetition of evidence changes the sum. The certainty is that of the best
    evidence.
    """

    evidence: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    rules: set[str] = field(default_factory=set)
    dates: set[str] = field(default_factory=set)
    certainty: float = 0.0
    confirmed: set[str] = field(default_factory=set)  # the evidence that analysts confirmed

    @classmethod
    def of_row(cls, row: Mapping[str, Any]) -> EdgeSum:
        """Return the sum that a stored edge holds."""
        dates = {row["first"], row["last"]} - {None}
        return cls(
            set(row["evidence"]),
            set(row["articles"]),
            set(row["rules"]),
            dates,
            row["certainty"],
            set(row.get("confirmed") or ()),
        )

    def add(self, row: Mapping[str, Any]) -> None:
        """Add one assertion's evidence: assertion, article, date, rule, certainty."""
        self.evidence.add(row["assertion"])
        self.articles.add(row["article"])
        self.rules.add(row["rule"])
        if row["date"] is not None:
            self.dates.add(row["date"])
        self.certainty = max(self.certainty, row["certainty"])
        if row.get("confirmed"):
            self.confirmed.add(row["assertion"])

    def join(self, other: EdgeSum) -> None:
        """Add all that another sum holds."""
        self.evidence |= other.evidence
        self.articles |= other.articles
        self.rules |= other.rules
        self.dates |= other.dates
        self.certainty = max(self.certainty, other.certainty)
        self.confirmed |= other.confirmed

    def row(self) -> Row:
        """Return the properties of the edge."""
        return {
            "evidence": sorted(self.evidence),
            "articles": sorted(self.articles),
            "weight": len(self.evidence),
            "first": min(self.dates, default=None),
            "last": max(self.dates, default=None),
            "rules": sorted(self.rules),
            "certainty": self.certainty,
        }


class Called(NamedTuple):
    """One way in which articles call an actor."""

    name: str
    kind: str
    bears: tuple[str, ...]  # the names, as ids, by which others may mean it

    def line(self, articles: int) -> str:
        """Return it as a line of an actor's tally, with how many articles say so."""
        return "\t".join((str(articles), self.kind, ",".join(self.bears), self.name))

    @classmethod
    def of_line(cls, line: str) -> tuple[Called, int]:
        """Return what a line of a tally says."""
        articles, kind, bears, name = line.split("\t", 3)
        return cls(name, kind, tuple(bears.split(",")) if bears else ()), int(articles)


def name_of_actor(rows: Iterable[Mapping[str, Any]]) -> Row:
    """Return name, kind, aliases, search text and tally of an actor.

    The rows say what articles call it (name, kind, aliases, bears) and how many do
    so. The name and the kind that most articles give; of equals the longest name,
    which says most, then the first in the alphabet. ``search`` holds every name in
    lower case, each between line breaks, so that one CONTAINS finds a whole name or
    a part of one. ``tally`` keeps the counts, so that more articles can be added.
    """
    tally: Counter[Called] = Counter()
    every: set[str] = set()
    for row in rows:
        tally[_called(row)] += row["articles"]
        every |= {row["name"], *row["aliases"]}
    return _named(tally, every)


def join_names(stored: Mapping[str, Any], mentions: Sequence[Mapping[str, Any]]) -> Row:
    """Return what name_of_actor would with more mentions, without a look at the old ones."""
    tally = Counter(dict(Called.of_line(line) for line in stored["tally"] or ()))
    every = set() if stored["name"] is None else {stored["name"], *stored["aliases"]}
    for mention in mentions:
        tally[_called(mention)] += 1
        every |= {mention["name"], *mention["aliases"]}
    return _named(tally, every)


def names_borne(tally: Iterable[str] | None) -> set[str]:
    """Return the names, as ids, that an actor of this tally bears."""
    return {name for line in tally or () for name in Called.of_line(line)[0].bears}


def _called(row: Mapping[str, Any]) -> Called:
    return Called(row["name"], row["kind"], tuple(row.get("bears", ())))


def _named(tally: Counter[Called], every: set[str]) -> Row:
    names: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for called, articles in tally.items():
        names[called.name] += articles
        kinds[called.kind] += articles
    name = min(names, key=lambda one: (-names[one], -len(one), one))
    folded = sorted({one.casefold() for one in every})
    return {
        "name": name,
        "kind": min(kinds, key=lambda one: (-kinds[one], one)),
        "aliases": sorted(every - {name}),
        "search": "\n".join(["", *folded, ""]),
        "tally": sorted(called.line(articles) for called, articles in tally.items()),
    }


def text_of_claim(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return the wording that most assertions come with; of equals the shortest, then the first."""
    wordings: Counter[str] = Counter()
    for row in rows:
        wordings[row["wording"]] += row["assertions"]
    return min(wordings, key=lambda one: (-wordings[one], len(one), one))
