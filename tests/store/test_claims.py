"""Claims on every engine: the same as on the embedded one, and taken out again exactly."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from graph_dump import dump
from made_up import Story, river_dispute

from graphsvc.claims.linking import Linker
from graphsvc.disputes import ClaimFilter, claims, turns


def load(store, extractions):
    store.put(extractions)
    return Linker(store).finish()


def disputes(store):
    return [
        (row, turns(store, row["id"])) for row in claims(store, ClaimFilter(min_certainty=0.0)).rows
    ]


def propositions(store):
    return store.run(
        "MATCH (p:Proposition) OPTIONAL MATCH (p)-[l:LINKED]-(:Proposition) "
        "RETURN p.id AS id, p.vector AS vector, count(l) AS links ORDER BY id"
    )


@pytest.fixture(scope="module")
def expected(settings_of):
    from graphsvc.store import open_store

    with open_store(settings_of("ladybug")) as ladybug:
        load(ladybug, river_dispute())
        yield dump(ladybug), disputes(ladybug), propositions(ladybug)


def test_every_engine_gives_the_same_claims(store, expected):
    done = load(store, river_dispute())
    assert done.articles == done.of == 4
    assert (dump(store), disputes(store), propositions(store)) == expected


def test_one_by_one_and_backwards_gives_the_same(store, expected):
    for extraction in reversed(river_dispute()):
        load(store, [extraction])
    assert (dump(store), disputes(store), propositions(store)) == expected


def test_what_is_removed_is_as_if_never_there(store):
    articles = river_dispute()
    load(store, articles[1:])
    without = dump(store), disputes(store), propositions(store)
    load(store, articles[:1])
    store.remove(articles[0].article.id)
    assert (dump(store), disputes(store), propositions(store)) == without


def test_what_went_before_it_was_joined_leaves_nothing(store, expected):
    articles = river_dispute()
    load(store, articles[1:])
    without = dump(store), disputes(store), propositions(store)
    store.put(articles[:1])
    additions = Linker(store).additions(["monday"])
    store.remove("monday")
    store.link(additions)
    assert (dump(store), disputes(store), propositions(store)) == without
    load(store, articles[:1])
    assert (dump(store), disputes(store), propositions(store)) == expected


def test_what_changed_before_it_was_joined_waits_to_be_joined_again(store, expected):
    articles = river_dispute()
    other = Story("monday")
    other.says("Ana Vidal", "said", "the rain came early.", claim="Orin Water poisoned the river")
    store.put([other.extraction(), *articles[1:]])
    additions = Linker(store).additions([one.article.id for one in articles])
    store.put(articles[:1])
    store.link(additions)
    assert Linker(store).finish().articles == 1
    assert (dump(store), disputes(store), propositions(store)) == expected


def test_joining_twice_at_the_same_time_is_joining_once(store, expected):
    articles = river_dispute()
    store.put(articles)
    ids = [one.article.id for one in articles]
    twice = [Linker(store).additions(ids) for _ in range(2)]
    for additions in twice:
        store.link(additions)
    assert (dump(store), disputes(store), propositions(store)) == expected


def test_what_others_joined_meanwhile_is_compared_as_well(store, expected):
    articles = river_dispute()
    store.put(articles)
    ids = [one.article.id for one in articles]
    one, two = (Linker(store).additions(part) for part in (ids[:2], ids[2:]))
    assert store.link(one)
    before = dump(store)
    assert not store.link(two)
    assert dump(store) == before
    Linker(store).join(ids[2:])
    assert (dump(store), disputes(store), propositions(store)) == expected


def test_two_that_join_at_the_same_time_give_what_one_does(store, expected):
    articles = river_dispute()
    store.put(articles)
    ids = [one.article.id for one in articles]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda part: Linker(store).join(part), (ids[::2], ids[1::2])))
    assert (dump(store), disputes(store), propositions(store)) == expected


def test_joining_while_another_writes(store, expected):
    articles = river_dispute()
    store.put(articles)
    stop = threading.Event()

    def join():
        while not stop.is_set():
            Linker(store).finish()

    with ThreadPoolExecutor(1) as pool:
        joining = pool.submit(join)
        for _ in range(4):
            store.remove("monday")
            for extraction in articles:
                store.put([extraction])
        stop.set()
    joining.result()
    Linker(store).finish()
    assert (dump(store), disputes(store), propositions(store)) == expected
