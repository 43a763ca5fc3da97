"""How named queries and reports are asked: their parameters checked, their rows in pages.

What is asked is a .cypher file with a header (``graphsvc.catalogue``); the functions that
shape the answers are in ``graphsvc.queries`` and the modules after it.

A query that another transaction overtakes may give a part of what that one deletes (see
``graphsvc.store.base.GraphStore.run``). Its header tells which columns are never null, so
that such a row is seen, and the query is asked again.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphsvc.catalogue import Query, catalogue, find, parse
from graphsvc.errors import ParameterError, StoreUnavailable
from graphsvc.paging import Page, not_a_cursor, read_cursor, write_cursor
from graphsvc.store.base import GraphStore, Row

# How long to wait before a query is asked again: a commit takes some milliseconds.
PAUSES = (0.01, 0.05, 0.2)  # seconds

Reader = Callable[[str, Mapping[str, Any]], list[Row]]

log = logging.getLogger(__name__)


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
    return Table(found, [row for row in _ask(store, found, {}) if row is not None])


def run_query(store: GraphStore, name: str, **parameters: Any) -> list[Row]:
    """Run a query of cypher/queries by name; a parameter of None takes its default.

    Raises NotFound where there is no such query, ParameterError for a parameter
    that is unknown, missing or of another type.
    """
    query = find("queries", name)
    rows = _ask(store, query, query.bind(parameters))
    return [row for row in rows if row is not None]


def reader(store: GraphStore) -> Reader:
    """Return a function from the text of a .cypher file and parameters to its rows.

    For what reads by such files both in transactions and outside of one
    (``graphsvc.store.identity.Identity``).
    """

    def run(text: str, parameters: Mapping[str, Any]) -> list[Row]:
        rows = _ask(store, parse("a query", text), parameters)
        return [row for row in rows if row is not None]

    return run


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
    rows = _ask(store, query, bound)
    kept = [row for row in rows[:limit] if row is not None]
    following = None
    if len(rows) > limit:
        if not kept:
            raise StoreUnavailable(
                f"{store.name}: {name} change faster than they are read; ask again"
            )
        following = write_cursor([kept[-1][column] for column in columns])
    # "day" only orders the rows, as a date that is missing has no place of its own in an order.
    return Page([{k: row[k] for k in row if k != "day"} for row in kept], following)


def _ask(store: GraphStore, query: Query, parameters: Mapping[str, Any]) -> Sequence[Row | None]:
    """Return the rows of a query; None in place of one that went before it was read whole."""
    rows = store.run(query.text, parameters)
    for pause in PAUSES:
        if not any(query.torn(rows)):
            return rows
        time.sleep(pause)
        rows = store.run(query.text, parameters)
    torn = query.torn(rows)
    if any(torn):
        log.warning(
            "%s: %d of %d rows were gone as they were read", query.name, sum(torn), len(rows)
        )
    return [None if gone else row for row, gone in zip(rows, torn, strict=True)]
