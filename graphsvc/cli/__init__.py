"""The command line. A module here is a command, or a group of them, as its ``command``.

Commands parse, call and print: results to standard output, everything else to
standard error. docs/command-line.md has them all with the exit codes; a test
keeps it equal to this.
"""

from __future__ import annotations

import importlib
import os
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import Any

import click

from graphsvc import __version__
from graphsvc.cli.errors import INTERRUPTED, PIPE_CLOSED, TERMINATED, exit_code
from graphsvc.config import Settings, load_settings
from graphsvc.errors import GraphsvcError
from graphsvc.logs import set_up_logs

# Name of a command and its module, which is imported when the command is used:
# `graphsvc --version` need not wait for all of them.
COMMANDS = {
    "ingest": "graphsvc.cli.ingest",
    "serve": "graphsvc.cli.serve",
    "contradictions": "graphsvc.cli.contradictions",
    "report": "graphsvc.cli.report",
    "analysis": "graphsvc.cli.analysis",
    "articles": "graphsvc.cli.articles",
    "remove": "graphsvc.cli.remove",
    "extract": "graphsvc.cli.extract",
    "evaluate": "graphsvc.cli.evaluate",
    "reviews": "graphsvc.cli.reviews",
    "actors": "graphsvc.cli.actors",
    "claims": "graphsvc.cli.claims",
    "settings": "graphsvc.cli.settings",
}


class Commands(click.Group):
    """The commands, imported as they are used, with one way to end for each kind of error."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, in the order of their use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Return the command of that name; None where there is none."""
        if name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(COMMANDS[name]).command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an error of ours ends with its message and its exit code."""
        try:
            result = super().invoke(ctx)
            # Here rather than at exit, where nobody could catch that the pipe is closed.
            sys.stdout.flush()
            return result
        except GraphsvcError as error:
            click.echo(f"Error: {error}", err=True)
            ctx.exit(exit_code(error))
        except BrokenPipeError:
            # The reader (head, less) has seen enough. Nothing is left to be flushed at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(PIPE_CLOSED)
        except KeyboardInterrupt:
            click.echo("Interrupted.", err=True)
            ctx.exit(INTERRUPTED)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="graphsvc")
@click.option(
    "--config",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A TOML file of settings; GRAPHSVC_* variables go before it.",
)
@click.option("--log-level", help="What is logged: debug, info, warning or error.")
@click.pass_context
def cli(ctx: click.Context, config: Path | None, log_level: str | None) -> None:
    """Read news articles, and ask who contradicts whom, with the sentences that prove it."""
    settings: Settings = load_settings(os.environ, config).replace(log_level=log_level)
    set_up_logs(settings)
    ctx.obj = settings


def main() -> None:
    """Run the command line; what `graphsvc` starts."""
    # Ends like an exception, so that stores are closed; also for the first process of a container.
    signal.signal(signal.SIGTERM, _terminate)
    cli(prog_name="graphsvc")


def _terminate(signum: int, frame: FrameType | None) -> None:
    raise SystemExit(TERMINATED)
