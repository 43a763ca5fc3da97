"""Do the same articles give the same graph, whatever the store, the order and the repetition?

    python benchmarks/loads.py FOLDER…                           # the embedded store
    python benchmarks/loads.py FOLDER… --into ladybug neo4j_5    # and a server that this starts
    python benchmarks/loads.py FOLDER… --into bolt://HOST        # one that is there (it is emptied)

Inputs are what `graphsvc ingest` takes. They are extracted once, by the models of
the settings, and loaded into each store by the job that `ingest` runs: sorted, then
sorted again (all of it replaced), and into an emptied store in a random order. After
each load everything that readers get is compared: the edges with their evidence,
rules and certainty, every assertion with its claim and side, every claim. Exit
status 1 where two differ; what differs is printed.

--dates-in-names takes the date of an article that has none from the name of its file
("outlet_2016-09-12_title.txt"), and the outlet too. --keep FILE keeps the extractions
for the next run, and --graph FILE the first graph, which the next run compares with;
each is only read where it exists.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import pickle
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from neo4j_server import VERSIONS, Server, start

from graphsvc import queries
from graphsvc.config import Settings, load_settings
from graphsvc.disputes import ClaimFilter, claims
from graphsvc.ingest import extraction_with, ingest
from graphsvc.paging import Page
from graphsvc.reading import Reading
from graphsvc.records import Article, Extraction, Failure
from graphsvc.store import open_store
from graphsvc.store.base import GraphStore, Row

PAGE = 500
SEED = 20
_NAME = re.compile(r"(?P<publisher>[^_]+)_(?P<day>\d{4}-\d{2}-\d{2})_")
Graph = dict[str, list[Row]]


def read(paths: Sequence[str], settings: Settings, dates_in_names: bool) -> list[Article]:
    """Return the articles of the inputs; what cannot be read is named and left out."""
    found = []
    for item in Reading(tuple(paths), settings):
        if isinstance(item, Failure):
            print(f"failed: {item.origin}: {item.problem}", file=sys.stderr)
            continue
        named = _NAME.match(item.name or "") if dates_in_names and not item.published else None
        if named:
            item = dataclasses.replace(
                item, published=named["day"], publisher=named["publisher"], key=item.name
            )
        found.append(item)
    return sorted(found, key=lambda article: article.id)


def extract_all(articles: list[Article], settings: Settings) -> dict[str, Extraction]:
    """Return article id to extraction."""
    found = {}
    for item in extraction_with(settings)(iter(articles)):
        if isinstance(item, Failure):
            print(f"failed: {item.origin}: {item.problem}", file=sys.stderr)
        else:
            found[item.article.id] = item
            print(f"\rextracted {len(found)}/{len(articles)}", end="", file=sys.stderr)
    print(file=sys.stderr)
    return found


def load(store: GraphStore, extractions: Iterable[Extraction], settings: Settings) -> float:
    """Load as `graphsvc ingest --again` does; return the wall seconds."""
    by_id = {one.article.id: one for one in extractions}

    def known(articles: Iterator[Article]) -> Iterator[Extraction | Failure]:
        return (by_id[article.id] for article in articles)

    begin = time.perf_counter()
    inputs = [one.article for one in by_id.values()]
    for outcome in ingest(inputs, store, known, settings, again=True):
        print(f"\r{outcome}", end="", file=sys.stderr)
    print(file=sys.stderr)
    return time.perf_counter() - begin


def graph(store: GraphStore) -> Graph:
    """Return everything that readers get: edges, assertions with their claims, claims."""
    articles = list(_rows(lambda after: queries.articles(store, after=after, limit=PAGE)))
    return {
        "edges": list(_rows(lambda after: queries.edges(store, after=after, limit=PAGE))),
        "assertions": [
            row
            for key in sorted(one["id"] for one in articles)
            for row in _rows(
                lambda after, key=key: queries.assertions(store, key, after=after, limit=PAGE)
            )
        ],
        "claims": sorted(
            _rows(
                lambda after: claims(
                    store, ClaimFilter(min_certainty=0.0), after=after, limit=10_000_000
                )
            ),
            key=lambda row: str(row["id"]),
        ),
    }


def _rows(page_after: Callable[[str | None], Page]) -> Iterator[Row]:
    after = None
    while True:
        page = page_after(after)
        yield from page.rows
        after = page.next
        if after is None:
            return


def differences(one: Graph, other: Graph, most: int = 5) -> list[str]:
    """Return what two graphs do not share, a line each, at most ``most`` of each kind."""
    found = []
    for kind in one:
        rows = [{row["id"]: row for row in graph[kind]} for graph in (one, other)]
        wrong = [key for key in sorted(rows[0] | rows[1]) if rows[0].get(key) != rows[1].get(key)]
        if wrong:
            found.append(f"{kind}: {len(wrong)} differ")
        for key in wrong[:most]:
            left, right = (side.get(key) or {} for side in rows)
            parts = [name for name in left | right if left.get(name) != right.get(name)]
            found.append(
                f"  {key}: "
                + "; ".join(f"{part}: {left.get(part)!r} or {right.get(part)!r}" for part in parts)
            )
    return found


class Stores:
    """Empty stores of one engine, one after another."""

    def __init__(self, server: Server | None, folder: Path, settings: Settings) -> None:
        self._server = server
        self._folder = folder
        self._settings = settings
        self._made = 0

    def empty(self) -> Settings:
        """Return the settings that open an empty store."""
        self._made += 1
        if self._server is None:
            path = self._folder / f"graph{self._made}.lbug"
            return self._settings.replace(store=str(path))
        with self._server.driver() as driver, driver.session() as session:
            session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS").consume()
        return self._settings.replace(
            store=self._server.uri,
            neo4j_user=self._server.user,
            neo4j_password=self._server.password,
        )


def compare(
    name: str,
    stores: Stores,
    extractions: list[Extraction],
    settings: Settings,
    first: Graph,
    keep: Path | None,
) -> tuple[Graph, int]:
    """Load in both orders, the first one twice; print a line for each. Returns how many differ.

    The first graph of all goes to the file ``keep`` at once.
    """
    shuffled = list(extractions)
    random.Random(SEED).shuffle(shuffled)
    wrong = 0
    with open_store(stores.empty()) as store:
        for what in ("sorted", "again"):
            first, differs = _check(name, what, store, extractions, settings, first)
            wrong += differs
            if keep and not keep.exists():
                keep.write_text(json.dumps(first, ensure_ascii=False), encoding="utf-8")
    with open_store(stores.empty()) as store:
        first, differs = _check(name, "shuffled", store, shuffled, settings, first)
        wrong += differs
    return first, wrong


def _check(
    name: str,
    what: str,
    store: GraphStore,
    extractions: list[Extraction],
    settings: Settings,
    first: Graph,
) -> tuple[Graph, int]:
    seconds = load(store, extractions, settings)
    found = graph(store)
    differs = differences(first, found) if first else []
    contested = sum(1 for row in found["claims"] if row["for"] and row["against"])
    inferred = sum(1 for row in found["edges"] if not row["stated"])
    print(
        f"| {name} | {what} | {seconds:.0f} | {len(found['assertions'])} | {len(found['claims'])} "
        f"| {contested} | {len(found['edges'])} | {inferred} "
        f"| {'no' if differs else 'yes' if first else 'first'} |",
        flush=True,
    )
    for line in differs:
        print(line, file=sys.stderr)
    return first or found, bool(differs)


def main() -> int:
    """Load and compare; return 1 where something differs."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("paths", nargs="+")
    parser.add_argument(
        "--into", nargs="+", default=["ladybug"], help="ladybug, neo4j_5, neo4j_2026 or a URI"
    )
    parser.add_argument("--dates-in-names", action="store_true")
    parser.add_argument("--keep", type=Path, help="file of extractions, made where it is missing")
    parser.add_argument("--graph", type=Path, help="file for the graph that was found, as JSON")
    given = parser.parse_args()
    settings = load_settings({}).replace(store_timeout=60, query_timeout=600)
    if given.keep and given.keep.exists():
        extractions = pickle.loads(given.keep.read_bytes())
    else:
        extractions = extract_all(read(given.paths, settings, given.dates_in_names), settings)
        if given.keep:
            given.keep.write_bytes(pickle.dumps(extractions))
    ordered = [extractions[key] for key in sorted(extractions)]
    print(f"{len(ordered)} articles")
    print("| store | order | seconds | assertions | claims | contested | edges | inferred | same |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    first: Graph = {}
    if given.graph and given.graph.exists():
        first = json.loads(given.graph.read_text(encoding="utf-8"))
    wrong = 0
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for wanted in given.into:
            server = None
            if wanted != "ladybug":
                server = start(VERSIONS[wanted], folder) if wanted in VERSIONS else Server(wanted)
            try:
                stores = Stores(server, folder, settings)
                first, differs = compare(wanted, stores, ordered, settings, first, given.graph)
                wrong += differs
            finally:
                if server is not None:
                    server.stop()
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
