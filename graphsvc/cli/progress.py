"""Progress: a bar on a terminal, a line now and then in a log."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Self

from tqdm import tqdm

from graphsvc.reading import Reading
from graphsvc.records import Article, Failure

log = logging.getLogger(__name__)

# When a bar first shows, as shorter work needs none, and how often it moves; for a log, lines.
_BAR_AFTER_SECONDS, _BAR_EVERY_SECONDS = 1.0, 0.2
_LOG_EVERY_SECONDS = 10.0


class Progress:
    """How far the reading is, on standard error."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._bar: tqdm[None] | None = None
        self._total: int | None = None
        self._due = time.monotonic() + _LOG_EVERY_SECONDS

    def __enter__(self) -> Self:
        """Measure the way and begin."""
        self._total = self._reading.measure()
        if sys.stderr.isatty():
            # Its own clock looks only at steps of reading, and extraction goes on between them.
            self._bar = tqdm(
                total=self._total, unit="B", unit_scale=True, delay=float("inf"), leave=False
            )
            self._due = time.monotonic() + _BAR_AFTER_SECONDS
        return self

    def watch(self, state: Callable[[], str]) -> Iterator[Article | Failure]:
        """Yield what is read, and show how far it is: also where all of it is unchanged."""
        for item in self._reading:
            yield item
            self.show(state())

    def show(self, state: str) -> None:
        """Show how far the reading is, with ``state`` beside it."""
        now, done = time.monotonic(), self._reading.bytes_read
        if now < self._due:
            return
        if self._bar is not None:
            self._due = now + _BAR_EVERY_SECONDS
            self._bar.n = done
            self._bar.set_postfix_str(state)
        else:
            self._due = now + _LOG_EVERY_SECONDS
            share = f"{done / self._total:.0%}: " if self._total else ""
            log.info("%s%s", share, state)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.close()
