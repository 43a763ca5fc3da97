"""The real server, over real HTTP on a loopback port."""

import itertools
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed

import httpx
import pytest
from made_up import river_dispute
from serving import serving

from graphsvc.api.server import MAX_HEADER_BYTES
from graphsvc.config import Settings
from graphsvc.store import open_store

LONG = "The harbour board rejected the dockers' claims on Monday. " * 60


@pytest.fixture
def settings(tmp_path):
    return Settings(store=str(tmp_path / "graph.lbug"), max_request_bytes=200_000, api_threads=4)


@pytest.fixture
def http(settings, extractor):
    """A client of a server on five articles."""
    with (
        open_store(settings) as store,
        serving(settings, store, extractor) as server,
        httpx.Client(base_url=server.address, timeout=60) as client,
    ):
        store.put(river_dispute())
        yield client


def test_pages_are_followed_by_the_link_header(http):
    answer = http.get("/v1/edges", params={"limit": 3})
    rows = answer.json()["data"]
    while "next" in answer.links:
        answer = http.get(answer.links["next"]["url"])
        rows += answer.json()["data"]
    assert [row["id"] for row in rows] == [r["id"] for r in http.get("/v1/edges").json()["data"]]
    assert len(rows) == 7


def test_an_article_is_sent_and_found(http):
    text = {"text": "Mara Lindqvist accused the harbour board of lying.", "id": "new"}
    assert http.post("/v1/articles", json=text).status_code == 201
    assert http.get("/v1/articles/new").json()["data"]["text"] == text["text"]
    assert http.delete("/v1/articles/new").status_code == 200
    assert http.get("/v1/articles/new").status_code == 404


def test_reading_goes_on_while_articles_are_extracted(http):
    """Two articles hold their threads for seconds; meanwhile every list answers."""
    with ThreadPoolExecutor(2) as pool:
        sent = [
            pool.submit(http.post, "/v1/articles", json={"text": LONG, "id": f"long{n}"})
            for n in range(2)
        ]
        answered = 0
        while not all(one.done() for one in sent):
            assert http.get("/v1/edges").status_code == 200
            answered += not sent[0].done() or not sent[1].done()
    assert [one.result().status_code for one in sent] == [201, 201]
    assert answered >= 5


def test_more_articles_than_can_wait_are_asked_to_come_again(http, extractor):
    """Of four threads two may wait for extraction, here behind one that takes its time."""

    def send(number):
        text = {"text": f"The board rejected claim {number}.", "id": f"n{number}"}
        return http.post("/v1/articles", json=text)

    with ThreadPoolExecutor(4) as pool:
        with extractor._turn:
            sent = [pool.submit(send, number) for number in range(4)]
            refused = [done.result() for done in itertools.islice(as_completed(sent), 2)]
        statuses = sorted(one.result().status_code for one in sent)
    assert statuses == [201, 201, 503, 503]
    for answer in refused:
        assert answer.json()["type"] == "/problems/busy"
        assert answer.headers["Retry-After"]


def test_the_same_article_from_many_at_once_is_one(http):
    text = {"text": "The board denied that Mara Lindqvist had lied.", "id": "same"}
    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda _: http.post("/v1/articles", json=text), range(6)))
    assert {answer.status_code for answer in answers} <= {200, 201}
    ids = [row["id"] for row in http.get("/v1/articles").json()["data"]]
    assert ids.count("same") == 1


def test_parallel_reads_agree(http):
    addresses = ["/v1/edges", "/v1/contradictions", "/v1/actors", "/", "/v1/articles"] * 8
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(http.get, addresses))
    by_address = {}
    for address, answer in zip(addresses, answers, strict=True):
        assert answer.status_code == 200
        by_address.setdefault(address, set()).add(answer.text)
    assert all(len(texts) == 1 for texts in by_address.values())


@pytest.mark.parametrize(
    ("request_bytes", "status"),
    [
        (b"nonsense\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: x\r\nX-Long: ".ljust(MAX_HEADER_BYTES, b"x"), 431),
        (b"POST /v1/articles HTTP/1.1\r\nHost: x\r\nContent-Length: 900000\r\n\r\n", 413),
        (b"POST /v1/articles HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: x\r\n\r\n", 501),
    ],
)
def test_what_the_server_refuses_itself_has_the_same_shape(http, request_bytes, status):
    port = http.base_url.port
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(request_bytes)
        received = b""
        while chunk := connection.recv(65_536):
            received += chunk
    head, _, body = received.partition(b"\r\n\r\n")
    assert head.startswith((f"HTTP/1.1 {status}".encode(), f"HTTP/1.0 {status}".encode()))
    assert b"application/problem+json" in head
    assert b'"status": %d' % status in body
    assert b"waitress" not in received.lower()


def test_a_body_above_the_limit_is_refused(http):
    answer = http.post("/v1/articles", json={"text": "x " * 105_000})
    assert answer.status_code == 413
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_serve_says_where_it_is_and_ends_on_a_signal(tmp_path):
    """The store is closed on SIGTERM, so that another process can open it at once."""
    path = str(tmp_path / "graph.lbug")
    program = (
        "from graphsvc.api import serve; from graphsvc.config import Settings;"
        f"settings = Settings(store={path!r}, port=0, attribution='rules');"
        "serve(settings, announce=lambda address: print(address, flush=True))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, env={**os.environ}
    )
    try:
        address = process.stdout.readline().strip()
        assert httpx.get(f"{address}/v1/articles", timeout=60).json() == {"data": [], "next": None}
        for _ in range(600):
            answer = httpx.get(f"{address}/readyz", timeout=60)
            if answer.status_code == 200:
                break
            assert answer.json()["type"] == "/problems/not-ready"
            time.sleep(0.1)
        assert answer.status_code == 200
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=30) == 0
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
    with open_store(Settings(store=path)) as store:
        store.ping()


def test_threads_end_with_the_server(settings):
    before = threading.active_count()
    with serving(settings) as server:
        assert httpx.get(f"{server.address}/healthz", timeout=30).status_code == 200
    deadline = time.monotonic() + 10
    while threading.active_count() > before and time.monotonic() < deadline:
        time.sleep(0.05)
    assert threading.active_count() <= before
