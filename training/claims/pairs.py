"""Pairs of statements to fit on and to be measured by, and PolNeAR's attributions."""

from __future__ import annotations

import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphsvc.claims.statements import Statement

ANNOTATED = Path(__file__).parent / "annotated_pairs.jsonl"
ROLES = ("source", "cue", "content")
_SPACE = re.compile(r"\s+")
_TEXT_BOUND = re.compile(r"(T\d+)\t\S+ (\d+ \d+(?:;\d+ \d+)*)\t")
_ROLE = re.compile(r"(Source|Cue|Content)\d*:(T\d+)")


@dataclass(frozen=True)
class Pair:
    """Two statements, how they stand to each other, and the documents they are from."""

    first: Statement
    second: Statement
    label: str
    documents: frozenset[str]
    gold: bool  # by two annotators; else by one


def gold_pairs(shared: Path) -> list[Pair]:
    """Return the pairs that two annotators agree on."""
    pairs = []
    for row in _rows(shared / "gold" / "pairs.jsonl"):
        first, second = (Statement(*(row[side][role] for role in ROLES)) for side in "ab")
        documents = frozenset(row[side]["document"] for side in "ab")
        pairs.append(Pair(first, second, row["label"], documents, gold=True))
    return pairs


def annotated_pairs(shared: Path) -> list[Pair]:
    """Return the pairs that one annotator labelled, their words taken from PolNeAR by offset."""
    texts = {
        path.stem: path.read_text("utf8")
        for path in sorted((shared / "data" / "polnear").glob("*/text/*.txt"))
    }
    pairs = []
    for row in _rows(ANNOTATED):
        sides = []
        for side in "ab":
            text = texts[row[side]["document"]]
            words = (
                " ".join(_SPACE.sub(" ", text[a:b]) for a, b in row[side][f"{role}_spans"])
                for role in ROLES
            )
            sides.append(Statement(*words))
        documents = frozenset(row[side]["document"] for side in "ab")
        pairs.append(Pair(sides[0], sides[1], row["label"], documents, gold=False))
    return pairs


def contents(shared: Path) -> Iterator[str]:
    """Yield the contents of PolNeAR's attributions, train and dev."""
    seen = set()
    for path in sorted((shared / "data" / "polnear").glob("*/attributions/*.ann")):
        name = path.stem.rsplit("_", 1)[0]
        if name in seen:
            continue
        seen.add(name)
        text = (path.parents[1] / "text" / f"{name}.txt").read_text("utf8")
        standoff = path.read_text("utf8")
        spans = dict(_TEXT_BOUND.findall(standoff))
        for line in standoff.splitlines():
            if not line.startswith("E"):
                continue
            parts = []
            for role, key in _ROLE.findall(line):
                if role == "Content":
                    bounds = (bound.split() for bound in spans[key].split(";"))
                    parts += [text[int(a) : int(b)] for a, b in bounds]
            if parts:
                yield _SPACE.sub(" ", " ".join(parts))


def folds(pairs: list[Pair], seed: int, count: int = 5) -> list[int]:
    """Return the fold of each pair: labels spread evenly, no document in two folds."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            name = parent[name]
        return name

    for pair in pairs:
        first, *others = sorted(pair.documents)
        for other in others:
            parent[root(other)] = root(first)
    groups = [root(min(pair.documents)) for pair in pairs]
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    for group, pair in zip(groups, pairs, strict=True):
        labels[group][pair.label] += 1
    total = sum(labels.values(), Counter[str]())
    generator = random.Random(seed)
    order = sorted(labels)
    generator.shuffle(order)
    order.sort(key=lambda group: -labels[group].total())
    held = [Counter[str]() for _ in range(count)]
    chosen: dict[str, int] = {}
    for group in order:

        def cost(fold: int, group: str = group) -> float:
            new = labels[group]
            return sum(
                ((held[fold][key] + new[key]) ** 2 - held[fold][key] ** 2) / total[key]
                for key in new
            )

        chosen[group] = min(range(count), key=lambda fold: (cost(fold), generator.random()))
        held[chosen[group]] += labels[group]
    return [chosen[group] for group in groups]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text("utf8").splitlines():
        if line.strip():
            yield json.loads(line)
