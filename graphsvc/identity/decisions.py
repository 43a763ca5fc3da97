"""Decisions by hand on who is who: merge, split, keep apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from graphsvc.records import digest


class DecisionKind(StrEnum):
    """What a decision does."""

    MERGE = "merge"  # all of `actor` is `other`, in all articles, now and later
    SPLIT = "split"  # what some articles say of `actor` is of `other`, called `name`
    APART = "apart"  # no rule joins `actor` and `other`


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: what it does, who made it, when, and why."""

    kind: DecisionKind
    actor: str
    other: str
    by: str
    at: str  # ISO 8601, UTC
    note: str = ""
    name: str = ""  # of a split: what the new actor is called
    articles: tuple[str, ...] = ()  # of a split: in which articles
    called: str = ""  # of a split: only where they call it so; "" for all

    @property
    def id(self) -> str:
        """Return the decision's id: of what it does, not of who made it and when."""
        about = (self.kind, self.actor, self.other, self.called, *sorted(self.articles))
        return digest("decision", *about)[:12]

    def row(self) -> dict[str, Any]:
        """Return the decision as a row for a query."""
        record = asdict(self)
        return {"id": self.id, **record, "kind": str(self.kind), "articles": list(self.articles)}

    @classmethod
    def of_row(cls, row: Mapping[str, Any]) -> Decision:
        """Return the decision that a stored row holds."""
        given = {key: row[key] for key in cls.__slots__ if key not in ("kind", "articles")}
        return cls(kind=DecisionKind(row["kind"]), articles=tuple(sorted(row["articles"])), **given)


@dataclass(slots=True)
class Decisions:
    """All decisions of a store, by what they concern."""

    into: dict[str, str] = field(default_factory=dict)  # merged actor -> the one it went into
    apart: set[frozenset[str]] = field(default_factory=set)
    splits: dict[str, list[Decision]] = field(default_factory=lambda: defaultdict(list))
    merged_with: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    every: list[Decision] = field(default_factory=list)
    concerned: set[str] = field(default_factory=set)  # all ids that are decided on

    @classmethod
    def of(cls, decisions: Iterable[Decision]) -> Decisions:
        """Return the decisions, the oldest first."""
        found = cls()
        for one in sorted(decisions, key=lambda one: (one.at, one.id)):
            found.every.append(one)
            found.concerned |= {one.actor, one.other}
            if one.kind is DecisionKind.MERGE:
                found.into[one.actor] = one.other
                found.merged_with[one.actor].add(one.other)
                found.merged_with[one.other].add(one.actor)
            elif one.kind is DecisionKind.APART:
                found.apart.add(frozenset((one.actor, one.other)))
            else:
                for article in one.articles:
                    found.splits[article].append(one)
        return found

    def survivor(self, actor: str) -> str:
        """Return where a chain of merges ends."""
        while actor in self.into:
            actor = self.into[actor]
        return actor
