"""The two commands of a newcomer name what is missing, and CI runs what they run."""

import stat
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


def check_tools(path, **environ):
    """Run tools/check-tools with nothing but ``path`` to find tools on."""
    return subprocess.run(
        ["/bin/bash", ROOT / "tools" / "check-tools"],
        env={"PATH": str(path), **environ}, capture_output=True, text=True,
    )  # fmt: skip


def tool(folder, name, text="exit 0"):
    (folder / name).write_text(f"#!/bin/bash\n{text}\n")
    (folder / name).chmod(0o755)


@pytest.fixture
def tools(tmp_path):
    """A folder with the tools that every machine has."""
    (tmp_path / "sed").symlink_to("/bin/sed")
    return tmp_path


def test_what_is_missing_is_named_with_the_command_that_installs_it(tools):
    done = check_tools(tools)
    assert done.returncode == 0
    assert "missing: Maven" in done.stderr
    assert "apt-get install maven" in done.stderr
    assert "missing: Chromium" in done.stderr
    assert "apt-get install chromium" in done.stderr


def test_in_ci_it_is_a_failure(tools):
    assert check_tools(tools, CI="true").returncode == 1


def test_a_server_of_ones_own_needs_no_java(tools):
    tool(tools, "chromium")
    done = check_tools(tools, CI="true", NEO4J_URI="bolt://127.0.0.1:7687")
    assert (done.returncode, done.stderr) == (0, "")


def test_an_old_java_does_not_do(tools):
    home = tools / "old"
    (home / "bin").mkdir(parents=True)
    tool(home / "bin", "java", "echo 'openjdk version \"1.8.0_402\"' >&2")
    tool(tools, "mvn")
    done = check_tools(tools, JAVA_HOME=str(home))
    if not list(Path("/usr/lib/jvm").glob("*/bin/java")):
        assert "missing: Java 17" in done.stderr
    assert "missing: Maven" not in done.stderr


def test_make_lists_its_commands():
    done = subprocess.run(["make", "-s", "help"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    for name in ("make run", "make test", "make docs", "make clean"):
        assert name in done.stdout


def test_an_old_python_is_refused_with_what_to_do(tmp_path):
    tool(tmp_path, "python-old", "exit 1")
    done = subprocess.run(
        ["make", "-s", "run", f"PYTHON={tmp_path}/python-old", f"VENV={tmp_path}/venv"],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 2
    assert "Python 3.11 or newer is needed" in done.stderr


def test_ci_ends_with_make_test():
    script = ROOT / ".ci" / "run"
    assert script.stat().st_mode & stat.S_IXUSR
    assert script.read_text().rstrip().endswith("make test")
