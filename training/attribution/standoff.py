"""Reading PolNeAR: texts, and the first annotator's attributions of each."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

Span = tuple[int, int]
ROLES = ("source", "cue", "content")
_TEXT_BOUND = re.compile(r"(T\d+)\t\S+ (\d+ \d+(?:;\d+ \d+)*)\t")
_EVENT = re.compile(r"E\d+\t(.+)")


@dataclass(frozen=True)
class Gold:
    """One attribution: the character spans of each of its roles."""

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()


@dataclass
class Document:
    """A text with the attributions in it."""

    name: str
    text: str
    attributions: list[Gold] = field(default_factory=list)


def parse_standoff(standoff: str) -> list[Gold]:
    """Return a BRAT file's attributions; those without content are left out."""
    bounds: dict[str, list[Span]] = {}
    events: list[str] = []
    for line in standoff.split("\n"):
        if match := _TEXT_BOUND.match(line):
            parts = (part.split() for part in match[2].split(";"))
            bounds[match[1]] = [(int(start), int(end)) for start, end in parts]
        elif match := _EVENT.match(line):
            events.append(match[1])
    found = []
    for event in events:
        roles: dict[str, set[Span]] = defaultdict(set)
        for argument in event.split():
            role, _, target = argument.partition(":")
            roles[role.rstrip("0123456789").lower()].update(bounds.get(target, ()))
        if roles["content"]:
            found.append(Gold(**{role: tuple(sorted(roles[role])) for role in ROLES}))
    return found


def read_gold(directory: Path) -> list[Document]:
    """Read a split: ``text/NAME.txt`` and ``attributions/NAME_XXXX.ann``."""
    annotations: dict[str, Path] = {}
    for path in sorted((directory / "attributions").glob("*.ann")):
        annotations.setdefault(path.stem.rpartition("_")[0], path)
    documents = []
    for path in sorted((directory / "text").glob("*.txt")):
        # Without translating line ends: the offsets count them.
        with path.open(encoding="utf-8", newline="") as stream:
            text = stream.read()
        with annotations[path.stem].open(encoding="utf-8", newline="") as stream:
            documents.append(Document(path.stem, text, parse_standoff(stream.read())))
    if not documents:
        raise FileNotFoundError(f"no texts in {directory / 'text'}")
    return documents
