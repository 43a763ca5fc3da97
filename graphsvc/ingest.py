"""The job that fills a store: read, extract, load, join claims; what is unchanged is left out.

Each batch is a transaction of its own. So an interrupted run leaves whole
articles in the store, and the same command again goes on where it stopped.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from graphsvc.claims.linking import Linker
from graphsvc.config import Settings
from graphsvc.errors import InvalidExtraction
from graphsvc.records import Article, Extraction, Failure
from graphsvc.store import GraphStore

T = TypeVar("T")
Extract = Callable[[Iterator[Article]], Iterator[Extraction | Failure]]


@dataclass(slots=True)
class Outcome:
    """What became of the inputs so far."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    failures: list[Failure] = field(default_factory=list)

    @property
    def total(self) -> int:
        """Return how many inputs were dealt with."""
        return self.added + self.replaced + self.unchanged + len(self.failures)

    def __str__(self) -> str:
        """Return the counts as a line for people."""
        return (
            f"{self.added} added, {self.replaced} replaced, {self.unchanged} unchanged, "
            f"{len(self.failures)} failed"
        )


def ingest(
    inputs: Iterable[Article | Failure],
    store: GraphStore,
    extract: Extract,
    settings: Settings,
    *,
    again: bool = False,
    outcome: Outcome | None = None,
) -> Iterator[Outcome]:
    """Load the articles that are new or changed; yield the outcome so far, batch by batch.

    ``again`` extracts and loads unchanged articles too, as after a change of
    models. ``outcome`` is filled in place, so that its owner has it where the
    run is interrupted. Raises StoreUnavailable where the store goes away; what
    was loaded until then stays.
    """
    outcome = outcome or Outcome()
    changed = _changed(inputs, store, settings.batch_articles, again, outcome)
    for batch in batched(extract(changed), settings.batch_articles):
        _load(batch, store, outcome)
        yield outcome
    for _ in Linker(store).run():
        yield outcome
    yield outcome


def extraction_with(settings: Settings) -> Extract:
    """Return the extraction by the models of the settings.

    They are loaded with the first article: a run that finds everything unchanged
    does not wait for them.
    """

    def extract(articles: Iterator[Article]) -> Iterator[Extraction | Failure]:
        for first in articles:
            from graphsvc.nlp.pipeline import build_pipeline, extract_many

            nlp = build_pipeline(settings)
            yield from extract_many(itertools.chain([first], articles), nlp, settings=settings)

    return extract


def batched(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield lists of up to ``size`` items."""
    iterator = iter(items)
    while batch := list(itertools.islice(iterator, size)):
        yield batch


def _changed(
    inputs: Iterable[Article | Failure],
    store: GraphStore,
    size: int,
    again: bool,
    outcome: Outcome,
) -> Iterator[Article]:
    """Yield the articles that the store lacks or has otherwise, and note the others."""
    for batch in batched(inputs, size):
        outcome.failures += [item for item in batch if isinstance(item, Failure)]
        articles = [item for item in batch if isinstance(item, Article)]
        stored = {} if again else store.digests([article.id for article in articles])
        for article in articles:
            if stored.get(article.id) == article.sha256:
                outcome.unchanged += 1
            else:
                yield article


def _load(batch: list[Extraction | Failure], store: GraphStore, outcome: Outcome) -> None:
    outcome.failures += [item for item in batch if isinstance(item, Failure)]
    extractions = [item for item in batch if isinstance(item, Extraction)]
    try:
        _put(extractions, store, outcome)
    except InvalidExtraction:
        # One of them is wrong, so none was stored: apart, the others are.
        for extraction in extractions:
            try:
                _put([extraction], store, outcome)
            except InvalidExtraction as error:
                article = extraction.article
                outcome.failures.append(Failure(article.origin or article.id, str(error)))


def _put(extractions: list[Extraction], store: GraphStore, outcome: Outcome) -> None:
    if extractions:
        result = store.put(extractions)
        outcome.added += result.added
        outcome.replaced += result.replaced
