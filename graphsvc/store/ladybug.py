"""The embedded store: one file on this machine, no server.

Ladybug lets one process write to a database and others read it meanwhile; in
this process one thread writes at a time and any number read.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import Any, ClassVar, Self, TypeVar
from weakref import WeakValueDictionary

import ladybug

from graphsvc.claims.additions import Additions
from graphsvc.config import Settings
from graphsvc.errors import NotFound, QueryError, StoreError, StoreLocked, StoreUnavailable
from graphsvc.identity.decisions import Decision
from graphsvc.records import Extraction
from graphsvc.resources import cypher_text
from graphsvc.reviews.review import Review
from graphsvc.store.base import PutResult, Row
from graphsvc.store.deciding import record_reviews
from graphsvc.store.decisions import decide, undo
from graphsvc.store.loader import link_claims, put_articles, remove_article, rows_of
from graphsvc.store.schema import statements

# The engine would take four fifths of the memory; the pages in use at one time need far less.
BUFFER_POOL_BYTES = 1 << 30
# The engine folds its log into the database beyond this. At its own 16 MB a load of 1,000
# articles spent a quarter of its time on that; who opens the database after a crash, or reads it
# while another writes, replays the log first: 36 MB took 2.7 seconds.
CHECKPOINT_BYTES = 1 << 26
# A reader cannot open the database while the writer's checkpoint goes on, which is brief.
CHECKPOINT_SECONDS = 5.0

Answer = TypeVar("Answer")


class LadybugStore:
    """A GraphStore in a Ladybug database; see graphsvc.store.base for what its methods do."""

    # Its lock keeps other processes out, but not a second opening in this one.
    _open_for_writing: ClassVar[WeakValueDictionary[Path, LadybugStore]] = WeakValueDictionary()
    _registry_lock: ClassVar[threading.Lock] = threading.Lock()

    def __init__(self, path: Path, settings: Settings, *, read_only: bool) -> None:
        self._path = path
        self._settings = settings
        self._read_only = read_only
        self._write_lock = threading.Lock()
        self._swap_lock = threading.Lock()
        self._seen = _state_of(path)
        self._pool = _Pool(path, read_only)
        self._closed = False

    @classmethod
    def open(cls, path: str, settings: Settings, *, read_only: bool = False) -> LadybugStore:
        """Open the database, making it where it is missing. Raises as ``open_store`` says."""
        where = Path(path).expanduser().resolve()
        if read_only:
            if not where.exists():
                raise NotFound("store", str(where))
            return cls(where, settings, read_only=True)
        with cls._registry_lock:
            if where in cls._open_for_writing:
                raise _locked(where)
            if not where.parent.is_dir():
                raise StoreUnavailable(
                    f"{where}: the folder {where.parent} is missing. Make it, or give another path"
                )
            store = cls(where, settings, read_only=False)
            cls._open_for_writing[where] = store
        try:
            store.apply_schema()
            store.check_schema()
        except StoreError:
            store.close()
            raise
        return store

    @property
    def name(self) -> str:
        """Return the path of the database."""
        return str(self._path)

    @property
    def read_only(self) -> bool:
        """Tell whether the database is open for reading only."""
        return self._read_only

    def apply_schema(self) -> None:
        """Make the tables that are missing."""
        with self._write_lock, self._pool.connection() as connection:
            for statement in statements("ladybug"):
                _execute(connection, statement, {})

    def check_schema(self) -> None:
        """Return if the tables are those of this version, which never changes tables that exist.

        Raises StoreUnavailable where an earlier version made them.
        """
        try:
            self.run(cypher_text("schema", "ready"))
        except QueryError as error:
            raise StoreUnavailable(
                f"{self.name} was made by an earlier version of graphsvc ({error}). Move it away "
                "and ingest the articles again, or give another path by --store"
            ) from error

    def put(self, extractions: Iterable[Extraction]) -> PutResult:
        """Store extractions in one transaction."""
        rows = rows_of(extractions)
        return self._write(lambda execute: put_articles(execute, rows))

    def remove(self, article_id: str) -> None:
        """Take an article out in one transaction."""
        self._write(lambda execute: remove_article(execute, article_id))

    def link(self, additions: Additions) -> bool:
        """Add to the claims in one transaction."""
        return self._write(lambda execute: link_claims(execute, additions))

    def review(self, reviews: Iterable[Review]) -> int:
        """Record reviews in one transaction."""
        given = list(reviews)
        return self._write(lambda execute: record_reviews(execute, given))

    def decide(self, decision: Decision) -> Decision:
        """Put a decision by hand in force in one transaction."""
        return self._write(lambda execute: decide(execute, decision))

    def undo(self, decision_id: str) -> Decision:
        """Take a decision back in one transaction."""
        return self._write(lambda execute: undo(execute, decision_id))

    def digests(self, article_ids: Iterable[str]) -> dict[str, str]:
        """Return the digests of those of the articles that are stored."""
        ids = list(article_ids)
        rows = self.run(cypher_text("load", "digests"), {"ids": ids}) if ids else []
        return {row["id"]: row["sha256"] for row in rows}

    def run(
        self,
        query: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        timeout: float | None = None,
    ) -> list[Row]:
        """Return the rows of a reading query."""
        if self._read_only:
            self._refresh_if_changed()
        seconds = self._settings.query_timeout if timeout is None else timeout
        with self._pool.connection() as connection:
            connection.set_query_timeout(max(1, int(seconds * 1000)))
            if self._read_only:
                return _execute(connection, query, parameters or {})
            _control(connection, "BEGIN TRANSACTION READ ONLY")
            try:
                rows = _execute(connection, query, parameters or {})
            except BaseException:
                _roll_back(connection)
                raise
            _control(connection, "COMMIT")
            return rows

    def ping(self) -> None:
        """Return if the database answers and has its tables."""
        try:
            self.run(cypher_text("schema", "ready"))
        except QueryError as error:
            raise StoreUnavailable(
                f"{self.name} is no graphsvc store, or an older one ({error}). "
                "Open it once for writing: graphsvc ingest makes what is missing"
            ) from error

    def counts(self) -> dict[str, int]:
        """Return how many articles, actors, assertions, claims and edges there are."""
        counted: dict[str, int] = self.run(cypher_text("queries", "counts"))[0]
        return counted

    def refresh(self) -> None:
        """Open the database anew, where it is open for reading only."""
        if not self._read_only:
            return
        with self._swap_lock:
            self._seen = _state_of(self._path)
            # Queries that still run on the old one keep it until they end.
            self._pool = _Pool(self._path, True)

    def close(self) -> None:
        """Let go of the database and of its lock."""
        with self._registry_lock:
            if self._closed:
                return
            self._closed = True
            self._pool.close()
            if not self._read_only:
                self._open_for_writing.pop(self._path, None)

    def __enter__(self) -> Self:
        """Return the store."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the store."""
        self.close()

    def _refresh_if_changed(self) -> None:
        if _state_of(self._path) != self._seen:
            self.refresh()

    def _write(self, work: Callable[[_Run], Answer]) -> Answer:
        """Do the work in one transaction: committed whole, or rolled back."""
        if self._read_only:
            raise StoreError(f"{self.name} is open for reading only")
        with self._write_lock, self._pool.connection() as connection:
            connection.set_query_timeout(0)  # a write takes as long as it takes
            _control(connection, "BEGIN TRANSACTION")
            try:
                answer = work(lambda text, given: _execute(connection, text, given))
                _control(connection, "COMMIT")
            except BaseException:
                # An interrupt must not leave half an article either.
                _roll_back(connection)
                raise
            return answer


_Run = Callable[[str, Mapping[str, Any]], list[Row]]


class _Pool:
    """A database with connections for the threads that use it, made as they are needed."""

    def __init__(self, path: Path, read_only: bool) -> None:
        self._database = _open_database(path, read_only)
        self._idle: queue.LifoQueue[Any] = queue.LifoQueue()

    @contextmanager
    def connection(self) -> Iterator[Any]:
        """Lend a connection."""
        try:
            connection = self._idle.get_nowait()
        except queue.Empty:
            try:
                connection = ladybug.Connection(self._database)
            except RuntimeError as error:
                raise StoreUnavailable(f"the store is closed ({error})") from error
        try:
            yield connection
        finally:
            self._idle.put(connection)

    def close(self) -> None:
        while not self._idle.empty():
            self._idle.get_nowait().close()
        self._database.close()


def _open_database(path: Path, read_only: bool) -> Any:
    """Return the opened database; wait while another process moves its log into it."""
    patience_ends = time.monotonic() + CHECKPOINT_SECONDS
    while True:
        try:
            return ladybug.Database(
                str(path),
                read_only=read_only,
                buffer_pool_size=BUFFER_POOL_BYTES,
                checkpoint_threshold=CHECKPOINT_BYTES,
            )
        except RuntimeError as error:
            waits = "checkpoint" in str(error) and time.monotonic() < patience_ends
            if not (read_only and waits):
                raise _not_opened(path, error) from error
        time.sleep(0.05)


def _execute(connection: Any, query: str, parameters: Mapping[str, Any]) -> list[Row]:
    try:
        with connection.execute(query, dict(parameters)) as result:
            return [
                {name: _plain(value) for name, value in row.items()}
                for row in result.rows_as_dict()
            ]
    except RuntimeError as error:
        message = str(error).strip()
        if message.startswith("Interrupted"):
            raise QueryError(
                "the query took too long. Ask for less, or raise the setting query_timeout"
            ) from error
        raise QueryError(message) from error


def _plain(value: Any) -> Any:
    """Return a value as Neo4j gives it: the engine's sums of whole numbers are decimals."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def _control(connection: Any, statement: str) -> None:
    """Begin or end a transaction."""
    try:
        connection.execute(statement).close()
    except RuntimeError as error:
        raise StoreError(f"{statement.lower()} failed: {error}") from error


def _roll_back(connection: Any) -> None:
    try:
        connection.execute("ROLLBACK").close()
    except RuntimeError as error:
        # After some errors the engine has rolled back already, and says so.
        if "No active transaction" not in str(error):
            raise StoreError(f"roll back failed: {error}") from error


def _not_opened(path: Path, error: RuntimeError) -> StoreUnavailable:
    message = str(error).strip().splitlines()[0]
    if "Could not set lock" in message:
        return _locked(path, message)
    if path.is_dir():
        message = "it is a folder, and the database is a file"
    return StoreUnavailable(f"{path} cannot be opened as a Ladybug database: {message}")


def _locked(path: Path, message: str = "") -> StoreLocked:
    _, found, holder = message.partition("held by PID ")
    who = f"process {holder.split(')')[0]}" if found else "another process"
    return StoreLocked(
        f"{path} is open for writing by {who}. Wait for it to end or stop it; "
        "for several writers use a Neo4j server (--store neo4j://HOST)"
    )


def _state_of(path: Path) -> tuple[tuple[int, int], ...]:
    """Return what changes when another process commits: time and size of the files."""
    states = []
    for file in (path, path.with_name(f"{path.name}.wal")):
        try:
            stat = file.stat()
        except FileNotFoundError:
            continue
        states.append((stat.st_mtime_ns, stat.st_size))
    return tuple(states)
