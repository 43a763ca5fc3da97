"""Finds the quotations of an article, with their marks.

Double and single marks, straight and curly, guillemets and low-high marks.
Marks are matched within a paragraph. One that nothing closes runs to the end of
its paragraph, since a quotation over several paragraphs has an opening mark at
each and a closing one at the last only; a lone straight mark in mid-line, which
may as well be a closing one or an inch sign, opens nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from graphsvc.nlp.doc import Paragraph
from graphsvc.records import Span

NAME = "graphsvc_quotes"

# What else closes a quotation that the mark opens: a straight mark closes nearly any.
CLOSING = {"„": "“", "«": "»", "»": "«", "「": "」"}
STRAIGHT = frozenset({'"', "''"})
_MARK = re.compile(r"``|''|[\"“”„‟«»「」‘’']")
# Words that begin with an apostrophe, not with a quotation mark.
_ELISION = re.compile(r"['‘’](?:\d0s|em|til|tis|twas|cause|round|n)\b", re.IGNORECASE)
_STOP = frozenset(".,!?…;:—–-")


class Quote(NamedTuple):
    """A quotation with its marks, in characters, end exclusive.

    ``closed`` is False where it runs to the end of its paragraph with no closing
    mark; ``level`` is 0, or one more for each quotation that it stands in.
    """

    start: int
    end: int
    closed: bool = True
    level: int = 0


@Language.component(NAME, requires=["doc._.paragraphs"], assigns=["doc._.quotes"])
def mark_quotes(doc: Doc) -> Doc:
    """Set ``doc._.quotes`` to the outermost quotations, in the order of the text."""
    quotes = find_quotes(doc.text, doc._.paragraphs)
    doc._.quotes = tuple(Span(quote.start, quote.end) for quote in quotes if not quote.level)
    return doc


def find_quotes(text: str, paragraphs: Iterable[Paragraph]) -> list[Quote]:
    """Return all quotations in the order of their opening marks, nested ones included.

    Takes time that grows linearly with the text, whatever marks stand in it.
    """
    quotes: list[Quote] = []
    goes_on = False
    for paragraph in reversed(list(paragraphs)):
        marks = list(_MARK.finditer(text, paragraph.start, paragraph.end))
        if marks:
            quotes.extend(_match(text, paragraph, marks, goes_on))
        goes_on = bool(marks) and marks[0].start() == paragraph.start
    return sorted(quotes)


def _match(
    text: str, paragraph: Paragraph, marks: list[re.Match[str]], goes_on: bool
) -> list[Quote]:
    """Return the quotations of one paragraph; ``goes_on`` where the next opens with a mark."""
    single_ends = _single_closings(text, marks)
    open_marks: list[tuple[str, int]] = []
    quotes: list[Quote] = []
    single_until = -1  # up to where a single-quoted stretch reaches
    for number, match in enumerate(marks):
        mark, start, end = match[0], match.start(), match.end()
        if mark in "‘’'":
            if start >= single_until and (closing := single_ends.get(number)):
                quotes.append(Quote(start, closing))
                single_until = closing
            continue
        if open_marks and _closes(text, open_marks[-1][0], match):
            quotes.append(Quote(open_marks.pop()[1], end))
        elif _opens(text, match, bool(open_marks)):
            if open_marks and open_marks[-1][0] == mark and mark in STRAIGHT:
                open_marks.pop()  # the former one was never closed, nor will it be
            open_marks.append((mark, start))
    if open_marks:
        mark, start = open_marks[0]
        lead = text[max(paragraph.start, start - 2) : start].strip()
        if goes_on or mark not in STRAIGHT or lead in ("", ":", ","):
            quotes.append(Quote(start, paragraph.end, closed=False))
    return _relevel(quotes)


def _relevel(quotes: list[Quote]) -> list[Quote]:
    """Return the quotations with the level that their nesting gives."""
    ends: list[int] = []
    levelled = []
    for quote in sorted(quotes, key=lambda quote: (quote.start, -quote.end)):
        while ends and ends[-1] <= quote.start:
            ends.pop()
        levelled.append(quote._replace(level=len(ends)))
        ends.append(quote.end)
    return levelled


def _closes(text: str, opening: str, match: re.Match[str]) -> bool:
    """Tell whether a double mark closes the quotation that ``opening`` opened."""
    mark = match[0]
    if mark in STRAIGHT:
        return opening not in ("«", "»", "「") and not _looks_opening(text, match)
    if mark == "”":
        return opening in ('"', "“", "„", "‟")
    return mark == CLOSING.get(opening)


def _opens(text: str, match: re.Match[str], inside: bool) -> bool:
    """Tell whether a double mark opens a quotation."""
    mark = match[0]
    if mark in ("“", "„", "«", "``", "「"):
        return True
    if mark in ("»", "‟"):
        return not inside and _looks_opening(text, match)
    return mark in STRAIGHT and _looks_opening(text, match)


def _looks_opening(text: str, match: re.Match[str]) -> bool:
    """Tell whether a mark stands where a word begins."""
    start, end = match.span()
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if after.isspace():
        return False
    return (
        before.isspace()
        or before in "([{—–-/‘'“:"
        or (not before.isalnum() and after.isalnum() and before not in ".,!?…;)]’”")
    )


def _single_closings(text: str, marks: list[re.Match[str]]) -> dict[int, int]:
    """Return, for each single mark that opens a quotation, the end of its closing mark.

    A closing mark stands after a word and before none. The first one that follows
    punctuation, or precedes it, is taken before one that may be the apostrophe of
    a plural ("the workers' rights"). Single marks are matched from the last to the
    first, so that each looks up its closing one in no time.
    """
    strong = weak = -1
    closings: dict[int, int] = {}
    for number in range(len(marks) - 1, -1, -1):
        match = marks[number]
        if match[0] not in "‘’'":
            continue
        start, end = match.span()
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        opens = (
            match[0] != "’"
            and not (before.isalnum() or (before in _STOP and before not in "—–-:"))
            and not after.isspace()
            and not _ELISION.match(text, start)
        )
        if opens:
            closing = strong if strong > 0 else weak
            if closing > 0:
                closings[number] = closing
            strong = weak = -1
        elif match[0] != "‘" and not before.isspace() and not after.isalnum():
            if before in _STOP or not before.isalnum() or after in _STOP or end >= len(text):
                strong = end
            weak = end
    return closings
