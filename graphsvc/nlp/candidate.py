"""A pair of actors and a sentence that may show an edge between them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from graphsvc.nlp.targets import Finding

Features = dict[str, float]


@dataclass(slots=True)
class Candidate:
    """One actor, another, and a sentence that may show an edge between them."""

    source: str
    target: str
    sentence: int  # number of the sentence
    features: Features = field(default_factory=lambda: defaultdict(float))
    attribution: int = -1  # number of the attribution in whose content it stands
    finding: Finding | None = None  # the act between the two, where there is one
    mentions: set[int] = field(default_factory=set)  # head tokens of the target

    def add(self, name: str, value: float = 1.0) -> None:
        """Set a feature to the larger of its value and ``value``."""
        if value > self.features[name]:
            self.features[name] = value
