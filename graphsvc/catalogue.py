"""The catalogue of named queries: what each .cypher file says of itself, read from its header.

A file opens with comment lines of this form, and the query follows::

    // Title: Articles
    // Answers: Which articles are stored, newest first?
    // Parameters:
    //   q: string = "" -- words that the title must hold; "" for all
    //   limit: integer = 50 -- the most rows
    // Columns:
    //   id -- the article
    //   published -- ISO 8601, or null
    //   review__id -- the review that confirms it, or null
    //   review__by -- see review__id
    // Key: -published, id

``Parameters: none`` where there are none. A column may be null if its meaning says
"null"; one that says just "see COLUMN" may be null where that one is, and nowhere
else. ``Key`` names the columns that order the rows down to a unique one ("-" for
descending); a query with a key is read in pages, by a parameter ``after_COLUMN``
for each of them and ``limit``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from graphsvc.errors import NotFound, ParameterError
from graphsvc.resources import cypher_names, cypher_text

_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "strings": (list, tuple),
}
_KINDS = {"queries": "query", "reports": "report", "browser": "saved query"}
_SECTION = re.compile(r"^// (Title|Answers|Parameters|Columns|Key):\s*(.*)$")
_PARAMETER = re.compile(r"^(\w+): (\w+)(?: = (.+?))? -- (.+)$")
_COLUMN = re.compile(r"^(\w+) -- (.+)$")
_NULL = re.compile(r"\bnull\b")
_SEE = re.compile(r"^see (\w+)$")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a named query. ``type`` is string, integer, number, boolean or strings."""

    name: str
    type: str
    meaning: str
    default: Any = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a named query's answer.

    ``nullable``: whether it may be null; where ``follows`` names another column, only
    where that one is.
    """

    name: str
    meaning: str
    nullable: bool = False
    follows: str | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """A named query: what it answers, what it takes, what it gives."""

    name: str
    title: str
    answers: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    key: tuple[str, ...]  # columns that order the rows; "-" before a descending one
    text: str

    @property
    def required(self) -> tuple[str, ...]:
        """Return the names of the columns that are never null."""
        return tuple(column.name for column in self.columns if not column.nullable)

    def torn(self, rows: Iterable[Mapping[str, Any]]) -> list[bool]:
        """Tell of each row whether it is only a part: null where the header rules that out."""
        required = self.required
        pairs = [(one.name, one.follows) for one in self.columns if one.nullable and one.follows]
        return [
            any(row[name] is None for name in required)
            or any(row[name] is None and row[led_by] is not None for name, led_by in pairs)
            for row in rows
        ]

    def bind(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Return the given parameters, checked, with the defaults of the others.

        Raises ParameterError for one that is unknown, missing or of another type.
        """
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in given:
            if name not in known:
                takes = ", ".join(known) or "none"
                raise ParameterError(name, f"{self.name} has no such parameter (it takes: {takes})")
        return {name: _value(parameter, given) for name, parameter in known.items()}


def names(folder: str) -> tuple[str, ...]:
    """Return the names of the queries in a folder of cypher/, sorted."""
    return cypher_names(folder)


def catalogue(folder: str) -> tuple[Query, ...]:
    """Return every query of a folder of cypher/ ("queries", "reports", "browser"), by name."""
    return tuple(find(folder, name) for name in names(folder))


def find(folder: str, name: str) -> Query:
    """Return the named query. Raises NotFound, naming the kind, where there is none."""
    if name not in names(folder):
        raise NotFound(_KINDS.get(folder, folder), name)
    return _read(folder, name)


@cache
def _read(folder: str, name: str) -> Query:
    return parse(name, cypher_text(folder, name))


def parse(name: str, text: str) -> Query:
    """Return the query that the text of a .cypher file holds.

    Raises ValueError for a header that is not as this module describes.
    """
    sections: dict[str, list[str]] = {}
    current: list[str] = []
    for line in text.splitlines():
        if not line.startswith("//"):
            break
        opened = _SECTION.match(line)
        if opened:
            current = sections.setdefault(opened[1], [])
            rest = opened[2]
        else:
            rest = line.removeprefix("//")
        if rest.strip():
            current.append(rest.strip())
    for section in ("Title", "Answers", "Parameters", "Columns"):
        if not sections.get(section):
            raise ValueError(f"{name}.cypher: its header has no {section}")
    key = " ".join(sections.get("Key", ()))
    return Query(
        name=name,
        title=" ".join(sections["Title"]),
        answers=" ".join(sections["Answers"]),
        parameters=tuple(_parameter(name, entry) for entry in _entries(sections["Parameters"])),
        columns=_columns(name, _entries(sections["Columns"])),
        key=tuple(part.strip() for part in key.split(",") if part.strip()),
        text=text,
    )


def _entries(lines: list[str]) -> list[str]:
    """Return the entries of a section; a line without " -- " goes on with the one before."""
    entries: list[str] = []
    for line in lines:
        if " -- " in line or not entries:
            entries.append(line)
        else:
            entries[-1] += f" {line}"
    return [] if entries == ["none"] else entries


def _parameter(query: str, entry: str) -> Parameter:
    match = _PARAMETER.match(entry)
    if match is None or match[2] not in _TYPES:
        raise ValueError(f"{query}.cypher: not a parameter: {entry!r}")
    name, kind, default, meaning = match.groups()
    if default is None:
        return Parameter(name, kind, meaning, required=True)
    return Parameter(name, kind, meaning, default=json.loads(default))


def _columns(query: str, entries: list[str]) -> tuple[Column, ...]:
    found: dict[str, Column] = {}
    for entry in entries:
        match = _COLUMN.match(entry)
        if match is None:
            raise ValueError(f"{query}.cypher: not a column: {entry!r}")
        name, meaning = match.groups()
        see = _SEE.match(meaning)
        if see is None:
            found[name] = Column(name, meaning, nullable=_NULL.search(meaning) is not None)
        elif see[1] in found:
            led_by = found[see[1]]
            found[name] = Column(name, meaning, led_by.nullable, led_by.follows or led_by.name)
        else:
            raise ValueError(f"{query}.cypher: {name} sees no column before it: {see[1]}")
    return tuple(found.values())


def _value(parameter: Parameter, given: Mapping[str, Any]) -> Any:
    """Return the value that a query runs with; None counts as not given."""
    value = given.get(parameter.name)
    if value is None:
        if parameter.required:
            raise ParameterError(parameter.name, f"is missing ({parameter.meaning})")
        return parameter.default
    right = isinstance(value, _TYPES[parameter.type])
    # bool is a subclass of int, but true is no number of rows.
    if not right or (isinstance(value, bool) and parameter.type != "boolean"):
        raise ParameterError(parameter.name, f"{value!r} is not of type {parameter.type}")
    if parameter.type == "number":
        return float(value)
    return list(value) if parameter.type == "strings" else value
