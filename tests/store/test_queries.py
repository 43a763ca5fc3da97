"""Every named query and report gives the same on every engine, and the right answer."""

from __future__ import annotations

import pytest
from made_up import Story, river_dispute
from reviewed import of_edge

from graphsvc import asking, queries
from graphsvc.catalogue import catalogue, find, names
from graphsvc.contradictions import contradictions
from graphsvc.disputes import LIKELY
from graphsvc.errors import NotFound, ParameterError
from graphsvc.queries import EdgeFilter
from graphsvc.store import open_store

from .conftest import ENGINES

MONDAY, FRIDAY = river_dispute()[0], river_dispute()[3]
IDS = [one.id for extraction in river_dispute() for one in extraction.assertions]
POISONED = "orin-water-poisoned-the-river"
# Of edges that are not there, so that nothing else changes.
REVIEWS = [
    of_edge("karl-ek", "SUPPORTS", "river-board", "reject", by="Ida"),
    of_edge("river-board", "ACCUSES", "karl-ek", "confirm", by="Olof", at=2),
]
# What each query of cypher/queries is asked, on every engine.
CASES = {
    "actor": [{"id": "ana-vidal"}, {"id": "nobody"}],
    "actors": [{}, {"q": "vid"}, {"kind": "unnamed"}, {"after_id": "karl-ek", "limit": 1}],
    "article": [{"id": "monday"}, {"id": "sunday"}],
    "article_of_assertion": [{"id": IDS[0]}, {"id": "none"}],
    "articles_of_actor": [{"actor": "ana-vidal"}, {"actor": "ana-vidal", "limit": 1}],
    "articles": [{}, {"q": "radio"}, {"after_published": "2031-03-04", "after_id": "tuesday"}],
    "assertions_by_id": [{"ids": IDS}, {"ids": ["none"]}],
    "assertions_of_article": [{"article": "monday"}, {"article": "thursday", "limit": 1}],
    "assertions_of_claim": [{"claim": POISONED}, {"claim": "none"}],
    "changed_positions": [{}, {"actor": "vidal", "since": "2031"}, {"until": "2031-03-04"}],
    "claim": [{"id": POISONED}, {"id": "none"}],
    "claims": [{}, {"contested": True}, {"q": "river", "min_certainty": 0.8}, {"limit": 1}],
    "contradicted_by_accusation": [{"ids": IDS}],
    "contradicted_by_article": [{"ids": IDS}],
    "contradicted_by_claim": [{"ids": IDS}],
    "counts": [{}],
    "dates_of_assertions": [{"ids": IDS}],
    "decisions": [{}, {"limit": 1}, {"id": "none"}],
    "edge": [{"id": "orin-water.contradicts.ana-vidal"}, {"id": "none"}],
    "edges": [
        {},
        {"type": "ACCUSES"},
        {"source": "karl ek", "target": "river-board"},
        {"since": "2031-03-06", "until": "2031-03-07~"},
        {"min_certainty": 0.75},
        {"stated": "inferred"},
        {"stated": "stated", "after_id": "karl-ek", "limit": 2},
    ],
    "edges_of_assertions": [{"ids": IDS}],
    "edges_of_claim": [{"claim": POISONED}, {"claim": POISONED, "reviewed": "confirmed"}],
    "evidence": [{"edge": "orin-water.contradicts.ana-vidal"}, {"edge": "none"}],
    "evidence_of_reviews": [{"ids": [one.id for one in REVIEWS]}],
    "names_of_actor": [{"id": "ana-vidal"}, {"id": "nobody"}],
    "positions": [{}, {"actor": "ana-vidal", "width": 4}, {"claim": POISONED, "limit": 1}],
    "reviews": [{}, {"by": "Ida"}, {"verdict": "confirm", "limit": 1}, {"state": "withdrawn"}],
    "reviews_by_id": [{"ids": [REVIEWS[0].id]}, {"ids": ["none"]}],
    "statements_of_claim": [{"claim": POISONED}, {"claim": POISONED, "stance": "supports"}],
    "strongest_edges": [
        {},
        {"actor": "the board"},
        {"type": "CONTRADICTS", "after_weight": 2, "after_id": "p", "limit": 2},
    ],
    "targets_of_assertions": [{"ids": IDS}],
}


@pytest.fixture(scope="module", params=ENGINES)
def store(request, settings_of):
    with open_store(settings_of(request.param)) as opened:
        opened.put(river_dispute())
        opened.review(REVIEWS)
        yield opened


@pytest.fixture(scope="module")
def embedded(settings_of):
    with open_store(settings_of("ladybug")) as opened:
        opened.put(river_dispute())
        opened.review(REVIEWS)
        yield opened


def test_every_query_is_asked_something():
    assert set(CASES) <= set(names("queries"))
    missing = set(names("queries")) - set(CASES)
    assert not missing, f"add a case to CASES for: {', '.join(sorted(missing))}"


def in_order(rows):
    """Return rows with ids that a query collects in one order; engines have their own."""
    collected = ("premises", "assertions", "for", "against")
    return [
        {k: sorted(v) if k in collected and isinstance(v, list) else v for k, v in row.items()}
        for row in rows
    ]


@pytest.mark.parametrize(
    ("name", "given"), [(name, given) for name, cases in CASES.items() for given in cases]
)
def test_queries_give_the_same_on_every_engine(store, embedded, name, given):
    rows = asking.run_query(store, name, **given)
    assert in_order(rows) == in_order(asking.run_query(embedded, name, **given))
    query = find("queries", name)
    for row in rows:
        assert {column.name for column in query.columns} <= set(row)


@pytest.mark.parametrize("name", names("reports"))
def test_reports_give_the_same_on_every_engine(store, embedded, name):
    table = asking.report(store, name)
    assert table.rows == asking.report(embedded, name).rows
    for row in table.rows:
        assert tuple(row) == table.columns


def test_reports_say_what_happened(store):
    def rows(name, *columns):
        return [tuple(row[c] for c in columns) for row in asking.report(store, name).rows]

    assert rows("who_contradicts_whom", "source", "target", "times", "articles") == [
        ("Orin Water", "Ana Vidal", 2, 2),
        ("River Board", "Ana Vidal", 1, 1),
    ]
    assert rows("contested_claims", "claim", "for", "against", "articles") == [
        ("Orin Water poisoned the river", 1, 4, 3)
    ]
    assert rows("unanswered_accusations", "accuser", "accused") == [
        ("Karl Ek", "Orin Water"),
        ("an official of the board", "Ana Vidal"),
    ]
    assert rows("changed_position", "actor", "supported", "contradicted") == [
        ("Ana Vidal", "2031-03-03", "2031-03-07T08:30:00+01:00")
    ]
    assert rows("most_contradicted", "actor", "times", "by", "assertions") == [
        ("Ana Vidal", 3, 2, 2)
    ]
    assert rows("unnamed_sources", "source", "type", "target", "named") == [
        ("an official of the board", "ACCUSES", "Ana Vidal", 0)
    ]
    assert rows("mutual_contradictions", "one") == []


def test_articles_come_newest_first_and_page_by_page(store):
    wanted = ["friday", "thursday", "tuesday", "monday", "undated"]
    assert [row["id"] for row in queries.articles(store).rows] == wanted
    found, after = [], None
    while True:
        page = queries.articles(store, limit=2, after=after)
        found += [row["id"] for row in page.rows]
        after = page.next
        if after is None:
            break
    assert found == wanted
    assert [row["id"] for row in queries.articles(store, q="Blames").rows] == ["monday"]


def test_an_article_with_its_text_and_its_assertions(store):
    article = queries.article(store, "monday")
    assert article["text"] == MONDAY.article.text
    assert article["assertions"] == 2
    page = queries.assertions(store, "monday", limit=1)
    rest = queries.assertions(store, "monday", limit=1, after=page.next)
    assert rest.next is None
    first, second = page.rows[0], rest.rows[0]
    assert first["actor"] == {"id": "ana-vidal", "name": "Ana Vidal"}
    assert first["targets"] == [{"id": "orin-water", "name": "Orin Water"}]
    assert first["claim"]["text"] == "Orin Water poisoned the river"
    assert second["stance"] == "contradicts"
    for row in (first, second):
        begin, end = row["sentence_span"]
        assert article["text"][begin:end] == row["sentence"]
        for role, words in (("source", "source"), ("cue", "cue"), ("content", "text")):
            [(begin, end)] = row[f"{role}_spans"]
            assert article["text"][begin:end] == row[words]


def test_an_unresolved_source_keeps_its_words(store):
    [row] = [row for row in queries.assertions(store, "thursday").rows if row["actor"] is None]
    assert (row["source"], row["source_spans"], row["claim"]) == ("", [], None)


@pytest.mark.parametrize(
    ("ask", "kind"),
    [
        (queries.article, "article"),
        (queries.assertions, "article"),
        (queries.assertion, "assertion"),
        (queries.actor, "actor"),
        (queries.edge, "edge"),
        (queries.evidence, "edge"),
        (asking.report, "report"),
    ],
)
def test_an_unknown_id(store, ask, kind):
    with pytest.raises(NotFound, match=f"no {kind} has the id 'none'"):
        ask(store, "none")


@pytest.mark.parametrize("q", ["vidal", "VIDAL", "  the Mayor of Lund ", "ayor of l"])
def test_actors_are_found_by_any_part_of_any_name(store, q):
    assert [row["name"] for row in queries.actors(store, q=q).rows] == ["Ana Vidal"]


def test_an_actor_with_its_counts(store):
    actor = queries.actor(store, "ana-vidal")
    assert actor["aliases"] == ["Mayor Vidal", "Vidal", "the mayor of Lund"]
    counts = ("articles", "assertions", "accuses", "accused_by", "contradicts",
              "contradicted_by", "supports", "supported_by")  # fmt: skip
    assert [actor[name] for name in counts] == [4, 2, 1, 1, 0, 2, 0, 1]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (EdgeFilter(type="supports"), ["karl-ek.supports.ana-vidal"]),
        (EdgeFilter(source="ORIN"), ["orin-water.contradicts.ana-vidal"]),
        (EdgeFilter(source="ori"), []),
        (EdgeFilter(target="the board"), ["karl-ek.contradicts.river-board.inferred"]),
        (EdgeFilter(stated=False), ["karl-ek.contradicts.river-board.inferred"]),
        (EdgeFilter(min_certainty=0.95), ["orin-water.contradicts.ana-vidal"]),
        (EdgeFilter(since="2031-03-07"), ["orin-water.contradicts.ana-vidal"]),
        (EdgeFilter(until="2031-03-03"),
         ["ana-vidal.accuses.orin-water", "orin-water.contradicts.ana-vidal"]),
        (EdgeFilter(since="2031-03-07", until="2031-03-07"), ["orin-water.contradicts.ana-vidal"]),
        (EdgeFilter(since="2031-04"), []),
        (EdgeFilter(source="x' OR true OR '"), []),
    ],
)  # fmt: skip
def test_edges_by_filter(store, filters, expected):
    assert [row["id"] for row in queries.edges(store, filters).rows] == expected


@pytest.mark.parametrize(
    ("filters", "name"),
    [
        (EdgeFilter(type="LIKES"), "type"),
        (EdgeFilter(since="yesterday"), "since"),
        (EdgeFilter(until="2031-3-1"), "until"),
        (EdgeFilter(min_certainty=1.5), "min_certainty"),
    ],
)
def test_a_wrong_filter_names_the_parameter(embedded, filters, name):
    with pytest.raises(ParameterError) as caught:
        queries.edges(embedded, filters)
    assert caught.value.name == name


@pytest.mark.parametrize("after", ["x", "W10", "bm90IGpzb24", "WzEsMiwzXQ", "WyJhIiwgMTJd", "é"])
def test_a_cursor_that_no_page_gave(embedded, after):
    with pytest.raises(ParameterError) as caught:
        queries.assertions(embedded, "monday", after=after)
    assert caught.value.name == "after"


@pytest.mark.parametrize("limit", [0, -1, True])
def test_a_page_has_rows(embedded, limit):
    with pytest.raises(ParameterError, match="limit"):
        queries.actors(embedded, limit=limit)


def test_contradictions_show_both_sides(store):
    by_id = {row["id"]: row for row in contradictions(store).rows}
    assert sorted(by_id) == [
        "karl-ek.contradicts.river-board.inferred",
        "orin-water.contradicts.ana-vidal",
        "river-board.contradicts.ana-vidal",
    ]
    friday, monday = by_id["orin-water.contradicts.ana-vidal"]["evidence"]
    assert friday["certainty"] > monday["certainty"]
    assert monday["sentence"] == "Orin Water denied poisoning the river, as Vidal had said."
    assert friday["article"]["id"] == "friday"
    [other] = monday["contradicted"]
    assert other["sentence"] == "Ana Vidal accused Orin Water of poisoning the river."
    assert (other["basis"], other["cue"], other["article"]["id"]) == ("claim", "accused", "monday")
    assert other["sentence_span"] == [0, 52]
    [silent] = by_id["karl-ek.contradicts.river-board.inferred"]["evidence"]
    assert silent["contradicted"] == []


def test_contradictions_by_source_and_page(store):
    first = contradictions(store, limit=1)
    rest = contradictions(store, after=first.next)
    assert [len(first.rows), len(rest.rows), rest.next] == [1, 2, None]
    [row] = contradictions(store, EdgeFilter(source="the board")).rows
    assert row["source"]["name"] == "River Board"


def test_the_other_side_without_a_common_claim(settings_of):
    """An accusation in the same article comes before whatever else the other side says."""
    story = Story("reply")
    story.says("Vidal", "said", "the rain came early.")
    charge = story.says("Vidal", "accused", "Ek of fraud.", edge="ACCUSES", targets=["Ek"])
    story.says("Ek", "denied", "this.", edge="CONTRADICTS", targets=["Vidal"])
    story.says("Orin", "said", "it was late.")
    near = story.says("Orin", "said", "the mill was shut.")
    story.says("Ek", "disputed", "that.", edge="CONTRADICTS", targets=["Orin"])
    with open_store(settings_of("ladybug")) as store:
        store.put([story.extraction()])
        found = {
            row["target"]["name"]: [
                (other["id"], other["basis"])
                for one in row["evidence"]
                for other in one["contradicted"]
            ]
            for row in contradictions(store).rows
        }
    assert found == {"Vidal": [(charge, "accusation")], "Orin": [(near, "article")]}


def test_evidence_page_by_page(store):
    edge = "orin-water.contradicts.ana-vidal"
    first = queries.evidence(store, edge, limit=1)
    rest = queries.evidence(store, edge, limit=1, after=first.next)
    assert [row["article"]["id"] for row in (*first.rows, *rest.rows)] == ["monday", "friday"]
    assert rest.next is None


def test_parameters_are_checked(embedded):
    for given, name in (({"q": 1}, "q"), ({"qq": ""}, "qq"), ({"limit": "5"}, "limit")):
        with pytest.raises(ParameterError) as caught:
            asking.run_query(embedded, "actors", **given)
        assert caught.value.name == name
    with pytest.raises(ParameterError, match="id: is missing"):
        asking.run_query(embedded, "actor")


def test_reports_need_no_parameters_and_count_what_is_more_likely_right_than_wrong():
    threshold = f">= {LIKELY}"
    for report in catalogue("reports"):
        assert report.parameters == (), report.name
        assert "$" not in report.text, report.name
        assert threshold in report.text, report.name
    assert len(catalogue("reports")) >= 6
