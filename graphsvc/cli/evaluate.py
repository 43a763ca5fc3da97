"""`graphsvc evaluate`: how good the extraction is, on articles annotated by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from graphsvc.cli.options import settings_options
from graphsvc.cli.output import print_json
from graphsvc.config import Settings
from graphsvc.errors import ParameterError
from graphsvc.evaluation.report import format_comparison, format_report
from graphsvc.evaluation.run import evaluate_folder
from graphsvc.evaluation.who import evaluate_actors
from graphsvc.ingest import extraction_with
from graphsvc.nlp.pipeline import build_pipeline


@click.command("evaluate")
@click.argument(
    "gold",
    metavar="GOLD",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@click.option(
    "--actors",
    "who",
    is_flag=True,
    help="Score whom sources and ends of edges are resolved to; GOLD holds annotated edges.",
)
@click.option(
    "--attributions",
    metavar="FOLDER",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="With --actors: annotated attributions of the same texts, whose sources are scored.",
)
@click.option("--mistakes", default=0, show_default=True, help="How many errors to list.")
@click.option(
    "--save",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="Write the whole report to a file, for --compare.",
)
@click.option(
    "--compare",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A report saved before: print what changed since.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the whole report as JSON.")
@settings_options("min_certainty", "attribution", "spacy_model", "threads", "processes")
def command(
    settings: Settings,
    gold: Path,
    who: bool,
    attributions: Path | None,
    mistakes: int,
    save: Path | None,
    compare: Path | None,
    as_json: bool,
) -> None:
    """Score the extraction on the annotated articles in the folder GOLD.

    GOLD holds either text/ and attributions/ (BRAT standoff, as PolNeAR), or
    annotated edges (NAME.json beside NAME.txt); docs/quality.md describes both.
    --min-certainty concerns the edges only.
    """
    before = _read_report(compare) if compare else None
    if attributions and not who:
        raise ParameterError("--attributions", "goes with --actors")
    if who:
        report = evaluate_actors(gold, build_pipeline(settings), attributions)
    else:
        report = evaluate_folder(
            gold, extraction_with(settings), min_certainty=settings.min_certainty
        )
    if save:
        save.write_text(json.dumps(report, ensure_ascii=False) + "\n", encoding="utf-8")
    if as_json:
        print_json([report])
    else:
        click.echo(format_report(report, mistakes=mistakes))
    if before is not None:
        click.echo("\n" + format_comparison(before, report), err=as_json)


def _read_report(path: Path) -> dict[str, Any]:
    try:
        report: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if "groups" not in report or "mistakes" not in report:
            raise ValueError("a report has groups and mistakes")
    except (ValueError, TypeError) as error:
        problem = f"{path} is no report ({error}); make one with --save"
        raise ParameterError("--compare", problem) from error
    return report
