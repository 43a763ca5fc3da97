"""Whatever comes in, reading gives articles with the text as it was, or failures: never a crash."""

import io
import json

from hypothesis import example, given
from hypothesis import strategies as st

from graphsvc.config import Settings
from graphsvc.errors import ReadingError
from graphsvc.reading import Format, article_of_html, read
from graphsvc.reading.html import decode_html
from graphsvc.records import Article, Failure

SETTINGS = Settings()
# Letters with marks, emoji of several code points, right-to-left text, every kind of line end.
PIECES = st.sampled_from(
    ["said ", "“", "”", "\r\n", "\n", "\r", "\u2028", "e\u0301", "👩🏽‍🚒", "🇩🇪", "שלום ", "\u202e",
     "مرحبا", "\ufeff", "\u00a0", "\t", "The minister denied it. ", "ﬁ", "İ", "ß"]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=5), max_size=40).map("".join)


def stdin(data, format=Format.AUTO):
    return list(read(["-"], SETTINGS, format=format, stdin=io.BytesIO(data)))


@given(TEXTS)
@example("\ud83d cut")
@example("a\0b")
def test_json_lines_keep_the_text_or_say_why_not(text):
    line = json.dumps({"text": text})
    [found] = stdin(line.encode(), Format.JSONL)
    if isinstance(found, Article):
        assert found.text == text
        assert found.sha256
    else:
        assert found.problem


@given(TEXTS.map(lambda text: "Said " + text.lstrip("\ufeff")))
def test_plain_text_keeps_every_character(text):
    data = text.encode("utf-8", "surrogatepass")
    [found] = stdin(data, Format.TEXT)
    if isinstance(found, Article):
        assert found.text == text
        assert found.text.encode() == data


@given(st.binary(max_size=300), st.sampled_from(Format))
def test_any_bytes_give_articles_or_failures(data, format):
    for found in stdin(data, format):
        assert isinstance(found, Article | Failure)
        if isinstance(found, Article):
            found.text.encode("utf-8")
            assert "\0" not in found.text


@given(st.lists(st.binary(max_size=40).map(lambda line: line.replace(b"\n", b"")), max_size=8))
def test_no_line_is_lost(lines):
    found = stdin(b"\n".join(lines), Format.JSONL)
    assert len(found) == max(1, sum(1 for line in lines if line.strip()))


@given(st.text(alphabet="<>/pb \"'=&;!-article", max_size=200), TEXTS)
def test_broken_markup_gives_an_article_or_a_reading_error(markup, text):
    data = f"<html><body>{markup}<p>{text}</p>".encode("utf-8", "ignore")
    try:
        article = article_of_html(data, SETTINGS, "page")
    except ReadingError:
        return
    assert article.text.strip()


@given(st.binary(max_size=100))
def test_html_is_decoded_or_refused(data):
    try:
        decode_html(b'<meta charset="' + data + b'">' + data, "page")
    except ReadingError as error:
        assert error.advice
