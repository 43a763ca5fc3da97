"""A parse as plain lists, for rules that visit every token.

spaCy makes a new Python object for each token that is asked for, and a lookup
for each of its strings; rules that do so for every token of every article take
longer than the parser. Here each attribute is a list that is made in one go.
"""

from __future__ import annotations

import threading
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable

import numpy as np
from spacy.attrs import DEP, HEAD, LEMMA, LENGTH, LOWER, POS, SENT_START, SPACY, TAG
from spacy.tokens import Doc

from graphsvc.records import Span

_ATTRIBUTES = [HEAD, DEP, POS, TAG, LEMMA, LOWER, SENT_START, LENGTH, SPACY]


class Parse:
    """The parse of an article; every list has one entry for each token.

    ``heads`` holds the index of each token's head (its own for a root), and
    ``children`` the indices of its dependents in order; ``sentences`` the number
    of its sentence. ``first`` and ``last`` are the ends of its subtree, inclusive.
    """

    __slots__ = (
        "children",
        "deps",
        "ends",
        "first",
        "heads",
        "last",
        "lemmas",
        "lowers",
        "pos",
        "sentence_starts",
        "sentences",
        "starts",
        "tags",
        "text",
    )

    def __init__(self, doc: Doc) -> None:
        self.text: str = doc.text
        columns = doc.to_array(_ATTRIBUTES)
        count = len(doc)
        strings = doc.vocab.strings
        cache: dict[int, str] = {0: ""}

        def texts(column: int) -> list[str]:
            values = columns[:, column].tolist()
            for value in set(values).difference(cache):
                cache[value] = strings[value]
            return [cache[value] for value in values]

        self.heads: list[int] = (np.arange(count) + columns[:, 0].astype(np.int64)).tolist()
        self.deps, self.pos, self.tags = texts(1), texts(2), texts(3)
        self.lemmas, self.lowers = texts(4), texts(5)
        lengths = columns[:, 7].astype(np.int64)
        ends = (lengths + columns[:, 8].astype(np.int64)).cumsum()
        starts = np.concatenate(([0], ends[:-1])) if count else ends
        self.starts: list[int] = starts.tolist()
        self.ends: list[int] = (starts + lengths).tolist()
        is_start = columns[:, 6].astype(np.int64) == 1
        if count:
            is_start[0] = True
        self.sentences: list[int] = (is_start.cumsum() - 1).tolist()
        self.sentence_starts: list[int] = np.flatnonzero(is_start).tolist()
        self.children: list[list[int]] = [[] for _ in range(count)]
        for token, head in enumerate(self.heads):
            if head != token:
                self.children[head].append(token)
        self._measure_subtrees(count)

    def __len__(self) -> int:
        return len(self.heads)

    def _measure_subtrees(self, count: int) -> None:
        """Set the ends of every subtree, from the leaves up, each token once."""
        self.first, self.last = list(range(count)), list(range(count))
        first, last, heads = self.first, self.last, self.heads
        waiting = [len(dependents) for dependents in self.children]
        for leaf in [token for token in range(count) if not waiting[token]]:
            token = leaf
            while (head := heads[token]) != token:
                if first[token] < first[head]:
                    first[head] = first[token]
                if last[token] > last[head]:
                    last[head] = last[token]
                waiting[head] -= 1
                if waiting[head]:
                    break
                token = head

    def span(self, first: int, last: int) -> Span:
        """Return the characters of the tokens from ``first`` to ``last``, inclusive."""
        return Span(self.starts[first], self.ends[last])

    def sentence_range(self, sentence: int) -> tuple[int, int]:
        """Return the first token of a sentence and the one after its last."""
        starts = self.sentence_starts
        end = starts[sentence + 1] if sentence + 1 < len(starts) else len(self)
        return starts[sentence], end

    def at(self, character: int) -> int:
        """Return the token at a character, or the next one where there is white space."""
        return bisect_right(self.ends, character)

    def before(self, character: int) -> int:
        """Return the last token that starts before a character, or -1."""
        return bisect_left(self.starts, character) - 1

    def child(self, token: int, *deps: str) -> int:
        """Return the first dependent of ``token`` by one of the relations, or -1."""
        for dependent in self.children[token]:
            if self.deps[dependent] in deps:
                return dependent
        return -1

    def subtree(self, token: int, keep: Callable[[int], bool] | None = None) -> list[int]:
        """Return the tokens below and with ``token``, in order.

        ``keep`` tells whether a dependent (with all below it) belongs to it.
        """
        found = [token]
        for member in found:
            found.extend(child for child in self.children[member] if keep is None or keep(child))
        return sorted(found)

    def runs(self, tokens: Iterable[int]) -> list[tuple[int, int]]:
        """Return the first and last token of each run of neighbours among tokens in order."""
        runs: list[tuple[int, int]] = []
        for token in tokens:
            if runs and token == runs[-1][1] + 1:
                runs[-1] = (runs[-1][0], token)
            else:
                runs.append((token, token))
        return runs

    def spans(self, tokens: Iterable[int]) -> tuple[Span, ...]:
        """Return the characters of tokens (in order), one span for each run of neighbours."""
        return tuple(self.span(first, last) for first, last in self.runs(tokens))


_last = threading.local()


def parse_of(doc: Doc) -> Parse:
    """Return the parse of a document; the components that ask in turn share one.

    To be called when spaCy's components are done with the document.
    """
    if getattr(_last, "doc", None) is not doc:
        _last.parse = Parse(doc)
        _last.doc = doc
    parse: Parse = _last.parse
    return parse
