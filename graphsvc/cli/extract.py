"""`graphsvc extract`: what is found in articles, without a store."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import click

from graphsvc.cli.errors import FAILURES
from graphsvc.cli.options import input_options, settings_options
from graphsvc.cli.output import list_failures, print_json
from graphsvc.cli.progress import Progress
from graphsvc.config import Settings
from graphsvc.evaluation.run import named_edges
from graphsvc.ingest import extraction_with
from graphsvc.reading import Format, Reading
from graphsvc.records import Article, Extraction, Failure


def as_records(extraction: Extraction, settings: Settings) -> Iterator[dict[str, Any]]:
    """Yield one object for the article: everything that was found, whatever its certainty."""
    yield extraction.to_dict()


def as_attributions(extraction: Extraction, settings: Settings) -> Iterator[dict[str, Any]]:
    """Yield an object for each attribution: its spans as [start, end] in characters."""
    for attribution in extraction.attributions:
        yield {
            "document": _document(extraction),
            "source": attribution.source,
            "cue": attribution.cue,
            "content": attribution.content,
        }


def as_edges(extraction: Extraction, settings: Settings) -> Iterator[dict[str, Any]]:
    """Yield one object for the article: its edges, by the names that a user is shown."""
    yield {
        "document": _document(extraction),
        "edges": [
            {
                "source": edge.source,
                "type": str(edge.type),
                "target": edge.target,
                "evidence": edge.evidence,
            }
            for edge in named_edges(extraction, settings.min_certainty)
        ],
    }


FORMATS: dict[str, Callable[[Extraction, Settings], Iterator[dict[str, Any]]]] = {
    "records": as_records,
    "attributions": as_attributions,
    "edges": as_edges,
}


@click.command("extract")
@input_options
@click.option(
    "--format",
    "output_format",
    type=click.Choice(list(FORMATS)),
    default="records",
    show_default=True,
    help="records: all that was found, an article a line; attributions: one a line, as spans; "
    "edges: an article a line, by names.",
)
@settings_options("min_certainty", "attribution", "spacy_model", "threads", "processes")
@click.pass_context
def command(
    ctx: click.Context,
    settings: Settings,
    paths: tuple[str, ...],
    input_format: str,
    output_format: str,
) -> None:
    """Print what is found in articles, as JSON lines; nothing is stored.

    Offsets count characters of the article's text, end exclusive. --min-certainty
    concerns the edges; records and attributions come whole.
    """
    reading = Reading(
        paths,
        settings,
        format=Format(input_format),
        stdin=sys.stdin.buffer,
    )
    failures: list[Failure] = []
    extract = extraction_with(settings)
    shape = FORMATS[output_format]
    done = 0
    with Progress(reading) as progress:
        for found in extract(_articles(reading, failures)):
            if isinstance(found, Failure):
                failures.append(found)
            else:
                print_json(shape(found, settings))
            done += 1
            progress.show(f"{done} articles")
    list_failures(failures)
    if failures:
        ctx.exit(FAILURES)


def _articles(inputs: Iterable[Article | Failure], failures: list[Failure]) -> Iterator[Article]:
    """Yield the articles; note the failures."""
    for item in inputs:
        if isinstance(item, Failure):
            failures.append(item)
        else:
            yield item


def _document(extraction: Extraction) -> str:
    return extraction.article.name or extraction.article.id
