"""Extraction behind the API: the model loaded once, one article at a time, a short queue.

A request that brings an article holds one of the server's threads for as long
as its extraction takes. So only some of the threads may wait for it: the others
stay free for reading, and one article too many is refused with a time to retry.
"""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from graphsvc.api.problems import Busy
from graphsvc.config import Settings
from graphsvc.errors import ModelError
from graphsvc.records import Article, Extraction

if TYPE_CHECKING:
    from spacy.language import Language

log = logging.getLogger(__name__)


class Extractor:
    """Extracts the articles that requests bring; one object serves all threads."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._nlp: Language | None = None
        self._failure: ModelError | None = None
        self._warming: threading.Thread | None = None
        self._turn = threading.Lock()
        self._places = threading.BoundedSemaphore(max(1, settings.api_threads // 2))

    @property
    def loaded(self) -> bool:
        """Tell whether the model is in memory. Raises ModelError where it did not load."""
        if self._failure is not None:
            raise self._failure
        return self._nlp is not None

    def warm_up(self) -> None:
        """Load the model on a thread of its own, so that the first article need not wait."""
        if self._warming is None:
            self._warming = threading.Thread(target=self._warm_up, name="model", daemon=True)
            self._warming.start()

    def _warm_up(self) -> None:
        try:
            with self._turn:
                self._load()
        except ModelError as error:
            log.error("the model does not load: %s", error)

    def _load(self) -> Language:
        if self._nlp is None:
            # Imported here, as spaCy takes seconds and reading needs none of it.
            from graphsvc.nlp.pipeline import build_pipeline

            try:
                self._nlp = build_pipeline(self._settings)
            except ModelError as error:
                self._failure = error
                raise
            self._failure = None
        return self._nlp

    def extract(self, article: Article) -> Extraction:
        """Return what is found in the article, after those that came before it.

        Raises Busy where too many wait already, ModelError where the model does
        not load, ReadingError where the text cannot be extracted.
        """
        if not self._places.acquire(blocking=False):
            raise Busy("too many articles wait for extraction")
        try:
            with self._turn:
                nlp = self._load()
                from graphsvc.nlp.pipeline import extract

                return extract(article, nlp)
        finally:
            self._places.release()
