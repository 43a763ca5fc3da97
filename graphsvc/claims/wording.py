"""The words that a claim is shown by: its clearest statement, made neutral."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

BEST_LENGTH = (5, 25)  # words of a clear wording, fewest and most
_SINGLE = re.compile(r"(?<!\w)[‘']([^‘’']+)[’'](?!\w)")
_LEAD = re.compile(r"^(?:that|whether|if)\s+", re.IGNORECASE)
_MARKS = re.compile(r"[\"“”„«»]|``|''")
_PRONOUN = re.compile(
    r"^(?:he|she|it|they|i|we|you|this|these|those|his|her|its|their|my|our|your|who|which)\b",
    re.IGNORECASE,
)


class Candidate(NamedTuple):
    """A proposition that could lend a claim its words."""

    id: str
    text: str
    upheld: bool  # its own source upholds it rather than denies it
    weight: float  # how firmly it is tied to the claim's others
    certain: bool = True  # more likely read right than wrong


def clearest(candidates: Iterable[Candidate]) -> Candidate:
    """Return the one whose words say best what the claim is.

    Certain, upheld by its source, in a whole but short statement, naming its
    subject, in reported rather than quoted speech; of equals the most typical one.
    """

    def rank(candidate: Candidate) -> tuple[bool, bool, int, bool, bool, float, str]:
        text = neutral(candidate.text)
        length = len(text.split())
        off = max(BEST_LENGTH[0] - length, length - BEST_LENGTH[1], 0)
        quoted = bool(_MARKS.search(candidate.text))
        pronoun = bool(_PRONOUN.match(text))
        clear = (off, pronoun, quoted)
        return (
            not candidate.certain,
            not candidate.upheld,
            *clear,
            -candidate.weight,
            candidate.id,
        )

    return min(candidates, key=rank)


def neutral(text: str) -> str:
    """Return a content as a proposition without a speaker: no "that", no quotation marks."""
    plain = " ".join(_SINGLE.sub(r"\1", _MARKS.sub("", text)).split()).strip(" ,.;:–—-")
    plain = _LEAD.sub("", plain)
    return plain[:1].upper() + plain[1:] if plain else " ".join(text.split())
