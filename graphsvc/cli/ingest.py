"""`graphsvc ingest`: read, extract and load."""

from __future__ import annotations

import sys

import click

from graphsvc.cli.errors import FAILURES, INTERRUPTED
from graphsvc.cli.options import input_options, json_option, settings_options
from graphsvc.cli.output import list_failures, print_json
from graphsvc.cli.progress import Progress
from graphsvc.config import Settings
from graphsvc.ingest import Outcome, extraction_with, ingest
from graphsvc.reading import Format, Reading
from graphsvc.store import open_store


@click.command("ingest")
@input_options
@settings_options("store", "processes")
@click.option(
    "--again", is_flag=True, help="Extract and load unchanged articles too, as with a new model."
)
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    settings: Settings,
    paths: tuple[str, ...],
    input_format: str,
    again: bool,
    as_json: bool,
) -> None:
    """Read articles and load who says what about whom.

    PATH is a file (plain text, HTML, JSON lines), a folder, or "-" for standard
    input. What is unchanged since the last time is left out; a changed article
    replaces its former self. What cannot be read is listed, and the rest loads.
    """
    reading = Reading(
        paths,
        settings,
        format=Format(input_format),
        stdin=sys.stdin.buffer,
    )
    outcome = Outcome()
    with open_store(settings) as store:
        extract = extraction_with(settings)
        try:
            with Progress(reading) as progress:
                inputs = progress.watch(lambda: str(outcome))
                for _ in ingest(inputs, store, extract, settings, again=again, outcome=outcome):
                    progress.show(str(outcome))
        except KeyboardInterrupt:
            click.echo(
                f"Interrupted: {outcome}. What is loaded stays; "
                "the same command again goes on from here.",
                err=True,
            )
            ctx.exit(INTERRUPTED)
        finally:
            list_failures(outcome.failures)
    if as_json:
        print_json(
            [
                {
                    "added": outcome.added,
                    "replaced": outcome.replaced,
                    "unchanged": outcome.unchanged,
                    "failed": len(outcome.failures),
                }
            ]
        )
    else:
        click.echo(f"{outcome} ({store.name})", err=True)
    if outcome.failures:
        ctx.exit(FAILURES)
