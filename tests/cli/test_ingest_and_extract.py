"""From files to a store and to JSON lines, with the real models."""

import json

import pytest

from graphsvc.config import Settings
from graphsvc.store import open_store

from .conftest import DENIAL

ACCUSATION = "Anna Berg accused Harbour Watch of lying about the crane."


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(DENIAL)
    (folder / "b.jsonl").write_text(
        json.dumps({"text": ACCUSATION, "id": "b", "published": "2024-03-05"}) + "\n"
    )
    return folder


def test_twice_changes_nothing_and_a_change_replaces(run, folder):
    first = run("ingest", "articles")
    assert first.code == 0
    assert first.out == ""
    assert "2 added, 0 replaced, 0 unchanged, 0 failed" in first.err
    articles = run("articles", "--json").rows

    assert run("ingest", "articles", "--json").rows == [
        {"added": 0, "replaced": 0, "unchanged": 2, "failed": 0}
    ]
    assert run("articles", "--json").rows == articles

    (folder / "a.txt").write_text(DENIAL + " She left.")
    [outcome] = run("ingest", folder, "--json").rows
    assert (outcome["replaced"], outcome["unchanged"]) == (1, 1)
    assert len(run("articles", "--json").rows) == 2
    [outcome] = run("ingest", folder, "--json", "--again").rows
    assert outcome["replaced"] == 2


def test_bad_input_is_listed_and_the_rest_loads(run, folder):
    (folder / "c-empty.txt").write_bytes(b"")
    (folder / "d-binary.txt").write_bytes(b"\x7fELF\0\0")
    (folder / "e-latin.txt").write_bytes("Müller said no.".encode("latin-1"))
    (folder / "f-huge.txt").write_bytes(b"word " * 4_000_000)
    (folder / "g-french.txt").write_text(
        "Le ministre a nié lundi les accusations selon lesquelles le barrage serait illégal."
    )
    (folder / "h.jsonl").write_text(json.dumps({"text": ACCUSATION, "id": "h"}) + "\n{no json}\n")
    result = run("ingest", "articles", "none.txt")
    assert result.code == 1
    assert "3 added, 0 replaced, 0 unchanged, 7 failed" in result.err
    for line in (
        "failed: articles/c-empty.txt: is empty",
        "failed: articles/d-binary.txt: is a binary file",
        "failed: articles/e-latin.txt: is not UTF-8",
        "failed: articles/f-huge.txt: is larger than",
        "failed: articles/g-french.txt: is written in another language (fr)",
        "failed: articles/h.jsonl:2: is not JSON",
        "failed: none.txt: cannot be read",
    ):
        assert line in result.err
    assert {row["id"] for row in run("articles", "--json").rows} >= {"b", "h"}


def test_standard_input(run):
    assert run("ingest", "-", input=DENIAL).code == 0
    lines = "\n".join(json.dumps({"text": f"{DENIAL} {n}", "id": f"n{n}"}) for n in range(3))
    assert run("ingest", "-", input=lines).code == 0
    assert len(run("articles", "--json").rows) == 4


def test_attributions_are_spans_of_the_file(run, folder):
    result = run("extract", "articles/a.txt", "--format", "attributions")
    assert result.code == 0
    assert result.rows
    contents = []
    for row in result.rows:
        assert set(row) == {"document", "source", "cue", "content"}
        assert row["document"] == "a"
        for role in ("source", "cue", "content"):
            for start, end in row[role]:
                assert 0 <= start < end <= len(DENIAL)
        contents.append(" ".join(DENIAL[start:end] for start, end in row["content"]))
    assert any("That is simply not true" in content for content in contents)


def test_edges_are_by_name_with_the_spans_of_their_evidence(run, folder):
    result = run("extract", "articles", "--format", "edges")
    assert [row["document"] for row in result.rows] == ["a", "b"]
    [edge] = result.rows[1]["edges"]
    assert edge["source"] == "Anna Berg"
    assert edge["type"] == "ACCUSES"
    assert edge["target"] == "Harbour Watch"
    assert edge["evidence"] == [[0, len(ACCUSATION)]]
    nothing = run("extract", "articles", "--format", "edges", "--min-certainty", "1")
    assert len(nothing.rows) == 2


def test_records_are_whole(run, folder):
    rows = run("extract", "articles").rows
    assert [row["article"]["name"] for row in rows] == ["a", "b"]
    assert rows[0]["article"]["text"] == DENIAL
    assert rows[1]["article"]["id"] == "b"
    assert {"attributions", "mentions", "actors", "assertions", "edges"} <= set(rows[0])


def test_extract_lists_failures_and_prints_the_rest(run, folder):
    result = run("extract", "none.txt", "articles/a.txt")
    assert result.code == 1
    assert len(result.rows) == 1
    assert "failed: none.txt" in result.err


def test_extraction_gives_the_same_records_each_time(run, folder):
    assert run("extract", "articles").out == run("extract", "articles").out


def test_the_store_that_is_named_is_filled(run, folder, tmp_path):
    run("ingest", "articles", "--store", "mine.lbug")
    run("ingest", "articles/a.txt", GRAPHSVC_STORE="yours.lbug")
    for name, count in (("mine.lbug", 2), ("yours.lbug", 1)):
        with open_store(Settings(store=str(tmp_path / name)), read_only=True) as store:
            assert store.counts()["articles"] == count
