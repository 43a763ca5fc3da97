"""Runs the resolution of actors over annotated articles and scores whom mentions mean."""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language

from graphsvc.evaluation.actors import ActorScores, with_kinds
from graphsvc.evaluation.edges import read_gold_edges
from graphsvc.evaluation.report import Report, actor_report
from graphsvc.evaluation.standoff import read_standoff
from graphsvc.records import Article, Attribution


def evaluate_actors(folder: Path, nlp: Language, attributions: Path | None = None) -> Report:
    """Score who is who on a folder of annotated edges.

    ``attributions`` is a folder of annotated attributions that holds the same
    texts, by name: their sources are then scored as well, with the annotated
    attributions in place of the found ones, so that only resolution is measured.
    Raises ReadingError for gold that cannot be read.
    """
    annotated: dict[str, tuple[Attribution, ...]] = {}
    if attributions is not None:
        annotated = {path.stem: found for path, found in read_standoff(attributions)}
    scores = ActorScores()
    documents = 0
    for path, gold in read_gold_edges(folder):
        with path.open(encoding="utf-8", newline="") as stream:
            text = stream.read()
        doc = nlp.make_doc(text)
        doc._.article = Article(text=text, origin=str(path), name=path.stem)
        given = with_kinds(text, annotated.get(path.stem, ()))
        doc._.read_attributions = list(given) or None
        scores.add(nlp(doc), gold, given)
        documents += 1
    return actor_report(scores, documents)
