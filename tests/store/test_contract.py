"""What every store promises, on each engine: see graphsvc.store.base."""

from __future__ import annotations

import dataclasses
import random
import threading

import pytest
from graph_dump import dump, is_empty
from made_up import Story, river_dispute

from graphsvc.errors import InvalidExtraction, NotFound, QueryError, StoreError
from graphsvc.records import Article, EdgeType, Extraction, Span
from graphsvc.store import GraphStore, open_store
from graphsvc.store.base import PutResult

NOTHING = {"articles": 0, "actors": 0, "assertions": 0, "claims": 0, "edges": 0}


def one_accusation(**about):
    story = Story("monday", **about)
    story.actor("Ana Vidal", aliases=["Vidal"])
    story.says("Ana Vidal", "accused", "Orin Water of fraud.", act="accuse", edge="ACCUSES",
               targets=["Orin Water"], claim="Orin Water committed fraud")  # fmt: skip
    return story.extraction()


def test_a_new_store_is_ready_and_empty(store):
    engine: GraphStore = store
    engine.ping()
    assert engine.counts() == NOTHING
    assert is_empty(dump(engine))
    assert engine.put([]) == PutResult(0, 0)


def test_everything_of_an_extraction_is_stored(store):
    extraction = one_accusation(published="2031-03-03", title="A charge")
    assert store.put([extraction]) == PutResult(added=1, replaced=0)
    graph = dump(store)
    [assertion] = extraction.assertions
    assert graph["Actor"] == [
        {
            "id": "ana-vidal",
            "name": "Ana Vidal",
            "kind": "person",
            "aliases": ["Vidal"],
            "search": "\nana vidal\nvidal\n",
        },
        {
            "id": "orin-water",
            "name": "Orin Water",
            "kind": "person",
            "aliases": [],
            "search": "\norin water\n",
        },
    ]
    [article] = graph["Article"]
    assert article["text"] == "Ana Vidal accused Orin Water of fraud."
    assert (article["id"], article["title"]) == ("monday", "A charge")
    assert article["sha256"] == extraction.article.sha256
    [stored] = graph["Assertion"]
    assert stored["source_spans"] == [0, 9]
    assert stored["cue_spans"] == [10, 17]
    assert stored["content_spans"] == [18, 38]
    assert (stored["sentence_start"], stored["sentence_end"]) == (0, 38)
    assert (stored["act"], stored["edge"], stored["date"]) == ("accuse", "ACCUSES", None)
    words = "Orin Water committed fraud"
    assert graph["Claim"] == [{"id": "orin-water-committed-fraud", "text": words, "wording": words}]
    assert graph["Actor ACCUSES Actor"] == [
        {
            "a_id": "ana-vidal",
            "b_id": "orin-water",
            "id": "ana-vidal.accuses.orin-water",
            "type": "ACCUSES",
            "evidence": [assertion.id],
            "articles": ["monday"],
            "weight": 1,
            "first": "2031-03-03",
            "last": "2031-03-03",
            "stated": True,
            "rules": ["stated"],
            "certainty": 0.9,
        }
    ]
    for kind in ("Actor MADE Assertion", "Assertion REPORTED_IN Article",
                 "Assertion TARGETS Actor", "Assertion SUPPORTS Claim"):  # fmt: skip
        assert len(graph[kind]) == 1, kind


def test_putting_twice_changes_nothing(store):
    store.put(river_dispute())
    once = dump(store)
    assert store.put(river_dispute()) == PutResult(added=0, replaced=5)
    assert dump(store) == once


def test_any_order_and_any_batches_give_the_same_graph(store):
    extractions = river_dispute()
    store.put(extractions)
    together = dump(store)
    for extraction in extractions:
        store.remove(extraction.article.id)
    for extraction in reversed(extractions):
        store.put([extraction])
    assert dump(store) == together


def test_a_changed_article_replaces_its_former_self(store):
    store.put(river_dispute())
    changed = one_accusation(published="2031-03-09")
    assert store.put([changed]) == PutResult(added=0, replaced=1)
    assert store.digests(["monday"]) == {"monday": changed.article.sha256}
    replaced = dump(store)
    for extraction in river_dispute():
        store.remove(extraction.article.id)
    store.put([changed, *river_dispute()[1:]])
    assert replaced == dump(store)


def test_of_two_of_one_article_in_a_call_the_last_counts(store):
    first, second = one_accusation(published="2031-01-01"), one_accusation(published="2031-02-02")
    assert store.put([first, second]) == PutResult(added=1, replaced=0)
    assert [row["published"] for row in dump(store)["Article"]] == ["2031-02-02"]


def test_removing_undoes_exactly_what_the_article_gave(store):
    extractions = river_dispute()
    store.put(extractions[1:])
    without = dump(store)
    store.put(extractions[:1])
    assert dump(store) != without
    store.remove("monday")
    assert dump(store) == without


def test_removing_everything_leaves_nothing(store):
    store.put(river_dispute())
    for extraction in random.Random(4).sample(river_dispute(), 5):
        store.remove(extraction.article.id)
    assert is_empty(dump(store))
    assert store.counts() == NOTHING


def test_an_edge_keeps_the_evidence_of_its_other_articles(store):
    store.put(river_dispute())
    edge = "orin-water.contradicts.ana-vidal"
    store.remove("friday")
    [row] = [row for row in dump(store)["Actor CONTRADICTS Actor"] if row["id"] == edge]
    assert (row["articles"], row["weight"], row["last"]) == (["monday"], 1, "2031-03-03")


def test_an_actor_is_called_as_most_articles_call_it(store):
    for key, name in (("a", "A. Vidal"), ("b", "Ana Vidal"), ("c", "Ana Vidal")):
        story = Story(key)
        story.actor(name, key="ana-vidal", kind="person" if key == "a" else "organisation")
        store.put([story.extraction()])
    [actor] = dump(store)["Actor"]
    assert (actor["name"], actor["aliases"], actor["kind"]) == (
        "Ana Vidal",
        ["A. Vidal"],
        "organisation",
    )
    store.remove("b")
    store.remove("c")
    [actor] = dump(store)["Actor"]
    assert (actor["name"], actor["aliases"], actor["kind"]) == ("A. Vidal", [], "person")


def test_stated_and_inferred_evidence_stay_apart(store):
    story = Story("both")
    for stated in (True, False):
        story.says("Ek", "denied", "what Vidal said.", act="deny", edge="CONTRADICTS",
                   targets=["Vidal"], stated=stated)  # fmt: skip
    store.put([story.extraction()])
    edges = dump(store)["Actor CONTRADICTS Actor"]
    assert {(row["id"], row["stated"], row["weight"]) for row in edges} == {
        ("ek.contradicts.vidal", True, 1),
        ("ek.contradicts.vidal.inferred", False, 1),
    }


def test_removing_what_is_not_there(store):
    store.put(river_dispute())
    before = dump(store)
    with pytest.raises(NotFound, match="no article has the id 'sunday'"):
        store.remove("sunday")
    assert dump(store) == before


def test_digests_are_of_those_that_are_stored(store):
    extractions = river_dispute()
    store.put(extractions[:2])
    assert store.digests(["monday", "friday", "tuesday"]) == {
        "monday": extractions[0].article.sha256,
        "tuesday": extractions[1].article.sha256,
    }
    assert store.digests([]) == {}


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said 🌊 was «wet».", "🌊"),
        ("e\u0301tait\r\nla", "e\u0301tait"),
        ("قال الوزير إنه بريء", "الوزير"),
        ("tab\tand \\ 'quotes' \"two\" $param `tick`", "\\ 'quotes'"),
        ("nul \x00 and bell \x07", "nul \x00 and"),
        ("zero\u200bwidth\u2028line \ufeff end", "\u200bwidth"),
    ],
)
def test_any_text_comes_back_as_it_was(store, text, quoted):
    start = text.index(quoted)
    story = Story("odd")
    story.says("Ek", "said", "so.")
    made = story.extraction()
    span = Span(start, start + len(quoted))
    assertion = dataclasses.replace(
        made.assertions[0],
        source=(), source_text="", cue=(), cue_text="", content=(span,), text=quoted,
        sentence=Span(0, len(text)), sentence_text=text,
    )  # fmt: skip
    article = dataclasses.replace(made.article, text=text)
    store.put([dataclasses.replace(made, article=article, assertions=(assertion,))])
    graph = dump(store)
    [stored], [kept] = graph["Assertion"], graph["Article"]
    assert kept["text"] == text
    begin, end = stored["content_spans"]
    assert kept["text"][begin:end] == stored["text"] == quoted
    assert stored["cue_spans"] == [0, 0]


def test_an_article_that_says_nothing_is_kept(store):
    silent = Extraction(Article("The rain came early.", key="silent"))
    assert store.put([silent]) == PutResult(1, 0)
    assert store.counts() == {**NOTHING, "articles": 1}
    store.remove("silent")
    assert store.counts() == NOTHING


def broken_extractions():
    good = one_accusation()
    [assertion], [edge] = good.assertions, good.edges
    replace = dataclasses.replace
    wrong = replace(assertion, text="of murder.")
    return {
        "content is not the text": replace(good, assertions=(wrong,)),
        "unknown actor": replace(good, assertions=(replace(assertion, actor="nobody"),)),
        "unknown target": replace(good, assertions=(replace(assertion, targets=("nobody",)),)),
        "unknown claim": replace(good, claims=()),
        "unknown evidence": replace(good, edges=(replace(edge, evidence=("none",)),)),
        "no evidence": replace(good, edges=(replace(edge, evidence=()),)),
        "joins an unknown actor": replace(good, edges=(replace(edge, target="nobody"),)),
        "two of its assertions have one id": replace(good, assertions=(assertion, assertion)),
        "is of article": replace(good, assertions=(replace(assertion, article="other"),)),
        "half a surrogate pair": Extraction(Article("so \ud800 said", key="half")),
    }


@pytest.mark.parametrize("problem", broken_extractions())
def test_a_record_that_contradicts_itself_is_refused_whole(store, problem):
    story = Story("fine")
    story.says("Ek", "said", "so.")
    with pytest.raises(InvalidExtraction, match=problem):
        store.put([story.extraction(), broken_extractions()[problem]])
    assert is_empty(dump(store))


def test_what_fails_half_way_leaves_nothing(store):
    store.put([one_accusation()])
    before = dump(store)
    first, second = (Story(key) for key in ("first", "second"))
    for story in (first, second):
        story.says("Ek", "said", "so.")
    one, two = first.extraction(), second.extraction()
    # The same assertion id in two articles: the engine refuses it after it wrote others.
    twin = dataclasses.replace(two.assertions[0], id=one.assertions[0].id)
    with pytest.raises(StoreError):
        store.put([one, dataclasses.replace(two, assertions=(twin,))])
    assert dump(store) == before
    assert store.put([one]) == PutResult(1, 0)


def test_a_query_takes_parameters_and_names_columns(store):
    store.put(river_dispute())
    rows = store.run("MATCH (a:Actor {id: $id}) RETURN a.name AS name", {"id": "karl-ek"})
    assert rows == [{"name": "Karl Ek"}]


@pytest.mark.parametrize(
    "query",
    [
        "CREATE (a:Actor {id: 'x'})",
        "MATCH (a:Actor) DETACH DELETE a",
        "MATCH (a:Actor) SET a.name = 'x' RETURN a.name AS name",
    ],
)
def test_a_query_cannot_write(store, query):
    store.put(river_dispute())
    before = dump(store)
    with pytest.raises(QueryError):
        store.run(query)
    assert dump(store) == before


def test_a_query_that_is_wrong_says_so(store):
    with pytest.raises(QueryError, match="FROM"):
        store.run("SELECT * FROM Actor")


def test_a_query_that_takes_too_long_is_ended(store):
    endless = (
        "UNWIND range(1, 10000) AS a UNWIND range(1, 10000) AS b "
        "UNWIND range(1, 1000) AS c RETURN sum(a * b + c) AS n"
    )
    with pytest.raises(QueryError, match="took too long"):
        store.run(endless, timeout=0.2)
    store.ping()


def test_writers_at_the_same_time_give_what_one_would(store):
    extractions = river_dispute()
    store.put(extractions)
    expected = dump(store)
    for extraction in extractions:
        store.remove(extraction.article.id)
    errors = []

    def write(share):
        try:
            for extraction in share:
                store.put([extraction])
        except StoreError as error:
            errors.append(error)

    shares = [extractions[:3], extractions[2:], extractions[::-1]]
    writers = [threading.Thread(target=write, args=(share,)) for share in shares]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert errors == []
    assert dump(store) == expected


def test_what_was_put_is_there_when_opened_again(settings):
    with open_store(settings) as first:
        first.put(river_dispute())
        before = dump(first)
    with open_store(settings) as second:
        assert dump(second) == before
    with open_store(settings, read_only=True) as reader:
        assert reader.read_only
        assert dump(reader) == before
        with pytest.raises(StoreError, match="reading only"):
            reader.put(river_dispute())
        with pytest.raises(StoreError, match="reading only"):
            reader.remove("monday")


def test_every_type_of_edge_is_stored(store):
    story = Story("all")
    for kind in EdgeType:
        story.says("Ek", "said", "so.", edge=kind, targets=["Vidal"])
    store.put([story.extraction()])
    assert store.counts()["edges"] == len(EdgeType)
