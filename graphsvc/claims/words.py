"""Words, their stems, and the lexicon of sides that they are looked up in."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

import snowballstemmer

_STEMMER = snowballstemmer.stemmer("english")
_WORD = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_]+(?:['’][^\W\d_]+)*")
_CLITIC = re.compile(r"'(?:s|re|ve|ll|d|m)?$")
_OPENERS = (".", "!", "?", '"', "“", "‘", "''", "…")


class Word(NamedTuple):
    """A word of a text: lower case without clitics, its stem, and where it stands."""

    form: str
    stem: str
    start: int
    end: int
    name: bool  # a capital that no sentence's beginning explains


@lru_cache(maxsize=100_000)
def stem(form: str) -> str:
    """Return the stem of a lower-case English word (Snowball's Porter2)."""
    return str(_STEMMER.stemWord(form))


def words(text: str) -> list[Word]:
    """Return the words and numbers of a text, in order."""
    found = []
    for match in _WORD.finditer(text):
        written = match.group()
        form = written.lower().replace("’", "'")
        if not form.endswith("n't"):
            form = _CLITIC.sub("", form).replace("'", "")
        before = text[: match.start()].rstrip()
        begins = not before or before.endswith(_OPENERS)
        name = written[0].isupper() and not begins
        found.append(Word(form, stem(form), match.start(), match.end(), name))
    return found


@dataclass(frozen=True, slots=True)
class Sides:
    """The lexicon of sides, by stem; see lexicon/en/polarity.toml for what each part holds."""

    against: frozenset[str]
    attacking: frozenset[str]
    in_favour: frozenset[str]
    false: frozenset[str]
    negators: frozenset[str]
    positive: frozenset[str]
    negative: frozenset[str]
    opposites: dict[str, frozenset[tuple[int, int]]]  # stem -> (row, side) of each group it is in
    asking: frozenset[str]
    judging: frozenset[str]  # forms, not stems, as the next three
    presupposing: frozenset[str]
    doubting: frozenset[str]
    stop: frozenset[str]

    def negates(self, word: Word) -> bool:
        """Tell whether a word negates what follows it."""
        return word.form.endswith("n't") or word.stem in self.negators

    def opposed(self, first: str, second: str) -> bool:
        """Tell whether two stems stand in opposed groups of one row."""
        there = self.opposites.get(second, frozenset())
        return any((row, 1 - side) in there for row, side in self.opposites.get(first, ()))


@cache
def sides(language: str = "en") -> Sides:
    """Return the lexicon of sides of a language; read once per process."""
    source = files("graphsvc.claims") / "lexicon" / language / "polarity.toml"
    data = tomllib.loads(source.read_text("utf8"))
    groups: dict[str, set[tuple[int, int]]] = {}
    for row, pair in enumerate(data["opposites"]):
        for side, members in enumerate(pair):
            for member in members.split():
                groups.setdefault(stem(member), set()).add((row, side))

    def stems(part: str) -> frozenset[str]:
        return frozenset(stem(word) for word in data[part])

    return Sides(
        against=stems("against"),
        attacking=stems("attacking"),
        in_favour=stems("for"),
        false=stems("false"),
        negators=stems("negators"),
        positive=stems("positive"),
        negative=stems("negative"),
        opposites={word: frozenset(places) for word, places in groups.items()},
        asking=stems("asking"),
        judging=frozenset(data["judging"]),
        presupposing=frozenset(data["presupposing"]),
        doubting=frozenset(data["doubting"]),
        stop=frozenset(data["stop"]),
    )


@cache
def weights(language: str = "en") -> dict[str, float]:
    """Return how telling each frequent stem is, in [0, 1]; "" holds that of all others."""
    source = files("graphsvc.claims") / "lexicon" / language / "weights.json"
    loaded: dict[str, float] = json.loads(source.read_text("utf8"))
    return loaded


def weight(word_stem: str) -> float:
    """Return how telling a stem is, in [0, 1]."""
    table = weights()
    return table.get(word_stem, table[""])
