"""What holds for every graph: the order of loading changes nothing, and bounds are bounds."""

import random
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from graphsvc.analysis.balance import find_balance
from graphsvc.analysis.between import find_between
from graphsvc.analysis.camps import find_camps
from graphsvc.analysis.centrality import find_contradicted
from graphsvc.analysis.chains import find_chains
from graphsvc.analysis.frustration import find_frustration
from graphsvc.analysis.projection import project

from .rows import row

NAMES = "abcdefgh"
edges = st.lists(
    st.tuples(
        st.sampled_from(NAMES),
        st.sampled_from("+-"),
        st.sampled_from(NAMES),
        st.integers(1, 3),
        st.sampled_from((0.5, 0.7, 0.9)),
    ),
    max_size=25,
    unique_by=lambda edge: edge[:3],
)
quick = settings(max_examples=60, deadline=None)


@quick
@given(edges, st.randoms(use_true_random=False))
def test_the_order_of_edges_changes_nothing(found, order):
    first = [row(*edge) for edge in found]
    second = list(first)
    order.shuffle(second)

    def everything(projection):
        return (
            find_camps(projection),
            find_balance(projection),
            find_between(projection),
            find_contradicted(projection),
            find_chains(projection, "a", "b"),
        )

    assert everything(project(first)) == everything(project(second))


@quick
@given(edges)
def test_frustration_is_bounded_by_the_best_of_all_splits(found):
    graph = project([row(*edge) for edge in found]).graph(1, -1)
    actors = sorted(graph)
    best = min(
        sum(
            (sides[actors.index(a)] == sides[actors.index(b)]) != (sign > 0)
            for a, b, sign in graph.edges(data="sign")
        )
        for sides in product((0, 1), repeat=len(actors))
    )
    split = find_frustration(graph)
    assert split.exact  # as small as this, always
    assert len(split.frustrated) == split.at_least == best


@quick
@given(edges, st.lists(st.integers(0, 1), min_size=len(NAMES), max_size=len(NAMES)))
def test_a_graph_of_two_sides_is_balanced(found, sides):
    side = dict(zip(NAMES, sides, strict=True))
    fitting = {
        (a, "+" if side[a] == side[b] else "-", b): (weight, certainty)
        for a, _, b, weight, certainty in found
    }
    balance = find_balance(project([row(*key, *value) for key, value in fitting.items()]))
    assert balance.unbalanced == ()
    assert balance.frustration.frustrated == ()
    assert balance.frustration.exact


@quick
@given(edges)
def test_camps_are_held_together_by_support_and_modularity_is_as_defined(found):
    projection = project([row(*edge) for edge in found])
    camps = find_camps(projection)
    support = projection.graph(1)
    for members in camps.members:
        reached, waiting = {members[0]}, [members[0]]
        while waiting:
            fresh = set(support[waiting.pop()]) & set(members) - reached
            reached |= fresh
            waiting += fresh
        assert reached == set(members)
    assert abs(camps.modularity - modularity(projection, camps.of)) < 1e-9


def modularity(projection, camp_of):
    """The definition of Gómez, Jensen and Arenas, over all ordered pairs."""
    label = {actor: camp_of.get(actor, actor) for actor in projection.names}
    total, parts = 0.0, 0.0
    for sign in (1, -1):
        graph = projection.graph(sign)
        degree = dict(graph.degree(weight="strength"))
        whole = sum(degree.values())
        total += whole
        for a in graph:
            for b in graph:
                if label[a] == label[b]:
                    weight = graph[a][b]["strength"] if graph.has_edge(a, b) else 0.0
                    parts += sign * (weight - degree[a] * degree[b] / whole)
    return parts / total if total else 0.0


def test_groups_that_were_planted_are_found():
    """Of four groups of thirty, nine in ten actors end up with their own."""
    order = random.Random(5)
    found = {}
    while len(found) < 1_500:
        a, b = order.sample(range(120), 2)
        backs = order.random() < (0.9 if a % 4 == b % 4 else 0.1)
        found[f"n{a}", "+" if backs else "-", f"n{b}"] = 1
    camps = find_camps(project([row(*key) for key in found])).members
    right = sum(
        max(sum(int(actor[1:]) % 4 == group for actor in camp) for group in range(4))
        for camp in camps
    )
    assert len(camps) == 4
    assert right >= 0.9 * 120
