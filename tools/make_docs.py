"""Writes the pages of docs/ that tell what the code tells: settings, and the command line.

python tools/make_docs.py          writes them
python tools/make_docs.py --check  ends with 1 where a page is not as the code is
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from graphsvc.cli import cli
from graphsvc.cli.errors import MEANINGS
from graphsvc.config import Settings, env_name

DOCS = Path(__file__).parent.parent / "docs"
NOTE = "<!-- Written by tools/make_docs.py: change the code's words, then run `make docs`. -->"


def settings_page() -> str:
    """Return docs/settings.md: every setting with its variable, unit, default and reason."""
    lines = [
        NOTE,
        "# Settings",
        "",
        "A setting is taken from, in this order: the option of the command line (`--store`), the "
        "environment (`GRAPHSVC_STORE`), a TOML file that `--config` or `GRAPHSVC_CONFIG` names "
        '(`store = "…"`), the default. `graphsvc settings` prints those in force.',
        "",
        "On Kubernetes a service called graphsvc makes the platform set `GRAPHSVC_PORT` to an "
        "address: give the pod `enableServiceLinks: false`.",
        "",
        "| setting | variable | unit | default | limits | why |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for field in dataclasses.fields(Settings):
        default = "(empty)" if field.default == "" else f"`{field.default}`"
        row = (
            f"`{field.name}`",
            f"`{env_name(field.name)}`",
            field.metadata["unit"],
            default,
            _limits(field),
            field.metadata["reason"],
        )
        lines.append(f"| {' | '.join(row)} |")
    return "\n".join(lines) + "\n"


def _limits(field: dataclasses.Field[object]) -> str:
    choices = field.metadata["choices"]
    least, most = field.metadata["minimum"], field.metadata["maximum"]
    if choices:
        return ", ".join(f"`{choice}`" for choice in choices)
    if least is None:
        return ""
    return f"{least} or more" if most is None else f"{least} to {most}"


def command_line_page() -> str:
    """Return docs/command-line.md: every command with its options, and the exit codes."""
    lines = [
        NOTE,
        "# Command line",
        "",
        "Results go to standard output, everything else to standard error. Options that are "
        "settings can also be set otherwise: see [settings](settings.md).",
        "",
        "## Exit codes",
        "",
        "| code | meaning |",
        "| --- | --- |",
    ]
    lines += [f"| {code} | {meaning} |" for code, meaning in MEANINGS.items()]
    for command, context in _commands(
        cli, click.Context(cli, info_name="graphsvc", **cli.context_settings)
    ):
        lines += ["", f"## `{context.command_path}`", "", "```text"]
        lines += [command.get_help(context), "```"]
    return "\n".join(lines) + "\n"


def _commands(
    command: click.Command, context: click.Context
) -> Iterator[tuple[click.Command, click.Context]]:
    context.terminal_width = 100
    yield command, context
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            if found is not None:
                yield from _commands(found, click.Context(found, info_name=name, parent=context))


PAGES = {"settings.md": settings_page, "command-line.md": command_line_page}


def main(args: list[str]) -> int:
    """Write the pages, or with --check compare them; return the exit code."""
    stale = 0
    for name, make in PAGES.items():
        path = DOCS / name
        if args != ["--check"]:
            path.write_text(make(), encoding="utf-8")
        elif not path.is_file() or path.read_text(encoding="utf-8") != make():
            print(f"docs/{name} is not as the code is: run `make docs`", file=sys.stderr)
            stale = 1
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
