"""`graphsvc claims`: how statements stand to each other, and what is disputed."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graphsvc.cli.disputes import (
    list_claims,
    show_behind,
    show_changed,
    show_claim,
    show_positions,
)
from graphsvc.cli.options import settings_options
from graphsvc.config import Settings
from graphsvc.errors import ReadingError
from graphsvc.store import open_store

if TYPE_CHECKING:
    from graphsvc.claims.statements import Statement

log = logging.getLogger(__name__)

BATCH = 256  # pairs compared at a time


@click.group("claims")
def command() -> None:
    """Show what is disputed and by whom; tell which statements are one claim."""


for reading in (list_claims, show_claim, show_behind, show_positions, show_changed):
    command.add_command(reading)


@command.command("link")
@settings_options("store")
def link(settings: Settings) -> None:
    """Join what stored articles assert into claims, where that was not done yet.

    `graphsvc ingest` does so at its end; after an interruption this goes on.
    """
    from graphsvc.claims.linking import Linked, Linker

    done = Linked()
    with open_store(settings) as store:
        for done in Linker(store).run():
            log.info("%d of %d articles", done.articles, done.of)
        click.echo(
            f"{done.articles} articles joined: {done.propositions} propositions, "
            f"{done.links} links ({store.name})",
            err=True,
        )


@command.command("compare")
@click.argument(
    "pairs", metavar="PAIRS.jsonl", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
def compare(pairs: Path) -> None:
    """Tell how the two statements of each pair stand to each other.

    PAIRS.jsonl holds a JSON object a line: {"id": …, "a": {"source": …, "cue":
    …, "content": …}, "b": {…}}; other fields are not read. Printed is {"id",
    "label", "score"} a line: the label is same, opposite, related or different,
    the score in [0, 1] how sure it is.
    """
    from graphsvc.claims.compare import compare_statements

    rows = _pairs(pairs)
    while batch := list(islice(rows, BATCH)):
        verdicts = compare_statements([(first, second) for _, first, second in batch])
        for (key, _, _), verdict in zip(batch, verdicts, strict=True):
            record = {"id": key, "label": verdict.relation, "score": round(verdict.score, 4)}
            click.echo(json.dumps(record, ensure_ascii=False))


def _pairs(path: Path) -> Iterator[tuple[Any, Statement, Statement]]:
    """Yield id and both statements of each line. Raises ReadingError, naming the line."""
    from graphsvc.claims.statements import Statement

    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line.decode("utf-8"))
                first, second = (
                    Statement(*(_text(row[side].get(role)) for role in Statement._fields))
                    for side in "ab"
                )
                key = row["id"]
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise ReadingError(
                    f"{path.name}, line {number}",
                    f"is no pair of statements ({type(error).__name__}: {error})",
                    'A line is a JSON object with "id", "a" and "b"; '
                    'a and b have "source", "cue" and "content"',
                ) from error
            yield key, first, second


def _text(value: Any) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value
