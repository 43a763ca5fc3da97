"""Propositions into groups: the same whatever the order, without chains, with sides."""

from hypothesis import given
from hypothesis import strategies as st

from graphsvc.claims.grouping import Link, group

KEYS = [f"p{number}" for number in range(8)]
links = st.lists(
    st.builds(
        lambda pair, likely, opposite: Link(*sorted(pair), likely / 20, opposite),
        st.sets(st.sampled_from(KEYS), min_size=2, max_size=2),
        st.integers(10, 20),
        st.booleans(),
    ),
    unique_by=lambda link: (link.first, link.second),
    max_size=20,
)


def sides(groups):
    return sorted(tuple(found.sides.items()) for found in groups)


@given(links, st.randoms(use_true_random=False))
def test_order_does_not_matter(found, random):
    before = sides(group(KEYS, found))
    keys, shuffled = list(KEYS), list(found)
    random.shuffle(keys)
    random.shuffle(shuffled)
    assert sides(group(keys, shuffled)) == before


@given(links)
def test_every_proposition_is_in_one_group(found):
    members = [key for one in group(KEYS, found) for key in one.sides]
    assert sorted(members) == KEYS


@given(links)
def test_what_is_not_linked_is_not_joined(found):
    parts = {key: {key} for key in KEYS}
    for link in found:
        whole = parts[link.first] | parts[link.second]
        for key in whole:
            parts[key] = whole
    for one in group(KEYS, found):
        assert one.sides.keys() <= parts[next(iter(one.sides))]


@given(links)
def test_components_are_grouped_apart_as_together(found):
    together = sides(group(KEYS, found))
    parts = {key: {key} for key in KEYS}
    for link in found:
        whole = parts[link.first] | parts[link.second]
        for key in whole:
            parts[key] = whole
    apart = []
    for part in {frozenset(one) for one in parts.values()}:
        apart += group(part, [link for link in found if link.first in part])
    assert sides(apart) == together


def test_one_weak_bridge_does_not_chain_two_claims():
    found = [
        Link("a", "b", 0.9, False),
        Link("a", "c", 0.9, False),
        Link("b", "c", 0.9, False),
        Link("c", "x", 0.6, False),
        Link("x", "y", 0.9, False),
        Link("x", "z", 0.9, False),
        Link("y", "z", 0.9, False),
    ]
    assert [set(one.sides) for one in group("abcxyz", found)] == [set("abc"), set("xyz")]


def test_the_opposite_of_the_opposite_is_the_same_side():
    found = [Link("a", "b", 0.9, True), Link("b", "c", 0.9, True), Link("a", "c", 0.8, False)]
    (one,) = group("abc", found)
    assert one.sides == {"a": 1, "b": -1, "c": 1}


def test_sides_follow_the_majority_of_what_links_say():
    found = [Link("a", "b", 0.9, False), Link("a", "c", 0.9, True), Link("b", "c", 0.5, False)]
    (one,) = group("abc", found)
    assert one.sides == {"a": 1, "b": 1, "c": -1}
