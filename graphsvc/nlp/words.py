"""A document's tokens as plain lists: reading spaCy's attributes once is what keeps this fast."""

from __future__ import annotations

import re
from bisect import bisect_right

from spacy.tokens import Doc

from graphsvc.nlp.parse import Parse

# A first line of at most so many words is a headline, also with a full stop.
HEADLINE_WORDS = 20

_NAME_TAGS = frozenset({"NNP", "NNPS"})
_FUNCTION = frozenset(
    """a an and as at but by for from in into is of on or over s so than that the to up v vs with
    without after before not""".split()
)
_LINE = re.compile(r"[^\n\r]+")


class Words:
    """The tokens of a document, with heads, sentences and lines by token."""

    def __init__(self, doc: Doc) -> None:
        parse = Parse(doc)
        self.doc = doc
        self.parse = parse
        self.all = parse.text
        self.lower, self.tag, self.pos = parse.lowers, parse.tags, parse.pos
        self.dep, self.head, self.idx = parse.deps, parse.heads, parse.starts
        self.children, self.sentence = parse.children, parse.sentences
        self.ends = parse.ends
        self.text = [self.all[a:b] for a, b in zip(parse.starts, parse.ends, strict=True)]
        self.sentences = [
            parse.sentence_range(number) for number in range(len(parse.sentence_starts))
        ]
        self._lines = [(m.start(), _is_title_case(m.group())) for m in _LINE.finditer(self.all)]
        self._line_starts = [start for start, _ in self._lines]

    def __len__(self) -> int:
        return len(self.text)

    def surface(self, start: int, end: int) -> str:
        """Return the text of tokens ``start`` to ``end``, white space made single."""
        return " ".join(self.all[self.idx[start] : self.ends[end - 1]].split())

    def joined(self, i: int) -> bool:
        """Tell whether token ``i`` is written together with the next one."""
        return i + 1 < len(self.idx) and self.ends[i] == self.idx[i + 1]

    def is_name_word(self, i: int) -> bool:
        """Tell whether a token looks like a part of a name."""
        text = self.text[i]
        if text.startswith("@") and len(text) > 2:
            return True
        if self.tag[i] in _NAME_TAGS:
            return text[0].isupper()
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

    def is_first_line(self, i: int) -> bool:
        """Tell whether token ``i`` stands in a short first line, so a headline."""
        if self.line(i) or len(self._lines) < 2:
            return False
        return len(self.all[: self._line_starts[1]].split()) <= HEADLINE_WORDS

    def children_by(self, i: int, *deps: str) -> list[int]:
        """Return the children of token ``i`` in one of the dependencies ``deps``."""
        return [child for child in self.children[i] if self.dep[child] in deps]

    def left_edge(self, i: int) -> int:
        """Return the first token of the phrase that precedes and belongs to token ``i``."""
        return self.parse.first[i]


def _is_title_case(line: str) -> bool:
    words = [
        word for word in re.findall(r"[^\W\d_][\w’'-]*", line) if word.lower() not in _FUNCTION
    ]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) > 3 and capitals >= 0.8 * len(words)
