"""Predict a split's attributions with the product's own code, and fit the certainty.

    python evaluate.py --data POLNEAR/dev --model FOLDER --out predictions.jsonl
    python evaluate.py --data POLNEAR/dev --model FOLDER --calibrate

The first writes what the attribution scorer reads, and prints the words a
second. The second fits the logistic curve of the certainty on every other text,
prints how it does on the rest, and writes it to the model's config.json.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from pathlib import Path

import numpy as np
from standoff import Document, read_gold

from graphsvc.nlp.attribution_model import AttributionModel
from graphsvc.records import Attribution, Spans

_WORD = re.compile(r"\w+")


def words_of(text: str, spans: Spans) -> set[int]:
    """Return the starts of the words that the spans hold."""
    return {start + m.start() for start, end in spans for m in _WORD.finditer(text[start:end])}


def matches(text: str, found: Attribution, gold: Attribution) -> bool:
    """Tell whether content and source both match by half."""

    def alike(left: set[int], right: set[int]) -> bool:
        return len(left & right) >= 0.5 * len(left | right)

    return alike(words_of(text, found.content), words_of(text, gold.content)) and alike(
        words_of(text, found.source), words_of(text, gold.source)
    )


def evidence(model: AttributionModel, documents: list[Document]) -> tuple[np.ndarray, np.ndarray]:
    """Return the log-odds of the evidence of all that is found, and whether it is right."""
    rows, right = [], []
    for document in documents:
        for found, weights in model.weigh(document.text):
            kept = np.clip(weights, 0.001, 0.999)
            rows.append([1.0, *np.log(kept / (1 - kept))])
            right.append(any(matches(document.text, found, g) for g in document.attributions))
    return np.array(rows), np.array(right, dtype=float)


def fit(rows: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Return the weights of a logistic regression, by Newton's method."""
    weights = np.zeros(rows.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (right - chance) - 0.5 * weights
        curve = (rows.T * (chance * (1 - chance))) @ rows + 0.5 * np.eye(len(weights))
        weights += np.linalg.solve(curve, slope)
    return weights


def calibrate(model: AttributionModel, documents: list[Document], config: Path) -> None:
    """Fit the certainty on every other text, and write it to the configuration."""
    weights = fit(*evidence(model, documents[::2]))
    rows, right = evidence(model, documents[1::2])
    chance = 1 / (1 + np.exp(-rows @ weights))
    gap = 0.0
    for low in np.arange(0, 1, 0.1):
        here = (chance >= low) & (chance < low + 0.1)
        if here.any():
            gap += abs(chance[here].mean() - right[here].mean()) * here.mean()
            print(
                f"{low:.1f} {here.sum():5d} said {chance[here].mean():.2f} "
                f"right {right[here].mean():.2f}"
            )
    brier = float(((chance - right) ** 2).mean())
    print(f"on the other texts: calibration error {gap:.3f}, Brier {brier:.3f}")
    settings = json.loads(config.read_text())
    settings["certainty"] = [round(float(weight), 4) for weight in weights]
    config.write_text(json.dumps(settings, indent=1) + "\n")


def main() -> None:
    """Run the evaluation."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, help="default: the one in the package")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--calibrate", action="store_true")
    options = parser.parse_args()
    documents = read_gold(options.data)
    model = AttributionModel.load(options.model, threads=options.threads)
    if options.calibrate:
        calibrate(model, documents, options.model / "config.json")
        return
    began, used = time.monotonic(), time.process_time()
    predicted = model.predict([document.text for document in documents])
    spent, used = time.monotonic() - began, time.process_time() - used
    count = sum(len(document.text.split()) for document in documents)
    print(f"{count} words, {count / spent:.0f} a second, {count / used:.0f} a processor second")
    if options.out:
        with options.out.open("w", encoding="utf-8") as stream:
            for document, attributions in zip(documents, predicted, strict=True):
                for a in attributions:
                    line = {"document": document.name, "certainty": a.certainty}
                    line |= {"source": a.source, "cue": a.cue, "content": a.content}
                    stream.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    main()
