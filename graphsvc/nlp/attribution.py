"""Finds who said what, by which word: the component that sets ``doc._.attributions``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from typing import Protocol

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import minibatch

from graphsvc.nlp.attribution_rules import find_attributions, set_depths
from graphsvc.nlp.parse import parse_of
from graphsvc.records import Attribution

NAME = "graphsvc_attribution"
METHODS = ("auto", "model", "rules", "both")

# What the model has found in a document already, where it was asked before.
Doc.set_extension("read_attributions", default=None, force=True)


class Reader(Protocol):
    """A trained model that finds attributions in texts."""

    def predict(self, texts: Sequence[str]) -> list[list[Attribution]]:
        """Return the attributions of each text."""
        ...


class AttributionFinder:
    """Sets ``doc._.attributions`` by the trained model, by rules on the parse, or by both."""

    def __init__(self, method: str = "auto", threads: int = 0) -> None:
        self.method = method
        self.model = None if method == "rules" else load_reader(threads, method == "auto")

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributions of one article."""
        read = doc._.read_attributions
        if read is None:
            read = self.read([doc.text])[0]
        doc._.attributions = tuple(self._combine(doc, read))
        doc._.read_attributions = None
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 16) -> Iterator[Doc]:
        """Set the attributions of each article of a stream; the model reads them in batches."""
        for docs in minibatch(stream, batch_size):
            unread = [doc for doc in docs if doc._.read_attributions is None]
            for doc, read in zip(unread, self.read([d.text for d in unread]), strict=True):
                doc._.read_attributions = read
            for doc in docs:
                yield self(doc)

    def read(self, texts: Sequence[str]) -> Sequence[list[Attribution] | None]:
        """Return what the model finds in each text; an empty list each where there is none."""
        if self.model is None or not texts:
            return [[] for _ in texts]
        return self.model.predict(texts)

    def _combine(self, doc: Doc, read: list[Attribution]) -> list[Attribution]:
        if self.model is not None and self.method != "both":
            return set_depths(sorted(read, key=lambda each: (each.start, each.end)))
        by_rules = find_attributions(parse_of(doc), doc._.quotes, doc._.paragraphs)
        if self.model is None:
            return by_rules
        return set_depths(sorted(read, key=lambda each: (each.start, each.end)))


def load_reader(threads: int, optional: bool) -> Reader | None:
    """Return the trained model, or None where it is ``optional`` and not installed.

    Raises ModelError where it does not load.
    """
    if optional and not (files("graphsvc.nlp") / "models" / "attribution" / "model.onnx").is_file():
        return None
    from graphsvc.nlp.attribution_model import AttributionModel

    reader: Reader = AttributionModel.load(threads=threads)
    return reader


def finder_of(nlp: Language) -> AttributionFinder:
    """Return a pipeline's attribution component."""
    finder: AttributionFinder = nlp.get_pipe(NAME)
    return finder


@Language.factory(
    NAME,
    default_config={"method": "auto", "threads": 0},
    requires=["doc._.paragraphs", "doc._.quotes"],
    assigns=["doc._.attributions"],
)
def create_attribution_finder(
    nlp: Language, name: str, method: str, threads: int
) -> AttributionFinder:
    """Return the component; ``method`` is "auto", "model", "rules" or "both"."""
    return AttributionFinder(method, threads)
