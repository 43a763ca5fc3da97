"""`graphsvc settings`: the settings in force."""

from __future__ import annotations

import dataclasses

import click

from graphsvc.cli.options import json_option, settings_options
from graphsvc.cli.output import print_json, print_table
from graphsvc.config import Settings, env_name


@click.command("settings")
@settings_options()
@json_option
def command(settings: Settings, as_json: bool) -> None:
    """Print the settings in force; secrets are not shown."""
    shown = {
        field.name: "(set)"
        if field.metadata["secret"] and getattr(settings, field.name)
        else getattr(settings, field.name)
        for field in dataclasses.fields(settings)
    }
    if as_json:
        print_json([shown])
        return
    rows = [
        (field.name, shown[field.name], field.metadata["unit"], env_name(field.name))
        for field in dataclasses.fields(settings)
    ]
    print_table(("setting", "value", "unit", "variable"), rows)
