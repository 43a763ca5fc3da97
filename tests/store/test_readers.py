"""What readers get while another writes: rows, named queries and the API, on each engine.

Ladybug shows each query the graph as it was when the query began. Neo4j may show it a part of
what a transaction deletes meanwhile; named queries see that and ask again.
"""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from made_up import bridge_dispute, river_dispute

from graphsvc import asking, queries
from graphsvc.api import create_app
from graphsvc.contradictions import contradictions
from graphsvc.errors import NotFound

SECONDS = 4.0
ARTICLES = {one.article.id: one for one in river_dispute()}
IDS = [one.id for extraction in ARTICLES.values() for one in extraction.assertions]


@pytest.fixture
def river(store):
    store.put([*river_dispute(), *bridge_dispute()])
    return store


def while_writing(store, *readers):
    """Let readers go on for some seconds while each article is replaced, and one removed.

    Raises what a reader raises. In the end everything is there again.
    """
    end = time.monotonic() + SECONDS
    stop = threading.Event()

    def go_on(read):
        while not stop.is_set():
            read()

    with ThreadPoolExecutor(len(readers)) as pool:
        reading = [pool.submit(go_on, read) for read in readers]
        try:
            while time.monotonic() < end and not any(one.done() for one in reading):
                store.remove("monday")
                for extraction in ARTICLES.values():
                    store.put([extraction])
        finally:
            stop.set()
    for one in reading:
        one.result()


def test_rows_are_whole_at_once_or_when_asked_again(river):
    counted = (
        "MATCH (x:Article) WHERE x.id IN $ids "
        "RETURN x.id AS id, COUNT { MATCH (x)<-[:REPORTED_IN]-(:Assertion) } AS n"
    )
    expected = [{"id": key, "n": len(one.assertions)} for key, one in ARTICLES.items()]
    snapshots = "neo4j" not in type(river).__name__.lower()

    def torn():
        return [row for row in river.run(counted, {"ids": list(ARTICLES)}) if row not in expected]

    def read():
        seen = torn()
        if seen and not snapshots:
            # At the moment of a commit; each time it is asked there may be another.
            for _ in range(5):
                time.sleep(0.05)
                if not (seen := torn()):
                    break
        assert seen == []

    while_writing(river, read, read, read)


def test_assertions_are_as_stored_or_not_there(river):
    stored = {row["id"]: row for row in queries.assertions_by_id(river, IDS)}
    assert stored.keys() == set(IDS)

    def check(rows):
        assert [row for row in rows if row != stored[row["id"]]] == []

    def by_article():
        for key in ARTICLES:
            try:
                check(queries.assertions(river, key).rows)
            except NotFound:
                assert key == "monday"

    def by_edge():
        for edge in queries.edges(river).rows:
            try:
                check(queries.evidence(river, edge["id"]).rows)
            except NotFound:  # it went since it was listed
                continue

    def of_contradictions():
        for row in contradictions(river).rows:
            assert row["source"]["name"] and row["target"]["name"] and row["articles"]
            for one in row["evidence"]:
                contradicted = [
                    {name: value for name, value in other.items() if name != "basis"}
                    for other in one.pop("contradicted")
                ]
                check([one, *contradicted])

    while_writing(
        river, lambda: check(queries.assertions_by_id(river, IDS)), by_article, by_edge,
        of_contradictions,
    )  # fmt: skip
    assert {row["id"]: row for row in queries.assertions_by_id(river, IDS)} == stored


def paths(store):
    """Return addresses of the API and the page, for all that the store has."""
    found = [
        "/", "/v1/articles", "/v1/actors", "/v1/edges", "/v1/contradictions", "/v1/claims",
        "/v1/positions", "/v1/positions/changed", "/v1/reviews", "/v1/decisions", "/v1/reports",
        "/v1/analysis/camps", "/v1/analysis/balance", "/v1/analysis/between",
        "/v1/analysis/centrality", "/v1/analysis/chains?from=karl-ek&to=ana-vidal",
    ]  # fmt: skip
    found += [f"/v1/reports/{report.name}" for report in asking.reports()]
    found += [f"/v1/assertions/{key}" for key in IDS]
    for key in ARTICLES:
        found += [f"/v1/articles/{key}", f"/v1/articles/{key}/assertions"]
    for row in queries.actors(store).rows:
        found += [f"/v1/actors/{row['id']}", f"/v1/actors/{row['id']}/articles"]
    for row in queries.edges(store).rows:
        edge = f"/v1/edges/{row['id']}"
        found += [edge, f"{edge}/assertions", f"{edge}/exchanges", f"/?show={row['id']}"]
    for row in store.run("MATCH (c:Claim) RETURN c.id AS id"):
        claim = f"/v1/claims/{row['id']}"
        found += [claim, f"{claim}/assertions", f"{claim}/turns", f"{claim}/edges"]
    return found


def test_the_api_answers_while_another_writes(settings, river):
    app = create_app(settings, river)
    asked = paths(river)

    def reader(start):
        client = app.test_client()
        places = iter(range(start, 1_000_000))

        def read():
            path = asked[next(places) % len(asked)]
            answer = client.get(path)
            assert answer.status_code in (200, 404), (path, answer.get_data(as_text=True))

        return read

    while_writing(river, *(reader(place * len(asked) // 4) for place in range(4)))
    client = app.test_client()
    assert [path for path in asked if client.get(path).status_code != 200] == []
