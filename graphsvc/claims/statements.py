"""What is compared: a statement, and all that the comparison reads from it.

A reading is a function of the statement alone, so that what follows from two
readings depends on the two statements and on nothing else that is loaded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from graphsvc.claims.cues import stance
from graphsvc.claims.embedding import Encoded, Vector, encoder
from graphsvc.claims.words import Sides, Word, sides, words

NEGATION_REACH = 5  # words between a negation and what it negates, at most
_PRONOUNS = frozenset("he she they who it i we his her their that which you him them".split())
_TITLES = frozenset("the a an mr mrs ms dr sen rep gov president senator governor".split())
_SPACE = re.compile(r"\s+")


class Statement(NamedTuple):
    """Who (source), by which word (cue), says what (content)."""

    source: str
    cue: str
    content: str


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What the comparison reads from one statement.

    ``stems``, ``vectors`` and ``negated`` run in parallel over the content's
    telling words: no stop words, no negations.
    """

    statement: Vector  # of source, cue and content together
    content: Vector
    stems: tuple[str, ...]
    vectors: Vector  # words by 384, unit length
    negated: tuple[bool, ...]
    names: frozenset[str]
    numbers: frozenset[float]
    source: frozenset[str]  # words of the source's name; empty for a pronoun
    stance: int  # of the cue: -1 against what is said, 1 for it, 0 plain
    false: bool  # the content calls something false
    evaluation: int  # of the content: -2 (bad) to 2 (good)
    length: int  # words of the content


def read(statements: Sequence[Statement]) -> list[Reading]:
    """Return the readings of statements, in their order. Raises ModelError without the encoder."""
    texts, starts = [], []
    for item in statements:
        who, cue, content = (_SPACE.sub(" ", part).strip() for part in item)
        lead = " ".join(part for part in (who, cue) if part)
        texts.append(f"{lead} {content}" if lead else content)
        starts.append(len(texts[-1]) - len(content))
    encoded = encoder().encode(texts)
    return [
        _reading(item, text, start, vectors)
        for item, text, start, vectors in zip(statements, texts, starts, encoded, strict=True)
    ]


def _reading(item: Statement, text: str, start: int, encoded: Encoded) -> Reading:
    lexicon = sides()
    found = words(text[start:])
    telling = [place for place, word in enumerate(found) if _tells(word, lexicon)]
    vectors = np.zeros((len(telling), encoded.vectors.shape[1]), np.float32)
    for row, place in enumerate(telling):
        vectors[row] = encoded.span(start + found[place].start, start + found[place].end)
    negated = _negated(found, telling, lexicon)
    return Reading(
        statement=encoded.whole(),
        content=encoded.span(start, len(text)),
        stems=tuple(found[place].stem for place in telling),
        vectors=vectors,
        negated=negated,
        names=frozenset(found[place].stem for place in telling if found[place].name),
        numbers=frozenset(_numbers(found)),
        source=_source(item.source),
        stance=stance(item.cue, item.content),
        false=any(word.stem in lexicon.false for word in found),
        evaluation=_evaluation([found[place].stem for place in telling], negated, lexicon),
        length=len(found),
    )


def _tells(word: Word, lexicon: Sides) -> bool:
    if not word.form or word.form in lexicon.stop:
        return False
    if lexicon.negates(word):
        return word.stem in lexicon.opposites or word.stem in lexicon.against
    return True


def _negated(found: list[Word], telling: list[int], lexicon: Sides) -> tuple[bool, ...]:
    """Return for each telling word whether a negation just before it reaches it (twice is none)."""
    flags = [False] * len(telling)
    for place, word in enumerate(found):
        if lexicon.negates(word):
            for row, other in enumerate(telling):
                if 0 < other - place <= NEGATION_REACH:
                    flags[row] = not flags[row]
                    break
    return tuple(flags)


def _numbers(found: Iterable[Word]) -> Iterable[float]:
    for word in found:
        if word.form[:1].isdecimal():
            digits = word.form.replace(",", "")
            if digits.count(".") < 2:
                yield float(digits)


def _source(source: str) -> frozenset[str]:
    return frozenset(word.form for word in words(source)) - _PRONOUNS - _TITLES


def _evaluation(stems: list[str], negated: tuple[bool, ...], lexicon: Sides) -> int:
    total = 0
    for word, flipped in zip(stems, negated, strict=True):
        value = (word in lexicon.positive) - (word in lexicon.negative)
        total += -value if flipped else value
    return max(-2, min(2, total))
