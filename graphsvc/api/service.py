"""What the routes share: the settings, the store and the extraction of one application."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field

from flask import current_app

from graphsvc.api.extracting import Extractor
from graphsvc.config import Settings
from graphsvc.errors import StoreUnavailable
from graphsvc.store import GraphStore, open_store

# A store that is down is asked again after this many seconds, not by every
# request: each attempt can wait for store_timeout, and would hold a thread.
PAUSE_AFTER_FAILURE = 2.0


class StoreHolder:
    """Opens the store at the first request that needs it, and again where that failed."""

    def __init__(self, settings: Settings, store: GraphStore | None = None) -> None:
        self._settings = settings
        self._store = store
        self._owned = store is None
        self._opening = threading.Lock()
        self._failure: tuple[float, str] | None = None

    def get(self) -> GraphStore:
        """Return the store. Raises StoreUnavailable or StoreLocked where it does not open."""
        if self._store is None:
            with self._opening:
                self._store = self._store or self._open()
        return self._store

    def _open(self) -> GraphStore:
        if self._failure and time.monotonic() < self._failure[0]:
            raise StoreUnavailable(self._failure[1])
        try:
            store = open_store(self._settings)
        except StoreUnavailable as error:
            self._failure = (time.monotonic() + PAUSE_AFTER_FAILURE, str(error))
            raise
        self._failure = None
        return store

    def close(self) -> None:
        """Close the store if it was opened here."""
        if self._owned and self._store is not None:
            self._store.close()
            self._store = None


@dataclass(frozen=True, slots=True)
class Service:
    """One application's settings, store and extraction."""

    settings: Settings
    stores: StoreHolder
    extractor: Extractor
    # One article at a time is put and joined to the claims of the others, so that
    # of two that come together one sees the other.
    loading: threading.Lock = field(default_factory=threading.Lock)

    @property
    def store(self) -> GraphStore:
        """Return the store, opened; raises StoreUnavailable where it is down."""
        return self.stores.get()


def service() -> Service:
    """Return what the application of the current request works with."""
    found: Service = current_app.extensions["graphsvc"]
    return found
