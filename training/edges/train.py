"""Learn the weights of edges from annotated articles, and say how good they are.

    python training/edges/train.py GOLD... [--also GOLD...] [--attributions POLNEAR]
        [--held-out GOLD...]

GOLD are folders of articles (NAME.txt) with their edges (NAME.json) in the format
that docs/quality.md describes. The folders of --also are learned from, and nothing is
scored or calibrated on them: annotations made with less care. With --attributions, a
folder of PolNeAR whose attributions (one annotator's) take the place of those found,
for articles that it holds: they are added as further training material, never used to
score.

Each article is extracted once. Its candidates are labelled by the gold: right
where the pair has the edge and the sentence is the gold's evidence, half so where
the edge is optional. A logistic regression for each type is then cross-validated by
article; then the weights are learned anew from all articles. Nothing is learned from
the held-out articles but the two numbers of the calibration (Platt scaling) of each
type, which takes them and the cross-validation together. The weights are written to
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
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
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

WEIGHTS = Path(__file__).parents[2] / "graphsvc" / "nlp" / "models" / "edges" / "weights.json"
STRENGTH = 0.2  # inverse of the regularisation, chosen by cross-validation
FOLDS = 10
OPTIONAL = 0.25  # how much a sentence for an optional edge counts
HELD_OUT = 3  # how often an edge of the held-out articles counts in the calibration
FEW = 5  # a word of fewer articles says nothing that holds of others
SMALL = 0.002  # weights nearer to nought are left out
TYPES = tuple(EdgeType)
# What is known of the language before any article is seen: weights are drawn to these
# values, all others to nought. An act of the lexicon between two actors is an edge unless
# the articles say otherwise; what somebody denies is not his charge; a spokesman seldom
# speaks against his own side.
PRIORS: dict[str, dict[str, float]] = {
    EdgeType.ACCUSES: {
        "act:ACCUSES": 1.6,
        "act:ACCUSES:arg:object": 0.4,
        "cue:denied": -1.0,
        "denied-about": -1.5,
        "kin": -0.7,
    },
    EdgeType.CONTRADICTS: {
        "act:CONTRADICTS": 2.4,
        "act:CONTRADICTS:arg:object": 0.6,
        "act:CONTRADICTS:source:self": 0.4,
        "kin": -0.7,
        "reply:CONTRADICTS:denies-accuser": 1.0,
        "reply:CONTRADICTS:denies-last-accusation": 1.0,
        "reply:CONTRADICTS:denies-accusation": 1.0,
    },
    EdgeType.SUPPORTS: {
        "act:SUPPORTS": 2.3,
        "act:SUPPORTS:arg:object": 1.2,
        "act:SUPPORTS:source:self": 0.5,
        "cue:denied": -1.0,
    },
}


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
    articles: Sequence[Annotated], further: Sequence[Annotated], also: Sequence[Annotated] = ()
) -> dict[str, np.ndarray]:
    """Return, for each type, the certainty of every candidate by weights that never saw it.

    ``further`` are the same articles with other attributions; ``also``, other articles.
    """
    number = {article.name: i for i, article in enumerate(articles)}
    fold = np.random.RandomState(0).permutation(len(articles)) % FOLDS
    held = {kind: np.zeros(sum(len(a.rows) for a in articles)) for kind in TYPES}
    where = np.concatenate([np.full(len(a.rows), i) for i, a in enumerate(articles)])
    for part in range(FOLDS):
        learned = [a for a in articles if fold[number[a.name]] != part]
        names = {a.name for a in learned}
        weights = learn([*learned, *(a for a in further if a.name in names), *also])
        rows = [row for a in articles for row in a.rows]
        for i in np.flatnonzero(fold[where] == part):
            for kind in TYPES:
                held[kind][i] = weights[kind].weigh(rows[i].features)
    return held


def learn(articles: Sequence[Annotated]) -> dict[str, ranking.Weights]:
    """Return uncalibrated weights learned from articles."""
    vectorizer = DictVectorizer(dtype=np.float64)
    rare = rare_words(articles)
    matrix = vectorizer.fit_transform(
        {name: value for name, value in row.features.items() if name not in rare}
        for a in articles
        for row in a.rows
    )
    names = list(vectorizer.feature_names_)
    found = {}
    for kind in TYPES:
        labels = [label(a, row, kind) for a in articles for row in a.rows]
        prior = np.array([PRIORS[kind].get(name, 0.0) for name in names])
        right = np.array([y for y, _ in labels])
        counts = np.array([w for _, w in labels])
        bias, values = fit(matrix, right, counts, prior)
        weights = {
            name: round(float(w), 4) for name, w in zip(names, values, strict=True)
            if abs(w) >= SMALL
        }  # fmt: skip
        found[kind] = ranking.Weights(round(float(bias), 4), weights)
    return found


def rare_words(articles: Sequence[Annotated]) -> set[str]:
    """Return the features that are named by a word which few articles have in that place."""
    seen: dict[str, set[str]] = {}
    for article in articles:
        for row in article.rows:
            for name in row.features:
                if ":word:" in name:
                    seen.setdefault(name, set()).add(article.name)
    return {name for name, names in seen.items() if len(names) < FEW}


def fit(
    matrix: csr_matrix, right: np.ndarray, counts: np.ndarray, prior: np.ndarray
) -> tuple[float, np.ndarray]:
    """Return bias and weights of a logistic regression that is drawn to prior weights."""
    kept = counts > 0
    matrix, counts = matrix[kept], counts[kept]
    sign = 2.0 * right[kept] - 1

    def loss(values: np.ndarray) -> tuple[float, np.ndarray]:
        margin = sign * (matrix @ values[1:] + values[0])
        slope = -sign * counts / (1 + np.exp(np.clip(margin, -50, 50)))
        away = values[1:] - prior
        total = float(counts @ np.logaddexp(0, -margin)) + float(away @ away) / (2 * STRENGTH)
        return total, np.r_[slope.sum(), matrix.T @ slope + away / STRENGTH]

    share = max(1.0, float(counts[sign > 0].sum())) / float(counts.sum())
    start = np.r_[np.log(share / (1 - share)), prior]
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return float(found[0]), found[1:]


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
    for threshold in (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6):
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
            share = kept.count("right") / len(kept)
            yield f"{low:.1f} to {low + 0.1:.1f}  {len(kept):5}  {share:6.1%}"


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


def required_of(articles: Sequence[Annotated]) -> dict[str, int]:
    """Return how many edges of each type the gold requires."""
    return {
        kind: sum(
            not e.get("optional") for a in articles for (_, k, _), e in a.edges.items() if k == kind
        )
        for kind in TYPES
    }


def main() -> None:
    """Parse the command line, learn, report, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument(
        "--also", type=Path, nargs="*", default=(), help="gold to learn from, never to score on"
    )
    parser.add_argument("--attributions", type=Path, help="a folder of PolNeAR")
    parser.add_argument(
        "--held-out", type=Path, nargs="*", default=(), help="gold to calibrate and score on"
    )
    parser.add_argument("--report", action="store_true", help="report only; write nothing")
    args = parser.parse_args()
    articles, further = extract_all(args.gold, args.attributions)
    also, _ = extract_all(args.also, None) if args.also else ([], [])
    held = cross_validate(articles, further, also)
    weights = learn([*articles, *further, *also])
    apart, _ = extract_all(args.held_out, None) if args.held_out else ([], [])
    data: dict[str, Any] = {"types": {}}
    tables: dict[str, dict[str, list[tuple[float, str]]]] = {"cross-validated": {}, "held out": {}}
    for kind in TYPES:
        raw = joined(articles, held[kind], kind)
        alone = [weights[kind].weigh(row.features) for a in apart for row in a.rows]
        raw_apart = joined(apart, np.array(alone), kind)
        slope, offset = calibrate(raw + HELD_OUT * raw_apart)
        for name, pairs in (("cross-validated", raw), ("held out", raw_apart)):
            tables[name][kind] = [
                (ranking.logistic(slope * ranking.logit(c) + offset), v) for c, v in pairs
            ]
        data["types"][str(kind)] = {
            "bias": weights[kind].bias, "slope": slope, "offset": offset,
            "weights": dict(weights[kind].weights),
        }  # fmt: skip
    for name, among in (("cross-validated", articles), ("held out", apart)):
        if among:
            print(f"{name}:")
            print("\n".join(report(tables[name], required_of(among))))
    if not args.report:
        WEIGHTS.write_text(json.dumps(data, indent=0, sort_keys=True) + "\n", "utf8")


if __name__ == "__main__":
    main()
