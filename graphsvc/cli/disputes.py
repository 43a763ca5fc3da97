"""`graphsvc claims list|show|behind|positions|changed`: what is disputed, by whom, since when."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from graphsvc.claims.opposition import SURE
from graphsvc.cli.options import json_option, reviewed_option, settings_options
from graphsvc.cli.output import print_json, print_table
from graphsvc.cli.stores import every_row, open_for_reading
from graphsvc.config import Settings
from graphsvc.store import Row

Command = Callable[..., Any]
_DATED = {"about": "about ", "before": "before "}


def _asking(function: Command) -> Command:
    """Give a command what all of these take."""
    options = (
        click.option("--actor", metavar="NAME", help="Who says so: a name, alias or id."),
        click.option("--since", metavar="DATE", help="Said then or later; a year or month too."),
        click.option("--until", metavar="DATE", help="Said then or earlier."),
        settings_options("store", "min_certainty"),
        json_option,
    )
    for option in reversed(options):
        function = option(function)
    return function


@click.command("list")
@click.option("--containing", metavar="WORDS", help="Only claims whose words hold these.")
@click.option(
    "--contested", is_flag=True, help="Only claims whose two sides surely stand against each other."
)
@click.option(
    "--min-opposed",
    type=click.FloatRange(0, 1),
    default=SURE,
    show_default=True,
    help="How certain that has to be; 0 for all that have both sides.",
)
@_asking
def list_claims(settings: Settings, containing: str | None, as_json: bool, **given: Any) -> None:
    """Print what is asserted, those claims first that most sentences are about."""
    from graphsvc import disputes

    filters = disputes.ClaimFilter(q=containing, min_certainty=settings.min_certainty, **given)
    with open_for_reading(settings) as store:
        rows = every_row(
            lambda after: disputes.claims(store, filters, after=after, limit=settings.max_page_size)
        )
        if as_json:
            print_json(rows)
            return
        print_table(
            ("claim", "for", "against", "opposed", "articles", "first", "last", "id"),
            (
                (
                    row["text"], row["for"], row["against"], row["opposed"], row["articles"],
                    day(row["first"]), day(row["last"]), row["id"],
                )
                for row in rows
            ),
        )  # fmt: skip


@click.command("show")
@click.argument("claim_id", metavar="CLAIM")
@click.option("--stated/--inferred", default=None, help="Only edges of that kind.")
@reviewed_option
@settings_options("store", "min_certainty")
@json_option
def show_claim(
    settings: Settings, claim_id: str, stated: bool | None, reviewed: str, as_json: bool
) -> None:
    """Print a claim: who is on which side in which words, who answered whom, what follows.

    CLAIM is an id, as `graphsvc claims list` prints it.
    """
    from graphsvc import disputes

    least = settings.min_certainty
    with open_for_reading(settings) as store:
        found = disputes.claim(store, claim_id, min_certainty=least)
        turns = disputes.turns(store, claim_id, min_certainty=least)
        edges = list(
            every_row(
                lambda after: disputes.edges_of(
                    store,
                    claim_id,
                    stated=stated,
                    reviewed=reviewed,
                    min_certainty=least,
                    after=after,
                )
            )
        )
    if as_json:
        print_json([{**found, "turns": turns, "edges": edges}])
        return
    click.secho(found["text"], bold=True)
    if found["wording"] != found["text"]:
        click.echo(f"In the clearest words: {' '.join(found['wording'].split())}")
    click.echo(
        f"{found['for']} sentences for it, {found['against']} against, in {found['articles']} "
        f"articles; {day(found['first'])} to {day(found['last'])}"
    )
    numbers = {row["id"]: number for number, row in enumerate(turns, 1)}
    for row in turns:
        _print_turn(row, numbers)
    for edge in edges:
        kind = "stated" if edge["stated"] else "inferred"
        premises = ", ".join(str(numbers[key]) for key in edge["premises"] if key in numbers)
        click.echo(
            f"{edge['source']['name']} {edge['type']} {edge['target']['name']} ({kind}: "
            f"{', '.join(edge['rules'])}; certainty {edge['certainty']:.2f}; "
            f"from {premises or '—'})"
        )


@click.command("behind")
@click.argument("edge_id", metavar="EDGE")
@settings_options("store", "min_certainty")
@json_option
def show_behind(settings: Settings, edge_id: str, as_json: bool) -> None:
    """Print the chain behind a contradiction: who said what first, who answered, and so on.

    EDGE is an id, as the reports and `graphsvc contradictions --json` print it; one chain
    for each claim that the edge's evidence is about.
    """
    from graphsvc import disputes

    with open_for_reading(settings) as store:
        found = disputes.behind(store, edge_id, min_certainty=settings.min_certainty)
    if as_json:
        print_json(found)
        return
    for one in found:
        click.secho(one["claim"]["text"], bold=True)
        numbers = {row["id"]: number for number, row in enumerate(one["turns"], 1)}
        for row in one["turns"]:
            _print_turn(row, numbers)


@click.command("positions")
@click.option("--claim", metavar="CLAIM", help="Only on this claim: its id.")
@click.option(
    "--by",
    type=click.Choice(["day", "month", "year"]),
    default="month",
    show_default=True,
    help="How long each period is.",
)
@_asking
def show_positions(
    settings: Settings, claim: str | None, by: str, as_json: bool, **given: Any
) -> None:
    """Print who was for and against which claim, period by period."""
    from graphsvc import positions

    filters = positions.PositionFilter(claim=claim, min_certainty=settings.min_certainty, **given)
    with open_for_reading(settings) as store:
        rows = every_row(
            lambda after: positions.positions(
                store,
                filters,
                by=positions.Interval(by),
                after=after,
                limit=settings.max_page_size,
            )
        )
        if as_json:
            print_json(rows)
            return
        print_table(
            ("actor", "claim", by, "for", "against"),
            (
                (
                    row["actor"]["name"], row["claim"]["text"], row["period"] or "—",
                    row["for"], row["against"],
                )
                for row in rows
            ),
        )  # fmt: skip


@click.command("changed")
@_asking
def show_changed(settings: Settings, as_json: bool, **given: Any) -> None:
    """Print who upheld a claim and also contradicted it, with both sides' sentences."""
    from graphsvc import positions

    filters = positions.PositionFilter(min_certainty=settings.min_certainty, **given)
    with open_for_reading(settings) as store:
        rows = every_row(
            lambda after: positions.changed(
                store, filters, after=after, limit=settings.max_page_size
            )
        )
        if as_json:
            print_json(rows)
            return
        for row in rows:
            click.secho(f"{row['actor']['name']} on: {row['claim']['text']}", bold=True)
            for side in ("for", "against"):
                for assertion in row[side]:
                    _print_sentence(assertion, f"  {side}: ")


def day(date: str | None) -> str:
    """Return a date without its time of day."""
    return date[:10] if date else "—"


def said(assertion: Row) -> str:
    """Return when something was said, and what that rests on."""
    date = assertion["date"] or assertion["article"]["published"]
    return f"{_DATED.get(assertion['dated'], '')}{day(date)}"


def _print_turn(row: Row, numbers: dict[str, int]) -> None:
    side = "for" if row["stance"] == "supports" else "against"
    answers = ""
    if row["answers"] in numbers:
        answers = f", answers {numbers[row['answers']]}: {row['conflict']}"
    name = row["actor"]["name"] if row["actor"] else row["source"]
    mark = "*" if row.get("chain") else " "
    _print_sentence(row, f"{mark}{numbers[row['id']]}. {name} ({side}{answers}): ")


def _print_sentence(assertion: Row, lead: str) -> None:
    article = assertion["article"]
    where = [article["publisher"], article["id"]]
    click.echo(f"{lead}{' '.join(assertion['sentence'].split())}")
    click.echo(f"      — {said(assertion)}; {', '.join(part for part in where if part)}")
