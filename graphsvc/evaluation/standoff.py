"""Reads attributions annotated in BRAT standoff, as PolNeAR publishes them.

``attributions/NAME_XXXX.ann`` annotates ``text/NAME.txt``; XXXX names the
annotator, and where several annotated one text the first by name counts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from graphsvc.errors import ReadingError
from graphsvc.records import Attribution, Span, Spans

_TEXT_BOUND = re.compile(r"(T\d+)\t\S+ (\d+ \d+(?:;\d+ \d+)*)\t")
_EVENT = re.compile(r"E\d+\t(.+)")


def parse_standoff(standoff: str) -> tuple[Attribution, ...]:
    """Return the attributions of a standoff file, in its order.

    Numbered roles (Content2) join the role that they extend. An attribution
    without content is left out, since nothing can be aligned with it.
    """
    bounds: dict[str, Spans] = {}
    events: list[str] = []
    for line in standoff.split("\n"):
        if match := _TEXT_BOUND.match(line):
            pairs = (part.split() for part in match[2].split(";"))
            bounds[match[1]] = tuple(Span(int(start), int(end)) for start, end in pairs)
        elif match := _EVENT.match(line):
            events.append(match[1])
    found = []
    for event in events:
        roles: dict[str, set[Span]] = defaultdict(set)
        for argument in event.split():
            role, _, key = argument.partition(":")
            roles[role.rstrip("0123456789").lower()].update(bounds.get(key, ()))
        if roles["content"]:
            content, cue, source = (
                tuple(sorted(roles[role])) for role in ("content", "cue", "source")
            )
            found.append(Attribution(content=content, cue=cue, source=source))
    return tuple(found)


def read_standoff(folder: Path) -> Iterator[tuple[Path, tuple[Attribution, ...]]]:
    """Yield each text's path with its attributions, by name.

    Raises ReadingError where a text has no annotation, or a span lies outside it.
    """
    annotations: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        annotations.setdefault(path.stem.rpartition("_")[0], path)
    for path in sorted((folder / "text").glob("*.txt")):
        if path.stem not in annotations:
            advice = f"Add {path.stem}_NAME.ann to {folder / 'attributions'}."
            raise ReadingError(str(path), "no annotation stands beside this text", advice)
        with annotations[path.stem].open(encoding="utf-8", newline="") as stream:
            attributions = parse_standoff(stream.read())
        with path.open(encoding="utf-8", newline="") as stream:
            length = len(stream.read())
        for attribution in attributions:
            if attribution.end > length:
                problem = f"a span ends at {attribution.end}, the text at {length}"
                advice = "Check that text and annotation belong to the same version."
                raise ReadingError(str(annotations[path.stem]), problem, advice)
        yield path, attributions
