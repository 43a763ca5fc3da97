"""`graphsvc analysis`: the graph as a whole, with the sentences that show it."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from typing import Any

import click

from graphsvc.cli.options import json_option, reviewed_option, settings_options
from graphsvc.cli.output import print_json
from graphsvc.cli.stores import open_for_reading
from graphsvc.config import Settings

# networkx and numpy are imported when a command runs: `graphsvc --help` need not wait for them.

Command = Callable[..., Any]
_WORDS = {"ACCUSES": "accuses", "CONTRADICTS": "contradicts", "SUPPORTS": "supports"}


@click.group("analysis")
def command() -> None:
    """Analyse the graph as a whole: camps, balance, who stands between, chains.

    Support counts as positive, accusation and contradiction as negative; an edge
    weighs the number of its assertions times its certainty. docs/analysis.md says
    how each figure is found.
    """


def _asking(function: Command) -> Command:
    """Give a command what all analyses take; it gets the settings, and a question's options."""
    options = (
        click.option("--since", metavar="DATE", help="With evidence said then or later."),
        click.option("--until", metavar="DATE", help="With evidence said then or earlier."),
        click.option("--stated/--inferred", default=None, help="Only edges of that kind."),
        reviewed_option,
        click.option("--limit", type=click.IntRange(1), default=10, show_default=True,
                     help="The most rows of each list."),
        click.option("--seed", type=click.IntRange(0), default=0, show_default=True,
                     help="Decides the order in which searches go."),
        settings_options("store", "min_certainty", "max_analysis_edges"),
        json_option,
    )  # fmt: skip
    for option in reversed(options):
        function = option(function)
    return function


def _analysis(name: str, show: Callable[[dict[str, Any]], None]) -> Callable[[Command], Command]:
    """Make a command of an analysis without arguments; the function has its words only."""

    def decorate(function: Command) -> Command:
        @functools.wraps(function)
        def run(settings: Settings, as_json: bool, **options: Any) -> None:
            answer = _ask(settings, name, **options)
            print_json([answer]) if as_json else show(answer)

        made: Command = command.command(name)(_asking(run))
        return made

    return decorate


def _ask(settings: Settings, name: str, *args: str, **options: Any) -> dict[str, Any]:
    from graphsvc.analysis import answers
    from graphsvc.queries import EdgeFilter

    question = answers.Question(
        edges=EdgeFilter(
            since=options["since"],
            until=options["until"],
            stated=options["stated"],
            min_certainty=settings.min_certainty,
            reviewed=options["reviewed"],
        ),
        max_edges=settings.max_analysis_edges,
        limit=options["limit"],
        seed=options["seed"],
    )
    steps = {"max_steps": options["max_steps"]} if "max_steps" in options else {}
    with open_for_reading(settings) as store:
        answer: dict[str, Any] = getattr(answers, name)(store, question, *args, **steps)
    return answer


def _show_camps(answer: dict[str, Any]) -> None:
    _heading(
        f"{answer['count']} camps among {answer['projection']['actors']} actors; signed "
        f"modularity {answer['modularity']:.3f}; {answer['unaligned']} in no camp"
    )
    for camp in answer["camps"]:
        click.echo(f"Camp {camp['camp']}, {camp['size']} actors: {_names(camp['members'])}")
        _show_edges(camp["edges"])
        if camp["conflicts"]:
            click.echo("  but within it:")
            _show_edges(camp["conflicts"])
    for row in answer["between"]:
        one, other = row["camps"]
        click.echo(f"Camps {one} and {other}: conflict {row['conflict']:.1f}")
        _show_edges(row["edges"])


def _show_balance(answer: dict[str, Any]) -> None:
    triangles, split = answer["triangles"], answer["frustration"]
    share = triangles["balanced_share"]
    total = sum(count for kind, count in triangles.items() if kind != "balanced_share")
    least = "" if split["exact"] else f" (at least {split['at_least']} by any split)"
    _heading(
        f"{total} triangles"
        + ("" if share is None else f", {share:.0%} balanced")
        + f"; the best split found into two sides contradicts {split['ties']} ties{least}"
        + (", and none is better" if split["exact"] else "")
    )
    for row in answer["unbalanced"]:
        click.echo(f"Unbalanced: {_names(row['actors'])} ({row['kind'].replace('_', ' ')})")
        _show_edges(row["edges"])
    for row in answer["frustrated"]:
        click.echo(f"Against the split: {_names(row['actors'])}")
        _show_edges(row["edges"])
    for number, side in enumerate(answer["sides"], 1):
        click.echo(f"Side {number}, {side['size']} actors: {_names(side['members'])}")


def _show_between(answer: dict[str, Any]) -> None:
    _heading(f"{answer['count']} actors with support in more than one of {answer['camps']} camps")
    for row in answer["actors"]:
        own = "in no camp" if row["camp"] is None else f"in camp {row['camp']}"
        click.echo(
            f"{row['name']}, {own}: participation {row['participation']:.2f}, "
            f"betweenness {row['betweenness']:.3f}"
        )
        for tie in row["ties"]:
            click.echo(f"  with camp {tie['camp']}:")
            _show_edges(tie["edges"])


def _show_centrality(answer: dict[str, Any]) -> None:
    _heading(f"{answer['count']} actors are accused or contradicted")
    for row in answer["actors"]:
        click.echo(
            f"{row['name']}: by {row['by']} actors in {row['assertions']} assertions, "
            f"PageRank {row['pagerank']:.3f}"
        )
        _show_edges(row["edges"])


def _show_chains(answer: dict[str, Any]) -> None:
    one, other = (end["name"] for end in answer["ends"])
    if not answer["chains"]:
        click.echo(f"No chain of at most {answer['max_steps']} ties leads from {one} to {other}.")
    for chain in answer["chains"]:
        _heading(f"{' — '.join(a['name'] for a in chain['actors'])}: {chain['side']}")
        for step in chain["steps"]:
            _show_edges(step["edges"])


def _heading(text: str) -> None:
    click.secho(text, bold=True)


def _names(actors: Iterable[dict[str, Any]]) -> str:
    return ", ".join(actor["name"] for actor in actors)


def _show_edges(edges: Iterable[dict[str, Any]]) -> None:
    """Print edges, each with a sentence and where it stands."""
    for edge in edges:
        inferred = "" if edge["stated"] else ", inferred"
        click.echo(
            f"  {edge['source']['name']} {_WORDS[edge['type']]} {edge['target']['name']} "
            f"({edge['weight']} times, certainty {edge['certainty']:.2f}{inferred})"
        )
        if proof := edge["proof"]:
            article = proof["article"] or {}
            where = [article.get(name) for name in ("publisher", "published", "id")]
            click.echo(f"    {' '.join(proof['sentence'].split())}")
            click.echo(
                f"    — {', '.join(part for part in where if part)}; assertion {proof['id']}"
            )


@_analysis("camps", _show_camps)
def camps() -> None:
    """Print who backs whom: the camps, and the conflicts between them."""


@_analysis("balance", _show_balance)
def balance() -> None:
    """Print which triangles are unbalanced, and how far the whole is from two sides."""


@_analysis("between", _show_between)
def between() -> None:
    """Print who stands between the camps, with support in several of them."""


@_analysis("centrality", _show_centrality)
def centrality() -> None:
    """Print who is accused or contradicted, the most central first."""


@command.command("chains")
@click.argument("start", metavar="FROM")
@click.argument("goal", metavar="TO")
@click.option("--max-steps", type=click.IntRange(1, 20), default=6, show_default=True,
              help="The most ties that a chain may have.")  # fmt: skip
@_asking
def chains(settings: Settings, start: str, goal: str, as_json: bool, **options: Any) -> None:
    """Print the shortest chains of support and conflict between two actors (id or name)."""
    answer = _ask(settings, "chains", start, goal, **options)
    print_json([answer]) if as_json else _show_chains(answer)


@command.command("report")
@_asking
def report(settings: Settings, as_json: bool, **options: Any) -> None:
    """Print all of it but chains, one after the other."""
    shows = {
        "camps": _show_camps,
        "balance": _show_balance,
        "between": _show_between,
        "centrality": _show_centrality,
    }
    for number, (name, show) in enumerate(shows.items()):
        answer = _ask(settings, name, **options)
        if as_json:
            print_json([{"analysis": name, **answer}])
            continue
        click.echo("\n" if number else "", nl=False)
        show(answer)
