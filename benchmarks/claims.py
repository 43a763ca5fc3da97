"""What joining articles into claims costs, as the corpus grows.

    python benchmarks/claims.py POLNEAR [--articles 1000 10000] [--statements 2]

POLNEAR holds PolNeAR's splits (train, dev). Its annotated attributions, the
first few of each article, stand for what is extracted; the corpus is repeated
with other names and later dates. Printed are processor seconds, which do not
depend on what else the machine does, of the joining alone: reading statements,
comparing them, and keeping the graph of an embedded store up to date.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from graphsvc.claims.linking import Linker
from graphsvc.config import Settings
from graphsvc.records import (
    Actor,
    ActorKind,
    Article,
    Assertion,
    Claim,
    Extraction,
    QuoteKind,
    Span,
    digest,
    join_spans,
    slug,
)
from graphsvc.store import open_store

_NAME = re.compile(r"(?<=\w )[A-Z][a-z]{2,}")
_BOUND = re.compile(r"(T\d+)\t\S+ (\d+ \d+(?:;\d+ \d+)*)\t")
_ROLE = re.compile(r"(Source|Cue|Content)\d*:(T\d+)")
_DATE = re.compile(r"_(\d{4}-\d{2}-\d{2})_")
SPACING = timedelta(days=1000)  # more than the corpus spans and blocks reach together
Roles = dict[str, list[str]]


def corpus(folder: Path, statements: int) -> list[tuple[str, str, list[Roles]]]:
    """Return name, date, and the words of the first attributions of each article."""
    found = {}
    for path in sorted(folder.glob("*/attributions/*.ann")):
        name = path.stem.rsplit("_", 1)[0]
        if name in found:
            continue
        text = (path.parents[1] / "text" / f"{name}.txt").read_text("utf8")
        standoff = path.read_text("utf8")
        spans = dict(_BOUND.findall(standoff))
        rows: list[Roles] = []
        for line in standoff.splitlines():
            roles: Roles = {"Source": [], "Cue": [], "Content": []}
            for role, key in _ROLE.findall(line) if line.startswith("E") else ():
                bounds = (bound.split() for bound in spans[key].split(";"))
                roles[role] += [" ".join(text[int(a) : int(b)].split()) for a, b in bounds]
            if roles["Content"] and roles["Source"]:
                rows.append(roles)
        day = _DATE.search(name)
        found[name] = (name, day.group(1) if day else "2016-01-01", rows[:statements])
    return list(found.values())


def articles(
    folder: Path, statements: int, first_copy: int = 0
) -> Iterator[Extraction]:  # fmt: skip
    """Yield the corpus without end, each time with other names and later dates."""
    read = corpus(folder, statements)
    copy = first_copy
    while True:
        ending = "".join(chr(ord("a") + int(digit)) for digit in str(copy)) + "o" if copy else ""
        for name, day, rows in read:
            shifted = date.fromisoformat(day) + copy * SPACING
            yield extraction(f"{name}-{copy}", shifted.isoformat(), rows, ending)
        copy += 1


def extraction(key: str, day: str, rows: list[Roles], ending: str) -> Extraction:
    """Return an article of one sentence an attribution."""
    sentences: list[str] = []
    cursor, said, claims, actors = 0, [], [], {}
    for row in rows:
        spans = []
        words = []
        for role in ("Source", "Cue", "Content"):
            text = _NAME.sub(lambda m: m.group() + ending, " ".join(row[role]))
            spans.append((Span(cursor, cursor + len(text)),))
            words.append(text)
            cursor += len(text) + 1
        sentences.append(" ".join(words))
        actor = Actor(slug(words[0]), words[0], ActorKind.PERSON)
        actors[actor.id] = actor
        claim = Claim(digest("claim", key, cursor), words[2])
        claims.append(claim)
        said.append((spans, actor, claim))
    text = " ".join(sentences)
    article = Article(text, key=key, published=day)
    assertions = tuple(
        Assertion(
            id=digest("assertion", key, number),
            article=article.id,
            act="assert",
            plover="01",
            actor=actor.id,
            source_text=join_spans(text, spans[0]),
            cue_text=join_spans(text, spans[1]),
            text=join_spans(text, spans[2]),
            sentence_text=text[spans[0][0].start : spans[2][0].end],
            source=spans[0],
            cue=spans[1],
            content=spans[2],
            sentence=Span(spans[0][0].start, spans[2][0].end),
            quote=QuoteKind.INDIRECT,
            claim=claim.id,
        )
        for number, (spans, actor, claim) in enumerate(said)
    )
    return Extraction(
        article, actors=tuple(actors.values()), assertions=assertions, claims=tuple(claims)
    )


def measure(folder: Path, count: int, statements: int) -> tuple[float, int, int]:
    """Return processor seconds of the joining, and how many propositions and links it made."""
    with (
        tempfile.TemporaryDirectory() as place,
        open_store(Settings(store=str(Path(place) / "store"))) as store,
    ):
        # From the second copy on: made-up names are rarer words than those of the first.
        source = islice(articles(folder, statements, first_copy=1), count)
        while batch := list(islice(source, 200)):
            store.put(batch)
        begin = time.process_time()
        done = None
        for done in Linker(store).run():
            print(f"\r{done.articles}/{done.of}", end="", file=sys.stderr)
        assert done is not None
        return time.process_time() - begin, done.propositions, done.links


def main() -> int:
    """Print a line for each size, and the ratio to a linear growth from the first."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("polnear", type=Path)
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--statements", type=int, default=2, help="attributions of each article")
    given = parser.parse_args()
    print("| articles | propositions | links | processor seconds | of linear growth |")
    print("| --- | --- | --- | --- | --- |")
    first = 0.0
    for count in given.articles:
        seconds, propositions, links = measure(given.polnear, count, given.statements)
        first = first or seconds / count
        ratio = seconds / count / first
        print(f"| {count} | {propositions} | {links} | {seconds:.1f} | {ratio:.2f} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
