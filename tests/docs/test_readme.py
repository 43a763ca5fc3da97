"""What the README says to type works, typed as it stands there, on the example articles."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from graphsvc.config import Settings
from graphsvc.reading import read

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
LINES = [
    line
    for block in re.findall(r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    for line in block.splitlines()
    if line.strip()
]
COMMANDS = [line for line in LINES if not line.startswith("curl ") and line != "graphsvc serve"]
REQUESTS = [line for line in LINES if line.startswith("curl ")]


def shell(line, folder):
    """Run a line as a shell does, with this environment's graphsvc first on the path."""
    (folder / "bin").mkdir(exist_ok=True)
    script = folder / "bin" / "graphsvc"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m graphsvc "$@"\n')
    script.chmod(0o755)
    environ = {**os.environ, "PATH": f"{folder / 'bin'}:{os.environ['PATH']}"}
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", line],
        cwd=folder, env=environ, capture_output=True, text=True, timeout=300,
    )  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder as the README has it, with the examples loaded."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "examples", folder / "examples")
    done = shell("graphsvc ingest examples", folder)
    assert done.returncode == 0, done.stderr
    assert "5 added" in done.stderr
    return folder


@pytest.fixture(scope="module")
def address(folder):
    running = subprocess.Popen(
        [sys.executable, "-m", "graphsvc", "serve", "--port", "0"],
        cwd=folder, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        line = running.stderr.readline()
        while "serves at" not in line:
            assert running.poll() is None, line
            line = running.stderr.readline()
        yield line.split("serves at ")[1].split()[0]
    finally:
        running.terminate()
        running.communicate(timeout=30)


@pytest.mark.parametrize("line", COMMANDS)
def test_commands(folder, line):
    done = shell(line, folder)
    assert done.returncode == 0, done.stderr
    if "ingest" not in line:
        assert done.stdout.strip()


@pytest.mark.parametrize("line", REQUESTS)
def test_requests(address, line):
    words = shlex.split(line)[1:]
    method, headers, data, url = "GET", {}, None, None
    while words:
        word = words.pop(0)
        if word == "-X":
            method = words.pop(0)
        elif word == "-H":
            name, _, value = words.pop(0).partition(": ")
            headers[name] = value
        elif word == "-d":
            data = words.pop(0).encode()
        else:
            url = word.replace("http://127.0.0.1:8000", address)
    answer = httpx.request(method, url, headers=headers, content=data, timeout=120)
    assert answer.is_success, answer.text
    assert answer.json()


def test_files_that_the_readme_names_are_there():
    for name in re.findall(r"\b(?:cypher|examples|docs)/[\w./-]+\w", README):
        assert (ROOT / name).exists(), name


def test_the_examples_show_what_they_are_for(folder):
    out = shell("graphsvc contradictions", folder).stdout
    pairs = {tuple(re.split(r"\s{2,}", line)[:2]) for line in out.splitlines()[2:]}
    assert {
        ("Elena Marsh", "Paul Keller"),
        ("Thomas Reid", "Paul Keller"),
        ("Elena Marsh", "Thomas Reid"),
    } <= pairs


def test_the_examples_are_five_articles_of_one_week():
    articles = list(read([ROOT / "examples"], Settings()))
    assert len(articles) == 5
    assert {article.publisher for article in articles} == {
        "Westhaven Courier", "Northern Wire", "Daily Meridian", "Channel Gazette",
    }  # fmt: skip
    dates = sorted(article.published for article in articles)
    assert (dates[0], dates[-1]) == ("2024-03-04", "2024-03-10")
