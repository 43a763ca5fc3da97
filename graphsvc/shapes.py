"""The shapes in which readers get assertions and edges, from the flat rows of a query."""

from __future__ import annotations

import json
from collections.abc import Sequence

from graphsvc.store.base import Row


def assertion_shape(row: Row, targets: list[Row]) -> Row:
    """Return an assertion with what it refers to nested, and offsets in pairs."""
    shaped = {name: value for name, value in row.items() if "__" not in name}
    for part in ("actor", "claim", "article", "review"):
        shaped[part] = _optional(row, part)
    if shaped["review"] is not None:
        was = shaped["review"]["extracted"]
        shaped["review"]["extracted"] = was if was is None else json.loads(was)
    for role in ("source", "cue", "content"):
        shaped[f"{role}_spans"] = _pairs(row[f"{role}_spans"])
    shaped["sentence_span"] = [shaped.pop("sentence_start"), shaped.pop("sentence_end")]
    shaped["targets"] = targets
    return shaped


def edge_shape(row: Row) -> Row:
    """Return an edge with its two actors and its review nested."""
    shaped = {name: value for name, value in row.items() if "__" not in name}
    shaped["source"] = _nested(row, "source")
    shaped["target"] = _nested(row, "target")
    shaped["confirmed"] = row.get("confirmed") or []
    shaped["review"] = _optional(row, "review")
    return shaped


def _nested(row: Row, part: str) -> Row:
    """Return the columns ``part__NAME`` of a row as a dictionary."""
    prefix = f"{part}__"
    return {k.removeprefix(prefix): v for k, v in row.items() if k.startswith(prefix)}


def _optional(row: Row, part: str) -> Row | None:
    """Return the columns ``part__NAME`` of a row, or None where there is no such part."""
    nested = _nested(row, part)
    return nested if nested.get("id") is not None else None


def _pairs(flat: Sequence[int]) -> list[list[int]]:
    """Return offsets as [start, end] pairs, without the empty span of a role that is not there."""
    pairs = zip(flat[::2], flat[1::2], strict=True)
    return [[start, end] for start, end in pairs if end > start]
