"""Each analysis on graphs whose answer is known by hand."""

import pytest

from graphsvc.analysis.balance import find_balance
from graphsvc.analysis.between import find_between
from graphsvc.analysis.camps import find_camps
from graphsvc.analysis.centrality import find_contradicted
from graphsvc.analysis.chains import find_chains
from graphsvc.analysis.projection import project

from .rows import row, rows


@pytest.mark.parametrize(
    ("words", "camps"),
    [
        ("", []),
        ("a-b", []),
        ("a+b", ["ab"]),
        ("a+b b+c c+a d+e e+f f+d a-d", ["abc", "def"]),
        ("a+b c+d", ["ab", "cd"]),  # nothing ties the two pairs
        ("a-x b-x", []),  # a common enemy alone makes no camp
        ("a+b a-b2", []),  # conflict between the two outweighs the support
        ("a+b2 a-b", ["ab"]),
        ("a+b b+a", ["ab"]),
        ("a+b b+c c+a c+d d+e e+f f+d", ["abc", "def"]),  # a single bridge
        ("a+b b+c c+a c-d c+d", ["abc"]),  # undecided
    ],
)
def test_camps(words, camps):
    assert ["".join(camp) for camp in find_camps(project(rows(words))).members] == camps


def test_what_one_says_of_oneself_is_no_tie():
    projection = project(rows("a+a a-b"))
    assert (projection.edges, list(projection.ties)) == (1, [("a", "b")])


def test_ties_weigh_assertions_times_certainty():
    tie = project([row("a", "+", "b", 2, 0.6), row("b", "-", "a", 1, 0.9)]).tie("b", "a")
    assert (tie.positive, tie.negative, tie.sign) == (1.2, 0.9, 1)
    assert project([row("a", "+", "b", 3, 0.3), row("b", "-", "a", 1, 0.9)]).tie("a", "b").sign == 0


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("a+b b+c a+c", "all_support"),
        ("a+b b+c a-c", "one_conflict"),
        ("a+b b-c a-c", "two_conflicts"),
        ("a-b b-c a-c", "all_conflict"),
    ],
)
def test_triangles(words, kind):
    found = find_balance(project(rows(words)))
    assert {k: n for k, n in found.counts.items() if n} == {kind: 1}
    balanced = kind in ("all_support", "two_conflicts")
    assert found.share == (1.0 if balanced else 0.0)
    assert [t.actors for t in found.unbalanced] == ([] if balanced else [("a", "b", "c")])
    split = found.frustration
    assert (len(split.frustrated), split.exact) == (0 if balanced else 1, True)


def test_the_unbalanced_triangle_with_most_evidence_comes_first():
    words = "a+b b+c a-c d+e5 e+f4 d-f6 g-h9 h-i9 g-i9"
    found = find_balance(project(rows(words)), limit=2)
    assert [("".join(t.actors), t.strength) for t in found.unbalanced] == [("def", 4), ("abc", 1)]


def test_everybody_against_everybody():
    """Of six who all oppose one another, three on each side leave 3 + 3 ties within."""
    letters = "abcdef"
    words = " ".join(f"{a}-{b}" for a in letters for b in letters if a < b)
    split = find_balance(project(rows(words))).frustration
    assert (len(split.frustrated), split.at_least, split.exact) == (6, 6, True)


def test_a_large_block_gives_two_bounds():
    """Of eighty who all oppose one another, two sides of forty leave 2 * 780 ties within."""
    letters = [f"{a}{b}" for a in "abcdefgh" for b in "qrstuvwxyz"]
    found = [row(a, "-", b) for a in letters for b in letters if a < b]
    split = find_balance(project(found)).frustration
    assert len(split.frustrated) == 1560
    assert not split.exact
    assert 0 < split.at_least < 1560


def test_a_ring_without_triangles():
    split = find_balance(project(rows("a+b b+c c+d d-a"))).frustration
    assert (len(split.frustrated), split.exact) == (1, True)
    assert find_balance(project(rows("a+b b-c c+d d-a"))).frustration.frustrated == ()


def test_blocks_agree_where_they_meet():
    """Two rings that share one actor, and a chain: the sides fit all the ties at once."""
    words = "a-b b-c c+a c-d d-e e+c e-f f+g"
    split = find_balance(project(rows(words))).frustration
    assert split.frustrated == ()
    assert {a for a, side in split.side.items() if side == split.side["a"]} == set("ace")


def test_between_camps():
    words = "a+b b+c c+a d+e e+f f+d g+a g+d a-d"
    found = find_between(project(rows(words)))
    assert [len(camp) for camp in found.camps.members] == [4, 3]
    assert found.pivots is None
    first = found.brokers[0]
    assert (first.actor, first.participation) == ("g", 0.5)
    assert {"".join(others) for others in first.others.values()} == {"a", "d"}
    # All nine chains from one triangle to the other lead through g, of 15 pairs without it.
    assert first.betweenness == pytest.approx(9 / 15)


def test_no_camps_and_nobody_between():
    found = find_between(project(rows("a-b b-c")))
    assert (found.camps.members, found.brokers) == ((), ())


def test_the_contradicted():
    found = find_contradicted(project(rows("a-x b-x c-x2 x-d e+x")))
    assert [(one.actor, one.by, one.assertions) for one in found] == [("d", 1, 1), ("x", 3, 4)]
    assert found[1].edges[0].source == "c"
    # By hand, in units of what each has from the start: a, b, c, e get nothing more; x gets
    # all that a, b and c have; d gets all that x has.
    base = found[1].pagerank / (1 + 0.85 * 3)
    assert found[0].pagerank == pytest.approx(base * (1 + 0.85 * (1 + 0.85 * 3)))


def test_pagerank_adds_up_to_one():
    found = find_contradicted(project(rows("a-b b-c c-a a-c")))
    assert sum(one.pagerank for one in found) == pytest.approx(1)
    assert found[0].actor == "c"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("a-b b-d", [("abd", 1)]),  # an opponent's opponent
        ("a-b b+d", [("abd", -1)]),
        ("b+a d+b", [("abd", 1)]),  # in whichever direction the edges go
        ("a+b b+d a+c2 c+d3", [("acd", 1), ("abd", 1)]),  # the stronger one first
        ("a+b b+c c+d a-d", [("ad", -1)]),  # the shortest only
        ("a+b b-a b+d", [("abd", 0)]),
        ("a+b c+d", []),
        ("a+b b+c", []),
    ],
)
def test_chains(words, expected):
    found = find_chains(project(rows(words)), "a", "d")
    assert [("".join(chain.actors), chain.sign) for chain in found] == expected


def test_chains_that_are_too_long():
    projection = project(rows("a+b b+c c+d"))
    assert find_chains(projection, "a", "d", max_steps=2) == []
    assert len(find_chains(projection, "a", "d", max_steps=3)) == 1
