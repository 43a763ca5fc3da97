"""Adds up the assertions of an article to edges between actors: sets ``doc._.edges``."""

from __future__ import annotations

from collections import defaultdict

from spacy.language import Language
from spacy.tokens import Doc

from graphsvc.nlp import ranking
from graphsvc.records import Assertion, Edge, EdgeType

NAME = "graphsvc_edges"


@Language.component(NAME, requires=["doc._.assertions"], assigns=["doc._.edges"])
def add_up_edges(doc: Doc) -> Doc:
    """Set ``doc._.edges``, in order of source, type and target."""
    doc._.edges = tuple(to_edges(doc._.assertions))
    return doc


def to_edges(assertions: tuple[Assertion, ...]) -> list[Edge]:
    """Return one edge for each (source, type, target), with all of its evidence.

    The first evidence is the most certain. The certainty is that of all sentences
    together, calibrated.
    """
    found: dict[tuple[str, EdgeType, str], list[Assertion]] = defaultdict(list)
    for assertion in assertions:
        if assertion.edge is None or assertion.actor is None:
            continue
        for target in assertion.targets:
            found[assertion.actor, assertion.edge, target].append(assertion)
    edges = []
    for (source, kind, target), evidence in sorted(found.items()):
        best: dict[tuple[int, int], float] = {}
        for assertion in evidence:
            key = (assertion.sentence.start, assertion.sentence.end)
            best[key] = max(best.get(key, 0.0), assertion.certainty)
        ordered = sorted(evidence, key=lambda a: (-a.certainty, a.sentence.start, a.id))
        certainty = ranking.load()[kind].join(list(best.values()))
        edges.append(
            Edge(source, kind, target, tuple(a.id for a in ordered), certainty=round(certainty, 4))
        )
    return edges
