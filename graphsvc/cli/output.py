"""How results are printed: tables for people, JSON lines for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from graphsvc.records import Failure

# No line is broken where nobody reads it in a window.
_UNBROKEN = 100_000


def print_json(rows: Iterable[Mapping[str, Any]]) -> None:
    """Print one JSON object a line."""
    for row in rows:
        click.echo(json.dumps(row, ensure_ascii=False))


def print_table(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Print an aligned table; on a terminal long cells are wrapped, elsewhere a row is a line."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in columns:
        table.add_column(column.replace("_", " "), overflow="fold")
    for row in rows:
        # As Text, so that square brackets in a news text are no markup.
        table.add_row(*(Text(_cell(value)) for value in row))
    terminal = sys.stdout.isatty()
    console = Console(file=sys.stdout, width=None if terminal else _UNBROKEN, highlight=False)
    with console.capture() as capture:
        console.print(table)
    click.echo("\n".join(line.rstrip() for line in capture.get().splitlines()))


def list_failures(failures: Sequence[Failure]) -> None:
    """List on standard error what failed, and why."""
    for failure in failures:
        click.echo(f"failed: {failure.origin}: {failure.problem}", err=True)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.2f}"
    if isinstance(value, list | tuple):
        return ", ".join(_cell(part) for part in value)
    # Control characters of a text could move the cursor or recolour the terminal.
    return "".join(char if char.isprintable() else " " for char in str(value))
