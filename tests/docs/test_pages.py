"""The documentation says what the code does."""

import dataclasses
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest

from graphsvc.cli import COMMANDS
from graphsvc.cli.errors import MEANINGS
from graphsvc.config import Settings, env_name

ROOT = Path(__file__).parent.parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("examples/*.md")])
LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")


def test_the_pages_made_from_the_code_are_as_the_code_is():
    done = subprocess.run(
        [sys.executable, ROOT / "tools" / "make_docs.py", "--check"],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


def test_all_settings_are_listed():
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    for field in dataclasses.fields(Settings):
        assert f"`{env_name(field.name)}`" in page
        assert field.metadata["reason"] in page


def test_all_commands_and_exit_codes_are_listed():
    page = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    for name in COMMANDS:
        assert f"## `graphsvc {name}`" in page
    for code, meaning in MEANINGS.items():
        assert f"| {code} | {meaning} |" in page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_to_files_that_are_there(page):
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / unquote(target)).exists(), f"{page.name}: {target}"


def test_the_opening_of_the_readme_has_the_two_commands():
    opening = (ROOT / "README.md").read_text(encoding="utf-8")[:1500]
    assert "    make run\n    make test\n" in opening
