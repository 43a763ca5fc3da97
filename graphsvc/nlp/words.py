"""A document's tokens as plain lists: reading spaCy's attributes once is what keeps this fast."""

from __future__ import annotations

import re
from bisect import bisect_right

from spacy.tokens import Doc

_NAME_TAGS = frozenset({"NNP", "NNPS"})
_FUNCTION = frozenset(
    ["a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "is", "of", "on", "or", "over", "s", "so", "than", "that", "the", "to", "up", "v", "vs", "with", "without", "after", "before", "not"]
)
_LINE = re.compile(r"[^\n\r]+")


class Words:
    """The tokens of a document, with heads, sentences and lines by token."""

    def __init__(self, doc: Doc) -> None:
        tokens = list(doc)
        self.doc = doc
        self.text = [t.text for t in tokens]
        self.lower = [text.lower() for text in self.text]
        self.tag = [t.tag_ for t in tokens]
        self.pos = [t.pos_ for t in tokens]
        self.dep = [t.dep_ for t in tokens]
        self.head = [t.head.i for t in tokens]
        self.idx = [t.idx for t in tokens]
        self.space = [bool(t.whitespace_) for t in tokens]
        self.sentence = [0] * len(tokens)
        self.sentences = [(s.start, s.end) for s in doc.sents]
        for number, (start, end) in enumerate(self.sentences):
            self.sentence[start:end] = [number] * (end - start)
        self.children: list[list[int]] = [[] for _ in tokens]
        for i, head in enumerate(self.head):
            if head != i:
                self.children[head].append(i)
        self._lines = [(m.start(), _is_title_case(m.group())) for m in _LINE.finditer(doc.text)]
        self._line_starts = [start for start, _ in self._lines]

    def __len__(self) -> int:
        return len(self.text)

    def end_of(self, i: int) -> int:
        """Return the character after token ``i``."""
        return self.idx[i] + len(self.text[i])

    def surface(self, start: int, end: int) -> str:
        """Return the text of tokens ``start`` to ``end``, white space made single."""
        return " ".join(self.doc.text[self.idx[start] : self.end_of(end - 1)].split())

    def joined(self, i: int) -> bool:
        """Tell whether token ``i`` is written together with the next one."""
        return not self.space[i]

    def is_name_word(self, i: int) -> bool:
        """Tell whether a token looks like a part of a name."""
        text = self.text[i]
        if self.tag[i] in _NAME_TAGS:
            return text[0].isupper()
        if text.startswith("@") and len(text) > 2:
            return True
        return text == "-" and self.joined(i) and i > 0 and self.joined(i - 1) and (
            self.tag[i - 1] in _NAME_TAGS and i + 1 < len(self.text)
            and self.tag[i + 1] in _NAME_TAGS)  # fmt: skip

    def line(self, i: int) -> int:
        """Return the number of the line (as a rule a paragraph) that token ``i`` stands in."""
        return bisect_right(self._line_starts, self.idx[i]) - 1

    def title_case(self, i: int) -> bool:
        """Tell whether token ``i`` stands in a line whose words are all capitalised."""
        line = self.line(i)
        return line >= 0 and self._lines[line][1]

    def children_by(self, i: int, *deps: str) -> list[int]:
        """Return the children of token ``i`` in one of the dependencies ``deps``."""
        return [child for child in self.children[i] if self.dep[child] in deps]

    def left_edge(self, i: int) -> int:
        """Return the first token of the phrase that precedes and belongs to token ``i``."""
        edge = i
        for child in self.children[i]:
            if child < edge:
                edge = child
                deeper = self.left_edge(child)
                edge = min(edge, deeper)
                break
        return edge


def _is_title_case(line: str) -> bool:
    words = [
        word for word in re.findall(r"[^\W\d_][\w’'-]*", line) if word.lower() not in _FUNCTION
    ]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) > 3 and capitals >= 0.8 * len(words)
