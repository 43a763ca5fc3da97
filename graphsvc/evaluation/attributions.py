r"""Scores attributions against gold, aligned one to one by the words of their contents.

All comparisons are made on ``\w+`` tokens, so that punctuation and white space
at an edge cost nothing. In each document predicted and gold attributions are
paired greedily, those that share most content tokens first. Two spans match
where the Jaccard index of their tokens reaches 0.5, as in Newell, Margolin and
Ruths (2018) on PolNeAR's inter-annotator agreement.
"""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graphsvc.evaluation.scores import Mistake, Tally
from graphsvc.records import Attribution, Span, join_spans

MEASURES = (
    "content_overlap",
    "content_jaccard",
    "source_overlap",
    "source_jaccard",
    "attribution",
    "content_tokens",
)
THRESHOLD = 0.5
_WORD = re.compile(r"\w+")
_QUOTATION_MARK = re.compile("[\"“”„‟«»〝〞]|``|''")
_PRONOUN = re.compile(r"(?i)(i|we|you|he|she|they|it|who|that|which|those|this)\Z")
_DETERMINERS = frozenset("the a an some many several his her their its our my one two".split())

Tokens = frozenset[int]


class WordIndex:
    """The words of a text, found by character span."""

    def __init__(self, text: str) -> None:
        spans = [match.span() for match in _WORD.finditer(text)]
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def within(self, spans: Iterable[Span]) -> Tokens:
        """Return the indices of the words that any of the spans touches."""
        found: set[int] = set()
        for start, end in spans:
            first = bisect.bisect_right(self._ends, start)
            found.update(range(first, bisect.bisect_left(self._starts, end)))
        return frozenset(found)


@dataclass(slots=True)
class AttributionScores:
    """Tallies of each measure; those of the attribution measure by kind as well."""

    documents: int = 0
    measures: dict[str, Tally] = field(default_factory=lambda: {m: Tally() for m in MEASURES})
    by_quote: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    by_source: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    mistakes: list[Mistake] = field(default_factory=list)
    judged: list[tuple[float, bool]] = field(default_factory=list)  # certainty, right or not

    def add(
        self, name: str, text: str, predicted: Sequence[Attribution], gold: Sequence[Attribution]
    ) -> None:
        """Count one document."""
        self.documents += 1
        index = WordIndex(text)
        contents = [index.within(item.content) for item in predicted]
        gold_contents = [index.within(item.content) for item in gold]
        sources = [index.within(item.source) for item in predicted]
        gold_sources = [index.within(item.source) for item in gold]
        pairs = align(contents, gold_contents)
        right = _right_pairs(pairs, contents, gold_contents, sources, gold_sources)
        self._count_spans(pairs, contents, gold_contents, sources, gold_sources)
        self.measures["attribution"].add(
            correct=len(right), predicted=len(predicted), gold=len(gold)
        )
        self._count_kinds(text, predicted, gold, dict(pairs), right)
        self.judged += [(item.certainty, p in right) for p, item in enumerate(predicted)]
        found = set(right.values())
        self.mistakes += [
            _mistake(name, "wrong", text, item)
            for p, item in enumerate(predicted)
            if p not in right
        ]
        self.mistakes += [
            _mistake(name, "missed", text, item) for g, item in enumerate(gold) if g not in found
        ]

    def _count_spans(
        self,
        pairs: list[tuple[int, int]],
        contents: list[Tokens],
        gold_contents: list[Tokens],
        sources: list[Tokens],
        gold_sources: list[Tokens],
    ) -> None:
        content_indices = [jaccard(contents[p], gold_contents[g]) for p, g in pairs]
        source_indices = [jaccard(sources[p], gold_sources[g]) for p, g in pairs]
        for role, indices, ours, theirs in (
            ("content", content_indices, len(contents), len(gold_contents)),
            ("source", source_indices, sum(map(bool, sources)), sum(map(bool, gold_sources))),
        ):
            for measure, least in (("overlap", 1e-9), ("jaccard", THRESHOLD)):
                self.measures[f"{role}_{measure}"].add(
                    correct=sum(value >= least for value in indices), predicted=ours, gold=theirs
                )
        ours_all = frozenset().union(*contents)
        gold_all = frozenset().union(*gold_contents)
        self.measures["content_tokens"].add(
            correct=len(ours_all & gold_all), predicted=len(ours_all), gold=len(gold_all)
        )

    def _count_kinds(
        self,
        text: str,
        predicted: Sequence[Attribution],
        gold: Sequence[Attribution],
        aligned: dict[int, int],
        right: dict[int, int],
    ) -> None:
        """Count by the kind that the gold has, or the prediction where it is aligned to none."""
        for item in gold:
            self.by_quote[quote_kind(text, item)].add(gold=1)
            self.by_source[source_kind(text, item)].add(gold=1)
        for p, item in enumerate(predicted):
            other = gold[aligned[p]] if p in aligned else item
            correct = int(p in right)
            self.by_quote[quote_kind(text, other)].add(correct=correct, predicted=1)
            self.by_source[source_kind(text, other)].add(correct=correct, predicted=1)


def align(predicted: Sequence[Tokens], gold: Sequence[Tokens]) -> list[tuple[int, int]]:
    """Pair predicted with gold contents one to one, by most shared tokens.

    Returns pairs of indices (into ``predicted``, into ``gold``), best first.
    """
    holders: dict[int, list[int]] = defaultdict(list)
    for g, content in enumerate(gold):
        for token in content:
            holders[token].append(g)
    candidates = []
    for p, content in enumerate(predicted):
        for g in {g for token in content for g in holders.get(token, ())}:
            other = gold[g]
            candidates.append((-len(content & other), -jaccard(content, other), g, p))
    pairs: list[tuple[int, int]] = []
    used: tuple[set[int], set[int]] = (set(), set())
    for _, _, g, p in sorted(candidates):
        if p not in used[0] and g not in used[1]:
            used[0].add(p)
            used[1].add(g)
            pairs.append((p, g))
    return pairs


def jaccard(first: Tokens, second: Tokens) -> float:
    """Return the Jaccard index of two sets; that of two empty ones is 0."""
    shared = len(first & second)
    return shared / (len(first) + len(second) - shared) if shared else 0.0


def quote_kind(text: str, attribution: Attribution) -> str:
    """Return "direct", "mixed" or "indirect", by the quotation marks in and around the content."""
    spans = sorted(attribution.content)
    start, end = spans[0].start, spans[-1].end
    opens = _QUOTATION_MARK.search(text, max(0, start - 2), start + 2)
    closes = _QUOTATION_MARK.search(text, max(0, end - 2), end + 2)
    if opens and closes:
        return "direct"
    if any(_QUOTATION_MARK.search(text, max(0, a - 1), b + 1) for a, b in spans):
        return "mixed"
    return "indirect"


def source_kind(text: str, attribution: Attribution) -> str:
    """Return how the source is given: "none", "pronoun", "name" or "description"."""
    words = join_spans(text, attribution.source).strip()
    if not words:
        return "none"
    if _PRONOUN.match(words):
        return "pronoun"
    first, *others = words.split()
    named = first[0].isupper() and first.lower() not in _DETERMINERS
    return "name" if named or any(word[0].isupper() for word in others) else "description"


def _right_pairs(
    pairs: list[tuple[int, int]],
    contents: list[Tokens],
    gold_contents: list[Tokens],
    sources: list[Tokens],
    gold_sources: list[Tokens],
) -> dict[int, int]:
    """Return the pairs whose contents match, and whose sources match or are both absent."""
    return {
        p: g
        for p, g in pairs
        if jaccard(contents[p], gold_contents[g]) >= THRESHOLD
        and (
            jaccard(sources[p], gold_sources[g]) >= THRESHOLD or not (sources[p] or gold_sources[g])
        )
    }


def _mistake(name: str, kind: str, text: str, item: Attribution) -> Mistake:
    source = join_spans(text, item.source) or "(no source)"
    cue = join_spans(text, item.cue) or "(no cue)"
    return Mistake(name, kind, f"{source} | {cue}", join_spans(text, item.content))
