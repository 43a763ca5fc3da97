"""How fast articles get into each store, against the bare driver writing the same rows.

    python benchmarks/store.py                          # the embedded store
    python benchmarks/store.py --server neo4j_5         # and a server that this starts
    python benchmarks/store.py --server bolt://HOST     # and one that is there (it is emptied)

The articles are made up: twelve assertions each, a few actors in many articles and
many in few; claims are of one article, as extraction makes them. What the store
writes is recorded, statement by statement; then the same statements with the same
rows go to an empty database through the bare driver, in the same transactions. What
the store does beyond that is its price: rows made and checked from extractions, and
looking up what is there already.

The ratio is of processor time where the database runs in this process, since that
does not depend on what else the machine does, and of wall time with a server. The
best of several runs counts, for the same reason.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import ladybug

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from made_up import Story
from neo4j_server import VERSIONS, Server, start

from graphsvc.config import Settings
from graphsvc.records import Extraction
from graphsvc.resources import cypher_text
from graphsvc.store.base import GraphStore, Row
from graphsvc.store.ladybug import CHECKPOINT_BYTES, LadybugStore
from graphsvc.store.loader import Execute
from graphsvc.store.neo4j import Neo4jStore
from graphsvc.store.schema import statements

BATCH = 50
Transaction = list[tuple[str, Mapping[str, Any]]]
READING = (
    "digests", "touched_actors", "touched_claims", "touched_edges", "names_of_actors",
    "wordings_of_claims", "edges_as_stored", "evidence_of_edges", "some_subject",
    "reviews_of_subjects", "reviewed_edges", "decisions_on_edges",
)  # fmt: skip
ACTS = (
    ("accuse", "ACCUSES", "supports"),
    ("deny", "CONTRADICTS", "contradicts"),
    ("endorse", "SUPPORTS", "supports"),
    ("assert", None, "supports"),
    ("assert", None, "supports"),
)


def corpus(articles: int, seed: int = 1) -> list[Extraction]:
    """Return made-up extractions: a long tail of actors, each sentence as long as news has them."""
    rng = random.Random(seed)
    extractions = []
    for number in range(articles):
        story = Story(f"article-{number}", published=f"2031-{1 + number % 12:02}-{1 + number % 28}")
        cast = [f"Person {min(int(rng.paretovariate(0.6)), articles * 3)}" for _ in range(8)]
        for _ in range(12):
            source, target = rng.choice(cast), rng.choice(cast)
            act, edge, stance = rng.choice(ACTS)
            words = " ".join(rng.choice(WORDS) for _ in range(22))
            story.says(
                source,
                act,
                f"that {target} {words}.",
                act=act,
                edge=edge if source != target else None,
                targets=[target] if edge else [],
                claim=f"{number}: {target} did {rng.randrange(5)}" if edge else None,
                stance=stance,
            )
        extractions.append(story.extraction())
    return extractions


WORDS = "the river was poisoned by a mill near harbour and its owners hid figures from us".split()


class Recording:
    """Mixed into a store, keeps every transaction that it writes: a list of (text, rows)."""

    def _write(self, work: Callable[[Execute], Any]) -> Any:
        statements_of_one: Transaction = []

        def recorded(execute: Execute) -> Any:
            def run(text: str, given: Mapping[str, Any]) -> list[Row]:
                if text not in READ:
                    statements_of_one.append((text, given))
                return execute(text, given)

            return work(run)

        answer = super()._write(recorded)  # type: ignore[misc]
        self.__dict__.setdefault("recorded", []).append(statements_of_one)
        return answer


READ = {cypher_text("load", name) for name in READING}


class RecordingLadybug(Recording, LadybugStore):
    pass


class RecordingNeo4j(Recording, Neo4jStore):
    pass


class Embedded:
    """The embedded engine: a new file each time; times are processor seconds."""

    name = "Ladybug"
    clock = staticmethod(time.process_time)

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.made = 0

    def _path(self) -> str:
        self.made += 1
        return str(self.folder / f"{self.made}.lbug")

    def recording(self) -> RecordingLadybug:
        return RecordingLadybug.open(self._path(), Settings())

    def store(self) -> LadybugStore:
        return LadybugStore.open(self._path(), Settings())

    def bare(self, transactions: list[Transaction]) -> float:
        database = ladybug.Database(self._path(), checkpoint_threshold=CHECKPOINT_BYTES)
        connection = ladybug.Connection(database)
        for statement in statements("ladybug"):
            connection.execute(statement)
        started = self.clock()
        for transaction in transactions:
            connection.execute("BEGIN TRANSACTION")
            for text, given in transaction:
                connection.execute(text, given).close()
            connection.execute("COMMIT")
        seconds = self.clock() - started
        connection.close()
        database.close()
        return seconds


class Remote:
    """A server, emptied each time; times are wall seconds."""

    clock = staticmethod(time.perf_counter)

    def __init__(self, server: Server) -> None:
        self.server = server
        self.settings = Settings(
            store=server.uri,
            neo4j_user=server.user,
            neo4j_password=server.password,
            store_timeout=120,
            query_timeout=600,
        )
        with server.driver() as driver:
            found = driver.execute_query("CALL dbms.components() YIELD versions RETURN versions[0]")
            self.name = f"Neo4j {found.records[0][0]}"

    def _empty(self) -> None:
        with self.server.driver() as driver, driver.session() as session:
            session.run(
                "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 1000 ROWS"
            ).consume()

    def recording(self) -> RecordingNeo4j:
        self._empty()
        return RecordingNeo4j.open(self.settings)

    def store(self) -> Neo4jStore:
        self._empty()
        return Neo4jStore.open(self.settings)

    def bare(self, transactions: list[Transaction]) -> float:
        self._empty()
        with self.server.driver() as driver, driver.session(database="neo4j") as session:
            started = self.clock()
            for transaction in transactions:
                with session.begin_transaction() as open_one:
                    for text, given in transaction:
                        open_one.run(text, given).consume()
                    open_one.commit()
            return self.clock() - started


Engine = Embedded | Remote


def batches(extractions: list[Extraction]) -> list[list[Extraction]]:
    return [extractions[i : i + BATCH] for i in range(0, len(extractions), BATCH)]


def seconds_of(engine: Engine, store: GraphStore, extractions: list[Extraction]) -> float:
    """Return how long the store takes for all the extractions."""
    started = engine.clock()
    for batch in batches(extractions):
        store.put(batch)
    return engine.clock() - started


def measure(engine: Engine, articles: int, runs: int) -> Row:
    """Return articles a second into the store and by the bare driver, and their ratio."""
    extractions = corpus(articles)
    with engine.recording() as store:
        seconds_of(engine, store, extractions)
        transactions = store.recorded
    ours, bare = [], []
    for _ in range(runs):  # in turn, so that what else the machine does hits both
        with engine.store() as store:
            ours.append(seconds_of(engine, store, extractions))
        bare.append(engine.bare(transactions))
    return {
        "store": engine.name,
        "articles": articles,
        "articles a second": round(articles / min(ours), 1),
        "bare driver": round(articles / min(bare), 1),
        "ratio": round(min(ours) / min(bare), 2),
        "ms an article": round(1000 * min(ours) / articles, 2),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--server", action="append", default=[], help="URI, neo4j_5 or neo4j_2026")
    parser.add_argument("--no-embedded", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if not options.no_embedded:
            report(Embedded(folder), options)
        for wanted in options.server:
            server = start(VERSIONS[wanted], folder) if wanted in VERSIONS else Server(wanted)
            try:
                report(Remote(server), options)
            finally:
                server.stop()


def report(engine: Engine, options: argparse.Namespace) -> None:
    rows = [measure(engine, articles, options.runs) for articles in options.articles]
    for row in rows:
        if options.json:
            print(json.dumps(row), flush=True)
        else:
            print("  ".join(f"{name}: {value}" for name, value in row.items()), flush=True)
    if len(rows) > 1 and not options.json:
        first, last = rows[0], rows[-1]
        grows = last["ms an article"] / first["ms an article"]
        times = last["articles"] / first["articles"]
        print(f"  {times:g} times the articles: {grows:.2f} times the time of each", flush=True)


if __name__ == "__main__":
    main()
