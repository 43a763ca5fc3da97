"""How certain an edge is: weighs a candidate's features by weights learned from gold.

A logistic regression for each type of edge over the named features of
:mod:`graphsvc.nlp.candidates`; several sentences for one edge are joined, and the
result is calibrated, so that of the edges at 0.8 about eight in ten are right.
``models/edges/weights.json`` holds the weights; training/edges makes them.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from graphsvc.records import EdgeType

# How much a second and third sentence add to the first: sentences of one article
# are not independent of each other.
FURTHER = 0.5
SENTENCES = 3


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of one type of edge.

    ``slope`` and ``offset`` calibrate the joined certainty (Platt scaling).
    """

    bias: float
    weights: Mapping[str, float]
    slope: float = 1.0
    offset: float = 0.0

    def weigh(self, features: Mapping[str, float]) -> float:
        """Return the certainty in [0, 1] that a candidate's features give."""
        weights = self.weights
        total = self.bias + sum(
            weights[name] * value for name, value in features.items() if name in weights
        )
        return logistic(total)

    def join(self, certainties: Sequence[float]) -> float:
        """Return the calibrated certainty of an edge from those of its sentences."""
        return logistic(self.slope * logit(join(certainties)) + self.offset)


def logistic(x: float) -> float:
    """Return the logistic function of ``x``."""
    return 1 / (1 + math.exp(-max(-40.0, min(40.0, x))))


def logit(p: float) -> float:
    """Return the inverse of :func:`logistic`, within finite bounds."""
    p = max(1e-6, min(1 - 1e-6, p))
    return math.log(p / (1 - p))


def join(certainties: Iterable[float]) -> float:
    """Return the certainty that at least one of several sentences shows an edge."""
    ordered = sorted(certainties, reverse=True)[:SENTENCES]
    doubt = 1.0
    for rank, certainty in enumerate(ordered):
        doubt *= 1 - certainty * (1.0 if rank == 0 else FURTHER)
    return 1 - doubt


def read_weights(data: Mapping[str, Any]) -> dict[EdgeType, Weights]:
    """Return the weights that ``training/edges`` wrote."""
    return {
        EdgeType(name): Weights(
            bias=entry["bias"],
            weights=entry["weights"],
            slope=entry["slope"],
            offset=entry["offset"],
        )
        for name, entry in data["types"].items()
    }


@cache
def load() -> dict[EdgeType, Weights]:
    """Return the weights of the package; read once per process."""
    source = files("graphsvc.nlp") / "models" / "edges" / "weights.json"
    return read_weights(json.loads(source.read_text("utf8")))
