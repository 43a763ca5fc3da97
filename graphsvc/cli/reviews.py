"""`graphsvc reviews`: confirm, reject and correct what was extracted."""

from __future__ import annotations

import functools
import getpass
import json
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, BinaryIO

import click

from graphsvc import reviewing
from graphsvc.cli.errors import FAILURES
from graphsvc.cli.options import json_option, settings_options
from graphsvc.cli.output import list_failures, print_json, print_table
from graphsvc.cli.stores import every_row, open_for_reading
from graphsvc.config import Settings
from graphsvc.errors import ParameterError
from graphsvc.records import EdgeType, Failure, Stance
from graphsvc.reviewing import Change, Decision, ReviewFilter
from graphsvc.reviews.review import Kind, Review, State, Verdict, read_review
from graphsvc.store import Row, open_store

Command = Callable[..., Any]
COLUMNS = ("review", "at", "by", "verdict", "state", "of", "in these words", "note")
BATCH = 200  # reviews that are recorded in one transaction


@click.group("reviews")
def command() -> None:
    """Confirm, reject and correct what was extracted; who did, and when.

    Decisions survive when articles are extracted anew, replaced or removed and
    loaded again. What is rejected is no longer shown; `graphsvc contradictions
    --reviewed confirmed` shows only what someone confirmed.
    """


@command.command("list")
@click.option("--kind", type=click.Choice(list(map(str, Kind))), help="Of assertions or edges.")
@click.option("--verdict", type=click.Choice(list(map(str, Verdict))), help="Only this verdict.")
@click.option("--state", type=click.Choice(list(map(str, State))),
              help="Only reviews of this state; unmatched ones find no assertion now.")  # fmt: skip
@click.option("--by", metavar="NAME", help="Who decided.")
@click.option("--article", metavar="ID", help="About the assertions of this article.")
@settings_options("store")
@json_option
def list_reviews(settings: Settings, as_json: bool, **chosen: Any) -> None:
    """List the reviews, the latest first."""
    kinds: dict[str, Callable[[str], Any]] = {"kind": Kind, "verdict": Verdict, "state": State}
    given = {name: kinds.get(name, str)(value) for name, value in chosen.items() if value}
    filters, size = ReviewFilter(**given), settings.max_page_size
    with open_for_reading(settings) as store:
        rows = every_row(lambda after: reviewing.reviews(store, filters, after=after, limit=size))
        if as_json:
            print_json(rows)
        else:
            print_table(COLUMNS, map(_cells, rows))


def _deciding(function: Command) -> Command:
    """Give a command what all decisions take."""
    options = (
        click.argument("subject", metavar="ID"),
        click.option("--by", metavar="NAME", help="Who decides; without it, your login name."),
        click.option("--note", metavar="WORDS", help="Why."),
        settings_options("store"),
        json_option,
    )
    return functools.reduce(lambda made, option: option(made), reversed(options), function)


@command.command("confirm")
@_deciding
def confirm(settings: Settings, as_json: bool, **given: Any) -> None:
    """Confirm the assertion or edge ID: its certainty counts as 1."""
    _decide(settings, Verdict.CONFIRM, as_json, **given)


@command.command("reject")
@_deciding
def reject(settings: Settings, as_json: bool, **given: Any) -> None:
    """Reject the assertion or edge ID: it is no longer shown, nor is what rests on it."""
    _decide(settings, Verdict.REJECT, as_json, **given)


@command.command("correct")
@click.option("--type", "kind", type=click.Choice(list(map(str, EdgeType)), case_sensitive=False),
              help="The type of edge that it gives in truth.")  # fmt: skip
@click.option("--source", metavar="NAME", help="Who says it: an actor's id, name or alias.")
@click.option("--target", "targets", metavar="NAME", multiple=True,
              help="Whom it concerns; may stand several times.")  # fmt: skip
@click.option("--stance", type=click.Choice(list(map(str, Stance))),
              help="How it stands to its claim.")  # fmt: skip
@click.option("--no-edge", is_flag=True, help="It gives no edge.")
@_deciding
def correct(
    settings: Settings,
    as_json: bool,
    kind: str | None,
    source: str | None,
    targets: tuple[str, ...],
    stance: str | None,
    no_edge: bool,
    **given: Any,
) -> None:
    """Correct the assertion ID, or all present evidence of the edge ID.

    What no option names stays as extracted.
    """
    change = Change(
        type=EdgeType(kind.upper()) if kind else None,
        source=source,
        targets=targets,
        stance=Stance(stance) if stance else None,
        no_edge=no_edge,
    )
    _decide(settings, Verdict.CORRECT, as_json, change=change, **given)


@command.command("withdraw")
@click.argument("review_id", metavar="REVIEW")
@click.option("--by", metavar="NAME", help="Who withdraws it; without it, your login name.")
@settings_options("store")
@json_option
def withdraw(settings: Settings, as_json: bool, review_id: str, by: str | None) -> None:
    """Withdraw a review: the one before it counts again, or else what was extracted."""
    with open_store(settings) as store:
        _tell([reviewing.withdraw(store, review_id, by or login())], as_json, store.name)


@command.command("export")
@settings_options("store")
def export_reviews(settings: Settings) -> None:
    """Print every review, also those withdrawn, a line of JSON each: what `import` reads."""
    size = settings.max_page_size
    with open_for_reading(settings) as store:
        print_json(every_row(lambda after: reviewing.reviews(store, after=after, limit=size)))


@command.command("import")
@click.argument("lines", metavar="FILE", type=click.File("rb"))
@settings_options("store")
@click.pass_context
def import_reviews(ctx: click.Context, settings: Settings, lines: BinaryIO) -> None:
    """Record the reviews in FILE (or "-"), as `graphsvc reviews export` prints them.

    What is there already changes nothing. Reviews of articles that are not stored
    yet wait for them. A line that is no review is listed, and the rest is recorded.
    """
    failures: list[Failure] = []
    new = read = 0
    with open_store(settings) as store:
        try:
            given = _reviews(lines, failures)
            while some := list(islice(given, BATCH)):
                new += reviewing.import_reviews(store, some)
                read += len(some)
        finally:
            list_failures(failures)
            click.echo(f"{new} of {read} reviews were new ({store.name})", err=True)
    if failures:
        ctx.exit(FAILURES)


def _reviews(lines: BinaryIO, failures: list[Failure]) -> Iterator[Review]:
    """Yield the review of each line; those that hold none go to ``failures``, with the reason."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield read_review(json.loads(line.decode("utf-8")))
        except (ValueError, TypeError, RecursionError, ParameterError) as error:
            failures.append(
                Failure(
                    f"{lines.name}, line {number}",
                    f"is no review ({error}). A line is what `graphsvc reviews export` prints",
                )
            )


def _decide(
    settings: Settings,
    verdict: Verdict,
    as_json: bool,
    *,
    subject: str,
    by: str | None,
    note: str | None,
    change: Change | None = None,
) -> None:
    decision = Decision(verdict=verdict, by=by or login(), note=note, change=change or Change())
    with open_store(settings) as store:
        _tell(reviewing.review(store, subject, decision), as_json, store.name)


def login() -> str:
    """Return who is logged in. Raises ParameterError where the system does not say."""
    try:
        return getpass.getuser()
    except (OSError, KeyError) as error:
        raise ParameterError("by", "say who decides: --by NAME") from error


def _tell(rows: list[Row], as_json: bool, store: str) -> None:
    if as_json:
        print_json(rows)
        return
    for row in rows:
        click.echo(
            f"{row['verdict']} {row['kind']} {row['subject']} by {row['by']}: {row['state']} "
            f"(review {row['id']}, {store})",
            err=True,
        )


def _cells(row: Row) -> tuple[object, ...]:
    words = row["found"]["sentence"] if row["found"] else _edge_words(row)
    return (
        row["id"],
        row["at"][:19],
        row["by"],
        row["verdict"],
        row["state"],
        row["applies_to"] or row["subject"],
        " ".join(words.split()),
        row["note"],
    )


def _edge_words(row: Row) -> str:
    between, since = row["between"], len(row["since"])
    words = f"{between['source']['name']} {between['type'].lower()} {between['target']['name']}"
    if not since:
        return words
    return f"{words} ({since} {'sentence' if since == 1 else 'sentences'} since)"
