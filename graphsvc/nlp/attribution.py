"""Finds who said what, by which word: the component that sets ``doc._.attributions``."""

from __future__ import annotations

import itertools
import os
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from typing import Protocol

from spacy.language import Language
from spacy.tokens import Doc

from graphsvc.nlp.attribution_rules import find_attributions, set_depths
from graphsvc.nlp.doc import Paragraph, ParagraphKind
from graphsvc.nlp.parse import parse_of
from graphsvc.records import Attribution, Span

NAME = "graphsvc_attribution"
# The rules add to the model's attributions only what they are at least as sure of as this.
SURE = 0.6

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
        rest = iter(stream)
        while docs := list(itertools.islice(rest, batch_size)):
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
        """Return the attributions of the model, of the rules, or what these add to those."""
        paragraphs: tuple[Paragraph, ...] = doc._.paragraphs
        read = [each for each in read if is_text(each, paragraphs)]
        if self.model is not None and self.method != "both":
            return in_order(read)
        by_rules = find_attributions(parse_of(doc), doc._.quotes, paragraphs)
        return in_order([*read, *find_missed(read, by_rules)]) if read else by_rules


def is_text(attribution: Attribution, paragraphs: Sequence[Paragraph]) -> bool:
    """Tell whether an attribution's cue stands in text, not in a section head or a caption."""
    position = (attribution.cue or attribution.content)[0].start
    number = bisect_right(paragraphs, position, key=lambda paragraph: paragraph.start) - 1
    return number < 0 or paragraphs[number].kind is not ParagraphKind.FURNITURE


def find_missed(read: Sequence[Attribution], by_rules: Sequence[Attribution]) -> list[Attribution]:
    """Return those by rules that the model missed: sure ones that share no word with its own."""
    taken = sorted(span for each in read for span in (*each.cue, *each.content))
    starts = [start for start, _ in taken]
    # The furthest end of the spans up to each one, as spans can contain others.
    reach = list(itertools.accumulate((end for _, end in taken), max))

    def is_free(span: Span) -> bool:
        before = bisect_left(starts, span.end)
        return before == 0 or reach[before - 1] <= span.start

    return [
        each
        for each in by_rules
        if each.certainty >= SURE and all(map(is_free, (*each.cue, *each.content)))
    ]


def in_order(attributions: Iterable[Attribution]) -> list[Attribution]:
    """Return attributions in the order of the text, with their depths."""
    return set_depths(sorted(attributions, key=lambda each: (each.start, each.end)))


def free_cores() -> int:
    """Return the cores that the model can have: all but one, on which spaCy works meanwhile."""
    if hasattr(os, "sched_getaffinity"):
        cores = len(os.sched_getaffinity(0))
    else:
        cores = os.cpu_count() or 1
    return max(1, cores - 1)


def load_reader(threads: int, optional: bool) -> Reader | None:
    """Return the trained model, or None where it is ``optional`` and not installed.

    Raises ModelError where it does not load.
    """
    if optional and not (files("graphsvc.nlp") / "models" / "attribution" / "model.onnx").is_file():
        return None
    from graphsvc.nlp.attribution_model import AttributionModel

    reader: Reader = AttributionModel.load(threads=threads or free_cores())
    return reader


def finder_of(nlp: Language) -> AttributionFinder:
    """Return a pipeline's attribution component."""
    finder = nlp.get_pipe(NAME)
    if not isinstance(finder, AttributionFinder):
        raise TypeError(f"{NAME} is a {type(finder).__name__}")
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
