"""Learn the weights of edges from annotated articles, and say how good they are.

    python training/edges/train.py GOLD... [--attributions POLNEAR] [--report]

GOLD are folders of articles (NAME.txt) with their edges (NAME.json) in the format
that docs/quality.md describes. With --attributions, a folder of PolNeAR whose
attributions (one annotator's) take the place of those found, for articles that it
holds: they are added as further training material, never used to score.

Each article is extracted once. Its candidates are labelled by the gold: right
where the pair has the edge and the sentence is the gold's evidence, half so where
the edge is optional. A logistic regression for each type is then cross-validated by
article, its joined certainties are calibrated (Platt scaling) on what was held out,
and the weights are learned anew from all articles and written to
graphsvc/nlp/models/edges/weights.json. Everything is deterministic.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from spacy.tokens import Doc

from graphsvc.config import Settings
from graphsvc.evaluation.edges import normalise_name
from graphsvc.evaluation.standoff import read_standoff
from graphsvc.nlp import ranking
from graphsvc.nlp.actors import find_actors
from graphsvc.nlp.assertions import NAME as ASSERTIONS
from graphsvc.nlp.assertions import AssertionReader
from graphsvc.nlp.attribution_rules import quote_kind
from graphsvc.nlp.edges import NAME as EDGES
from graphsvc.nlp.pipeline import build_pipeline
from graphsvc.records import Article, EdgeType
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

WEIGHTS = Path(__file__).parents[2] / "graphsvc" / "nlp" / "models" / "edges" / "weights.json"
STRENGTH = 0.3  # inverse of the regularisation, chosen by cross-validation
FOLDS = 10
OPTIONAL = 0.25  # how much a sentence for an optional edge counts
SMALL = 0.002  # weights nearer to nought are left out
TYPES = tuple(EdgeType)


@dataclass(slots=True)
class Row:
    """A candidate of an article, with the gold actors that its two actors are."""

    source: str
    target: str
    span: tuple[int, int]
    features: dict[str, float]
    gold_sources: Sequence[str]
    gold_targets: Sequence[str]


@dataclass(slots=True)
class Annotated:
    """An article's gold and its candidates."""

    name: str
    edges: dict[tuple[str, str, str], Mapping[str, Any]]
    rows: list[Row] = field(default_factory=list)


def read_gold(folder: Path) -> Iterator[tuple[Article, dict[str, Any]]]:
    """Yield each article of a folder with its annotation."""
    for path in sorted(folder.glob("*.json")):
        text = path.with_suffix(".txt").read_text("utf8")
        yield Article(text=text, name=path.stem), json.loads(path.read_text("utf8"))


def annotate(doc: Doc, gold: Mapping[str, Any]) -> Annotated:
    """Return the candidates of an extracted article beside its gold."""
    known = {actor: {normalise_name(n) for n in names} for actor, names in gold["actors"].items()}
    same = {
        actor.id: [a for a, names in known.items() if normalise_name(actor.name) in names]
        for actor in doc._.actors
    }
    found = Annotated(
        gold["document"], {(e["source"], e["type"], e["target"]): e for e in gold["edges"]}
    )
    reader = AssertionReader(doc)
    for candidate in reader.candidates():
        begin, end = reader.parse.sentence_range(candidate.sentence)
        span = (reader.parse.starts[begin], reader.parse.ends[end - 1])
        found.rows.append(
            Row(
                candidate.source, candidate.target, span,
                {name: value for name, value in candidate.features.items() if value},
                same.get(candidate.source, ()), same.get(candidate.target, ()),
            )
        )  # fmt: skip
    return found


def label(article: Annotated, row: Row, kind: str) -> tuple[int, float]:
    """Return whether a candidate shows an edge, and how much that counts."""
    answer = (0, 1.0)
    for source in row.gold_sources:
        for target in row.gold_targets:
            edge = article.edges.get((source, kind, target))
            if edge is None:
                continue
            spans = edge.get("evidence_spans")
            shown = any(a < row.span[1] and row.span[0] < b for a, b in spans) if spans else None
            if edge.get("optional"):
                answer = (1, OPTIONAL) if shown else (0, 0.0)
            else:
                answer = (1, 0.0) if shown is False else (1, 1.0)
    return answer


def joined(
    articles: Sequence[Annotated], certainties: np.ndarray, kind: str
) -> list[tuple[float, str]]:
    """Return the joined certainty of every edge, and "right", "wrong" or "optional"."""
    judged: list[tuple[float, str]] = []
    start = 0
    for article in articles:
        pairs: dict[tuple[str, str], list[int]] = {}
        for offset, row in enumerate(article.rows):
            pairs.setdefault((row.source, row.target), []).append(start + offset)
        taken: set[tuple[str, str, str]] = set()
        scored = sorted(
            ((ranking.join(float(certainties[i]) for i in members), pair, members)
             for pair, members in pairs.items()), key=lambda one: -one[0],
        )  # fmt: skip
        for certainty, _, members in scored:
            row = article.rows[members[0] - start]
            keys = [(s, kind, t) for s in row.gold_sources for t in row.gold_targets]
            hits = [k for k in keys if k in article.edges]
            required = [k for k in hits if not article.edges[k].get("optional")]
            if not hits:
                judged.append((certainty, "wrong"))
            elif not required:
                judged.append((certainty, "optional"))
            else:
                judged.append((certainty, "wrong" if required[0] in taken else "right"))
                taken.add(required[0])
        start += len(article.rows)
    return judged


def cross_validate(
    articles: Sequence[Annotated], further: Sequence[Annotated]
) -> dict[str, np.ndarray]:
    """Return, for each type, the certainty of every candidate by weights that never saw its article."""
    number = {article.name: i for i, article in enumerate(articles)}
    fold = np.random.RandomState(0).permutation(len(articles)) % FOLDS
    held = {kind: np.zeros(sum(len(a.rows) for a in articles)) for kind in TYPES}
    where = np.concatenate([np.full(len(a.rows), i) for i, a in enumerate(articles)])
    for part in range(FOLDS):
        learned = [a for a in articles if fold[number[a.name]] != part]
        names = {a.name for a in learned}
        weights = learn([*learned, *(a for a in further if a.name in names)])
        rows = [row for a in articles for row in a.rows]
        for i in np.flatnonzero(fold[where] == part):
            for kind in TYPES:
                held[kind][i] = weights[kind].weigh(rows[i].features)
    return held


def learn(articles: Sequence[Annotated]) -> dict[str, ranking.Weights]:
    """Return uncalibrated weights learned from articles."""
    vectorizer = DictVectorizer(dtype=np.float32)
    matrix = vectorizer.fit_transform([row.features for a in articles for row in a.rows]).toarray()
    found = {}
    for kind in TYPES:
        labels = [label(a, row, kind) for a in articles for row in a.rows]
        model = LogisticRegression(C=STRENGTH, max_iter=1000)
        model.fit(matrix, [y for y, _ in labels], sample_weight=[w for _, w in labels])
        pairs = zip(vectorizer.feature_names_, model.coef_[0], strict=True)
        weights = {name: round(float(w), 4) for name, w in pairs if abs(w) >= SMALL}
        found[kind] = ranking.Weights(round(float(model.intercept_[0]), 4), weights)
    return found


def calibrate(judged: Sequence[tuple[float, str]]) -> tuple[float, float]:
    """Return slope and offset of Platt scaling on the logits of joined certainties."""
    kept = [(c, verdict == "right") for c, verdict in judged if verdict != "optional"]
    model = LogisticRegression(C=1e6)
    model.fit([[ranking.logit(c)] for c, _ in kept], [right for _, right in kept])
    return round(float(model.coef_[0][0]), 4), round(float(model.intercept_[0]), 4)


def report(
    judged: Mapping[str, Sequence[tuple[float, str]]], required: Mapping[str, int]
) -> Iterator[str]:
    """Yield the lines of two tables: scores by threshold, and how certain edges turned out."""
    yield "threshold  type          precision recall  F1"
    for threshold in (0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6):
        for kind in ("all", *TYPES):
            kinds = TYPES if kind == "all" else (kind,)
            kept = [v for k in kinds for c, v in judged[k] if c >= threshold]
            right, wrong = kept.count("right"), kept.count("wrong")
            precision = right / max(1, right + wrong)
            recall = right / max(1, sum(required[k] for k in kinds))
            f1 = 2 * precision * recall / max(1e-9, precision + recall)
            yield f"{threshold:9.2f}  {kind:12}  {precision:8.1%} {recall:7.1%} {f1:6.1%}"
    yield "certainty   edges  right"
    for low in np.arange(0, 1, 0.1):
        kept = [v for k in TYPES for c, v in judged[k] if low <= c < low + 0.1 and v != "optional"]
        if kept:
            yield f"{low:.1f} to {low + 0.1:.1f}  {len(kept):5}  {kept.count('right') / len(kept):6.1%}"


def extract_all(
    folders: Sequence[Path], polnear: Path | None
) -> tuple[list[Annotated], list[Annotated]]:
    """Return the articles as the pipeline sees them, and again with gold attributions."""
    nlp = build_pipeline(Settings())
    for name in (ASSERTIONS, EDGES):
        nlp.remove_pipe(name)
    gold_attributions: dict[str, Any] = {}
    if polnear:
        for split in (polnear, *sorted(p for p in polnear.iterdir() if p.is_dir())):
            if (split / "attributions").is_dir():
                gold_attributions |= {p.stem: found for p, found in read_standoff(split)}
    articles, further = [], []
    for folder in folders:
        for article, gold in read_gold(folder):
            doc = nlp.make_doc(article.text)
            doc._.article = article
            doc = nlp(doc)
            articles.append(annotate(doc, gold))
            if article.name in gold_attributions:
                doc._.attributions = tuple(
                    replace(found, kind=quote_kind(article.text, found.content))
                    for found in gold_attributions[article.name]
                )
                doc.user_data.pop("graphsvc.mention_heads", None)
                further.append(annotate(find_actors(doc), gold))
            print(f"\r{len(articles)} articles", end="", file=sys.stderr)
    print(file=sys.stderr)
    return articles, further


def main() -> None:
    """Parse the command line, learn, report, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--attributions", type=Path, help="a folder of PolNeAR")
    parser.add_argument("--report", action="store_true", help="report only; write nothing")
    args = parser.parse_args()
    articles, further = extract_all(args.gold, args.attributions)
    held = cross_validate(articles, further)
    weights = learn([*articles, *further])
    data: dict[str, Any] = {"types": {}}
    judged = {}
    for kind in TYPES:
        raw = joined(articles, held[kind], kind)
        slope, offset = calibrate(raw)
        judged[kind] = [
            (ranking.logistic(slope * ranking.logit(c) + offset), v) for c, v in raw
        ]
        data["types"][str(kind)] = {
            "bias": weights[kind].bias, "slope": slope, "offset": offset,
            "weights": dict(weights[kind].weights),
        }  # fmt: skip
    required = {
        kind: sum(
            not e.get("optional") for a in articles for (_, k, _), e in a.edges.items() if k == kind
        )
        for kind in TYPES
    }
    print("\n".join(report(judged, required)))
    if not args.report:
        WEIGHTS.write_text(json.dumps(data, indent=0, sort_keys=True) + "\n", "utf8")


if __name__ == "__main__":
    main()
