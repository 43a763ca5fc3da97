"""Where articles come from: files, folders and standard input, one after the other."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, NamedTuple

from graphsvc.config import Settings
from graphsvc.errors import ReadingError
from graphsvc.reading.checks import too_large
from graphsvc.reading.html import article_of_html
from graphsvc.reading.jsonlines import article_of_line
from graphsvc.reading.plain import article_of_text
from graphsvc.records import Article, Failure

STDIN = "-"


class Format(StrEnum):
    """What an input holds; AUTO goes by the file's ending, else by its first characters."""

    AUTO = "auto"
    TEXT = "text"
    HTML = "html"
    JSONL = "jsonl"


# In a folder only files with these endings are read; a file that is named is read in any case.
SUFFIXES = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
}
_DRAIN_BYTES = 1 << 16


class _Source(NamedTuple):
    """One file or standard input: how messages call it, and how records do."""

    where: str
    origin: str | None
    stem: str | None


class Reading:
    """The articles of some paths, read one by one while it is iterated over.

    ``bytes_read`` tells how far it is; ``measure`` how far there is to go.
    """

    def __init__(
        self,
        paths: Iterable[str | Path],
        settings: Settings,
        *,
        format: Format = Format.AUTO,
        stdin: BinaryIO | None = None,
    ) -> None:
        """Take files, folders and "-" for ``stdin``; nothing is opened yet."""
        self.paths = [str(path) for path in paths]
        self.bytes_read = 0
        self._settings = settings
        self._format = format
        self._stdin = stdin

    def __iter__(self) -> Iterator[Article | Failure]:
        """Yield an article or a failure at a time, in the order of the paths."""
        for path in self.paths:
            if path == STDIN:
                if self._stdin is None:
                    raise ValueError('"-" needs the stream to read from')
                yield from self._read_stream(self._stdin, _Source(STDIN, None, None))
            elif Path(path).is_dir():
                yield from self._read_folder(Path(path))
            else:
                yield from self._read_file(Path(path))

    def measure(self) -> int | None:
        """Return how many bytes the files hold, or None where standard input is among them."""
        if STDIN in self.paths:
            return None
        total = 0
        for path in map(Path, self.paths):
            for file in walk(path) if path.is_dir() else [path]:
                if file.is_file():
                    total += file.stat().st_size
        return total

    def _read_folder(self, folder: Path) -> Iterator[Article | Failure]:
        found = False
        for path in walk(folder):
            found = True
            yield from self._read_file(path)
        if not found:
            yield Failure(
                str(folder), f"holds no articles (files that end in {', '.join(SUFFIXES)})"
            )

    def _read_file(self, path: Path) -> Iterator[Article | Failure]:
        try:
            # The full path, so that one file is one article wherever the command is run.
            source = _Source(str(path), str(path.resolve()), path.stem)
            with path.open("rb") as stream:
                yield from self._read_stream(stream, source, SUFFIXES.get(path.suffix.lower()))
        except OSError as error:
            yield Failure(str(path), f"cannot be read ({error.strerror}). Check the path")

    def _read_stream(
        self, stream: BinaryIO, source: _Source, known: Format | None = None
    ) -> Iterator[Article | Failure]:
        kind = known if self._format is Format.AUTO else self._format
        limit = self._settings.max_article_bytes
        head = stream.readline(limit + 1)
        if (kind or detect_format(head)) is Format.JSONL:
            yield from self._read_lines(head, stream, source)
            return
        data = head + stream.read(max(0, limit + 1 - len(head)))
        self.bytes_read += len(data)
        if len(data) > limit:
            yield _failure(too_large(source.where, self._settings))
            return
        read = article_of_html if (kind or detect_format(head)) is Format.HTML else article_of_text
        yield self._attempt(read, data, source)

    def _read_lines(
        self, head: bytes, stream: BinaryIO, source: _Source
    ) -> Iterator[Article | Failure]:
        limit = self._settings.max_article_bytes
        number, found = 0, False
        line = head
        while line:
            number += 1
            self.bytes_read += len(line)
            place = _Source(
                f"{source.where}:{number}",
                source.origin and f"{source.origin}:{number}",
                source.stem and f"{source.stem}:{number}",
            )
            if len(line) > limit:
                found = True
                self._drain(line, stream)
                yield _failure(too_large(place.where, self._settings))
            elif line.strip():
                found = True
                yield self._attempt(article_of_line, line, place)
            line = stream.readline(limit + 1)
        if not found:
            yield Failure(source.where, "is empty. Give a file that holds an article")

    def _drain(self, line: bytes, stream: BinaryIO) -> None:
        """Read on to the end of a line that is too long, without keeping it."""
        while line and not line.endswith(b"\n"):
            line = stream.readline(_DRAIN_BYTES)
            self.bytes_read += len(line)

    def _attempt(
        self, read: Callable[..., Article], data: bytes, source: _Source
    ) -> Article | Failure:
        try:
            return read(data, self._settings, source.where, origin=source.origin, name=source.stem)
        except ReadingError as error:
            return _failure(error)


def read(
    paths: Iterable[str | Path],
    settings: Settings,
    *,
    format: Format = Format.AUTO,
    stdin: BinaryIO | None = None,
) -> Iterator[Article | Failure]:
    """Yield the articles of files, folders and standard input ("-"), one by one.

    What cannot be read comes as a Failure in its place, and the rest goes on.
    """
    return iter(Reading(paths, settings, format=format, stdin=stdin))


def walk(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder that have a known ending, sorted; hidden ones are left out."""
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES:
                yield Path(root, name)


def detect_format(head: bytes) -> Format:
    """Return the format that the first characters show; plain text where they show nothing."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:100].lower()
    if re.match(rb'\{\s*["}]', start):
        return Format.JSONL
    if start.startswith((b"<!doctype html", b"<html", b"<?xml")):
        return Format.HTML
    return Format.TEXT


def _failure(error: ReadingError) -> Failure:
    return Failure(
        error.where,
        f"{error.problem}. {error.advice}",
        {"error": type(error).__name__, "problem": error.problem, "advice": error.advice},
    )
