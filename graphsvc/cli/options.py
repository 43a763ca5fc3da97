"""Options that several commands share; those that are settings take their words from there."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable
from typing import Any

import click

from graphsvc.config import Settings
from graphsvc.queries import REVIEWED
from graphsvc.reading import Format

Command = Callable[..., Any]


def settings_options(*names: str) -> Callable[[Command], Command]:
    """Give a command an option for each of these settings, and the settings themselves.

    The command gets them as ``settings``, with what the options say put in.
    """

    def decorate(command: Command) -> Command:
        @click.pass_context
        @functools.wraps(command)
        def with_settings(ctx: click.Context, /, **options: Any) -> Any:
            given = {name: options.pop(name) for name in names}
            settings: Settings = ctx.obj
            return command(settings=settings.replace(**given), **options)

        fields = {field.name: field for field in dataclasses.fields(Settings)}
        wrapped: Command = with_settings
        for name in reversed(names):
            wrapped = _option(fields[name])(wrapped)
        return wrapped

    return decorate


def _option(field: dataclasses.Field[Any]) -> Callable[[Command], Command]:
    about = field.metadata
    choices = about["choices"]
    return click.option(
        f"--{field.name.replace('_', '-')}",
        type=click.Choice(choices) if choices else type(field.default),
        help=f"{about['reason']} [{about['unit']}; default: {field.default!r}]",
    )


def input_options(command: Command) -> Command:
    """Give a command its inputs: PATH…, and the format where it cannot be told."""
    command = click.option(
        "--input-format",
        type=click.Choice([str(format) for format in Format]),
        default=str(Format.AUTO),
        show_default=True,
        help="What the inputs hold; auto goes by a file's ending, else by its first characters.",
    )(command)
    return click.argument("paths", metavar="PATH…", nargs=-1, required=True)(command)


json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, an object a line.")
reviewed_option = click.option(
    "--reviewed",
    type=click.Choice(REVIEWED),
    default="any",
    show_default=True,
    help="Only what an analyst confirmed, or only what nobody reviewed.",
)
