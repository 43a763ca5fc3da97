"""Runs the extraction over annotated articles and scores what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from graphsvc.errors import ReadingError
from graphsvc.evaluation.attributions import AttributionScores
from graphsvc.evaluation.edges import EdgeScores, NamedEdge, read_gold_edges
from graphsvc.evaluation.report import Report, attribution_report, edge_report
from graphsvc.evaluation.standoff import read_standoff
from graphsvc.records import Article, Extraction, Failure

Extract = Callable[[Iterator[Article]], Iterator[Extraction | Failure]]


def evaluate_folder(folder: Path, extract: Extract, *, min_certainty: float = 0.0) -> Report:
    """Score ``extract`` on a folder of gold, whichever of the two formats it has.

    ``extract`` turns articles into extractions, in any order. Edges less
    certain than ``min_certainty`` are left out. Raises ReadingError where the
    folder holds no gold, or an annotated text cannot be extracted.
    """
    if (folder / "attributions").is_dir():
        return _evaluate_attributions(folder, extract)
    if next(folder.glob("*.json"), None):
        return _evaluate_edges(folder, extract, min_certainty)
    problem = "holds no gold: neither text/ with attributions/, nor annotated edges (*.json)"
    raise ReadingError(str(folder), problem, "docs/quality.md describes both formats.")


def named_edges(extraction: Extraction, min_certainty: float = 0.0) -> list[NamedEdge]:
    """Return the stated edges of an article with the names that a user is shown."""
    names = {actor.id: actor.name for actor in extraction.actors}
    assertions = {assertion.id: assertion for assertion in extraction.assertions}
    return [
        NamedEdge(
            source=names[edge.source],
            type=edge.type,
            target=names[edge.target],
            evidence=tuple(assertions[key].sentence for key in edge.evidence),
            certainty=edge.certainty,
        )
        for edge in extraction.edges
        if edge.stated and edge.certainty >= min_certainty
    ]


def _evaluate_attributions(folder: Path, extract: Extract) -> Report:
    gold = {path.stem: (path, attributions) for path, attributions in read_standoff(folder)}
    scores = AttributionScores()
    paths = [path for path, _ in gold.values()]
    for extraction in _extracted(paths, extract):
        article = extraction.article
        found = extraction.attributions
        scores.add(str(article.name), article.text, found, gold[str(article.name)][1])
    return attribution_report(scores)


def _evaluate_edges(folder: Path, extract: Extract, least: float) -> Report:
    gold = {path.stem: (path, document) for path, document in read_gold_edges(folder)}
    scores = EdgeScores()
    for extraction in _extracted([path for path, _ in gold.values()], extract):
        article = extraction.article
        document = gold[str(article.name)][1]
        scores.add(article.text, named_edges(extraction, least), document)
    return edge_report(scores)


def _extracted(paths: list[Path], extract: Extract) -> Iterator[Extraction]:
    """Yield each text's extraction; ReadingError for one that fails, since a score needs all."""
    for result in extract(_articles(paths)):
        if isinstance(result, Failure):
            raise ReadingError(result.origin, result.problem, "Every annotated text must be read.")
        yield result


def _articles(paths: list[Path]) -> Iterator[Article]:
    for path in paths:
        with path.open(encoding="utf-8", newline="") as stream:
            yield Article(text=stream.read(), origin=str(path), name=path.stem)
