"""The command line as a user has it: a process of its own, or quicker in this one."""

import json
import logging
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner
from made_up import river_dispute

from graphsvc.cli import cli
from graphsvc.config import Settings
from graphsvc.logs import HANDLER
from graphsvc.store import open_store

DENIAL = "Anna Berg denied the accusation of the council. “That is simply not true,” she said."


class Result:
    """How a command ended and what it printed."""

    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err

    @property
    def rows(self):
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run a command in this process, in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def run(*args, input=None, **environ):
        # What the command does wrong without meaning to fails the test by its own exception.
        result = CliRunner().invoke(
            cli, [str(arg) for arg in args], input=input, env=environ, catch_exceptions=False
        )
        return Result(result.exit_code, result.stdout, result.stderr)

    yield run
    root = logging.getLogger()
    root.handlers[:] = [handler for handler in root.handlers if handler.name != HANDLER]


@pytest.fixture
def command(tmp_path):
    """Return the words of a command that starts a process, and its environment."""

    def words(*args):
        return [sys.executable, "-m", "graphsvc", *(str(arg) for arg in args)]

    return words


@pytest.fixture
def process(tmp_path, command):
    """Run a command as a process of its own."""

    def run(*args, **options):
        done = subprocess.run(
            command(*args), cwd=tmp_path, capture_output=True, text=True, timeout=300, **options
        )
        return Result(done.returncode, done.stdout, done.stderr)

    os.environ.pop("GRAPHSVC_STORE", None)
    return run


@pytest.fixture
def filled(tmp_path):
    """A store with a made-up dispute."""
    with open_store(Settings(store=str(tmp_path / "graph.lbug"))) as store:
        store.put(river_dispute())
    return tmp_path / "graph.lbug"
