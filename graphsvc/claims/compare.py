"""How two statements stand to each other: same, opposite, related, different.

Two questions, each answered by a logistic regression over a few features
(features.py): is it one proposition, and if so, do the two take opposite
sides? The first also weighs, dimension by dimension, how the two statements'
vectors agree and part. The weights are package data (models/comparison.json);
training/claims/fit.py makes them. docs/claims.md has what they reach.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np

from graphsvc.claims.embedding import Vector
from graphsvc.claims.features import MATTER, SIDES, features
from graphsvc.claims.statements import Reading, Statement, read
from graphsvc.errors import ModelError


class Relation(StrEnum):
    """How two statements stand to each other."""

    SAME = "same"  # one proposition, the same side
    OPPOSITE = "opposite"  # one proposition, opposite sides
    RELATED = "related"  # one matter, different propositions
    DIFFERENT = "different"  # another matter


class Verdict(NamedTuple):
    """The relation of two statements, with what it was decided by, each in [0, 1]."""

    relation: Relation
    proposition: float  # how likely the two are about one proposition
    opposite: float  # how likely they take opposite sides, if they are

    @property
    def score(self) -> float:
        """Return how likely the relation is, in [0, 1]."""
        if self.relation is Relation.OPPOSITE:
            return self.proposition * self.opposite
        if self.relation is Relation.SAME:
            return self.proposition * (1 - self.opposite)
        return 1 - self.proposition


@dataclass(frozen=True, slots=True)
class Weights:
    """The fitted weights of the two regressions, on features as they are."""

    matter: Vector  # of MATTER
    product: Vector  # of the products of the statement vectors' dimensions
    difference: Vector  # of the absolute differences
    matter_bias: float
    sides: Vector  # of SIDES
    sides_bias: float
    same_from: float
    contrary_from: float
    opposite_from: float
    different_below: float

    @classmethod
    def from_json(cls, text: str) -> Weights:
        """Read what training/claims/fit.py wrote. Raises ModelError where it does not fit."""
        data = json.loads(text)
        if tuple(data["matter_features"]) != MATTER or tuple(data["sides_features"]) != SIDES:
            raise ModelError(
                "models/comparison.json was fitted to other features. "
                "Run training/claims/fit.py again."
            )
        return cls(
            matter=np.array(data["matter"], np.float32),
            product=np.array(data["product"], np.float32),
            difference=np.array(data["difference"], np.float32),
            matter_bias=float(data["matter_bias"]),
            sides=np.array(data["sides"], np.float32),
            sides_bias=float(data["sides_bias"]),
            same_from=float(data["same_from"]),
            contrary_from=float(data["contrary_from"]),
            opposite_from=float(data["opposite_from"]),
            different_below=float(data["different_below"]),
        )


@cache
def weights() -> Weights:
    """Return the weights that the package carries. Raises ModelError."""
    source = files("graphsvc.claims") / "models" / "comparison.json"
    return Weights.from_json(source.read_text("utf8"))


def compare(first: Reading, second: Reading) -> Verdict:
    """Return how two statements stand to each other; their order does not matter."""
    model = weights()
    values = features(first, second)
    matter = float(model.matter @ [values[name] for name in MATTER])
    matter += float(model.product @ (first.statement * second.statement))
    matter += float(model.difference @ np.abs(first.statement - second.statement))
    proposition = _logistic(matter + model.matter_bias)
    opposite = _logistic(float(model.sides @ [values[name] for name in SIDES]) + model.sides_bias)
    contrary = opposite >= model.opposite_from
    if proposition >= (model.contrary_from if contrary else model.same_from):
        relation = Relation.OPPOSITE if contrary else Relation.SAME
    elif values["content_cosine"] < model.different_below:
        relation = Relation.DIFFERENT
    else:
        relation = Relation.RELATED
    return Verdict(relation, proposition, opposite)


def compare_statements(pairs: Iterable[tuple[Statement, Statement]]) -> list[Verdict]:
    """Return the verdicts on pairs of statements, in their order."""
    listed = list(pairs)
    readings = read([statement for pair in listed for statement in pair])
    return [compare(readings[2 * place], readings[2 * place + 1]) for place in range(len(listed))]


def _logistic(value: float) -> float:
    return 1.0 / (1.0 + float(np.exp(-np.clip(value, -50, 50))))
