"""What articles add up to, however they come: the same as from all of them at once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graphsvc.store.aggregate import (
    EdgeKey,
    EdgeSum,
    join_names,
    name_of_actor,
    text_of_claim,
)

mentions = st.fixed_dictionaries(
    {
        "name": st.sampled_from(["Vidal", "Ana Vidal", "A. Vidal"]),
        "kind": st.sampled_from(["person", "group"]),
        "aliases": st.lists(st.sampled_from(["the mayor", "Vidal", "Ana"]), unique=True),
        "bears": st.sampled_from([(), ("vidal",), ("vidal", "ana-vidal")]),
    }
)


def counted(rows):
    return [{**row, "articles": 1} for row in rows]


@given(st.lists(mentions, min_size=1), st.lists(mentions, min_size=1))
def test_joining_names_gives_what_counting_all_gives(old, new):
    stored = name_of_actor(counted(old))
    assert join_names(stored, new) == name_of_actor(counted([*old, *new]))


@given(st.lists(mentions, min_size=1))
def test_a_new_actor_is_named_at_once(new):
    nothing = {"name": None, "kind": None, "aliases": None, "tally": None}
    assert join_names(nothing, new) == name_of_actor(counted(new))


@given(st.lists(mentions, min_size=1), st.randoms(use_true_random=False))
def test_names_do_not_depend_on_order(rows, order):
    shuffled = list(rows)
    order.shuffle(shuffled)
    assert name_of_actor(counted(shuffled)) == name_of_actor(counted(rows))


def test_of_equally_frequent_names_the_longest_then_the_first():
    rows = counted(
        {"name": name, "kind": "person", "aliases": []} for name in ("Vidal", "Ana B", "Ana C")
    )
    assert name_of_actor(rows)["name"] == "Ana B"


def test_a_claim_is_worded_as_most_assertions_word_it():
    rows = [
        {"wording": "the river was poisoned by Orin", "assertions": 2},
        {"wording": "Orin poisoned it", "assertions": 2},
        {"wording": "poison", "assertions": 1},
    ]
    assert text_of_claim(rows) == "Orin poisoned it"


pieces = st.lists(
    st.fixed_dictionaries(
        {
            "assertion": st.sampled_from("stuvwxyz"),
            "article": st.sampled_from("abc"),
            "date": st.sampled_from([None, "2031", "2031-03", "2032-01-01"]),
            "rule": st.sampled_from(["stated", "reply"]),
            "certainty": st.floats(0, 1),
        }
    ),
    min_size=1,
)


@given(pieces, pieces)
def test_sums_of_evidence_join_to_the_sum_of_all(some, others):
    def total(rows):
        found = EdgeSum()
        for row in rows:
            found.add(row)
        return found

    joined = EdgeSum.of_row(total(some).row())
    joined.join(total(others))
    assert joined.row() == total([*others, *some, *some]).row()


def test_ids_tell_stated_from_inferred():
    key = EdgeKey("orin", "CONTRADICTS", "vidal", True)
    assert key.id == "orin.contradicts.vidal"
    assert key._replace(stated=False).id == "orin.contradicts.vidal.inferred"
