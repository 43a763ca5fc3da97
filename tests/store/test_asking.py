"""Asking by name: what a header rules out is never given, and what went meanwhile is left out."""

from __future__ import annotations

import dataclasses
import threading

import pytest
from made_up import Story, bridge_dispute, river_dispute

from graphsvc import asking, queries, reviewing
from graphsvc.catalogue import catalogue, parse
from graphsvc.claims.linking import Linker
from graphsvc.errors import NotFound, StoreUnavailable
from graphsvc.identity.decisions import Decision, DecisionKind
from graphsvc.records import EdgeType, Extraction
from graphsvc.resources import cypher_text
from graphsvc.reviewing import Change
from graphsvc.reviews.review import Verdict
from graphsvc.store import open_store

from .conftest import ENGINES

AT = "2031-04-01T12:00:00Z"
# What there is of each, by a query of its ids; and of what the parameters of queries are ids.
THERE = {
    "actors": "MATCH (n:Actor) RETURN n.id AS id",
    "articles": "MATCH (n:Article) RETURN n.id AS id",
    "assertions": "MATCH (n:Assertion) RETURN n.id AS id",
    "blocks": "MATCH (n:Block) RETURN n.id AS id",
    "claims": "MATCH (n:Claim) RETURN n.id AS id",
    "edges": "MATCH (:Actor)-[e:ACCUSES|CONTRADICTS|SUPPORTS]->(:Actor) RETURN e.id AS id",
    "names": "MATCH (n:Name) RETURN n.id AS id",
    "propositions": "MATCH (n:Proposition) RETURN n.id AS id",
    "reviews": "MATCH (n:Review) RETURN n.id AS id",
    "subjects": "MATCH (n:Subject) RETURN n.id AS id",
}
IDS_OF = {
    "actor": "actors",
    "article": "articles",
    "article_of_assertion": "assertions",
    "claim": "claims",
    "edge": "edges",
    "evidence_of_reviews": "reviews",
    "names_of_actor": "actors",
    "reviews_by_id": "reviews",
}


def bare():
    """Return an article of which nothing is known but its text."""
    story = Story("bare")
    story.actor("Orin Water Ltd", "organisation", ["Orin Water"])
    story.says("Karl Ek", "accused", "River Board of sloth.", edge="ACCUSES",
               targets=["River Board"], claim="the board is slothful")  # fmt: skip
    story.says("River Board", "denied", "sloth of any kind.", edge="CONTRADICTS",
               targets=["Karl Ek"], claim="the board is slothful",
               stance="contradicts")  # fmt: skip
    story.says(
        "Karl Ek", "denied", "sloth of any kind.", edge="CONTRADICTS", targets=["River Board"]
    )
    made = story.extraction()
    article = dataclasses.replace(made.article, title=None, publisher=None)
    return dataclasses.replace(made, article=article)


def decide(store, subject, verdict, **change):
    decision = reviewing.Decision(verdict=verdict, by="Ida", change=Change(**change))
    reviewing.review(store, subject, decision)


@pytest.fixture(scope="module", params=ENGINES)
def full(request, settings_of):
    """A store with some of everything: with and without dates, claims, reviews, decisions."""
    river, spare = river_dispute(), bare()
    with open_store(settings_of(request.param)) as store:
        store.put([*river, *bridge_dispute(), spare, Extraction(river[0].article)])
        store.put(river[:1])
        decide(store, spare.assertions[0].id, Verdict.CONFIRM)
        decide(store, river[0].assertions[1].id, Verdict.CORRECT, type=EdgeType.ACCUSES)
        decide(store, river[2].assertions[0].id, Verdict.REJECT)
        decide(store, "river-board.contradicts.karl-ek", Verdict.CONFIRM)
        store.decide(Decision(DecisionKind.APART, "karl-ek", "river-board", "Ida", AT))
        store.decide(
            Decision(DecisionKind.SPLIT, "ana-vidal", "", "Ida", AT, "", "Ana V.", ("january",))
        )
        store.link(Linker(store).additions(["monday", "bare"]))
        yield store


def asked(query, store):
    """Yield parameters that ask a query about everything."""
    needed = {parameter.name for parameter in query.parameters if parameter.required}
    if not needed:
        yield {}
        return
    [name] = needed
    kind = f"{name}s" if name not in ("id", "ids") else IDS_OF.get(query.name, "assertions")
    ids = [row["id"] for row in store.run(THERE[kind])]
    yield from [{name: ids}] if name == "ids" else ({name: key} for key in ids)


@pytest.mark.parametrize("folder", ["queries", "reports"])
def test_what_a_header_says_is_never_null_is_never_null(full, folder):
    for query in catalogue(folder):
        rows = [
            row for given in asked(query, full) for row in full.run(query.text, query.bind(given))
        ]
        assert rows, f"{query.name} is asked nothing"
        torn = [row for row, gone in zip(rows, query.torn(rows), strict=True) if gone]
        assert torn == [], query.name


# What is read by files of cypher/load outside of a transaction too, by the ids that it takes.
READ_OUTSIDE = {
    "related_names": "names",
    "facts_of_names": "names",
    "decisions": None,
    "extracted": "subjects",
    "articles_as_stored": "articles",
    "mentions_as_stored": "articles",
    "assertions_as_stored": "articles",
    "targets_as_stored": "articles",
    "evidence_as_stored": "articles",
    "pending_statements": "articles",
    "pending_articles": None,
    "members_of_blocks": "blocks",
    "propositions_by_id": "propositions",
    "propositions_of_assertions": "assertions",
    "statements_of_propositions": "propositions",
}


@pytest.mark.parametrize("name", READ_OUTSIDE)
def test_the_same_of_what_is_read_with_and_without_a_transaction(full, name):
    text, kind = cypher_text("load", name), READ_OUTSIDE[name]
    given = {"ids": [row["id"] for row in full.run(THERE[kind])]} if kind else {}
    rows = full.run(text, given)
    assert rows, f"{name} is asked nothing"
    torn = [row for row, gone in zip(rows, parse(name, text).torn(rows), strict=True) if gone]
    assert torn == []
    assert asking.reader(full)(text, given) == rows


@pytest.fixture
def half(store):
    """A store with three articles, of which "half" has nothing but its id as yet."""
    made = []
    for key in ("a", "half", "z"):
        story = Story(key, published="2031-03-03")
        story.says("Ek", "said", "so.")
        made.append(story.extraction())
    store.put(made)
    write(store, "MATCH (x:Article {id: 'half'}) SET x.sha256 = NULL, x.text = NULL")
    return store


def write(store, text, **given):
    store._write(lambda execute: execute(text, given))


def test_what_stays_a_part_is_left_out(half, caplog):
    assert [row["id"] for row in queries.articles(half).rows] == ["a", "z"]
    assert caplog.messages == ["articles: 1 of 3 rows were gone as they were read"]
    with pytest.raises(NotFound):
        queries.article(half, "half")


def test_pages_go_on_after_what_is_left_out(half):
    first = queries.articles(half, limit=2)
    rest = queries.articles(half, limit=2, after=first.next)
    assert [[row["id"] for row in page.rows] for page in (first, rest)] == [["a"], ["z"]]
    assert rest.next is None


def test_a_page_of_which_nothing_is_left(half):
    write(half, "MATCH (x:Article {id: 'a'}) SET x.sha256 = NULL")
    with pytest.raises(StoreUnavailable, match="change faster than they are read; ask again"):
        queries.articles(half, limit=2)


def test_what_is_a_part_is_asked_for_again(half, monkeypatch, caplog):
    monkeypatch.setattr(asking, "PAUSES", (0.0, 1.5))
    mend = "MATCH (x:Article {id: 'half'}) SET x.sha256 = $sha256, x.text = 'Ek said so.'"
    later = threading.Timer(0.3, write, (half, mend), {"sha256": "0"})
    later.start()
    assert queries.article(half, "half")["text"] == "Ek said so."
    later.join()
    assert caplog.messages == []
