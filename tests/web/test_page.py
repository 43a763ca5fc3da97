"""The page as the server makes it, which is what is left of it without JavaScript."""

import re
from html.parser import HTMLParser

import pytest

from graphsvc.web.evidence import content_beyond, days, safe_link, sentence_parts


class Elements(HTMLParser):
    """Collects the elements of a page, as (name, attributes), and its text."""

    def __init__(self, page):
        super().__init__()
        self.found, self.text = [], ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data

    def all(self, tag):
        return [attributes for name, attributes in self.found if name == tag]


def rows_of(answer):
    """Return the relations of the table."""
    rows = [a for a in Elements(answer.get_data(as_text=True)).all("tr") if "data-edge" in a]
    return [(row["data-source-name"], row["data-type"], row["data-target-name"]) for row in rows]


def edge_of(answer, source):
    """Return the id of a source's first edge."""
    rows = Elements(answer.get_data(as_text=True)).all("tr")
    return next(row["data-edge"] for row in rows if row.get("data-source") == source)


def test_all_relations_are_in_a_table_the_best_evidenced_first(page):
    rows = rows_of(page())
    assert len(rows) == 8
    assert rows[0] == ("Orin Water", "CONTRADICTS", "Ana Vidal")


@pytest.mark.parametrize(
    ("query", "sources"),
    [
        ("type=SUPPORTS", {"Karl Ek"}),
        ("type=&actor=&since=&until=&min_certainty=0.95&type=", {"Orin Water", "Eve"}),
        ("actor=river board", {"River Board", "Karl Ek"}),
        ("since=2031-03-06&until=2031-03-06", {"Karl Ek", "Orin Water"}),
        ("utm_source=letter&type=SUPPORTS", {"Karl Ek"}),
    ],
)
def test_filters_are_in_the_address(page, query, sources):
    assert {source.split(" <")[0] for source, _, _ in rows_of(page(f"/?{query}"))} == sources


def test_the_form_keeps_what_was_asked(page):
    inputs = Elements(page("/?actor=Karl+Ek&since=2031-03-01").get_data(as_text=True)).all("input")
    values = {field["name"]: field.get("value") for field in inputs}
    assert values["actor"] == "Karl Ek"
    assert values["since"] == "2031-03-01"


def test_every_field_has_a_label(page):
    elements = Elements(page().get_data(as_text=True))
    labelled = {label["for"] for label in elements.all("label")}
    assert {f["id"] for f in (*elements.all("input"), *elements.all("select"))} == labelled


def test_the_evidence_shows_both_sides_with_the_roles_marked(page):
    edge = edge_of(page(), "orin-water")
    html = page(f"/?show={edge}").get_data(as_text=True)
    assert '<mark class="source">Orin Water</mark> <mark class="cue">denied</mark> ' in html
    assert '<mark class="content">poisoning the river, as Vidal had said.</mark>' in html
    assert '<mark class="cue">accused</mark>' in html
    assert "What this contradicts" in html
    assert "Mayor blames Orin Water" in html
    assert "2031-03-03" in html


@pytest.mark.parametrize(
    ("query", "name"),
    [("type=DENIES", "type"), ("since=2031-02-30", "since"), ("after=x", "after")],
)
def test_a_wrong_parameter_is_named_on_a_page(page, query, name):
    answer = page(f"/?{query}")
    assert answer.status_code == 422
    assert answer.mimetype == "text/html"
    assert f"<strong>{name}</strong>" in answer.get_data(as_text=True)


def test_an_edge_that_is_gone(page):
    assert page("/?show=none").status_code == 404


def test_no_text_of_an_article_becomes_markup(page):
    edge = edge_of(page(), next(s for s in ("eve-script-document-title-taken-over-script",)))
    answer = page(f"/?show={edge}")
    html = answer.get_data(as_text=True)
    elements = Elements(html)
    assert elements.all("img") == []
    assert all("src" in script for script in elements.all("script"))
    assert not re.search(r"\son\w+=", "".join(str(a) for _, a in elements.found))
    hrefs = [link.get("href", "") for link in elements.all("a")]
    assert all(href.startswith(("/", "#")) for href in hrefs)
    assert "taken over" in elements.text  # it is shown, as the text that it is


def test_the_policy_forbids_scripts_in_the_page(page):
    policy = page().headers["Content-Security-Policy"]
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert page("/docs").headers["Content-Security-Policy"].count("unsafe") == 1


def test_nothing_is_loaded_from_elsewhere(page):
    for address in ("/", "/docs"):
        elements = Elements(page(address).get_data(as_text=True))
        loaded = [a.get("src") for _, a in elements.found] + [
            a.get("href") for a in elements.all("link")
        ]
        for link in filter(None, loaded):
            assert link.startswith("/"), link
            assert page(link).status_code == 200, link


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "//evil.example", "http://", "", None, "ftp://a/b",
     "http://[", " javascript:x", "JAVASCRIPT:x"],
)  # fmt: skip
def test_addresses_that_are_not_linked(address):
    assert safe_link(address) is None


def test_addresses_that_are_linked():
    assert safe_link("https://news.example/a?b=c#d") == "https://news.example/a?b=c#d"


def assertion(source, cue, content, sentence=(10, 40)):
    """Return what the page needs of an assertion in a sentence of digits."""
    words = "".join(str(place % 10) for place in range(*sentence))
    return {
        "sentence": words, "sentence_span": list(sentence), "text": "what was said",
        "source_spans": source, "cue_spans": cue, "content_spans": content,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        (([], [], []), [((), 30)]),
        (([[10, 14]], [[15, 20]], [[21, 40]]),
         [(("source",), 4), ((), 1), (("cue",), 5), ((), 1), (("content",), 19)]),
        (([[12, 14]], [[12, 14]], []), [((), 2), (("source", "cue"), 2), ((), 26)]),
        (([], [], [[5, 50]]), [(("content",), 30)]),
        (([], [], [[50, 60]]), [((), 30)]),
        (([], [[20, 22]], [[10, 30]]),
         [(("content",), 10), (("cue", "content"), 2), (("content",), 8), ((), 10)]),
    ],
)  # fmt: skip
def test_a_sentence_is_cut_where_roles_begin_and_end(roles, expected):
    given = assertion(*roles)
    parts = sentence_parts(given)
    assert [(part.roles, len(part.text)) for part in parts] == expected
    assert "".join(part.text for part in parts) == given["sentence"]


def test_a_content_that_goes_on_is_shown_in_full():
    assert content_beyond(assertion([], [], [[12, 60]])) == "what was said"
    assert content_beyond(assertion([], [], [[12, 30]])) is None


def test_days():
    assert days("2031-03-03", "2031-03-07T08:30:00Z") == ["2031-03-03", "2031-03-07"]
    assert days("2031-03-03", "2031-03-03") == ["2031-03-03"]
    assert days(None, None) == []
