"""The graph is a function of the articles in it, whatever was put and removed on the way."""

from __future__ import annotations

import pytest
from graph_dump import dump, is_empty
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from made_up import Story

from graphsvc.store import open_store

ARTICLES = ("a", "b", "c", "d")
# Actors with a name, a kind or an alias that articles do not agree on.
ACTORS = {
    "vidal": (("Ana Vidal", "person", ()), ("Vidal", "person", ("the mayor",))),
    "orin": (("Orin Water", "organisation", ("Orin",)), ("Orin", "group", ())),
    "ek": (("Karl Ek", "person", ()),),
    "someone": (("an official", "unnamed", ()),),
}
CLAIMS = {
    "poison": ("Orin poisoned the river", "the river was poisoned by Orin"),
    "bribe": ("Ek took a bribe",),
}
DATES = (None, "2031-03-03", "2031-03-04", "2031-03")

sentences = st.tuples(
    st.sampled_from([*ACTORS, None]),
    st.sampled_from([None, "ACCUSES", "CONTRADICTS", "SUPPORTS"]),
    st.lists(st.sampled_from(list(ACTORS)), max_size=2, unique=True),
    st.sampled_from([*CLAIMS, None]),
    st.sampled_from(["supports", "contradicts"]),
    st.sampled_from([0.25, 0.5, 0.95]),
    st.booleans(),
    st.sampled_from(DATES),
)


@st.composite
def extractions(draw):
    story = Story(draw(st.sampled_from(ARTICLES)), published=draw(st.sampled_from(DATES)))
    names = {}
    for key, ways in ACTORS.items():
        name, kind, aliases = draw(st.sampled_from(ways))
        names[key] = name
        if draw(st.booleans()):
            story.actor(name, kind, aliases, key=key)
    wordings = {key: draw(st.sampled_from(ways)) for key, ways in CLAIMS.items()}
    for actor, edge, targets, claim, stance, certainty, stated, date in draw(
        st.lists(sentences, max_size=4)
    ):
        for key in (actor, *targets):
            if key and names[key] not in story.actors:
                _, kind, aliases = next(way for way in ACTORS[key] if way[0] == names[key])
                story.actor(names[key], kind, aliases, key=key)
        story.says(
            names[actor] if actor else "",
            "said",
            "something of the matter.",
            edge=edge,
            targets=[names[key] for key in targets],
            claim=claim,
            wording=wordings.get(claim),
            stance=stance,
            certainty=certainty,
            stated=stated,
            date=date,
        )
    return story.extraction()


steps = st.lists(
    st.one_of(st.lists(extractions(), min_size=1, max_size=3), st.sampled_from(ARTICLES)),
    min_size=1,
    max_size=6,
)


def history(store, taken):
    """Put the lists and remove the ids, in turn; returns what remains, by id."""
    there = {}
    for step in taken:
        if isinstance(step, str):
            if step in there:
                store.remove(step)
                del there[step]
        else:
            store.put(step)
            there.update((one.article.id, one) for one in step)
    return there


def check(used, fresh, taken, order):
    try:
        there = history(used, taken)
        for key in order:
            if key in there:
                fresh.put([there[key]])
        assert dump(used) == dump(fresh)
    finally:
        for store in (used, fresh):
            for key in store.digests(ARTICLES):
                store.remove(key)
    # What is left over would spoil the next example, and is wrong in itself.
    assert is_empty(dump(used))
    assert is_empty(dump(fresh))


@pytest.fixture(scope="module")
def pair(settings_of):
    with open_store(settings_of("ladybug")) as used, open_store(settings_of("ladybug")) as fresh:
        yield used, fresh


@given(taken=steps, order=st.permutations(ARTICLES))
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_on_the_embedded_store(pair, taken, order):
    check(*pair, taken, order)


@pytest.mark.neo4j
@pytest.mark.parametrize("engine", ["neo4j_5", "neo4j_2026"])
def test_on_a_server(settings_of, engine):
    """A server gives, after any history, the graph that the embedded store has of the rest."""
    with open_store(settings_of(engine)) as used, open_store(settings_of("ladybug")) as fresh:

        @given(taken=steps, order=st.permutations(ARTICLES))
        @settings(
            max_examples=10,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        def run(taken, order):
            check(used, fresh, taken, order)

        run()
