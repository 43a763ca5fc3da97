"""What the analyses of the whole graph cost.

    python benchmarks/analysis.py [--edges 100000] [--actors 20000]

Made-up actors, of whom few are in most of the edges, in eight groups that mostly
support their own; an edge an assertion, a hundred to an article. They are loaded
into an embedded store, and each analysis is asked as the command line and the API
ask it: reading the edges, analysing, and fetching the sentences. Printed are
processor seconds, which do not depend on what else the machine does, and the
most memory that the process has used.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from graphsvc.analysis import answers
from graphsvc.analysis.answers import Question
from graphsvc.config import Settings
from graphsvc.records import (
    Actor,
    ActorKind,
    Article,
    Assertion,
    Edge,
    EdgeType,
    Extraction,
    QuoteKind,
    Span,
    digest,
)
from graphsvc.store import open_store

GROUPS = 8
PER_ARTICLE = 100
BATCH = 50  # articles put at once


def pairs(actors: int, edges: int, seed: int = 1) -> Iterator[tuple[int, EdgeType, int]]:
    """Yield who does what to whom, each once."""
    order = random.Random(seed)
    weights = list(accumulate(1 / (number + 1) ** 0.7 for number in range(actors)))
    seen = set()
    while len(seen) < edges:
        one, other = order.choices(range(actors), cum_weights=weights, k=2)
        support = order.random() < (0.8 if one % GROUPS == other % GROUPS else 0.1)
        conflict = order.choice((EdgeType.ACCUSES, EdgeType.CONTRADICTS))
        found = (one, EdgeType.SUPPORTS if support else conflict, other)
        if one != other and found not in seen:
            seen.add(found)
            yield found


def article(number: int, found: list[tuple[int, EdgeType, int]]) -> Extraction:
    """Return an article with a sentence for each of the edges."""
    text, said, edges, names = "", [], [], set()
    key = f"made-up-{number}"
    for one, kind, other in found:
        source, cue, target = f"Actor {one}", kind.lower(), f"Actor {other}"
        start = len(text)
        text += f"{source} {cue} {target}.\n"
        cue_at = start + len(source) + 1
        content = Span(cue_at + len(cue) + 1, len(text) - 2)
        names |= {one, other}
        said.append(
            Assertion(
                id=digest("assertion", key, start),
                article=key,
                act="assert",
                plover="01",
                actor=f"actor-{one}",
                source_text=source,
                cue_text=cue,
                text=target,
                sentence_text=text[start:-1],
                source=(Span(start, cue_at - 1),),
                cue=(Span(cue_at, cue_at + len(cue)),),
                content=(content,),
                sentence=Span(start, len(text) - 1),
                quote=QuoteKind.INDIRECT,
                edge=kind,
                targets=(f"actor-{other}",),
                certainty=0.9,
            )
        )
        edges.append(Edge(f"actor-{one}", kind, f"actor-{other}", (said[-1].id,), 0.9))
    return Extraction(
        article=Article(text, key=key, published="2031-05-01"),
        actors=tuple(Actor(f"actor-{n}", f"Actor {n}", ActorKind.PERSON) for n in sorted(names)),
        assertions=tuple(said),
        edges=tuple(edges),
    )


def main() -> int:
    """Load, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--edges", type=int, default=100_000)
    parser.add_argument("--actors", type=int, default=20_000)
    args = parser.parse_args()
    found = list(pairs(args.actors, args.edges))
    question = Question(max_edges=args.edges)
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(Settings(store=str(Path(folder, "graph.lbug")), query_timeout=300)) as store,
    ):
        began = time.process_time()
        batch: list[Extraction] = []
        for number in range(0, len(found), PER_ARTICLE):
            batch.append(article(number, found[number : number + PER_ARTICLE]))
            if len(batch) == BATCH or number + PER_ARTICLE >= len(found):
                store.put(batch)
                batch = []
                print(f"\r{number} edges loaded", end="", file=sys.stderr)
        print(f"\nload        {time.process_time() - began:6.1f} s")
        for name in ("camps", "balance", "between", "centrality", "chains"):
            ends = ("actor-5", f"actor-{args.actors - 3}") if name == "chains" else ()
            began, wall = time.process_time(), time.perf_counter()
            answer = getattr(answers, name)(store, question, *ends)
            print(
                f"{name:10}  {time.process_time() - began:6.1f} s of processor, "
                f"{time.perf_counter() - wall:6.1f} s by the clock, {answer['projection']}"
            )
    print(f"most memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
