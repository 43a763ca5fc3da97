"""Learn which words around a mention speak ill or well of it, from NewsMTSC.

    python training/edges/train_tone.py NEWSMTSC

NEWSMTSC is the folder with train.jsonl, devtest_mt.jsonl and devtest_rw.jsonl (MIT
licence, Hamborg and Donnay 2021: sentences of political news with the sentiment
towards each person named). Learns from the first two a multinomial logistic
regression over the words and pairs of words beside the mention, prints its score on
the third, and writes graphsvc/nlp/models/edges/tone.json. Names are left out, so that
nobody is disliked for his name. Deterministic.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

from graphsvc.nlp.tone import tone_features

TONE = Path(__file__).parents[2] / "graphsvc" / "nlp" / "models" / "edges" / "tone.json"
CLASSES = {2.0: -1, 4.0: 0, 6.0: 1}
RARE = 4  # a feature that fewer mentions have is left out
STRENGTH = 0.08
SMALL = 0.03
_TOKEN = re.compile(r"n['’]t\b|\w+(?=n['’]t\b)|['’]s\b|\w+(?:-\w+)*|[^\w\s]")


def examples(path: Path) -> Iterator[tuple[dict[str, float], int]]:
    """Yield the features of each mention with the sentiment towards it."""
    for line in path.read_text("utf8").splitlines():
        record: dict[str, Any] = json.loads(line)
        sentence = record["sentence_normalized"]
        tokens = list(_TOKEN.finditer(sentence))
        words = [t.group().lower() for t in tokens]
        names = [t.group()[0].isupper() and t.start() > 0 for t in tokens]
        for target in record["targets"]:
            if target["polarity"] not in CLASSES:
                continue
            inside = [
                i for i, t in enumerate(tokens)
                if t.start() < target["to"] and target["from"] < t.end()
            ]  # fmt: skip
            if inside:
                yield (
                    tone_features(words, names, inside[0], inside[-1], 0, len(words)),
                    CLASSES[target["polarity"]],
                )


def main() -> None:
    """Parse the command line, learn, report, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("newsmtsc", type=Path)
    folder = parser.parse_args().newsmtsc
    learned = [*examples(folder / "train.jsonl"), *examples(folder / "devtest_mt.jsonl")]
    tested = list(examples(folder / "devtest_rw.jsonl"))
    counts = Counter(name for features, _ in learned for name in features)
    kept = {name for name, count in counts.items() if count >= RARE}

    def known(features: dict[str, float]) -> dict[str, float]:
        return {name: value for name, value in features.items() if name in kept}

    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([known(f) for f, _ in learned])
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
    model = LogisticRegression(C=STRENGTH, max_iter=400).fit(matrix, [y for _, y in learned])
    held = vectorizer.transform([known(f) for f, _ in tested])
    held.indices, held.indptr = held.indices.astype("int32"), held.indptr.astype("int32")
    gold, predicted = [y for _, y in tested], model.predict(held)
    print(f"{len(learned)} mentions, {len(kept)} features")
    accuracy = sum(a == b for a, b in zip(gold, predicted, strict=True)) / len(gold)
    print(f"accuracy {accuracy:.1%}, macro F1 {f1_score(gold, predicted, average='macro'):.1%}")
    data: dict[str, Any] = {"bias": [round(float(b), 3) for b in model.intercept_], "weights": {}}
    for name, column in zip(vectorizer.feature_names_, model.coef_.T, strict=True):
        if max(abs(column)) >= SMALL:
            data["weights"][name] = [round(float(w), 3) for w in column]
    TONE.write_text(json.dumps(data, indent=0, sort_keys=True) + "\n", "utf8")
    print(f"{len(data['weights'])} weights, {TONE.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
