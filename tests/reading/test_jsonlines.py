"""JSON lines: what each field becomes, and what a wrong line says."""

import io
import json
import tracemalloc

import pytest

from graphsvc.config import Settings
from graphsvc.reading import read
from graphsvc.records import Article, Failure

TEXT = "The minister denied the accusation on Monday."


def read_lines(*lines, settings=None):
    data = b"\n".join(
        line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines
    )
    return list(read(["-"], settings or Settings(), stdin=io.BytesIO(data)))


def test_all_fields():
    [article] = read_lines(
        {
            "text": TEXT,
            "title": " A denial ",
            "url": "https://paper.example/1",
            "published": "March 4, 2026",
            "publisher": "The Paper",
            "id": "story-1",
            "section": ["unknown fields", "are left alone"],
        }
    )
    assert article == Article(
        text=TEXT,
        title="A denial",
        url="https://paper.example/1",
        publisher="The Paper",
        published="2026-03-04",
        key="story-1",
        name="story-1",
    )
    assert article.id == "story-1"


def test_absent_null_and_blank_fields_are_unknown():
    [article] = read_lines({"text": TEXT, "title": None, "url": " "})
    assert (article.title, article.url, article.published) == (None, None, None)


def test_lines_of_a_file_are_named_by_their_number(tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"text": TEXT}) + "\n\n" + json.dumps({"text": TEXT + "!"}))
    first, second = read([path], Settings())
    assert (first.name, second.name) == ("news:1", "news:3")
    assert second.origin == f"{path}:3"


@pytest.mark.parametrize(
    ("line", "where", "problem"),
    [
        (b"{no json}", "-:2", "is not JSON"),
        (b'{"text": "cut', "-:2", "is not JSON"),
        (b"[1, 2]", "-:2", "is an array, not an object"),
        (b"null", "-:2", "is null, not an object"),
        ({"title": "x"}, "-:2", 'has no text. Give the article as "text": "…"'),
        ({"text": ""}, "-:2", "holds no words"),
        ({"text": 5}, "-:2: text", "is a number, not a text"),
        ({"text": TEXT, "title": ["x"]}, "-:2: title", "is an array, not a text"),
        ({"text": TEXT, "id": True}, "-:2: id", "is true or false, not a text"),
        ({"text": TEXT, "published": "yesterday"}, "-:2: published", "'yesterday' is no date"),
        ({"text": TEXT, "published": "03/04/2026"}, "-:2: published", "one way only"),
        (b'{"text": "cut here \\ud83d then"}', "-:2: text", "holds half a character (\\ud83d"),
        ({"text": "a\0b"}, "-:2: text", "holds a NUL character (position 1)"),
        ({"text": TEXT, "title": "a\0b"}, "-:2: title", "holds a NUL character"),
        (b"\xff\xfe{}", "-:2", "UTF-16"),
        (b'{"text": "Jos\xe9"}', "-:2", "is not UTF-8"),
        (b'{"text": ' + b"[" * 100_000, "-:2", "is nested too deeply"),
        (b'{"text": ' + b"1" * 5_000 + b"}", "-:2", "number out of range"),
    ],
)
def test_a_wrong_line_is_named_and_the_others_are_read(line, where, problem):
    first, failure, last = read_lines({"text": TEXT}, line, {"text": TEXT, "id": 7})
    assert isinstance(failure, Failure)
    assert failure.origin == where
    assert problem in failure.problem
    assert first.text == last.text == TEXT
    assert last.id == "7"


def test_long_lines_cost_no_more_memory_than_one_article(tmp_path):
    settings = Settings(max_article_bytes=100_000)
    path = tmp_path / "long.jsonl"
    with path.open("wb") as stream:
        for _ in range(3):
            stream.write(b'{"text": "')
            for _ in range(10):
                stream.write(b"word " * 200_000)
            stream.write(b'"}\n')
            stream.write(json.dumps({"text": TEXT}).encode() + b"\n")
    tracemalloc.start()
    found = list(read([path], settings))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [isinstance(item, Failure) for item in found] == [True, False] * 3
    assert "is larger than 100,000 bytes" in found[0].problem
    assert peak < 5_000_000
