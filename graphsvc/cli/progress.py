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

# Shorter work needs no bar.
_DELAY_SECONDS = 1.0
_LOG_EVERY_SECONDS = 10.0


class Progress:
    """How far the reading is, on standard error."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._bar: tqdm[None] | None = None
        self._total: int | None = None
        self._logged = time.monotonic()

    def __enter__(self) -> Self:
        """Measure the way and begin."""
        self._total = self._reading.measure()
        if sys.stderr.isatty():
            self._bar = tqdm(
                total=self._total, unit="B", unit_scale=True, delay=_DELAY_SECONDS, leave=False
            )
        return self

    def watch(self, state: Callable[[], str]) -> Iterator[Article | Failure]:
        """Yield what is read, and show how far it is: also where all of it is unchanged."""
        for item in self._reading:
            yield item
            self.show(state())

    def show(self, state: str) -> None:
        """Show how far the reading is, with ``state`` beside it."""
        done = self._reading.bytes_read
        if self._bar is not None:
            self._bar.set_postfix_str(state, refresh=False)
            self._bar.update(done - self._bar.n)
        elif time.monotonic() - self._logged >= _LOG_EVERY_SECONDS:
            self._logged = time.monotonic()
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
