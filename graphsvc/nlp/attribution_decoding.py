"""From the attribution model's scores to attributions.

The model scores, for each word, what it is part of (tags), and for each pair of
words how well one is the cue of the other, or begins or ends its source
(links). Here cues are found first; then each run of content words is given to
the cue that it links to best, and each cue takes the source that it links to
best. All arrays are numpy's, one entry a word unless said otherwise.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from graphsvc.nlp.attribution_windows import Window

Floats = npt.NDArray[np.float32]
Indices = npt.NDArray[np.int64]

_B_SOURCE, _I_SOURCE, _B_CUE, _I_CUE, _B_CONTENT, _I_CONTENT = range(1, 7)
_TINY = 1e-9
_TAKEN = -5.0
_UNSURE = 0.3


@dataclass(frozen=True)
class DecodingSettings:
    """Thresholds and weights, chosen on the development texts."""

    candidate: float = 0.1
    """Probability from which a word is looked at as a cue."""
    cue_weights: tuple[float, float, float] = (0.5, 1.0, 0.5)
    """Weights for a cue: none, the tagger's log-odds, the log of the words that link to it."""
    cue: float = 0.4
    """Probability from which a candidate is a cue."""
    spare: float = 0.3
    """How much of a word's hold on words that are no cues counts against the cues."""
    content: float = 0.45
    """Probability from which a word is content."""
    source: float = 0.0
    """What is added to the score of having no source."""
    source_tags: float = 0.5
    """Weight of the tagger's opinion in choosing a source."""
    longest_source: int = 40
    """Words in a source, at most."""
    candidates: int = 6
    """How many first and last words are tried for a source."""
    leftover: float = 12.0
    """What a run of content that no cue took costs, in log-odds."""
    beside: int = 3
    """Words from another content of an attribution at which such a run joins it."""
    rivalry: float = 2.0
    """Weight of another cue's hold on a word."""
    opening: float = 2.0
    """What a run of content costs, in log-odds."""


@dataclass(frozen=True)
class WindowScores:
    """What the model says of one window; words are numbered in the window.

    The columns of ``hold``, ``first`` and ``last`` are "none" and the words.
    """

    window: Window
    tags: Floats
    """The probability of each tag, a row for each word."""
    asking: Indices
    """The words that may be content."""
    hold: Floats
    """For each word in ``asking``, how likely each word is its cue."""
    cues: Indices
    """The words that may be cues."""
    first: Floats
    """For each word in ``cues``, the log-probabilities of its source's first word."""
    last: Floats
    """The same of the source's last word."""


@dataclass(frozen=True)
class Found:
    """An attribution as word indices, with what its certainty is made of."""

    cue: tuple[int, int] | None
    source: tuple[int, int] | None
    content: tuple[tuple[int, int], ...]
    evidence: tuple[float, ...]

    def moved(self, by: int) -> Found:
        """Return the same with every index raised."""
        return Found(
            (self.cue[0] + by, self.cue[1] + by) if self.cue else None,
            (self.source[0] + by, self.source[1] + by) if self.source else None,
            tuple((start + by, end + by) for start, end in self.content),
            self.evidence,
        )


class Decoder:
    """Finds the attributions in one text."""

    def __init__(self, settings: DecodingSettings) -> None:
        """Keep the settings."""
        self.settings = settings

    def decode(self, words: Indices, scores: Iterable[WindowScores]) -> list[Found]:
        """Return the attributions among ``words`` (piece indices), in order of their cues."""
        found: list[Found] = []
        content = np.zeros(len(words), dtype=np.float32)
        for part in scores:
            window = part.window
            low, core, core_end = np.searchsorted(
                words, (window.start, window.core_start, window.core_end)
            ).tolist()
            tags = part.tags[core - low : core_end - low]
            content[core:core_end] = tags[:, _B_CONTENT] + tags[:, _I_CONTENT]
            runs = find_runs(part.tags, _B_CUE, _I_CUE, self.settings.candidate)
            if runs:
                found.extend(
                    item.moved(low)
                    for item in self._decode_window(part, runs)
                    if item.cue and core <= low + item.cue[0] < core_end
                )
        return self._with_leftover(found, content)

    def _with_leftover(self, found: list[Found], content: Floats) -> list[Found]:
        """Give content that no cue took to the attribution beside it, or keep it by itself."""
        odds = log_odds(content) - log_odds(np.float32(self.settings.content))
        for item in found:
            taken = (item.cue, item.source, *item.content)
            for start, end in filter(None, taken):
                odds[start:end] = _TAKEN
        places = sorted(
            (*part, number) for number, item in enumerate(found) for part in item.content
        )
        for run in best_runs(odds, self.settings.leftover):
            at = bisect(places, run)
            near = [
                (gap, number)
                for start, end, number in places[max(at - 1, 0) : at + 1]
                if (gap := min(abs(run[0] - end), abs(start - run[1]))) <= self.settings.beside
            ]
            sure = mean(content[run[0] : run[1]])
            if near:
                number = min(near)[1]
                item = found[number]
                parts = tuple(sorted((*item.content, run)))
                found[number] = Found(item.cue, item.source, parts, item.evidence)
            else:
                found.append(Found(None, None, (run,), (_UNSURE, sure, _UNSURE, _UNSURE)))
        return sorted(found, key=lambda item: (item.cue or item.content[0])[0])

    def _decode_window(self, part: WindowScores, candidates: list[tuple[int, int]]) -> list[Found]:
        """Return the attributions of one window, by the candidates for cues."""
        tags = part.tags
        if not len(part.asking):
            return []
        content = tags[:, _B_CONTENT] + tags[:, _I_CONTENT]
        heads, starts = _heads(candidates)
        mass = np.zeros((len(tags), len(candidates)), dtype=np.float32)
        mass[part.asking] = np.add.reduceat(part.hold[:, heads + 1], starts, axis=1)
        share = tags[:, _B_CUE] + tags[:, _I_CUE]
        strength = np.add.reduceat(share[heads], starts) / np.diff(np.append(starts, len(heads)))
        drawn = content @ mass
        chance = self._cue_chance(strength, drawn)
        kept = np.flatnonzero(chance > self.settings.cue)
        if not len(kept):
            return []
        cues = [candidates[n] for n in kept.tolist()]
        sources = self._sources(part, cues)
        mass = mass[:, kept]
        known = mass.sum(axis=1)
        believed = content * known / (known + self.settings.spare * (1 - known) + _TINY)
        base = log_odds(believed) - log_odds(np.float32(self.settings.content))
        rivalry = self.settings.rivalry * _margins(mass)
        found = []
        for number, cue in enumerate(cues):
            runs = best_runs(np.minimum(base, rivalry[:, number]), self.settings.opening)
            if not runs:
                continue
            source, source_score = sources[number]
            evidence = (
                float(chance[kept[number]]),
                mean(np.concatenate([content[a:b] for a, b in runs])),
                mean(np.concatenate([mass[a:b, number] for a, b in runs])),
                source_score,
            )
            found.append(Found(cue, source, tuple(runs), evidence))
        return found

    def _cue_chance(self, strength: npt.NDArray[Any], drawn: npt.NDArray[Any]) -> Floats:
        """Return how likely the candidates are cues, by their tags and what links to them."""
        w = self.settings.cue_weights
        odds = np.log(strength / (1.0001 - strength))
        score = w[0] + w[1] * odds + w[2] * np.log(drawn + 0.1)
        result: Floats = (1 / (1 + np.exp(-score))).astype(np.float32)
        return result

    def _sources(
        self, part: WindowScores, cues: list[tuple[int, int]]
    ) -> list[tuple[tuple[int, int] | None, float]]:
        """Return the source of each of the window's cues, and how sure it is."""
        heads, starts = _heads(cues)
        sizes = np.diff(np.append(starts, len(heads)))[:, None]
        rows = np.searchsorted(part.cues, heads)
        firsts = np.add.reduceat(part.first[rows], starts, axis=0) / sizes
        lasts = np.add.reduceat(part.last[rows], starts, axis=0) / sizes
        tags = part.tags
        belief = np.log(np.maximum(tags[:, _B_SOURCE] + tags[:, _I_SOURCE], 1e-4))
        summed = np.concatenate(([0.0], np.cumsum(belief)))
        tries = min(self.settings.candidates, len(tags))
        found: list[tuple[tuple[int, int] | None, float]] = []
        for first, last in zip(firsts, lasts, strict=True):
            none = float(first[0] + last[0]) + self.settings.source
            begins = np.argpartition(-first[1:], tries - 1)[:tries]
            finals = np.argpartition(-last[1:], tries - 1)[:tries]
            total = first[1:][begins][:, None] + last[1:][finals][None, :]
            length = finals[None, :] - begins[:, None] + 1
            tagged = summed[finals + 1][None, :] - summed[begins][:, None]
            score = total + self.settings.source_tags * tagged / np.maximum(length, 1)
            score[(length < 1) | (length > self.settings.longest_source)] = -np.inf
            i, j = divmod(int(score.argmax()), tries)
            if score[i, j] > none:
                span_found = (int(begins[i]), int(finals[j]) + 1)
                found.append((span_found, float(np.exp(total[i, j]))))
            else:
                found.append((None, float(np.exp(first[0] + last[0]))))
        return found


def _margins(mass: Floats) -> Floats:
    """Return each cue's log-odds of having a word, against the strongest other cue."""
    if mass.shape[1] == 1:
        return np.full_like(mass, 4.6)
    two = np.partition(mass, -2, axis=1)[:, -2:]
    rival = np.where(mass == two[:, 1:], two[:, :1], two[:, 1:])
    return log_odds(mass / (mass + rival + _TINY))


def _heads(cues: list[tuple[int, int]]) -> tuple[Indices, Indices]:
    """Return the cues' words one after another, and where each cue's begin."""
    sizes = np.array([end - start for start, end in cues])
    heads = np.concatenate([np.arange(start, end) for start, end in cues])
    return heads, np.cumsum(sizes) - sizes


def find_runs(tags: Floats, begin: int, inside: int, threshold: float) -> list[tuple[int, int]]:
    """Return the runs of words of one role; a word that rather begins one splits it."""
    share = tags[:, begin] + tags[:, inside]
    member = share > threshold
    opens = member & (tags[:, begin] > tags[:, inside])
    opens[1:] |= member[1:] & ~member[:-1]
    opens[:1] = member[:1]
    starts = np.flatnonzero(opens)
    if not len(starts):
        return []
    closes = np.flatnonzero(~member)
    index = np.searchsorted(closes, starts)
    ends = np.append(closes, len(member))[index]
    ends[:-1] = np.minimum(ends[:-1], starts[1:])
    return list(zip(starts.tolist(), ends.tolist(), strict=True))


def log_odds(chance: Floats | np.float32) -> Floats:
    """Return the log-odds of probabilities, kept within +-4.6."""
    clipped = np.clip(chance, 0.01, 0.99)
    result: Floats = np.log(clipped / (1 - clipped))
    return result


def best_runs(odds: Floats, opening: float) -> list[tuple[int, int]]:
    """Return the runs of words with the highest sum of scores.

    Each run costs ``opening``, so that a likely run reaches over an unlikely
    word and a lone word makes no run.
    """
    likely = np.flatnonzero(odds > 0)
    if not len(likely):
        return []
    base = int(likely[0])
    odds = odds[base : int(likely[-1]) + 1]
    inside, outside = -opening, 0.0
    came: list[tuple[bool, bool]] = []
    for value in odds.tolist():
        stay = inside >= outside - opening
        leave = inside > outside
        came.append((stay, leave))
        best = inside if leave else outside
        inside = (inside if stay else outside - opening) + value
        outside = best
    runs: list[tuple[int, int]] = []
    place = len(came)
    within = inside > outside
    end = place
    while place:
        place -= 1
        stay, leave = came[place]
        if within and (place == 0 or not stay):
            runs.append((base + place, base + end))
            within = False
        elif not within and leave:
            within = True
            end = place
    runs.reverse()
    return runs


def mean(values: Floats) -> float:
    """Return the mean as a plain number."""
    return float(values.mean())
