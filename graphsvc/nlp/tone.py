"""How words around a mention speak of it: ill, neutrally or well, by learned weights.

A multinomial logistic regression over the words beside the mention, trained on
NewsMTSC (Hamborg and Donnay 2021) by training/edges/train_tone.py. Its probabilities
are features among others; by themselves they give no edge.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

NEAR = 4  # words on each side that count by side and in pairs
FAR = 14  # words on each side that count at all


@dataclass(frozen=True, slots=True)
class ToneModel:
    """The weights of each feature for ill, neutral and well."""

    bias: tuple[float, float, float]
    weights: Mapping[str, Sequence[float]]

    def judge(self, features: Mapping[str, float]) -> tuple[float, float]:
        """Return the probabilities that the words speak ill, and that they speak well."""
        ill, neutral, well = self.bias
        for name, value in features.items():
            if (weights := self.weights.get(name)) is not None:
                ill += weights[0] * value
                neutral += weights[1] * value
                well += weights[2] * value
        top = max(ill, neutral, well)
        exponents = [math.exp(x - top) for x in (ill, neutral, well)]
        total = sum(exponents)
        return exponents[0] / total, exponents[2] / total


@cache
def load() -> ToneModel:
    """Return the weights of the package; read once per process."""
    source = files("graphsvc.nlp") / "models" / "edges" / "tone.json"
    data = json.loads(source.read_text("utf8"))
    ill, neutral, well = data["bias"]
    return ToneModel((ill, neutral, well), data["weights"])


def tone_features(
    words: Sequence[str], names: Sequence[bool], first: int, last: int, begin: int, end: int
) -> dict[str, float]:
    """Return the features of a mention, from token ``first`` to ``last`` (inclusive).

    ``words`` are in lower case; those that ``names`` marks count as a name and no
    more. Only tokens from ``begin`` to ``end`` (exclusive) are looked at.
    """
    found: dict[str, float] = {}

    def word(i: int) -> str:
        return "NAME" if names[i] else words[i]

    for side, places in (
        ("l", range(first - 1, max(begin, first - 1 - FAR) - 1, -1)),
        ("r", range(last + 1, min(end, last + 1 + FAR))),
    ):
        previous = "TARGET"
        for distance, i in enumerate(places):
            current = word(i)
            if current.isalpha() or current == "n't" or "-" in current:
                found[current] = 1.0
                if distance < NEAR:
                    found[f"{side}:{current}"] = 1.0
            if distance < NEAR:
                found[f"{side}:{previous}_{current}"] = 1.0
            previous = current
    return found
