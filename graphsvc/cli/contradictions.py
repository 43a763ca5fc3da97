"""`graphsvc contradictions`: who contradicts whom, with the sentences that prove it."""

from __future__ import annotations

from collections.abc import Iterator

import click

from graphsvc.cli.options import json_option, reviewed_option, settings_options
from graphsvc.cli.output import print_json, print_table
from graphsvc.cli.stores import every_row, open_for_reading
from graphsvc.config import Settings
from graphsvc.contradictions import contradictions
from graphsvc.queries import EdgeFilter
from graphsvc.store import Row

COLUMNS = ("who", "contradicts", "how", "times", "last", "certainty", "in these words")


@click.command("contradictions")
@click.option("--source", metavar="NAME", help="Who contradicts: an actor's name, alias or id.")
@click.option("--target", metavar="NAME", help="Who is contradicted.")
@click.option("--since", metavar="DATE", help="Said on that day or later; a year or month will do.")
@click.option("--until", metavar="DATE", help="Said on that day or earlier.")
@click.option("--stated/--inferred", default=None, help="Only edges of that kind.")
@reviewed_option
@click.option("--sentences", is_flag=True, help="Print every sentence, of both sides.")
@settings_options("store", "min_certainty")
@json_option
def command(
    settings: Settings,
    source: str | None,
    target: str | None,
    since: str | None,
    until: str | None,
    stated: bool | None,
    reviewed: str,
    sentences: bool,
    as_json: bool,
) -> None:
    """Print who contradicts whom, with the sentences that prove it.

    A row is a pair of actors, those with the most evidence first; the words are
    those of the most certain sentence behind it. --sentences prints them all, each with
    its article and with what it contradicts; --json everything that is known.
    """
    filters = EdgeFilter(
        source=source,
        target=target,
        since=since,
        until=until,
        min_certainty=settings.min_certainty,
        stated=stated,
        reviewed=reviewed,
    )
    size = settings.max_page_size
    with open_for_reading(settings) as store:
        rows = every_row(lambda after: contradictions(store, filters, after=after, limit=size))
        if as_json:
            print_json(rows)
        elif sentences:
            print_sentences(rows)
        else:
            print_table(COLUMNS, map(_cells, sorted(rows, key=_strength)))


def print_sentences(rows: Iterator[Row]) -> None:
    """Print each contradiction with its sentences, their articles, and what they contradict."""
    for row in rows:
        click.secho(
            f"{row['source']['name']} contradicts {row['target']['name']}"
            f" ({row['weight']} times, certainty {row['certainty']:.2f}{_how(row)})"
            f"{_mark(row['review'])}",
            bold=True,
        )
        seen = set()
        for assertion in row["evidence"]:
            place = _place(assertion)
            if place not in seen:  # one sentence can give several assertions
                seen.add(place)
                _print_assertion(assertion, "  ")
                for other in assertion["contradicted"]:
                    _print_assertion(other, "    against: ")
        click.echo()


def _how(row: Row) -> str:
    """Return that a contradiction is inferred, and by which rules; nothing where it is stated."""
    return "" if row["stated"] else f", inferred: {', '.join(row['rules'])}"


def _place(assertion: Row) -> tuple[object, ...]:
    article = assertion["article"] or {}
    return article.get("id"), *assertion["sentence_span"]


def _print_assertion(assertion: Row, lead: str) -> None:
    article = assertion["article"] or {}
    where = [article.get("publisher"), article.get("published"), article.get("id")]
    start, end = assertion["sentence_span"]
    click.echo(f"{lead}{' '.join(assertion['sentence'].split())}")
    click.echo(
        f"{' ' * len(lead)}— {', '.join(part for part in where if part)}, "
        f"characters {start} to {end}; “{assertion['cue']}”{_mark(assertion['review'])}"
    )


def _mark(review: Row | None) -> str:
    """Return who confirmed or corrected it, and when, or nothing."""
    if review is None:
        return ""
    words = f"; {review['verdict']}ed by {review['by']} on {review['at'][:10]}"
    was = review.get("extracted")
    return words if was is None else f"{words}, extracted: {_relation(was)}"


def _relation(was: Row) -> str:
    """Return in words the relation that an assertion gave before it was corrected."""
    if not (was["edge"] and was["actor"] and was["targets"]):
        return "no relation"
    targets = ", ".join(target["name"] for target in was["targets"])
    return f"{was['actor']['name']} {was['edge'].lower()} {targets}"


def _strength(row: Row) -> tuple[object, ...]:
    """Return what puts the contradictions with the most evidence first."""
    return -row["weight"], -row["certainty"], row["source"]["name"], row["target"]["name"]


def _cells(row: Row) -> tuple[object, ...]:
    evidence = row["evidence"]
    return (
        row["source"]["name"],
        row["target"]["name"],
        "stated" if row["stated"] else "inferred",
        row["weight"],
        row["last"] and row["last"][:10],
        row["certainty"],
        " ".join(evidence[0]["sentence"].split()) if evidence else "",
    )
