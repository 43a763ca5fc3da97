"""Counts of what was right, wrong and missed, and the percentages that follow."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Tally:
    """What was found of what was to be found, in one category."""

    correct: int = 0
    predicted: int = 0
    gold: int = 0

    def add(self, *, correct: int = 0, predicted: int = 0, gold: int = 0) -> None:
        """Add to the counts."""
        self.correct += correct
        self.predicted += predicted
        self.gold += gold

    @property
    def precision(self) -> float:
        """Return the share of the predicted that is right, in percent (0 where none was)."""
        return 100 * self.correct / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Return the share of the gold that was found, in percent (0 where there is none)."""
        return 100 * self.correct / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall, in percent."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def to_dict(self) -> dict[str, float | int]:
        """Return counts and percentages, ready for JSON."""
        return {
            "precision": round(self.precision, 2),
            "recall": round(self.recall, 2),
            "f1": round(self.f1, 2),
            "correct": self.correct,
            "predicted": self.predicted,
            "gold": self.gold,
        }


@dataclass(frozen=True, slots=True)
class Mistake:
    """One error, as a reader sees it: ``kind`` is "wrong" or "missed"."""

    document: str
    kind: str
    what: str
    sentence: str
