"""`graphsvc remove`: take an article out, with exactly what it gave."""

from __future__ import annotations

import click

from graphsvc.cli.options import settings_options
from graphsvc.config import Settings
from graphsvc.store import open_store


@click.command("remove")
@click.argument("article_id", metavar="ID")
@settings_options("store")
def command(settings: Settings, article_id: str) -> None:
    """Take the article ID out, with what it gave and no more; `graphsvc articles` lists the ids."""
    with open_store(settings) as store:
        store.remove(article_id)
        click.echo(f"removed {article_id} ({store.name})", err=True)
