"""What is read from where; what fails is named, and the rest goes on."""

import io
import json

import pytest

from graphsvc.config import Settings
from graphsvc.reading import Format, Reading, read
from graphsvc.records import Article, Failure

TEXT = "The minister denied the accusation on Monday."


def articles(found):
    return [item for item in found if isinstance(item, Article)]


def failures(found):
    return [item for item in found if isinstance(item, Failure)]


@pytest.fixture
def settings():
    return Settings()


def test_a_text_file_is_kept_untouched(tmp_path, settings):
    text = "Première ligne…\r\n\r\n“Said she” 👩🏽‍🚒 e\u0301 \u202bשלום\u202c\n  end \n"
    (tmp_path / "story.txt").write_bytes(text.encode())
    [article] = read([tmp_path / "story.txt"], settings)
    assert article.text == text
    assert article.name == "story"
    assert article.origin == str(tmp_path / "story.txt")


def test_a_byte_order_mark_is_no_text(tmp_path, settings):
    (tmp_path / "story.txt").write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    [article] = read([tmp_path / "story.txt"], settings)
    assert article.text == TEXT


def test_one_file_is_one_article_wherever_the_command_runs(tmp_path, settings, monkeypatch):
    (tmp_path / "story.txt").write_text(TEXT)
    [by_full_path] = read([tmp_path / "story.txt"], settings)
    monkeypatch.chdir(tmp_path)
    [by_name] = read(["story.txt"], settings)
    assert by_name.id == by_full_path.id


def test_a_folder_is_read_sorted_and_whole_but_for_other_kinds_of_files(tmp_path, settings):
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("z.txt", "a.TXT", "b/m.txt", ".hidden/x.txt", ".x.txt", "gold.json", "x.pdf"):
        (tmp_path / name).write_text(TEXT)
    found = list(read([tmp_path], settings))
    assert [article.name for article in found] == ["a", "z", "m"]


def test_a_folder_without_articles_is_a_failure(tmp_path, settings):
    [failure] = read([tmp_path], settings)
    assert isinstance(failure, Failure)
    assert "holds no articles" in failure.problem
    assert ".txt" in failure.problem


def test_a_missing_file_is_a_failure_and_the_rest_is_read(tmp_path, settings):
    (tmp_path / "story.txt").write_text(TEXT)
    missing, article = read([tmp_path / "none.txt", tmp_path / "story.txt"], settings)
    assert missing.origin.endswith("none.txt")
    assert "No such file" in missing.problem
    assert article.text == TEXT


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\t\r\n", "is empty"),
        ("numbers.txt", b"1234 -- 5678\n", "holds no words"),
        ("binary.txt", b"\x7fELF\x02\x01\x01\0\0\0\0\0", "is a binary file (a zero byte at 7)"),
        ("story.pdf", b"%PDF-1.7 and so on", "is a PDF document"),
        ("story.docx", b"PK\x03\x04rest", "a zip archive or an office document"),
        ("story.rtf", b"{\\rtf1 text}", "is an RTF document"),
        ("wide.txt", TEXT.encode("utf-16"), "is encoded in UTF-16"),
        (
            "latin.txt",
            b"Line one\nThe minister, Jos\xe9 P\xe9rez,",
            "is not UTF-8 (byte 0xe9 at position 26, line 2)",
        ),
        ("cut.txt", TEXT.encode() + b"\xe2\x80", "is not UTF-8"),
        (
            "german.txt",
            (
                "Der Minister bestritt am Montag die Vorwürfe, der Damm sei ohne Genehmigung "
                "gebaut worden. Seine Sprecherin nannte sie am Abend frei erfunden."
            ).encode(),
            "is written in another language (de)",
        ),
        ("page.html", b"<html><body></body></html>", "holds no article"),
        ("lines.jsonl", b"\n \n", "is empty"),
    ],
)
def test_bad_input_says_what_is_wrong_and_what_to_do(tmp_path, settings, name, data, problem):
    (tmp_path / name).write_bytes(data)
    (tmp_path / "zz-good.txt").write_text(TEXT)
    failure, good = read([tmp_path / name, tmp_path / "zz-good.txt"], settings)
    assert failure.origin == str(tmp_path / name)
    assert problem in failure.problem
    said, _, advice = failure.problem.partition(". ")
    assert said
    assert advice
    assert good.text == TEXT


def test_a_file_of_20_mb_is_refused_without_reading_it_whole(tmp_path, settings):
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        for _ in range(20):
            stream.write(b"word " * 200_000)
    reading = Reading([path], settings)
    [failure] = reading
    assert "is larger than 10,000,000 bytes" in failure.problem
    assert "GRAPHSVC_MAX_ARTICLE_BYTES" in failure.problem
    assert reading.bytes_read <= settings.max_article_bytes + 1


def test_a_text_of_too_many_characters_is_refused(tmp_path):
    (tmp_path / "long.txt").write_text(TEXT * 100)
    [failure] = read([tmp_path / "long.txt"], Settings(max_article_chars=2000))
    assert "is longer than 2,000 characters (4,500)" in failure.problem


def test_a_path_that_cannot_be_opened_is_a_failure(tmp_path, settings):
    (tmp_path / "story.txt").write_text(TEXT)
    [failure] = read([tmp_path / "story.txt" / "part.txt"], settings)
    assert "cannot be read (Not a directory)" in failure.problem


@pytest.mark.parametrize(
    ("data", "count"),
    [
        (TEXT.encode(), 1),
        ((json.dumps({"text": TEXT}) + "\n").encode() * 3, 3),
        (b"\xef\xbb\xbf" + json.dumps({"text": TEXT}).encode(), 1),
        (
            f"<!DOCTYPE html><html><body><p>{TEXT * 5}</p></body></html>".encode(),
            1,
        ),
    ],
)
def test_standard_input_is_recognised(settings, data, count):
    found = list(read(["-"], settings, stdin=io.BytesIO(data)))
    assert len(articles(found)) == count
    assert all(article.text.startswith(TEXT) for article in found)


def test_the_format_can_be_given(settings):
    line = json.dumps({"text": TEXT})
    [article] = read(["-"], settings, format=Format.TEXT, stdin=io.BytesIO(line.encode()))
    assert article.text == line


def test_texts_piped_in_one_after_the_other_are_articles_apart(settings):
    [first] = read(["-"], settings, stdin=io.BytesIO(TEXT.encode()))
    [second] = read(["-"], settings, stdin=io.BytesIO(TEXT.encode() + b" He resigned."))
    assert first.id != second.id


def test_progress_is_measured_in_bytes(tmp_path, settings):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": TEXT}) + "\n{}\n")
    reading = Reading([tmp_path], settings)
    total = reading.measure()
    assert len(list(reading)) == 3
    assert reading.bytes_read == total
    assert Reading([tmp_path, "-"], settings).measure() is None
