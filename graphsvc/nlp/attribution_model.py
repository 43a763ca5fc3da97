"""The learned attribution model: who says what in a text, by which word.

One small encoder reads the text window by window and scores words and pairs of
words; ``attribution_decoding`` makes attributions of the scores. The weights
are package data (``models/attribution``, see the model card there); they run
by onnxruntime, in 8 bits, on the processor. The same text gives the same
attributions always.
"""

from __future__ import annotations

import json
import math
import os
import re
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from graphsvc.errors import ModelError
from graphsvc.nlp.attribution_decoding import Decoder, DecodingSettings, Found, WindowScores
from graphsvc.nlp.attribution_windows import Pieces, Window, tokenise, windows
from graphsvc.records import Attribution, QuoteKind, Span

_SURROGATE = re.compile("[\ud800-\udfff]")
_INSIDE = 1
_MARKS = '"“”„‟«»〝〞'
_TRIMMED = " \t\r\n\f\v\xa0,;:"


class AttributionModel:
    """Finds attributions in plain text."""

    def __init__(
        self,
        session: onnxruntime.InferenceSession,
        tokenizer: Tokenizer,
        config: dict[str, Any],
        threads: int = 1,
    ) -> None:
        """Use a loaded model; ``load`` is the way to get one."""
        self._threads = threads
        self._session = session
        self._tokenizer = tokenizer
        self._length = int(config["length"])
        self._overlap = int(config["overlap"])
        decoding = dict(config["decoding"])
        decoding["cue_weights"] = tuple(decoding["cue_weights"])
        self._decoder = Decoder(DecodingSettings(**decoding))
        self._certainty = [float(weight) for weight in config["certainty"]]
        self._begin, self._finish = (_number(tokenizer, sign) for sign in ("[CLS]", "[SEP]"))

    @classmethod
    def load(cls, path: Path | None = None, threads: int = 0) -> AttributionModel:
        """Load the model from a folder, or the one that comes with the package.

        ``threads`` is how many texts, or windows of one text, are read at once;
        0 means one for each processor core. Each is read by one thread, so that
        the number of threads makes no difference to what is found. Raises
        ModelError where the model is missing or broken.
        """
        folder: Traversable = path or resources.files("graphsvc.nlp") / "models" / "attribution"
        try:
            config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
            vocabulary = (folder / "tokenizer.json").read_text(encoding="utf-8")
            weights = (folder / "model.onnx").read_bytes()
        except OSError as error:
            raise ModelError(
                f"the attribution model is not in {folder}: {error}. It is package data of"
                " graphsvc; install the package again, or make the model by"
                " training/attribution/README.md"
            ) from error
        except ValueError as error:
            raise ModelError(f"{folder}: config.json is not JSON: {error}") from error
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            tokenizer = Tokenizer.from_str(vocabulary)
            session = onnxruntime.InferenceSession(
                weights, options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # both libraries raise bare Exception subclasses
            raise ModelError(f"the attribution model in {folder} does not load: {error}") from error
        tokenizer.no_truncation()
        tokenizer.no_padding()
        try:
            return cls(session, tokenizer, config, threads or os.cpu_count() or 1)
        except (KeyError, TypeError, ValueError) as error:
            raise ModelError(f"{folder}: config.json does not fit: {error!r}") from error

    def predict(self, texts: Sequence[str]) -> list[list[Attribution]]:
        """Return each text's attributions, in order of their cues."""
        if self._threads == 1 or not texts:
            weighed = [self.weigh(text) for text in texts]
        else:
            # A pool for each call: one that is kept would not outlive a fork.
            with ThreadPoolExecutor(self._threads) as pool:
                if len(texts) == 1:
                    weighed = [self.weigh(texts[0], pool)]
                else:
                    weighed = list(pool.map(self.weigh, texts))
        return [[attribution for attribution, _ in found] for found in weighed]

    def scores(
        self, pieces: Pieces, pool: ThreadPoolExecutor | None = None
    ) -> Iterator[WindowScores]:
        """Yield what the model says of each window of the text, in order."""
        waiting: deque[Future[WindowScores]] = deque()
        for window in windows(pieces, self._length, self._overlap):
            words = np.flatnonzero(pieces.first[window.start : window.end]) + 1
            if not len(words):
                continue
            if pool is None:
                yield self._run(pieces, window, words)
                continue
            waiting.append(pool.submit(self._run, pieces, window, words))
            if len(waiting) > 2 * self._threads:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def _run(self, pieces: Pieces, window: Window, words: np.ndarray[Any, Any]) -> WindowScores:
        """Read one window; [CLS] goes before it and [SEP] after it."""
        count = window.end - window.start
        ids = np.empty((1, count + 2), dtype=np.int64)
        ids[0, 0] = self._begin
        ids[0, 1:-1] = pieces.ids[window.start : window.end]
        ids[0, -1] = self._finish
        features = np.zeros((1, count + 2), dtype=np.int64)
        features[0, 1:-1] = pieces.features[window.start : window.end]
        outputs = self._session.run(
            ["tags", "asking", "hold", "cues", "first", "last"],
            {"ids": ids, "features": features, "words": words.astype(np.int64)},
        )
        return WindowScores(window, *outputs)

    def weigh(
        self, text: str, pool: ThreadPoolExecutor | None = None
    ) -> list[tuple[Attribution, tuple[float, ...]]]:
        """Return one text's attributions, each with what its certainty is made of."""
        # A lone surrogate is not text to the tokeniser; one sign for one keeps the offsets.
        pieces = tokenise(self._tokenizer, _SURROGATE.sub("\ufffd", text))
        words = np.flatnonzero(pieces.first)
        if not len(words):
            return []
        found = self._decoder.decode(words, self.scores(pieces, pool))
        starts = pieces.starts[words]
        ends = pieces.ends[np.append(words[1:], len(pieces)) - 1]
        quoted = pieces.quote[words] == _INSIDE
        weighed = [
            (self._attribution(text, item, starts, ends, quoted), item.evidence) for item in found
        ]
        return [(attribution, evidence) for attribution, evidence in weighed if attribution.content]

    def _attribution(
        self,
        text: str,
        found: Found,
        starts: np.ndarray[Any, Any],
        ends: np.ndarray[Any, Any],
        quoted: np.ndarray[Any, Any],
    ) -> Attribution:
        """Turn word indices into characters."""

        def span(run: tuple[int, int]) -> Span:
            return Span(int(starts[run[0]]), int(ends[run[1] - 1]))

        inside = outside = 0
        for first, last in found.content:
            for word in range(first, last):
                if text[starts[word]].isalnum():
                    inside += bool(quoted[word])
                    outside += not quoted[word]
        kind = QuoteKind.MIXED
        if not inside:
            kind = QuoteKind.INDIRECT
        elif not outside:
            kind = QuoteKind.DIRECT
        return Attribution(
            content=_apart(text, [trim(text, span(run)) for run in found.content]),
            cue=(span(found.cue),) if found.cue else (),
            source=(span(found.source),) if found.source else (),
            kind=kind,
            certainty=self._sureness(found.evidence),
        )

    def _sureness(self, evidence: tuple[float, ...]) -> float:
        """Return the chance that an attribution with this evidence is right."""
        score = self._certainty[0]
        for weight, value in zip(self._certainty[1:], evidence, strict=True):
            kept = min(max(value, 0.001), 0.999)
            score += weight * math.log(kept / (1 - kept))
        return round(1 / (1 + math.exp(-score)), 4)


def _apart(text: str, spans: list[Span]) -> tuple[Span, ...]:
    """Return the spans that hold a word, with what two of them share left to the first."""
    apart: list[Span] = []
    for start, end in sorted(spans):
        start = max(start, apart[-1].end) if apart else start
        if any(map(str.isalnum, text[start:end])):
            apart.append(Span(start, end))
    return tuple(apart)


def _number(tokenizer: Tokenizer, sign: str) -> int:
    """Return a special sign's number in the vocabulary."""
    number = tokenizer.token_to_id(sign)
    if number is None:
        raise ValueError(f"the vocabulary has no {sign}")
    return int(number)


def trim(text: str, span: Span) -> Span:
    """Return the span without a comma or the like at an edge, and with its quotation marks."""
    start, end = span
    while start < end and text[start] in _TRIMMED:
        start += 1
    while end > start and text[end - 1] in _TRIMMED:
        end -= 1
    if start == end:
        return span
    if start and text[start - 1] in _MARKS and text[start] not in _MARKS:
        start -= 1
    marks = text[end : end + 2]
    if marks[:1] and marks[0] in _MARKS and text[end - 1] not in _MARKS:
        end += 1
    elif marks[:1] in (",", ".", "?", "!") and marks[1:] and marks[1] in _MARKS:
        end += 2
    return Span(start, end)
