"""Where the Cypher files are: in the package when installed, beside it in a checkout."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def cypher_folder(name: str) -> Traversable:
    """Return a folder of Cypher files: schema, load, queries, reports or browser.

    Raises FileNotFoundError where the installation lacks it.
    """
    package = files("graphsvc")
    candidates: list[Traversable] = [package.joinpath("cypher", name)]
    if isinstance(package, Path):
        candidates.append(package.parent / "cypher" / name)
    for folder in candidates:
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"graphsvc is installed without its folder cypher/{name}")


@cache
def cypher_text(folder: str, name: str) -> str:
    """Return the text of cypher/``folder``/``name``.cypher."""
    return cypher_folder(folder).joinpath(f"{name}.cypher").read_text(encoding="utf-8")


@cache
def cypher_names(folder: str) -> tuple[str, ...]:
    """Return the names, without suffix and sorted, of the files in cypher/``folder``."""
    entries = (entry.name for entry in cypher_folder(folder).iterdir())
    return tuple(sorted(name[:-7] for name in entries if name.endswith(".cypher")))
