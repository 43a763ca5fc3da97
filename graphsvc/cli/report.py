"""`graphsvc report`: the scripted Cypher reports."""

from __future__ import annotations

import click

from graphsvc import asking
from graphsvc.cli.options import json_option, settings_options
from graphsvc.cli.output import print_json, print_table
from graphsvc.cli.stores import open_for_reading
from graphsvc.config import Settings


@click.command("report")
@click.argument("name", required=False)
@settings_options("store")
@json_option
def command(settings: Settings, name: str | None, as_json: bool) -> None:
    """Run the report NAME; without a name, list the reports."""
    if name is None:
        reports = [
            {"name": report.name, "title": report.title, "answers": report.answers}
            for report in asking.reports()
        ]
        if as_json:
            print_json(reports)
        else:
            print_table(("name", "answers"), [(row["name"], row["answers"]) for row in reports])
        return
    with open_for_reading(settings) as store:
        table = asking.report(store, name)
    if as_json:
        print_json(table.rows)
    else:
        print_table(table.columns, [[row[name] for name in table.columns] for row in table.rows])
