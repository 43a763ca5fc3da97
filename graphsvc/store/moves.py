"""Where mentions belong in the graph: give rows their actors, and move stored mentions.

An article names actors by ids of its own; what is written are the actors that they
resolve to (see identity.py), with those ids beside, as ``local``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from graphsvc.identity.names import read_mention
from graphsvc.resources import cypher_text
from graphsvc.store.aggregate import EdgeKey
from graphsvc.store.base import Row
from graphsvc.store.identity import Identity, Move, Place
from graphsvc.store.reviews import write_evidence
from graphsvc.store.rows import Rows

Execute = Callable[[str, Mapping[str, Any]], list[Row]]


@dataclass(slots=True)
class Moved:
    """What moving mentions touched."""

    actors: set[str] = field(default_factory=set)
    edges: set[EdgeKey] = field(default_factory=set)
    propositions: set[str] = field(default_factory=set)


def local_mentions(rows: Rows) -> list[Row]:
    """Return the mentions of rows whose actors are those of their article."""
    published = {row["id"]: row["published"] or "" for row in rows.articles}
    return [
        {**row, "local": row["actor"], "published": published[row["article"]]}
        for row in rows.mentions
    ]


def placed(rows: Rows, identity: Identity) -> Rows:
    """Return rows with the actors that those of the articles resolve to, those as ``local``."""
    places: dict[tuple[str, str], Place] = {}
    mentions = []
    for row in local_mentions(rows):
        place = places[row["article"], row["local"]] = identity.place(row)
        mentions.append({**row, "actor": place.actor, "given": place.given})
    article_of = {row["id"]: row["article"] for row in rows.assertions}

    def with_actor(row: Row) -> Row:
        place = places[article_of[row["assertion"]], row["actor"]]
        return {**row, "actor": place.actor, "local": row["actor"]}

    return replace(
        rows,
        mentions=mentions,
        made=[with_actor(row) for row in rows.made],
        targets=[with_actor(row) for row in rows.targets],
        evidences=[
            {
                **row,
                "source": places[row["article"], row["source"]].actor,
                "target": places[row["article"], row["target"]].actor,
                "source_local": row["source"],
                "target_local": row["target"],
            }
            for row in rows.evidences
        ],
    )


def called(mention: Row) -> Row:
    """Return a mention as it counts for its actor's name, with the names that it bears.

    Where a decision by hand gives a name, the article's own is an alias.
    """
    name = read_mention(mention).name
    bears = [] if name is None else [name]
    if not mention["given"]:
        return {**mention, "bears": bears}
    return {
        **mention,
        "name": mention["given"],
        "aliases": sorted({mention["name"], *mention["aliases"]}),
        # Only names that articles use can be borne: what a decision gives need not be one.
        "bears": bears,
    }


def move(execute: Execute, moves: Sequence[Move]) -> Moved:
    """Move mentions of stored articles, and what hangs on them, to other actors.

    Returns the actors that lost or won, the edges to be summed up anew, and the
    propositions from which inferences have to be drawn anew.
    """
    moved = Moved()
    if not moves:
        return moved
    places = {(m.mention["article"], m.mention["local"]): m.place for m in moves}
    # By a list of articles, since the embedded engine looks rows of UNWIND up by reading all.
    which = {
        "articles": sorted({article for article, _ in places}),
        "keys": sorted(f"{article} {local}" for article, local in places),
    }
    made = _load(execute, "made_in_articles", **which)
    targets = _load(execute, "targets_in_articles", **which)
    evidence = _load(execute, "evidence_of_mentions", **which)
    moved.actors = {m.mention["actor"] for m in moves} | {m.place.actor for m in moves}
    _load(execute, "actors", ids=sorted(moved.actors))
    for part in ("mentions", "made", "targets", "evidence"):
        _load(execute, f"move_{part}", **which)
    _load(
        execute,
        "mentions",
        rows=[{**m.mention, "actor": m.place.actor, "given": m.place.given} for m in moves],
    )
    for part, rows in (("made", made), ("targets", targets)):
        _load(
            execute,
            part,
            rows=[{**row, "actor": places[row["article"], row["local"]].actor} for row in rows],
        )
    moved.edges = {EdgeKey.of_row(row) for row in evidence}
    again = [{**row, **_ends(row, places)} for row in {_key(row): row for row in evidence}.values()]
    write_evidence(execute, again)
    moved.edges |= {EdgeKey.of_row(row) for row in again}
    assertions = {row["assertion"] for row in (*made, *targets)}
    rows = _load(execute, "propositions_of_assertions", ids=sorted(assertions))
    moved.propositions = {row["id"] for row in rows}
    return moved


def _key(row: Row) -> tuple[object, ...]:
    """Return what tells pieces of evidence apart: both ends can have moved."""
    return tuple(row[name] for name in (
        "assertion", "source_local", "type", "target_local", "stated", "rule"
    ))  # fmt: skip


def _ends(row: Row, places: Mapping[tuple[str, str], Place]) -> Row:
    return {
        end: places[row["article"], row[f"{end}_local"]].actor
        for end in ("source", "target")
        if (row["article"], row[f"{end}_local"]) in places
    }


def _load(execute: Execute, name: str, **parameters: Sequence[Any]) -> list[Row]:
    """Run a file of cypher/load, unless it has nothing to work on."""
    if not any(parameters.values()):
        return []
    return execute(cypher_text("load", name), parameters)
