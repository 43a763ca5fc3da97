"""Extracts in several processes, each with models of its own."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor

from spacy.language import Language

from graphsvc.config import Settings
from graphsvc.records import Article, Extraction, Failure

_nlp: Language | None = None
_settings: Settings | None = None


def extract_in_processes(
    articles: Iterable[Article], settings: Settings
) -> Iterator[Extraction | Failure]:
    """Yield the extraction of each article, in order, or the failure that it was.

    Each process has at most two batches, so that memory does not grow with the
    number of articles.
    """
    from graphsvc.nlp.pipeline import batches

    # The model's threads are shared out among the processes.
    alone = settings.replace(processes=1, threads=settings.threads or 1)
    waiting: deque[Future[list[Extraction | Failure]]] = deque()
    with ProcessPoolExecutor(
        settings.processes,
        # A fork would copy the threads' locks in whatever state they are.
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_start,
        initargs=(alone,),
    ) as pool:
        for batch in batches(articles, settings.batch_articles):
            waiting.append(pool.submit(_extract, batch))
            if len(waiting) >= 2 * settings.processes:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _start(settings: Settings) -> None:
    """Load the models of a process."""
    global _nlp, _settings
    from graphsvc.nlp.pipeline import build_pipeline

    _nlp, _settings = build_pipeline(settings), settings


def _extract(articles: list[Article]) -> list[Extraction | Failure]:
    from graphsvc.nlp.pipeline import extract_many

    if _nlp is None or _settings is None:
        raise RuntimeError("the process has not been started")
    return list(extract_many(articles, _nlp, settings=_settings))
