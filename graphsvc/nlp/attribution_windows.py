"""Word pieces, their features and the windows that the attribution model reads.

The encoder knows neither case (its vocabulary is lower case) nor what lies
outside its window. What it would miss by that is given to it as one small
number a word piece: the case of the piece, whether it stands in a quotation,
and whether a paragraph begins with it.

Training and the product both read text through this module, so that the two
can't drift apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Ints = npt.NDArray[np.int32]
Bools = npt.NDArray[np.bool_]

SHAPES = 4
QUOTE_STATES = 4
BREAKS = 2
FEATURES = SHAPES * QUOTE_STATES * BREAKS
"""How many values a piece's feature can take."""

_OUTSIDE, _INSIDE, _OPENING, _CLOSING = range(4)
_QUOTE = re.compile("[\"“”„‟«»〝〞]|``|''")
_OPENERS = frozenset(("“", "„", "‟", "«", "〝", "``"))
_CLOSERS = frozenset(("”", "»", "〞", "''"))
# A single line break before a small letter is taken for a wrapped line.
_BREAK = re.compile(r"[^\S\n]*\n(?:\s*\n\s*|[^\S\n]*(?![^\S\n]|[a-z]))")
_ENDS_SENTENCE = frozenset('.!?”"…')
_CHUNK = 100_000
"""Characters that are tokenised at once, at most."""

_TABLE = 0x3000
_IS_UPPER = np.array([chr(code).isupper() for code in range(_TABLE)])
_IS_DIGIT = np.array([chr(code).isdigit() for code in range(_TABLE)])


@dataclass(frozen=True)
class Pieces:
    """A text as word pieces; every array has one entry a piece."""

    text: str
    ids: Ints
    starts: Ints
    ends: Ints
    features: Ints
    first: Bools
    """Whether a word begins with the piece."""
    paragraph: Ints
    """The number of the paragraph that the piece is in."""
    quote: Ints
    """0 outside and 1 inside a quotation, 2 an opening and 3 a closing mark."""

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True)
class Window:
    """A run of pieces that is read at once, and the part of it that counts."""

    start: int
    end: int
    core_start: int
    core_end: int


def tokenise(tokenizer: Tokenizer, text: str) -> Pieces:
    """Return the text's word pieces, with character offsets into it."""
    breaks = [match.end() for match in _BREAK.finditer(text)]
    ids: list[int] = []
    offsets: list[tuple[int, int]] = []
    words: list[int] = []
    for base, chunk in _chunks(text, breaks):
        encoding = tokenizer.encode(chunk, add_special_tokens=False)
        ids.extend(encoding.ids)
        shift = words[-1] + 1 if words else 0
        words.extend(shift + (word or 0) for word in encoding.word_ids)
        if base:
            offsets.extend((s + base, e + base) for s, e in encoding.offsets)
        else:
            offsets.extend(encoding.offsets)
    spans = np.array(offsets, dtype=np.int32).reshape(-1, 2)
    starts = np.ascontiguousarray(spans[:, 0])
    ends = np.ascontiguousarray(spans[:, 1])
    paragraph = np.searchsorted(np.array(breaks, dtype=np.int64), starts, side="right")
    quote = _quote_states(text, breaks, starts)
    opens = np.ones(len(ids), dtype=np.int32)
    opens[1:] = paragraph[1:] != paragraph[:-1]
    shape = _shapes(text, starts, ends)
    features = (shape * QUOTE_STATES + quote) * BREAKS + opens
    first = np.ones(len(ids), dtype=np.bool_)
    numbers = np.array(words, dtype=np.int64)
    first[1:] = numbers[1:] != numbers[:-1]
    return Pieces(
        text=text,
        ids=np.array(ids, dtype=np.int32),
        starts=starts,
        ends=ends,
        features=features.astype(np.int32),
        first=first,
        paragraph=paragraph.astype(np.int32),
        quote=quote,
    )


def windows(
    pieces: Pieces, length: int, overlap: int = 0, first_length: int | None = None
) -> Iterator[Window]:
    """Cut the pieces into windows of at most ``length``, between paragraphs.

    A paragraph that is longer is cut after a sentence where it can be. Each
    window reaches up to ``overlap`` pieces back over the one before; the cores
    of the windows touch, and together they are the whole text. ``first_length``
    makes the first window shorter (training moves the cuts about by it).
    """
    total = len(pieces)
    if not total:
        return
    cuts = _cuts(pieces, length - overlap)
    core = 0
    room = min(first_length or length, length)
    while core < total:
        start = _back_to_cut(cuts, core, overlap) if core else 0
        limit = min(start + room, total)
        index = int(np.searchsorted(cuts, limit, side="right")) - 1
        end = int(cuts[index])
        if end <= core:
            end = min(core + room, total)
        yield Window(start, end, core, end)
        core = end
        room = length


def _back_to_cut(cuts: npt.NDArray[np.int64], core: int, overlap: int) -> int:
    """Return the first place to cut within ``overlap`` pieces before a core."""
    if not overlap:
        return core
    index = int(np.searchsorted(cuts, core - overlap, side="left"))
    return int(min(cuts[index], core)) if index < len(cuts) else core


def _cuts(pieces: Pieces, longest: int) -> npt.NDArray[np.int64]:
    """Return the indices at which the pieces may be cut, 0 and the end included."""
    bounds = np.flatnonzero(np.diff(pieces.paragraph)) + 1
    edges = np.concatenate(([0], bounds, [len(pieces)]))
    if not (np.diff(edges) > longest).any():
        return edges
    cuts: list[int] = [0]
    for start, end in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        while end - start > longest:
            start = _sentence_cut(pieces, start, start + longest)
            cuts.append(start)
        cuts.append(end)
    return np.array(cuts, dtype=np.int64)


def _sentence_cut(pieces: Pieces, start: int, limit: int) -> int:
    """Return the last sentence's start in the pieces, or a word's, or the limit."""
    for place in range(limit, start + (limit - start) // 2, -1):
        before = pieces.text[pieces.ends[place - 1] - 1]
        if before in _ENDS_SENTENCE and pieces.text[pieces.starts[place]].isupper():
            return place
    for place in range(limit, limit - 20, -1):
        if place > start and pieces.first[place]:
            return place
    return limit


def _chunks(text: str, breaks: list[int]) -> Iterator[tuple[int, str]]:
    """Yield the text in parts that are quick to tokenise, cut where it may be."""
    if len(text) <= _CHUNK:
        if text:
            yield 0, text
        return
    start = 0
    places = np.array([*breaks, len(text)])
    while start < len(text):
        end = min(start + _CHUNK, len(text))
        if end < len(text):
            at = int(np.searchsorted(places, end, side="right")) - 1
            if at >= 0 and places[at] > start:
                end = int(places[at])
            else:
                space = text.rfind(" ", start, end)
                end = space if space > start else end
        yield start, text[start:end]
        start = end


def _quote_states(text: str, breaks: list[int], starts: Ints) -> Ints:
    """Tell for each piece whether it is in a quotation; none outlives a paragraph."""
    places: list[int] = [-1]
    states: list[int] = [_OUTSIDE]
    upcoming = iter([*breaks, len(text) + 1])
    limit = next(upcoming)
    inside = False
    for match in _QUOTE.finditer(text):
        while match.start() >= limit:
            places.append(limit)
            states.append(_OUTSIDE)
            inside = False
            limit = next(upcoming)
        inside = _opens(text, match, inside=inside)
        places.append(match.start())
        states.append(_OPENING if inside else _CLOSING)
        places.append(match.end())
        states.append(_INSIDE if inside else _OUTSIDE)
    if inside:
        places.append(limit)
        states.append(_OUTSIDE)
    index = np.searchsorted(np.array(places), starts, side="right") - 1
    result: Ints = np.array(states, dtype=np.int32)[index]
    return result


def _opens(text: str, match: re.Match[str], *, inside: bool) -> bool:
    """Tell whether a quotation mark opens a quotation."""
    mark = match[0]
    if mark in _OPENERS:
        return True
    if mark in _CLOSERS:
        return False
    before = text[match.start() - 1] if match.start() else " "
    following = text[match.end()] if match.end() < len(text) else " "
    left = before.isspace() or before in "([—–-"
    right = following.isspace() or following in ".,;:!?)]—–"
    if left != right:
        return left
    return not inside


def _shapes(text: str, starts: Ints, ends: Ints) -> Ints:
    """Return each piece's case: 0 small, 1 capitalised, 2 capitals, 3 digits."""
    if not len(starts):
        return np.zeros(0, dtype=np.int32)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    known = np.minimum(codes, _TABLE - 1)
    upper = _IS_UPPER[known]
    digit = _IS_DIGIT[known]
    begins = upper[starts]
    longer = ends - starts > 1
    second = upper[np.minimum(starts + 1, len(codes) - 1)] & longer
    shape = np.where(begins & second, 2, np.where(begins, 1, 0))
    result: Ints = np.where(digit[starts], 3, shape).astype(np.int32)
    return result
