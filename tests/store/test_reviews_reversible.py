"""The graph is a function of the articles and the reviews, in whatever order they came."""

from __future__ import annotations

import pytest
from graph_dump import dump, is_empty
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from reviewed import dump_all, forget_reviews, of_assertion, of_edge, party, withdrawn

from graphsvc.records import EdgeType, Stance
from graphsvc.reviews.review import Correction, Given
from graphsvc.store import open_store

from .test_reversible import ARTICLES, extractions

PARTIES = {
    "vidal": party("vidal", "Ana Vidal"),
    "ek": party("ek", "Karl Ek"),
    "lund": party("lund", "Maja Lund"),  # whom no article mentions
}
VERDICTS = ("confirm", "reject")
people = st.sampled_from(list(PARTIES.values()))
days = st.integers(1, 28)
corrections = st.builds(
    Correction,
    edges=st.lists(
        st.builds(Given, type=st.sampled_from(list(EdgeType)), target=people),
        max_size=2,
        unique=True,
    ).map(tuple),
    source=st.one_of(st.none(), people),
    stance=st.one_of(st.none(), st.sampled_from(list(Stance))),
)
decisions = st.one_of(
    st.tuples(st.just("assertion"), st.integers(0, 9), st.sampled_from(VERDICTS), days),
    st.tuples(st.just("correct"), st.integers(0, 9), corrections, days),
    st.tuples(
        st.just("edge"),
        st.tuples(
            st.sampled_from(["vidal", "orin", "ek"]),
            st.sampled_from(list(map(str, EdgeType))),
            st.sampled_from(["vidal", "orin", "ek"]),
            st.sampled_from(VERDICTS),
        ),
        st.booleans(),
        days,
    ),
    st.tuples(st.just("withdraw"), st.integers(0, 9)),
)
steps = st.lists(
    st.one_of(
        st.lists(extractions(), min_size=1, max_size=3), st.sampled_from(ARTICLES), decisions
    ),
    min_size=2,
    max_size=9,
)


def decide(store, step, there, made):
    """Review what is stored, as a step says; adds the review to those made, by id."""
    if step[0] == "withdraw":
        for key in sorted(made)[step[1] : step[1] + 1]:
            made[key] = withdrawn(made[key])
            store.review([made[key]])
        return
    if step[0] == "edge":
        (source, kind, target, verdict), stated, day = step[1:]
        review = of_edge(source, kind, target, verdict, stated=stated, at=day)
    else:
        places = [(one, n) for _, one in sorted(there.items()) for n in range(len(one.assertions))]
        if not places:
            return
        extraction, number = places[step[1] % len(places)]
        given = ("correct", step[2]) if step[0] == "correct" else (step[2],)
        review = of_assertion(extraction, number, *given, at=step[3])
    if review.id not in made:
        made[review.id] = review
        store.review([review])


def history(store, taken):
    """Do the steps in turn; return the articles and the reviews that there are in the end."""
    there, made = {}, {}
    for step in taken:
        if isinstance(step, str):
            if step in there:
                store.remove(step)
                del there[step]
        elif isinstance(step, tuple):
            decide(store, step, there, made)
        else:
            store.put(step)
            there.update((one.article.id, one) for one in step)
    return there, made


def check(used, fresh, taken, order, first):
    try:
        there, made = history(used, taken)
        reviews = sorted(made.values(), key=lambda one: one.id)
        fresh.review(reviews[:first])
        for key in order:
            if key in there:
                fresh.put([there[key]])
        fresh.review(reviews)
        assert dump_all(used) == dump_all(fresh)
        used.review([withdrawn(one) for one in reviews if one.withdrawn_at is None])
        forget_reviews(fresh)
        for key in there:
            fresh.remove(key)
        fresh.put(there.values())
        assert dump(used) == dump(fresh), "withdrawn reviews leave what was extracted"
    finally:
        for store in (used, fresh):
            for key in store.digests(ARTICLES):
                store.remove(key)
            forget_reviews(store)
    assert is_empty(dump_all(used))
    assert is_empty(dump_all(fresh))


@pytest.fixture(scope="module")
def pair(settings_of):
    with open_store(settings_of("ladybug")) as used, open_store(settings_of("ladybug")) as fresh:
        yield used, fresh


@given(taken=steps, order=st.permutations(ARTICLES), first=st.integers(0, 3))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_on_the_embedded_store(pair, taken, order, first):
    check(*pair, taken, order, first)


@pytest.mark.neo4j
@pytest.mark.parametrize("engine", ["neo4j_5", "neo4j_2026"])
def test_on_a_server(settings_of, engine):
    """A server gives, after any history, the graph that the embedded store has of the rest."""
    with open_store(settings_of(engine)) as used, open_store(settings_of("ladybug")) as fresh:

        @given(taken=steps, order=st.permutations(ARTICLES), first=st.integers(0, 3))
        @settings(
            max_examples=10,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        def run(taken, order, first):
            check(used, fresh, taken, order, first)

        run()
