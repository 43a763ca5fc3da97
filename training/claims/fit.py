"""Fit the comparison of statements, and measure it against three baselines.

    python training/claims/fit.py SHARED            fits and writes the weights
    python training/claims/fit.py SHARED --measure  prints the table of docs/claims.md

SHARED holds gold/pairs.jsonl and data/polnear. Needs scikit-learn. Seeds are
fixed. Figures come from repeated, stratified cross-validation
in which no document is in two folds; pairs of the single annotation help to
fit, never to measure, and none shares a document with the fold measured.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from pairs import Pair, annotated_pairs, contents, folds, gold_pairs
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from graphsvc.claims.features import MATTER, SIDES, features
from graphsvc.claims.statements import read
from graphsvc.claims.words import words

PACKAGE = Path(__file__).parents[2] / "graphsvc" / "claims"
REPEATS = 8
STRENGTH_MATTER = 0.3  # inverse of the penalty
STRENGTH_SIDES = 0.1
VECTOR_SCALE = 0.1  # of the vectors' dimensions beside the features, at one each
SINGLE_WEIGHT = 0.5  # of a pair that one annotator labelled
FEWEST = 5  # contents that a stem has to be in for a weight of its own
# Thresholds, in the middle of where the three F1 hardly move under cross-validation.
SAME_FROM = 0.35  # likelihood of one proposition, for two on the same side
CONTRARY_FROM = 0.22  # the same for opposite sides, whose words differ more
OPPOSITE_FROM = 0.33  # likelihood of opposite sides, if it is one proposition
Array = np.ndarray[Any, Any]


class Data(NamedTuple):
    """The pairs as arrays, gold ones first."""

    pairs: list[Pair]
    matter: Array
    sides: Array
    product: Array
    difference: Array
    label: Array
    gold: Array

    @property
    def proposition(self) -> Array:
        """Tell which pairs are about one proposition."""
        return np.isin(self.label, ["same", "opposite"])


class Fitted(NamedTuple):
    """A fitted comparison, on features and vectors as they are."""

    matter: Array
    product: Array
    difference: Array
    matter_bias: float
    sides: Array
    sides_bias: float

    def probabilities(self, data: Data, rows: Array) -> tuple[Array, Array]:
        """Return how likely each pair is one proposition, and opposite if it is."""
        matter = data.matter[rows] @ self.matter + data.product[rows] @ self.product
        matter = matter + data.difference[rows] @ self.difference + self.matter_bias
        side = data.sides[rows] @ self.sides + self.sides_bias
        return 1 / (1 + np.exp(-matter)), 1 / (1 + np.exp(-side))


def stem_weights(shared: Path) -> dict[str, float]:
    """Return how telling each stem is: its inverse document frequency, scaled to [0, 1]."""
    counts: Counter[str] = Counter()
    total = 0
    for content in contents(shared):
        counts.update({word.stem for word in words(content)})
        total += 1
    scaled = {
        stem: round(math.log(total / count) / math.log(total), 2)
        for stem, count in sorted(counts.items())
        if count >= FEWEST and stem
    }
    return {"": round(math.log(total / 2) / math.log(total), 2), **scaled}


def arrays(pairs: list[Pair]) -> Data:
    """Return the pairs as the regressions see them."""
    readings = read([statement for pair in pairs for statement in (pair.first, pair.second)])
    both = list(zip(readings[::2], readings[1::2], strict=True))
    values = [features(a, b) for a, b in both]
    return Data(
        pairs,
        np.array([[v[name] for name in MATTER] for v in values]),
        np.array([[v[name] for name in SIDES] for v in values]),
        np.array([a.statement * b.statement for a, b in both], np.float64),
        np.array([np.abs(a.statement - b.statement) for a, b in both], np.float64),
        np.array([pair.label for pair in pairs]),
        np.array([pair.gold for pair in pairs]),
    )


def fit(data: Data, rows: Array) -> Fitted:
    """Fit both regressions on some of the pairs.

    An indicator of the single annotation takes up that its pairs were drawn
    otherwise, with more of one proposition among them; it is left out after.
    """
    gold = data.gold[rows]
    mean, scale = data.matter[rows].mean(0), data.matter[rows].std(0) + 1e-9
    size = data.product.shape[1]
    spread = (VECTOR_SCALE * size, VECTOR_SCALE * math.sqrt(size))
    table = np.hstack(
        [
            (data.matter[rows] - mean) / scale,
            data.product[rows] * spread[0],
            data.difference[rows] * spread[1],
            np.where(gold, 0.0, 5.0)[:, None],
        ]
    )
    model = LogisticRegression(C=STRENGTH_MATTER, max_iter=2000)
    model.fit(table, data.proposition[rows], sample_weight=np.where(gold, 1.0, SINGLE_WEIGHT))
    weights = model.coef_[0]
    matter = weights[: len(MATTER)] / scale
    vectors = weights[len(MATTER) : -1]

    chosen = rows[data.proposition[rows]]
    middle, width = data.sides[chosen].mean(0), data.sides[chosen].std(0) + 1e-9
    second = LogisticRegression(C=STRENGTH_SIDES, max_iter=2000)
    second.fit((data.sides[chosen] - middle) / width, data.label[chosen] == "opposite")
    sides = second.coef_[0] / width
    return Fitted(
        matter,
        vectors[:size] * spread[0],
        vectors[size:] * spread[1],
        float(model.intercept_[0] - matter @ mean),
        sides,
        float(second.intercept_[0] - sides @ middle),
    )


def out_of_fold(data: Data, rows: Array, seed: int) -> tuple[Array, Array, Array]:
    """Return the gold rows among ``rows`` with both probabilities from folds they are not in."""
    gold = rows[data.gold[rows]]
    fold = np.array(folds([data.pairs[row] for row in gold], seed))
    matter, sides = np.zeros(len(gold)), np.zeros(len(gold))
    for number in range(fold.max() + 1):
        held = gold[fold == number]
        model = fit(data, _apart(data, rows, held))
        matter[fold == number], sides[fold == number] = model.probabilities(data, held)
    return gold, matter, sides


def _apart(data: Data, rows: Array, held: Array) -> Array:
    """Return the rows that share no document with the held ones."""
    documents = frozenset[str]().union(*(data.pairs[row].documents for row in held))
    return np.array([row for row in rows if not data.pairs[row].documents & documents])


def decide(matter: Array, sides: Array) -> Array:
    """Return the labels; what is not one proposition is "related" here."""
    opposite = sides >= OPPOSITE_FROM
    related = matter < np.where(opposite, CONTRARY_FROM, SAME_FROM)
    return np.where(related, "related", np.where(opposite, "opposite", "same"))


def f1_scores(gold: Array, predicted: Array) -> tuple[float, float, float]:
    """Return F1 in percent of same, opposite, and one proposition."""
    groups = (["same"], ["opposite"], ["same", "opposite"])
    return tuple(_f1(np.isin(gold, group), np.isin(predicted, group)) for group in groups)  # type: ignore[return-value]


def _f1(gold: Array, predicted: Array) -> float:
    both = int(gold.sum() + predicted.sum())
    return 200.0 * int((gold & predicted).sum()) / both if both else 0.0


def baseline_scores(data: Data) -> dict[str, Array]:
    """Return the score of each gold pair by each baseline."""
    gold = [pair for pair in data.pairs if pair.gold]
    texts = [s.content for pair in gold for s in (pair.first, pair.second)]
    table = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(texts)
    tfidf = np.asarray(table[::2].multiply(table[1::2]).sum(1)).ravel()

    def names(pair: Pair) -> float:
        found = [
            {w.stem for part in (s.source, s.content) for w in words("x " + part) if w.name}
            for s in (pair.first, pair.second)
        ]
        return float(len(found[0] & found[1]))

    return {
        "shared entities (two: the entity pair)": np.array([names(pair) for pair in gold]),
        "TF-IDF cosine": tfidf,
        "embedding cosine": data.matter[data.gold][:, MATTER.index("content_cosine")],
    }


def measure_baseline(data: Data, score: Array) -> tuple[float, ...]:
    """Return the three F1, each at the threshold that is best on the other folds."""
    label = data.label[data.gold]
    groups = (["same"], ["opposite"], ["same", "opposite"])
    totals = []
    for seed in range(REPEATS):
        fold = np.array(folds([p for p in data.pairs if p.gold], seed))
        found = []
        for group in groups:
            truth, predicted = np.isin(label, group), np.zeros(len(label), bool)
            for number in range(fold.max() + 1):
                train = fold != number
                cuts = np.unique(score[train])
                best = max(cuts, key=lambda cut: _f1(truth[train], score[train] >= cut))
                predicted[~train] = score[~train] >= best
            found.append(_f1(truth, predicted))
        totals.append(found)
    return tuple(np.mean(totals, axis=0))


def measure(data: Data) -> Array:
    """Return the three F1 of each repeat."""
    every = np.arange(len(data.pairs))
    runs = []
    for seed in range(REPEATS):
        gold, matter, sides = out_of_fold(data, every, seed)
        runs.append(f1_scores(data.label[gold], decide(matter, sides)))
    return np.array(runs)


def only_gold(data: Data) -> Data:
    """Return the data without the single annotation."""
    kept = data.gold
    pairs = [pair for pair in data.pairs if pair.gold]
    return Data(pairs, *(array[kept] for array in data[1:]))


def write(data: Data) -> None:
    """Fit on everything and write models/comparison.json."""
    every = np.arange(len(data.pairs))
    model = fit(data, every)
    cosine = data.matter[:, MATTER.index("content_cosine")]
    other = data.gold & np.isin(data.label, ["related", "different"])
    cuts = np.unique(cosine[other])
    below = max(cuts, key=lambda cut: _f1(data.label[other] == "different", cosine[other] < cut))
    record = {
        "matter_features": MATTER,
        "matter": _rounded(model.matter),
        "matter_bias": round(model.matter_bias, 4),
        "product": _rounded(model.product),
        "difference": _rounded(model.difference),
        "sides_features": SIDES,
        "sides": _rounded(model.sides),
        "sides_bias": round(model.sides_bias, 4),
        "same_from": SAME_FROM,
        "contrary_from": CONTRARY_FROM,
        "opposite_from": OPPOSITE_FROM,
        "different_below": round(float(below), 2),
    }
    lines = (f" {json.dumps(key)}: {json.dumps(value)}" for key, value in record.items())
    (PACKAGE / "models" / "comparison.json").write_text("{\n" + ",\n".join(lines) + "\n}\n")


def _rounded(values: Array) -> list[float]:
    return [round(float(value), 4) for value in values]


def main() -> int:
    """Fit and write, or print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--measure", action="store_true")
    given = parser.parse_args()
    if not given.measure:
        table = json.dumps(stem_weights(given.shared), ensure_ascii=False, indent=0)
        (PACKAGE / "lexicon" / "en" / "weights.json").write_text(table + "\n", "utf8")
    data = arrays([*gold_pairs(given.shared), *annotated_pairs(given.shared)])
    if not given.measure:
        write(data)
        return 0
    print("| comparison | same | opposite | proposition |\n| --- | --- | --- | --- |")
    for name, score in baseline_scores(data).items():
        print(f"| {name} | " + " | ".join(f"{v:.1f}" for v in measure_baseline(data, score)) + " |")
    for name, kept in (("gold pairs only", only_gold(data)), ("all pairs", data)):
        runs = measure(kept)
        cells = (f"{m:.1f} ± {s:.1f}" for m, s in zip(runs.mean(0), runs.std(0), strict=True))
        print(f"| fitted on {name} | " + " | ".join(cells) + " |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
