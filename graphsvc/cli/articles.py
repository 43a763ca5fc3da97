"""`graphsvc articles`: what is stored, with the ids that other commands take."""

from __future__ import annotations

import click

from graphsvc import queries
from graphsvc.cli.options import json_option, settings_options
from graphsvc.cli.output import print_json, print_table
from graphsvc.cli.stores import every_row, open_for_reading
from graphsvc.config import Settings

COLUMNS = ("id", "published", "publisher", "title", "assertions", "origin")


@click.command("articles")
@click.option("--q", metavar="WORDS", help="Words that the title or the publisher must hold.")
@settings_options("store")
@json_option
def command(settings: Settings, q: str | None, as_json: bool) -> None:
    """List the stored articles, newest first."""
    size = settings.max_page_size
    with open_for_reading(settings) as store:
        rows = every_row(lambda after: queries.articles(store, q=q, after=after, limit=size))
        if as_json:
            print_json(rows)
        else:
            print_table(COLUMNS, ([row[name] for name in COLUMNS] for row in rows))
