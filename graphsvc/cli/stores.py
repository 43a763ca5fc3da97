"""What the reading commands share: a store opened for reading, and all pages of an answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from graphsvc.config import Settings
from graphsvc.errors import NotFound, StoreUnavailable
from graphsvc.paging import Page
from graphsvc.store import GraphStore, Row, open_store


def open_for_reading(settings: Settings) -> GraphStore:
    """Return the store, opened so that another process may write to it meanwhile.

    Raises StoreUnavailable where nothing was ever stored, with what to do.
    """
    try:
        return open_store(settings, read_only=True)
    except NotFound as error:
        raise StoreUnavailable(
            f"{settings.store}: no store is there yet. "
            f"Load articles first: graphsvc ingest PATH --store {settings.store}"
        ) from error


def every_row(ask: Callable[[str | None], Page]) -> Iterator[Row]:
    """Yield the rows of all pages; ``ask`` returns the page after a cursor."""
    after: str | None = None
    while True:
        page = ask(after)
        yield from page.rows
        if page.next is None:
            return
        after = page.next
