"""PolNeAR as training examples: word pieces, tags and links, window by window."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from standoff import Document, read_gold
from tokenizers import Tokenizer

from graphsvc.nlp.attribution_windows import Pieces, Window, tokenise, windows

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
IGNORED = -100


@dataclass(frozen=True)
class Example:
    """A document as pieces, with what the model has to learn for each piece."""

    pieces: Pieces
    tags: np.ndarray
    owner: np.ndarray
    """For a content piece the number of its attribution, else -1."""
    cue: np.ndarray
    """For a cue piece the number of its attribution, else -1."""
    source_first: np.ndarray
    """For an attribution, the index of its source's first word, or -1."""
    source_last: np.ndarray


def make_example(tokenizer: Tokenizer, document: Document) -> Example:
    """Turn a document and its attributions into an example."""
    pieces = tokenise(tokenizer, document.text)
    count = len(pieces)
    tags = np.zeros(count, dtype=np.int64)
    owner = np.full(count, -1, dtype=np.int64)
    cue = np.full(count, -1, dtype=np.int64)
    firsts, lasts = [], []
    words = np.flatnonzero(pieces.first)

    def inside(span: tuple[int, int]) -> np.ndarray:
        left = np.searchsorted(pieces.ends, span[0], side="right")
        right = np.searchsorted(pieces.starts, span[1], side="left")
        return np.arange(left, right)

    for number, attribution in enumerate(document.attributions):
        for span in attribution.content:
            run = inside(span)
            tags[run] = 6
            tags[run[:1]] = 5
            owner[run] = number
    for attribution in document.attributions:
        first = last = -1
        for span in attribution.source:
            run = inside(span)
            tags[run] = 2
            tags[run[:1]] = 1
            owner[run] = -1
            if len(run):
                begin = words[np.searchsorted(words, run[0], side="right") - 1]
                first = begin if first < 0 else first
                last = words[np.searchsorted(words, run[-1], side="right") - 1]
        firsts.append(first)
        lasts.append(last)
    for number, attribution in enumerate(document.attributions):
        for span in attribution.cue:
            run = inside(span)
            tags[run] = 4
            tags[run[:1]] = 3
            owner[run] = -1
            cue[run] = number
    return Example(pieces, tags, owner, cue, np.array([*firsts, -1]), np.array([*lasts, -1]))


def read_examples(directory: Path, tokenizer: Tokenizer) -> list[Example]:
    """Read a split of the corpus."""
    return [make_example(tokenizer, document) for document in read_gold(directory)]


def epoch(
    examples: list[Example], length: int, batch_pieces: int, generator: random.Random
) -> Iterator[dict[str, torch.Tensor]]:
    """Yield one epoch's batches: windows cut anew, of like length together."""
    cut: list[tuple[Example, Window]] = []
    for example in examples:
        begin = generator.randint(length // 4, length)
        cut.extend((example, w) for w in windows(example.pieces, length, first_length=begin))
    generator.shuffle(cut)
    cut.sort(key=lambda item: (item[1].end - item[1].start) // 16)
    batches: list[list[tuple[Example, Window]]] = [[]]
    for item in cut:
        size = item[1].end - item[1].start + 2
        if batches[-1] and size * (len(batches[-1]) + 1) > batch_pieces:
            batches.append([])
        batches[-1].append(item)
    generator.shuffle(batches)
    for batch in batches:
        yield collate(batch)


def collate(batch: list[tuple[Example, Window]]) -> dict[str, torch.Tensor]:
    """Put windows into tensors; position 0 is [CLS], which stands for "none"."""
    size = max(w.end - w.start for _, w in batch) + 2
    shape = (len(batch), size)
    arrays = {
        "ids": np.zeros(shape, dtype=np.int64),
        "features": np.zeros(shape, dtype=np.int64),
        "mask": np.zeros(shape, dtype=np.int64),
        "first": np.zeros(shape, dtype=bool),
        "tags": np.full(shape, IGNORED, dtype=np.int64),
        "owner": np.full(shape, -1, dtype=np.int64),
        "cue": np.full(shape, -2, dtype=np.int64),
        "source_first": np.full(shape, IGNORED, dtype=np.int64),
        "source_last": np.full(shape, IGNORED, dtype=np.int64),
    }
    for row, (example, window) in enumerate(batch):
        run = slice(window.start, window.end)
        count = window.end - window.start
        here = slice(1, count + 1)
        pieces = example.pieces
        arrays["ids"][row, 0] = 101
        arrays["ids"][row, here] = pieces.ids[run]
        arrays["ids"][row, count + 1] = 102
        arrays["features"][row, here] = pieces.features[run]
        arrays["mask"][row, : count + 2] = 1
        first = pieces.first[run]
        arrays["first"][row, here] = first
        arrays["tags"][row, here] = np.where(first, example.tags[run], IGNORED)
        owner = np.where(first, example.owner[run], -1)
        cue = np.where(first, example.cue[run], -1)
        # Content whose cue is not in the window belongs to [CLS].
        lost = (owner >= 0) & ~np.isin(owner, cue)
        arrays["owner"][row, here] = np.where(lost, 1_000_000, owner)
        arrays["cue"][row, here] = np.where(cue < 0, -2, cue)
        arrays["cue"][row, 0] = 1_000_000
        for name, places in (
            ("source_first", example.source_first),
            ("source_last", example.source_last),
        ):
            target = places[cue]
            local = target - window.start + 1
            local = np.where((target >= window.start) & (target < window.end), local, 0)
            arrays[name][row, here] = np.where(cue >= 0, local, IGNORED)
    return {name: torch.from_numpy(array) for name, array in arrays.items()}
