"""The words that the rules go by, as data: one folder a language, one file a list.

In every file an empty line and what follows ``#`` are left out. A list has an
entry a line; a table has columns that tabs separate, and names them in its
first line.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def read_list(name: str, language: str = "en") -> tuple[str, ...]:
    """Return the entries of a list, in the file's order. ``name`` has no ending."""
    return tuple(_lines(f"{language}/{name}.txt"))


@cache
def read_set(name: str, language: str = "en") -> frozenset[str]:
    """Return the entries of a list as a set."""
    return frozenset(read_list(name, language))


@cache
def read_table(name: str, language: str = "en") -> tuple[dict[str, str], ...]:
    """Return the rows of a table, each by the names of its columns.

    Raises ValueError for a row with another number of columns than the first
    line names, since that is a slip of whoever edited the file.
    """
    path = f"{language}/{name}.tsv"
    rows = [line.split("\t") for line in _lines(path)]
    columns, entries = rows[0], rows[1:]
    for entry in entries:
        if len(entry) != len(columns):
            raise ValueError(f"{path}: {entry} does not have the columns {columns}")
    return tuple(dict(zip(columns, entry, strict=True)) for entry in entries)


def _lines(path: str) -> list[str]:
    text = (files(__package__) / path).read_text(encoding="utf-8")
    stripped = (line.partition("#")[0].strip(" \r") for line in text.split("\n"))
    return [line for line in stripped if line]
