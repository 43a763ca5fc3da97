"""How named queries and reports are asked: their parameters checked, their rows in pages.

What is asked is a .cypher file with a header (``graphsvc.catalogue``); the functions that
shape the answers are in ``graphsvc.queries`` and the modules after it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graphsvc.catalogue import Query, catalogue, find
from graphsvc.errors import ParameterError
from graphsvc.paging import Page, not_a_cursor, read_cursor, write_cursor
from graphsvc.store.base import GraphStore, Row


@dataclass(frozen=True, slots=True)
class Table:
    """The answer of a report: its rows, with the columns in order."""

    report: Query
    rows: list[Row]

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the names of the columns, in order."""
        return tuple(column.name for column in self.report.columns)


def reports() -> tuple[Query, ...]:
    """Return the reports: name, title, what each answers, its columns."""
    return catalogue("reports")


def report(store: GraphStore, name: str) -> Table:
    """Run a report. Raises NotFound where there is none of that name."""
    found = find("reports", name)
    return Table(found, store.run(found.text))


def run_query(store: GraphStore, name: str, **parameters: Any) -> list[Row]:
    """Run a query of cypher/queries by name; a parameter of None takes its default.

    Raises NotFound where there is no such query, ParameterError for a parameter
    that is unknown, missing or of another type.
    """
    query = find("queries", name)
    return store.run(query.text, query.bind(parameters))


def page_of(
    store: GraphStore, name: str, parameters: Mapping[str, Any], after: str | None, limit: int
) -> Page:
    """Run a query that has a key, from a cursor on, and return a page of its rows."""
    if isinstance(limit, bool) or not isinstance(limit, int) or limit < 1:
        raise ParameterError("limit", f"{limit!r} is not a whole number above 0")
    query = find("queries", name)
    columns = [part.removeprefix("-") for part in query.key]
    start = read_cursor(after, columns) if after else {}
    # One row more than the page has says whether another page follows.
    given = {**parameters, **start, "limit": limit + 1}
    try:
        bound = query.bind(given)
    except ParameterError as error:
        if error.name in start:
            raise not_a_cursor() from error
        raise
    rows = store.run(query.text, bound)
    more = len(rows) > limit
    following = write_cursor([rows[limit - 1][column] for column in columns]) if more else None
    # "day" only orders the rows, as a date that is missing has no place of its own in an order.
    return Page([{k: row[k] for k in row if k != "day"} for row in rows[:limit]], following)
