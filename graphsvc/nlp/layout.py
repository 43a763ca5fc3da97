"""Finds the paragraphs of an article and what each one is.

The first component of the pipeline: it runs on the bare tokens, before the
parser, and sets a sentence start at every paragraph, so that no sentence
crosses one. Section heads, "Read more", captions and bylines stay in the text,
since offsets count them, and are marked as furniture: they give no assertions.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from spacy.attrs import LENGTH, SPACY
from spacy.language import Language
from spacy.tokens import Doc

from graphsvc.nlp import serialise  # noqa: F401  (documents that are marked can be saved)
from graphsvc.nlp.doc import Paragraph, ParagraphKind
from graphsvc.nlp.lexicon import read_list

NAME = "graphsvc_layout"

# A line that is at least this long (in words) is text even where nothing ends it:
# section heads and captions without a full stop are shorter.
TEXT_WORDS = 12
# A line among those above the text that has this many words can be a headline;
# shorter ones are the publisher, the section, a date.
HEADLINE_WORDS = 5
# Furniture by its wording is looked for in paragraphs up to this long (characters).
FURNITURE_CHARS = 300
# Hard-wrapped text has lines of at most this many characters, and at least so
# many line breaks inside paragraphs that one can tell.
WRAP_CHARS = 120
WRAP_BREAKS = 3

# A sentence of this many tokens is cut at the next full stop; of so many more, anywhere.
LONG_SENTENCE = 200
ENDLESS_SENTENCE = 400

_STOPS = frozenset(".!?…")
_LINE = re.compile(r"[^\n\r\u2028\u2029\u0085]+")
_BLANK = re.compile(r"\s*\Z")
_TERMINATED = re.compile(r"[.!?…:;,][\"'”’»)\]*\s]*\Z|[\"”»]\s*\Z")
_QUOTATION = re.compile(r"[\"“«„].+[\"”»“]")
_WORD = re.compile(r"\w[^\s]*")


@Language.component(NAME, assigns=["doc._.paragraphs", "token.is_sent_start"])
def mark_layout(doc: Doc) -> Doc:
    """Set ``doc._.paragraphs`` and a sentence start at each paragraph's first token."""
    paragraphs = tuple(find_paragraphs(doc.text))
    doc._.paragraphs = paragraphs
    _start_sentences(doc, paragraphs)
    return doc


def find_paragraphs(text: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of a text in order, without the white space around them.

    A line is a paragraph, unless the next one goes on with a small letter; in
    hard-wrapped text, what stands between empty lines is.
    """
    stretches = list(_stretches(text))
    above_text = True
    lead: list[Paragraph] = []
    for start, end in stretches:
        kind = _kind(text[start:end])
        if above_text:
            if kind is ParagraphKind.TEXT and _is_terminated(text[start:end]):
                above_text = False
                # A full stop at its end does not make the first line any less the headline,
                # but whether it is one makes no difference: both count as text.
                yield from _mark_headlines(text, lead)
                yield Paragraph(start, end, kind)
            else:
                lead.append(Paragraph(start, end, kind))
        else:
            yield Paragraph(start, end, kind)
    if above_text:
        yield from _mark_headlines(text, lead)


def _mark_headlines(text: str, lead: list[Paragraph]) -> Iterator[Paragraph]:
    """Yield the lines above the text, the headline and standfirst marked as such."""
    candidates = [line for line in lead if not _is_furniture(text[line.start : line.end])]
    long = [line for line in candidates if _words(text, line, HEADLINE_WORDS) >= HEADLINE_WORDS]
    headlines = set(long or candidates[-1:])
    for line in lead:
        kind = ParagraphKind.HEADLINE if line in headlines else ParagraphKind.FURNITURE
        yield line._replace(kind=kind)


def _words(text: str, line: Paragraph, limit: int) -> int:
    """Return the number of words in a line, counted up to ``limit``."""
    count = 0
    for _ in _WORD.finditer(text, line.start, line.end):
        count += 1
        if count >= limit:
            break
    return count


def _kind(line: str) -> ParagraphKind:
    """Return what a paragraph is, headlines aside."""
    if _is_furniture(line):
        return ParagraphKind.FURNITURE
    words = len(line.split(None, TEXT_WORDS))
    if _is_terminated(line) or words >= TEXT_WORDS:
        return ParagraphKind.TEXT
    if words >= HEADLINE_WORDS and _QUOTATION.search(line):
        return ParagraphKind.TEXT
    return ParagraphKind.FURNITURE


def _is_terminated(line: str) -> bool:
    """Tell whether a line ends as a sentence does. Only its last characters are looked at."""
    return _TERMINATED.search(line[-12:]) is not None


def _is_furniture(line: str) -> bool:
    return len(line) <= FURNITURE_CHARS and _furniture().match(line) is not None


@cache
def _furniture() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{entry})" for entry in read_list("furniture")), re.IGNORECASE)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each paragraph."""
    blocks = list(_blocks(text))
    if _is_wrapped(text, blocks):
        for block in blocks:
            yield block[0][0], block[-1][1]
    else:
        for block in blocks:
            yield from _join_broken(text, block)


def _join_broken(text: str, block: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield a block's lines, those joined between which a sentence was broken."""
    first, end = block[0]
    for start, next_end in block[1:]:
        if not (text[start].islower() and not _is_terminated(text[max(first, end - 12) : end])):
            yield first, end
            first = start
        end = next_end
    yield first, end


def _blocks(text: str) -> Iterator[list[tuple[int, int]]]:
    """Yield runs of lines that no empty line interrupts, each line without space around it."""
    block: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        start = line.start()
        if block and text.count("\n", block[-1][1], start) > 1:
            yield block
            block = []
        words = line[0]
        stripped = words.strip()
        if not stripped:
            if block:
                yield block
                block = []
            continue
        start += len(words) - len(words.lstrip())
        block.append((start, start + len(stripped)))
    if block:
        yield block


def _is_wrapped(text: str, blocks: list[list[tuple[int, int]]]) -> bool:
    """Tell whether the lines are wrapped at some width, so that a line end means nothing.

    They are where no line is long, and at nearly every line end within a block the
    next line's first word would not have fitted any more.
    """
    width = max((end - start for block in blocks for start, end in block), default=0)
    if width > WRAP_CHARS:
        return False
    breaks = forced = 0
    for block in blocks:
        for (start, end), (next_start, next_end) in pairwise(block):
            first_word = text[next_start:next_end].split(None, 1)[0]
            breaks += 1
            forced += end - start + 1 + len(first_word) >= width - 2
    return breaks >= WRAP_BREAKS and forced >= 0.9 * breaks


def _start_sentences(doc: Doc, paragraphs: tuple[Paragraph, ...]) -> None:
    """Set a sentence start at the first token of each paragraph, and in endless ones."""
    starts = token_starts(doc)
    indices = [bisect_left(starts, paragraph.start) for paragraph in paragraphs]
    for index, following in pairwise([*indices, len(starts)]):
        if index < following:
            doc[index].is_sent_start = True
        if following - index > LONG_SENTENCE:
            _cut(doc, index, following)


def _cut(doc: Doc, start: int, end: int) -> None:
    """Set sentence starts in a long paragraph, so that none of its sentences is endless.

    Rules on a parse take time that grows with the square of how deep it nests. Where
    a full stop follows soon, the cut is there, and so changes nothing.
    """
    begin = start
    ended = False
    for index in range(start, end):
        token = doc[index]
        length = index - begin
        if length >= ENDLESS_SENTENCE or (length >= LONG_SENTENCE and ended and token.is_alpha):
            token.is_sent_start = True
            begin = index
        ended = token.text in _STOPS or (ended and not token.is_alpha)


def token_starts(doc: Doc) -> list[int]:
    """Return the first character of every token. Asking each token would be much slower."""
    lengths = doc.to_array([LENGTH, SPACY])
    starts = (lengths.sum(axis=1)).cumsum()
    return [0, *starts.tolist()[:-1]] if len(starts) else []
