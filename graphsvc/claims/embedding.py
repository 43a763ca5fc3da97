"""Sentence and word vectors from a small encoder that the package carries.

The encoder is all-MiniLM-L6-v2 as int8 ONNX (models/embedding/README.md); it
runs by onnxruntime on the processor. Texts go through it one by one: with
several in a batch the int8 scales would depend on the neighbours, and a text's
vector has to be a function of the text alone.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.resources import as_file, files
from typing import NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from onnxruntime.capi import onnxruntime_pybind11_state as engine
from tokenizers import Tokenizer

from graphsvc.errors import ModelError

Vector = NDArray[np.float32]

DIMENSIONS = 384
LONGEST = 128  # word pieces; what follows is cut off, as the encoder was trained
_ENGINE_ERRORS = (engine.Fail, engine.InvalidProtobuf, engine.InvalidGraph, engine.NoSuchFile)
_FOLDER = files("graphsvc.claims") / "models" / "embedding"


class Encoded(NamedTuple):
    """The vectors of a text's word pieces, and the characters that each covers."""

    vectors: Vector  # pieces by 384
    offsets: list[tuple[int, int]]  # (0, 0) for the two marks at the ends

    def span(self, start: int, end: int) -> Vector:
        """Return the unit vector of a stretch of the text: the mean of its pieces.

        Zeros where no piece lies in the stretch (it was cut off).
        """
        rows = [row for row, (a, b) in enumerate(self.offsets) if a < b and a < end and b > start]
        return unit(self.vectors[rows].mean(axis=0)) if rows else np.zeros(DIMENSIONS, np.float32)

    def whole(self) -> Vector:
        """Return the unit vector of the text."""
        return unit(self.vectors.mean(axis=0))


def unit(vector: Vector) -> Vector:
    """Return a vector at length one; zeros stay zeros."""
    length = float(np.linalg.norm(vector))
    return (vector / length if length else vector).astype(np.float32)


class Encoder:
    """The sentence encoder; safe to use from several threads."""

    def __init__(self, threads: int | None = None) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # the threads below share the texts instead
        options.inter_op_num_threads = 1
        try:
            with (
                as_file(_FOLDER / "model.onnx") as model,
                as_file(_FOLDER / "tokenizer.json") as words,
            ):
                self._session = onnxruntime.InferenceSession(
                    str(model), options, providers=["CPUExecutionProvider"]
                )
                self._tokenizer = Tokenizer.from_file(str(words))
        except (OSError, RuntimeError, ValueError, *_ENGINE_ERRORS) as error:
            raise ModelError(
                f"the encoder of claims does not load: {error}. Install graphsvc again."
            ) from error
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)
        self._threads = threads or min(4, os.cpu_count() or 1)

    def encode(self, texts: list[str]) -> list[Encoded]:
        """Return the encoded texts, in their order."""
        if len(texts) < 2 or self._threads < 2:
            return [self._one(text) for text in texts]
        with ThreadPoolExecutor(self._threads) as pool:
            return list(pool.map(self._one, texts))

    def _one(self, text: str) -> Encoded:
        pieces = self._tokenizer.encode(text)
        ids = np.array([pieces.ids], np.int64)
        output = self._session.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})[0]
        return Encoded(output[0], pieces.offsets)


@cache
def encoder() -> Encoder:
    """Return the process's encoder, loaded at the first call. Raises ModelError."""
    return Encoder()
