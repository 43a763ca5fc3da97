"""HTML: the article without the page around it, and what the page says of itself."""

import pytest

from graphsvc.config import Settings
from graphsvc.errors import ReadingError
from graphsvc.reading import article_of_html

PARAGRAPHS = (
    "The harbour master, Anna Berg, denied on Monday that the crane had been built without "
    "a permit. “That is simply <b>not</b> true,” she told reporters in the port.",
    "The company said it had every paper that it needed, and that the accusations of the "
    "opposition were politically motivated.",
)
PAGE = """<!doctype html><html lang="en"><head><meta charset="{charset}">
<title>Harbour master denies it | The Paper</title>
<meta property="og:title" content="Harbour master denies it">
<meta property="og:site_name" content="The Paper">
<meta property="article:published_time" content="2026-03-04T09:10:00Z">
<link rel="canonical" href="https://paper.example/news/1"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><h1>Harbour master denies it</h1><p>{0}</p>
<script>document.write("<p>said the script, said the script, said the script</p>")</script>
<p>{1}</p></article>
<footer><p>Copyright The Paper, all rights reserved</p></footer></body></html>"""


def page(charset="utf-8"):
    return PAGE.format(*PARAGRAPHS, charset=charset)


def parse(data, **options):
    return article_of_html(data, Settings(), "page.html", **options)


def test_the_article_and_what_the_page_says_of_itself():
    article = parse(page().encode(), origin="page.html", name="page")
    assert article.title == "Harbour master denies it"
    assert article.publisher == "The Paper"
    assert article.published == "2026-03-04"
    assert article.url == "https://paper.example/news/1"
    assert article.text.startswith("Harbour master denies it\nThe harbour master, Anna Berg,")
    assert "“That is simply not true,” she told" in article.text
    for boilerplate in ("script", "Copyright", "World", "<"):
        assert boilerplate not in article.text


def test_what_the_page_does_not_say_is_unknown():
    article = parse(f"<html><body><p>{'. '.join(PARAGRAPHS)}</p></body></html>".encode())
    assert (article.title, article.publisher, article.published) == (None, None, None)


def test_the_address_that_is_given_goes_before_the_page():
    assert parse(page().encode(), url="https://x.example/").url == "https://x.example/"


@pytest.mark.parametrize("charset", ["windows-1252", "iso-8859-1"])
def test_a_declared_encoding_is_used(charset):
    assert "“That is simply not true,”" in parse(page(charset).encode("cp1252")).text


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (page("utf-8").encode("cp1252"), "declares the encoding utf-8, but is not in it"),
        (page("klingon").encode("cp1252"), "declares an unknown encoding (klingon)"),
        (page("hex").encode("cp1252"), "declares an unknown encoding (hex)"),
        (b"<p>Jos\xe9</p>", "declares no other encoding"),
        (b"<p>text</p>\0", "is a binary file"),
        (b"<div>" * 50_000, "holds no article"),
        (b"<p>never closed <b <i <<<", "holds no article"),
    ],
)
def test_what_cannot_be_read_says_so(data, problem):
    with pytest.raises(ReadingError, match=r"Convert|Save") as caught:
        parse(data)
    assert problem in str(caught.value)


def test_deeply_nested_markup_is_no_harm():
    body = "<div>" * 3_000 + f"<p>{PARAGRAPHS[1]}</p>" * 5
    try:
        assert "politically motivated" in parse(body.encode()).text
    except ReadingError as error:
        assert "holds no article" in str(error)
