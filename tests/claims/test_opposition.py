"""Oppositions: which assertions of a claim surely stand against each other."""

import random

import pytest

from graphsvc.claims.grouping import Link
from graphsvc.claims.opposition import oppositions, sureness, turned

SAFE = "the bridge over the Selm is safe for lorries"


def says(key, actor, stance="supports", **others):
    row = {
        "assertion": key, "proposition": f"p{key}", "actor": actor, "source": "he",
        "stance": stance, "flipped": False, "words": SAFE, "text": SAFE, "certainty": 0.9,
        "cue": "said", "act": "assert",
    }  # fmt: skip
    return row | others


def denies(key, actor, **others):
    return says(key, actor, "contradicts", **{"cue": "denied", "act": "deny"} | others)


def link(likely, opposite=True):
    return [Link("p1", "p2", likely, opposite)]


def test_the_weakest_part_counts():
    rows = [says("1", "vidal", certainty=0.8), denies("2", "ek", words="that it was", text="that")]
    (found,) = oppositions(rows, link(0.7))
    assert (found.upheld["actor"], found.against["actor"], found.certainty) == ("vidal", "ek", 0.7)
    assert oppositions([rows[0] | {"certainty": 0.6}, rows[1]], link(0.7))[0].certainty == 0.6


@pytest.mark.parametrize(
    ("one", "other", "links"),
    [
        (says("1", "vidal"), says("2", "ek"), link(0.9)),  # on one side
        (says("1", "vidal"), denies("2", "ek"), []),  # never compared
        (says("1", "vidal"), denies("2", "ek"), link(0.9, opposite=False)),
        (says("1", "vidal"), denies("2", "ek", cue="slammed"), link(0.9)),
        (
            says("1", "vidal"),
            denies("2", "ek", text="the ferry sank in a storm"),
            link(0.9),
        ),
        (
            says("1", "vidal"),
            denies("2", "ek", proposition="p1", words="that the choir of Lund had sung in March"),
            [],
        ),
    ],
)
def test_what_is_no_sure_opposition(one, other, links):
    assert oppositions([one, other], links) == []


@pytest.mark.parametrize("words", [SAFE, f"that {SAFE}", "the mayor's claim", ""])
def test_in_one_article_a_denial_refers_back_or_repeats(words):
    rows = [says("1", "vidal"), denies("2", "ek", proposition="p1", flipped=True, words=words)]
    assert sureness(oppositions(rows, [])) == 0.9


def test_a_denial_in_the_words_of_what_it_denies_is_sure_where_its_link_is_not():
    rows = [says("1", "vidal"), denies("2", "ek")]
    assert sureness(oppositions(rows, link(0.45))) == 0.9
    assert sureness(oppositions([rows[0], rows[1] | {"act": "assert"}], link(0.45))) == 0.45


def test_who_stands_otherwise_to_the_content_than_its_first_statement_is_on_the_other_side():
    rows = [says("1", "vidal"), denies("2", "ek", flipped=True)]
    assert sureness(oppositions(rows, link(0.8, opposite=False))) == 0.9
    assert oppositions(rows, link(0.8)) == []


def test_one_speaker_disputes_nothing_but_may_have_turned():
    rows = [says("1", "vidal"), denies("2", "vidal")]
    found = oppositions(rows, link(0.85))
    assert (sureness(found), turned(found)) == (0.0, ["vidal"])
    assert turned(oppositions([rows[0] | {"certainty": 0.7}, rows[1]], link(0.85))) == []
    nobody = [row | {"actor": None} for row in rows]
    assert turned(oppositions(nobody, link(0.85))) == []


def test_the_order_of_rows_and_links_does_not_matter():
    rows = [says(str(n), f"a{n}") if n % 2 else denies(str(n), f"a{n}") for n in range(1, 7)]
    links = [Link(f"p{n}", f"p{n + 1}", 0.5 + n / 20, True) for n in range(1, 6)]
    expected = oppositions(rows, links)
    assert len(expected) == 5
    for seed in range(5):
        random.Random(seed).shuffle(rows)
        random.Random(seed).shuffle(links)
        assert oppositions(rows, links) == expected
