"""The wheel is whole: it installs into an empty environment, and works from any folder."""

import json
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from graphsvc import __version__

ROOT = Path(__file__).parent.parent.parent
DENIAL = "Anna Berg denied the accusation of Harbour Watch. “That is simply not true,” she said."


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    done = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--no-deps", "--quiet", "-w", folder, ROOT],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    [path] = folder.glob("graphsvc-*.whl")
    return path


def tracked(folder):
    listed = subprocess.run(
        ["git", "ls-files", "--", folder], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(listed.stdout.split())


def test_the_wheel_carries_all_that_the_package_reads(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    data = {name for name in tracked("graphsvc") if not name.endswith(".py")}
    cypher = {f"graphsvc/{name}" for name in tracked("cypher")}
    assert {Path(name).suffix for name in data} >= {".txt", ".toml", ".html", ".css", ".typed"}
    assert len(cypher) > 40
    assert data | cypher <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_wheel_carries_nothing_else(wheel):
    for name in zipfile.ZipFile(wheel).namelist():
        assert name.startswith(("graphsvc/", "graphsvc-"))
        assert "__pycache__" not in name


@pytest.mark.slow
def test_it_installs_into_an_empty_environment_and_works_from_any_folder(wheel, tmp_path):
    venv.create(tmp_path / "venv", with_pip=True)
    bin = tmp_path / "venv" / "bin"
    installed = subprocess.run(
        [bin / "python", "-m", "pip", "install", "--quiet", wheel], capture_output=True, text=True
    )
    assert installed.returncode == 0, installed.stderr
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "a.txt").write_text(DENIAL)

    def run(*args):
        # Without this environment's variables: nothing of the checkout may help.
        return subprocess.run(
            [bin / "graphsvc", *args],
            cwd=elsewhere, env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)},
            capture_output=True, text=True, timeout=300,
        )  # fmt: skip

    assert run("--version").stdout == f"graphsvc, version {__version__}\n"
    extracted = run("extract", "a.txt", "--format", "attributions")
    assert extracted.returncode == 0, extracted.stderr
    found = [json.loads(line) for line in extracted.stdout.splitlines()]
    assert any("That is simply not true" in DENIAL[slice(*row["content"][0])] for row in found)
    assert run("ingest", "a.txt").returncode == 0
    assert run("report").stdout
    assert run("articles").returncode == 0
