"""Who was for and against what, and when; who changed position.

Shapes: a position is actor {id, name}, claim {id, text}, period (a day, month or
year in ISO 8601, "" where no date is known), for and against (how many sentences),
assertions (their ids). A change is actor, claim, for and against (the assertions of
both sides, the oldest first, at most EVIDENCE of each), first and last (dates or
None).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from graphsvc.asking import page_of
from graphsvc.disputes import LIKELY, share
from graphsvc.paging import Page
from graphsvc.queries import EVIDENCE, PAGE, assertions_by_id, bounds, folded
from graphsvc.store.base import GraphStore, Row


class Interval(StrEnum):
    """How long the periods are that positions are counted in."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


_WIDTHS = {Interval.DAY: 10, Interval.MONTH: 7, Interval.YEAR: 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionFilter:
    """Whose positions to return; a None leaves the choice open.

    ``actor`` is an id, name or alias, whatever its case; ``claim`` a claim's id.
    ``since`` and ``until`` are ISO 8601 dates (a year or a month will do), both
    inclusive. Only assertions of at least ``min_certainty`` count.
    """

    actor: str | None = None
    claim: str | None = None
    since: str | None = None
    until: str | None = None
    min_certainty: float = LIKELY


def positions(
    store: GraphStore,
    filters: PositionFilter = PositionFilter(),
    *,
    by: Interval = Interval.MONTH,
    after: str | None = None,
    limit: int = PAGE,
) -> Page:
    """Return who was for and against which claim in each period, by actor, claim and period.

    A statement of which only the month or year is known counts in that month or year.
    """
    parameters = {**_parameters(filters), "claim": filters.claim, "width": _WIDTHS[by]}
    page = page_of(store, "positions", parameters, after, limit)
    return Page(
        [{**_nested(row), "assertions": sorted(set(row["assertions"]))} for row in page.rows],
        page.next,
    )


def changed(
    store: GraphStore,
    filters: PositionFilter = PositionFilter(),
    *,
    after: str | None = None,
    limit: int = PAGE,
) -> Page:
    """Return who has upheld a claim in one sentence and contradicted it in another.

    By actor and claim; with both sides' sentences and when each was said.
    ``filters.claim`` is ignored.
    """
    page = page_of(store, "changed_positions", _parameters(filters), after, limit)
    ids = {key for row in page.rows for key in (*row["for"], *row["against"])}
    said = {row["id"]: row for row in assertions_by_id(store, sorted(ids))}
    rows = [
        {
            **_nested(row),
            "for": _oldest(row["for"], said),
            "against": _oldest(row["against"], said),
        }
        for row in page.rows
    ]
    # Without a side, its articles went since the change was read.
    return Page([row for row in rows if row["for"] and row["against"]], page.next)


def _parameters(filters: PositionFilter) -> Row:
    since, until = bounds(filters.since, filters.until)
    return {
        "actor": folded(filters.actor),
        "since": since,
        "until": until,
        "min_certainty": share(filters.min_certainty),
    }


def _oldest(ids: list[str], said: dict[str, Row]) -> list[Row]:
    """Return the assertions, a sentence once by its most certain reading, the oldest first."""
    rows = [said[key] for key in ids if key in said]
    best: dict[tuple[str, str], Row] = {}
    for row in sorted(rows, key=lambda row: (-row["certainty"], row["id"])):
        best.setdefault((row["article"]["id"], row["sentence"]), row)

    def when(row: Row) -> tuple[str, str]:
        return row["date"] or row["article"]["published"] or "~", row["id"]

    return sorted(best.values(), key=when)[:EVIDENCE]


def _nested(row: Row) -> Row:
    """Return a row with its actor and claim as dictionaries."""
    return {
        "actor": {"id": row["actor__id"], "name": row["actor__name"]},
        "claim": {"id": row["claim__id"], "text": row["claim__text"]},
        **{name: value for name, value in row.items() if "__" not in name},
    }
