"""What the joining of articles into claims hands to the store."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from graphsvc.claims.grouping import Link

Row = dict[str, Any]


@dataclass(slots=True)
class Additions:
    """What a batch of articles adds: rows for the files of cypher/load of the same names."""

    propositions: list[Row] = field(default_factory=list)
    states: list[Row] = field(default_factory=list)
    in_blocks: list[Row] = field(default_factory=list)
    linked: list[Link] = field(default_factory=list)
    compared_in: list[str] = field(default_factory=list)  # blocks whose propositions were compared
    compared: set[str] = field(default_factory=set)  # the propositions that were in them
