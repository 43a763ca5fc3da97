"""Claims in a store: whatever the order of loading, removed as if never there, twice the same."""

from itertools import permutations

import pytest
from graph_dump import dump
from made_up import Story

from graphsvc.claims.linking import Linker
from graphsvc.config import Settings
from graphsvc.store import open_store

OUTLETS = ("Lund Radio", "The Harbour Courier", "North Wire", "Evening Echo")


def stories():
    """Return four articles: two claims told in several words, one of them disputed."""
    first = Story("first", published="2031-03-03", publisher=OUTLETS[0])
    first.says(
        "Ana Vidal", "accused", "Orin Water of poisoning the river Selm for years",
        act="accuse", edge="ACCUSES", targets=["Orin Water"], claim="first-river",
        wording="Orin Water of poisoning the river Selm for years",
    )  # fmt: skip
    first.says(
        "the council", "said", "the bridge at Lund will reopen in May",
        claim="first-bridge", wording="the bridge at Lund will reopen in May",
    )  # fmt: skip
    second = Story("second", published="2031-03-04", publisher=OUTLETS[1])
    second.says(
        "Orin Water", "denied", "poisoning the river Selm for years",
        act="deny", claim="second-river", stance="contradicts",
        wording="poisoning the river Selm for years",
    )  # fmt: skip
    third = Story("third", published="2031-03-06", publisher=OUTLETS[2])
    third.says(
        "Mayor Vidal", "said", "that Orin Water has poisoned the river Selm for years",
        claim="third-river", wording="that Orin Water has poisoned the river Selm for years",
    )  # fmt: skip
    third.says(
        "engineers", "said", "the bridge at Lund will reopen in May",
        claim="third-bridge", wording="the bridge at Lund will reopen in May",
    )  # fmt: skip
    fourth = Story("fourth", published="2031-03-09", publisher=OUTLETS[3])
    fourth.says(
        "Karl Ek", "said", "the choir of Saint Olaf sang carols to the children",
        claim="fourth-choir", wording="the choir of Saint Olaf sang carols to the children",
    )  # fmt: skip
    return [story.extraction() for story in (first, second, third, fourth)]


@pytest.fixture
def new_store(tmp_path):
    made = []

    def make():
        made.append(open_store(Settings(store=str(tmp_path / f"store{len(made)}"))))
        return made[-1]

    yield make
    for store in made:
        store.close()


def link(store):
    Linker(store).finish()


def everything(store):
    graph = dump(store)
    graph["links"] = store.run(
        "MATCH (p:Proposition)-[l:LINKED]->(q:Proposition) "
        "RETURN p.id AS one, q.id AS other, l.proposition AS likely, l.opposite AS opposite "
        "ORDER BY one, other"
    )
    graph["blocks"] = store.run(
        "MATCH (p:Proposition)-[:IN_BLOCK]->(b:Block) RETURN p.id AS id, b.id AS block "
        "ORDER BY id, block"
    )
    graph["propositions"] = store.run(
        "MATCH (p:Proposition) RETURN p.id AS id, p.text AS text, p.vector AS vector ORDER BY id"
    )
    return graph


def claims(store):
    """Return the claims as {words: {(assertion's words, stance)}}."""
    rows = store.run(
        "MATCH (s:Assertion)-[r:SUPPORTS|CONTRADICTS]->(c:Claim) "
        "RETURN c.text AS claim, s.text AS text, s.source AS source, s.stance AS stance"
    )
    found = {}
    for row in rows:
        found.setdefault(row["claim"], set()).add((row["source"], row["stance"]))
    return found


@pytest.fixture
def loaded(new_store):
    store = new_store()
    store.put(stories())
    link(store)
    return store


def test_one_claim_in_several_words_and_from_several_articles(loaded):
    river = {
        ("Ana Vidal", "supports"),
        ("Mayor Vidal", "supports"),
        ("Orin Water", "contradicts"),
    }
    found = claims(loaded)
    assert river in found.values()
    assert {("the council", "supports"), ("engineers", "supports")} in found.values()
    assert {("Karl Ek", "supports")} in found.values()


def test_a_claim_is_worded_as_a_proposition_without_a_speaker(loaded):
    assert "Orin Water has poisoned the river Selm for years" in claims(loaded)


def test_the_same_articles_in_any_order_and_batches_give_the_same_graph(loaded, new_store):
    expected = everything(loaded)
    articles = stories()
    for order in list(permutations(range(4)))[::7]:
        store = new_store()
        for place in order:
            store.put([articles[place]])
            link(store)
        assert everything(store) == expected


def test_joining_twice_and_loading_again_change_nothing(loaded):
    expected = everything(loaded)
    link(loaded)
    assert everything(loaded) == expected
    loaded.put(stories()[1:3])
    link(loaded)
    assert everything(loaded) == expected


@pytest.mark.parametrize("gone", range(4))
def test_a_removed_article_leaves_the_claims_as_if_never_there(gone, new_store):
    articles = stories()
    whole, without = new_store(), new_store()
    whole.put(articles)
    link(whole)
    whole.remove(articles[gone].article.id)
    without.put(articles[:gone] + articles[gone + 1 :])
    link(without)
    assert everything(whole) == everything(without)


def test_all_removed_leave_nothing(loaded):
    for extraction in stories():
        loaded.remove(extraction.article.id)
    graph = everything(loaded)
    assert not any(graph.values())


def test_who_contradicts_whom_across_articles_is_inferred_with_its_premises(loaded):
    rows = loaded.run(
        "MATCH (a:Actor)-[e:CONTRADICTS]->(b:Actor) WHERE NOT e.stated "
        "RETURN a.id AS source, b.id AS target, e.rules AS rules, e.evidence AS evidence, "
        "e.articles AS articles ORDER BY source, target"
    )
    found = {(row["source"], row["target"]): row for row in rows}
    assert set(found) == {("orin-water", "ana-vidal"), ("orin-water", "mayor-vidal")}
    accused = found["orin-water", "ana-vidal"]
    assert accused["rules"] == ["denied accusation"]
    assert len(accused["evidence"]) == 2
    assert accused["articles"] == ["first", "second"]
    assert found["orin-water", "mayor-vidal"]["rules"] == ["opposite sides of a claim"]


@pytest.mark.parametrize("premise", ["first", "second"])
def test_an_inference_goes_with_either_premise(loaded, premise):
    loaded.remove(premise)
    rows = loaded.run(
        "MATCH (a:Actor)-[e:CONTRADICTS]->(b:Actor {id: 'ana-vidal'}) WHERE NOT e.stated "
        "RETURN a.id AS id"
    )
    assert rows == []


def test_what_others_call_an_actor_later_does_not_matter(new_store):
    """A statement is compared by what its own article calls its source."""
    short = Story("short", published="2031-03-03")
    short.says("Vidal", "said", "the bridge at Lund will reopen in May", claim="short-bridge")
    full = Story("full", published="2031-03-04")
    full.actor("Ana Vidal", aliases=["Vidal"])
    full.says("Ana Vidal", "said", "the bridge at Lund will reopen in May", claim="full-bridge")
    articles = [short.extraction(), full.extraction()]
    at_once, one_by_one, turned = new_store(), new_store(), new_store()
    at_once.put(articles)
    link(at_once)
    for store, order in ((one_by_one, articles), (turned, articles[::-1])):
        for article in order:
            store.put([article])
            link(store)
    said = at_once.run("MATCH (p:Proposition) RETURN p.source AS source ORDER BY source")
    assert [row["source"] for row in said] == ["Ana Vidal", "Vidal"]
    assert everything(one_by_one) == everything(turned) == everything(at_once)
