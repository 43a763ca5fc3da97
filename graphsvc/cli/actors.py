"""`graphsvc actors`: who is who over all articles, why, and decisions on it by hand."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import click

from graphsvc import actors, queries
from graphsvc.actors import Author, Split
from graphsvc.cli.options import json_option, settings_options
from graphsvc.cli.output import print_json, print_table
from graphsvc.cli.reviews import login
from graphsvc.cli.stores import every_row, open_for_reading
from graphsvc.config import Settings
from graphsvc.records import ActorKind
from graphsvc.store import GraphStore, Row, open_store

Command = Callable[..., Any]
COUNTS = ("accuses", "accused_by", "contradicts", "contradicted_by", "supports", "supported_by")


@click.group("actors")
def command() -> None:
    """Show who is who, and why; merge, split and keep apart by hand.

    Names that few rules find to be one are one actor over all articles; what is
    decided by hand goes before the rules, holds for articles to come, and can be
    undone. An ID may also be a name, an alias, or an id that was merged away.
    """


@command.command("list")
@click.option("--containing", "q", metavar="WORDS", help="Only those with this in a name.")
@click.option("--kind", type=click.Choice(list(map(str, ActorKind))), help="Only of this kind.")
@settings_options("store")
@json_option
def list_actors(settings: Settings, as_json: bool, q: str | None, kind: str | None) -> None:
    """List the actors, by id."""
    size = settings.max_page_size
    with open_for_reading(settings) as store:
        rows = every_row(
            lambda after: queries.actors(store, q=q, kind=kind, after=after, limit=size)
        )
        if as_json:
            print_json(rows)
        else:
            columns = ("id", "name", "kind", "aliases")
            print_table(columns, ([row[name] for name in columns] for row in rows))


@command.command("show")
@click.argument("actor", metavar="ID")
@click.option("--articles", is_flag=True, help="List the articles, and what each calls the actor.")
@settings_options("store")
@json_option
def show(settings: Settings, as_json: bool, actor: str, articles: bool) -> None:
    """Show an actor: its names, why they are one, and the decisions about it."""
    with open_for_reading(settings) as store:
        key = _meant(store, actor)
        if articles:
            rows = every_row(
                lambda after: actors.articles(store, key, after=after, limit=settings.max_page_size)
            )
            if as_json:
                print_json(rows)
            else:
                columns = ("id", "published", "publisher", "name", "title")
                print_table(columns, ([row[name] for name in columns] for row in rows))
            return
        found = actors.actor(store, key)
        if as_json:
            print_json([found])
        else:
            _print_actor(found)


def _deciding(function: Command) -> Command:
    """Give a command what all decisions take."""
    options = (
        click.option("--by", metavar="NAME", help="Who decides; without it, your login name."),
        click.option("--note", metavar="WORDS", default="", help="Why."),
        settings_options("store"),
        json_option,
    )
    return functools.reduce(lambda made, option: option(made), reversed(options), function)


@command.command("merge")
@click.argument("actor", metavar="ID")
@click.argument("into", metavar="INTO")
@_deciding
def merge(settings: Settings, as_json: bool, actor: str, into: str, **author: Any) -> None:
    """Decide that the actor ID is the actor INTO, in all articles."""
    with open_store(settings) as store:
        _tell(actors.merge(store, actor, into, _author(**author)), as_json)


@command.command("split")
@click.argument("actor", metavar="ID")
@click.option("--name", required=True, help="What the new actor is called; of one that is there, "
              "what is split off goes to it.")  # fmt: skip
@click.option("--article", "articles", metavar="ARTICLE", multiple=True, required=True,
              help="An article that means the new actor; may stand several times.")  # fmt: skip
@click.option("--called", default="", metavar="NAME", help="Only where they use this name.")
@_deciding
def split(
    settings: Settings,
    as_json: bool,
    actor: str,
    name: str,
    articles: tuple[str, ...],
    called: str,
    **author: Any,
) -> None:
    """Decide that some articles mean another one than the actor ID."""
    part = Split(name=name, articles=articles, called=called)
    with open_store(settings) as store:
        _tell(actors.split(store, actor, part, _author(**author)), as_json)


@command.command("apart")
@click.argument("actor", metavar="ID")
@click.argument("other", metavar="OTHER")
@_deciding
def apart(settings: Settings, as_json: bool, actor: str, other: str, **author: Any) -> None:
    """Decide that no rule makes ID and OTHER one: names, as ids, or actors."""
    with open_store(settings) as store:
        _tell(actors.keep_apart(store, actor, other, _author(**author)), as_json)


@command.command("decisions")
@settings_options("store")
@json_option
def list_decisions(settings: Settings, as_json: bool) -> None:
    """List the decisions in force, the latest first."""
    size = settings.max_page_size
    with open_for_reading(settings) as store:
        rows = every_row(lambda after: actors.decisions(store, after=after, limit=size))
        if as_json:
            print_json(rows)
        else:
            columns = ("id", "at", "by", "kind", "actor", "other", "articles", "note")
            print_table(columns, ([row[name] for name in columns] for row in rows))


@command.command("undo")
@click.argument("decision", metavar="DECISION")
@settings_options("store")
@json_option
def undo(settings: Settings, as_json: bool, decision: str) -> None:
    """Undo a decision, as if it had never been made."""
    with open_store(settings) as store:
        _tell(actors.undo(store, decision), as_json, "undone: ")


def _author(by: str | None, note: str) -> Author:
    return Author(by=by or login(), note=note)


def _meant(store: GraphStore, given: str) -> str:
    """Return the actor that was meant; a note says where that is another id than was given."""
    key = actors.meant(store, given)
    if key != given:
        click.echo(f"Note: {given} is {key}", err=True)
    return key


def _tell(row: Row, as_json: bool, lead: str = "") -> None:
    if as_json:
        print_json([row])
        return
    where = f" in {', '.join(row['articles'])}" if row["articles"] else ""
    words = {"merge": "is", "split": "is in part", "apart": "is not"}[row["kind"]]
    click.echo(
        f"{lead}{row['actor']} {words} {row['other']}{where} (decision {row['id']}, {row['by']})",
        err=True,
    )


def _print_actor(row: Row) -> None:
    click.secho(f"{row['name']} ({row['kind']}, {row['id']})", bold=True)
    counts = ", ".join(f"{name.replace('_', ' ')} {row[name]}" for name in COUNTS if row[name])
    click.echo(
        f"{row['articles']} articles, {row['assertions']} assertions; {counts or 'no edges'}"
    )
    if row["alone"]:
        click.echo(f"Of one article alone: {row['alone']}")
    print_table(
        ("name", "id", "articles", "one with", "by", "because"),
        (
            (one["name"], one["id"], one["articles"], one["same_as"], one["rule"], one["because"])
            for one in row["names"]
        ),
    )
    for one in row["decisions"]:
        note = f": {one['note']}" if one["note"] else ""
        click.echo(
            f"Decision {one['id']}: {one['kind']} {one['actor']} and {one['other']}, "
            f"by {one['by']} on {one['at'][:10]}{note}"
        )
