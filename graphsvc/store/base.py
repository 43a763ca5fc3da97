"""What callers need of a store, whichever engine keeps it.

A store holds whole extractions, an article at a time: ``put`` replaces what an
article gave before, ``remove`` undoes exactly that, and reading goes by Cypher
that both engines understand (see the files in cypher/).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import Any, NamedTuple, Protocol, Self

from graphsvc.claims.additions import Additions
from graphsvc.identity.decisions import Decision
from graphsvc.records import Extraction
from graphsvc.reviews.review import Review

Row = dict[str, Any]  # one row of an answer: column name to plain value


class PutResult(NamedTuple):
    """How many articles a ``put`` wrote."""

    added: int  # articles that were not there before
    replaced: int  # articles whose former self was taken out first

    @property
    def written(self) -> int:
        """Return the number of articles written."""
        return self.added + self.replaced


class GraphStore(Protocol):
    """A graph of who asserts what about whom, with the articles that say so.

    One object serves several threads. Every method may raise StoreUnavailable
    (StoreLocked where another process holds an embedded store): the message
    says what to do. Made by ``graphsvc.store.open_store``; a context manager.
    """

    @property
    def name(self) -> str:
        """Return what the store is, for a message: the path or the URI, without secrets."""
        ...

    @property
    def read_only(self) -> bool:
        """Tell whether ``put`` and ``remove`` are refused."""
        ...

    def apply_schema(self) -> None:
        """Make the constraints, indexes or tables that are missing; twice changes nothing.

        ``open_store`` calls it, unless the store is opened for reading only.
        """
        ...

    def put(self, extractions: Iterable[Extraction]) -> PutResult:
        """Store the extractions in one transaction: all of them, or none if it fails.

        An article with an id that is there replaces its former self, whether or
        not it changed (``digests`` tells what need not be put again). Of two
        extractions of one article in the same call the last counts. Order does
        not matter: the same articles in any order and in any batches give the
        same graph. A few dozen articles a call are quickest.

        Raises InvalidExtraction, before anything is written, for a record that
        contradicts itself (offsets that do not give the stored words, an
        evidence or actor that is not among its records), naming the article.
        """
        ...

    def remove(self, article_id: str) -> None:
        """Take an article out, with exactly what it gave.

        Its assertions go, their evidence in edges, and the actors and claims that
        nothing else holds.

        Raises NotFound where there is no such article.
        """
        ...

    def link(self, additions: Additions) -> bool:
        """Add propositions and links to the claims, in one transaction; tell whether it was done.

        Claims, and what is inferred from them, are brought up to date for all that
        hangs together with what is new. ``graphsvc.claims.linking.Linker`` makes the
        additions. Nothing is done where another writer has meanwhile added propositions
        with which these should have been compared: make them again.
        """
        ...

    def review(self, reviews: Iterable[Review]) -> int:
        """Record what analysts decided, in one transaction; return how many were new.

        The graph then shows what was extracted as the latest review of each
        assertion and edge wants it, whatever order articles and reviews come in:
        rejected ones are not shown. A review that is withdrawn (``withdrawn_at``)
        counts no more; one that is stored already changes nothing. Afterwards the
        claims of the reviewed articles wait to be joined again
        (``graphsvc.claims.linking.Linker``).
        """
        ...

    def decide(self, decision: Decision) -> Decision:
        """Put a decision by hand on who is who in force, in one transaction; return it as kept.

        It holds for the articles that are stored and for those to come, until it is
        undone. Ids that were merged away mean the actor that they went into.

        Raises NotFound for an id that is no actor's, DecisionError for what does not
        go with the graph or with other decisions; the message says what to do.
        """
        ...

    def undo(self, decision_id: str) -> Decision:
        """Take a decision back, as if it had never been made, and return it. Raises NotFound."""
        ...

    def digests(self, article_ids: Iterable[str]) -> dict[str, str]:
        """Return id to SHA-256 digest of those of the articles that are stored.

        An article whose ``sha256`` is the stored one is unchanged and can be left out.
        """
        ...

    def run(
        self,
        query: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        timeout: float | None = None,
    ) -> list[Row]:
        """Return the rows of a reading query, in its order, columns by name.

        While another transaction commits: Ladybug shows the graph as it was when the
        query began. Neo4j shows what is committed as the query gets to it, so that of
        something that is deleted meanwhile a row may have null for what was not read
        yet, or not what hangs on it (a row or a count less). Asked again, it is whole,
        or gone. Named queries are asked by ``graphsvc.asking``, which sees to that.

        ``timeout`` is in seconds (default: the setting query_timeout). Raises
        QueryError where the query is wrong, would write, or took too long.
        """
        ...

    def ping(self) -> None:
        """Return if the store answers and has its schema; else raise StoreUnavailable."""
        ...

    def counts(self) -> dict[str, int]:
        """Return how many there are: articles, actors, assertions, claims, edges."""
        ...

    def refresh(self) -> None:
        """See what other processes wrote since an embedded store was opened for reading.

        Nothing to do where the engine always shows the latest.
        """
        ...

    def close(self) -> None:
        """Let go of files and connections; twice does no harm."""
        ...

    def __enter__(self) -> Self:
        """Return the store."""
        ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the store."""
        ...
