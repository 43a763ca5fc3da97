"""The server store: Neo4j, standalone, cluster or Aura, by its address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Self, TypeVar
from urllib.parse import urlsplit

from neo4j import (
    READ_ACCESS,
    WRITE_ACCESS,
    Driver,
    GraphDatabase,
    ManagedTransaction,
    Query,
    unit_of_work,
)
from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    TransientError,
)

from graphsvc.claims.additions import Additions
from graphsvc.config import Settings
from graphsvc.errors import ParameterError, QueryError, StoreError, StoreUnavailable
from graphsvc.identity.decisions import Decision
from graphsvc.records import Extraction
from graphsvc.resources import cypher_text
from graphsvc.reviews.review import Review
from graphsvc.store.base import PutResult, Row
from graphsvc.store.deciding import record_reviews
from graphsvc.store.decisions import decide, undo
from graphsvc.store.loader import link_claims, put_articles, remove_article, rows_of
from graphsvc.store.schema import statements

Answer = TypeVar("Answer")
_Run = Callable[[str, Mapping[str, Any]], list[Row]]


class Neo4jStore:
    """A GraphStore on a Neo4j server; see graphsvc.store.base for what its methods do."""

    def __init__(self, driver: Driver, settings: Settings, name: str, *, read_only: bool) -> None:
        self._driver = driver
        self._settings = settings
        self._database = settings.neo4j_database
        self._name = name
        self._read_only = read_only

    @classmethod
    def open(cls, settings: Settings, *, read_only: bool = False) -> Neo4jStore:
        """Connect to the server. Raises as ``open_store`` says."""
        name = _without_secrets(settings.store)
        if not urlsplit(settings.store).hostname:
            raise ParameterError("store", f"{name} names no server; neo4j://localhost does")
        auth = (settings.neo4j_user, settings.neo4j_password) if settings.neo4j_password else None
        try:
            driver = GraphDatabase.driver(
                settings.store,
                auth=auth,
                connection_timeout=settings.store_timeout,
                connection_acquisition_timeout=settings.store_timeout,
                max_transaction_retry_time=settings.store_timeout,
                # Our queries ask for types and properties that an empty graph has not met.
                notifications_min_severity="OFF",
            )
        except (ConfigurationError, ValueError) as error:
            raise ParameterError("store", f"{name} is no address of a Neo4j server") from error
        store = cls(driver, settings, name, read_only=read_only)
        try:
            if read_only:
                store.ping()
            else:
                store.apply_schema()
        except StoreError:
            store.close()
            raise
        return store

    @property
    def name(self) -> str:
        """Return the address, without user or password."""
        return self._name

    @property
    def read_only(self) -> bool:
        """Tell whether writing is refused."""
        return self._read_only

    def apply_schema(self) -> None:
        """Make the constraints and indexes that are missing."""
        with self._errors(), self._session(WRITE_ACCESS) as session:
            for statement in statements("neo4j"):
                session.run(Query(statement)).consume()

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
        seconds = self._settings.query_timeout if timeout is None else timeout

        @unit_of_work(timeout=seconds)
        def work(transaction: ManagedTransaction) -> list[Row]:
            return transaction.run(query, dict(parameters or {})).data()

        with self._errors(), self._session(READ_ACCESS) as session:
            rows: list[Row] = session.execute_read(work)
            return rows

    def ping(self) -> None:
        """Return if the server answers."""
        self.run(cypher_text("schema", "ready"), timeout=self._settings.store_timeout)

    def counts(self) -> dict[str, int]:
        """Return how many articles, actors, assertions, claims and edges there are."""
        counted: dict[str, int] = self.run(cypher_text("queries", "counts"))[0]
        return counted

    def refresh(self) -> None:
        """Do nothing: a server always shows the latest."""

    def close(self) -> None:
        """Close the connections."""
        self._driver.close()

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

    def _session(self, access: str) -> Any:
        return self._driver.session(database=self._database, default_access_mode=access)

    def _write(self, work: Callable[[_Run], Answer]) -> Answer:
        """Do the work in one transaction, again where another writer was in the way."""
        if self._read_only:
            raise StoreError(f"{self.name} is open for reading only")

        def with_transaction(transaction: ManagedTransaction) -> Answer:
            def execute(text: str, given: Mapping[str, Any]) -> list[Row]:
                return transaction.run(text, dict(given)).data()

            return work(execute)

        with self._errors(), self._session(WRITE_ACCESS) as session:
            return session.execute_write(with_transaction)  # type: ignore[no-any-return]

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """Say what the driver's errors mean to the user; no message holds a secret."""
        try:
            yield
        except AuthError as error:
            raise StoreUnavailable(
                f"{self.name} refuses the user {self._settings.neo4j_user!r}. "
                "Set GRAPHSVC_NEO4J_USER and GRAPHSVC_NEO4J_PASSWORD"
            ) from error
        except ClientError as error:
            raise self._client_error(error) from error
        except (TransientError, ServiceUnavailable, DriverError) as error:
            raise StoreUnavailable(
                f"{self.name} does not answer ({type(error).__name__}). "
                "Is the server running, and is this its Bolt address? "
                "Without a server, give a path: an embedded database needs none"
            ) from error
        except Neo4jError as error:
            raise StoreError(f"{self.name}: {error.message}") from error

    def _client_error(self, error: ClientError) -> StoreError:
        code = error.code or ""
        if "DatabaseNotFound" in code:
            return StoreUnavailable(
                f"{self.name} has no database {self._database!r}. Set GRAPHSVC_NEO4J_DATABASE"
            )
        if "TransactionTimedOut" in code or "Terminated" in code:
            return QueryError(
                "the query took too long. Ask for less, or raise the setting query_timeout"
            )
        return QueryError(error.message or code)


def _without_secrets(uri: str) -> str:
    """Return the address without a user or password that someone put in it."""
    parts = urlsplit(uri)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
