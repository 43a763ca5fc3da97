"""Claims, who answered whom, positions over time: on every engine, the answers known by hand."""

import pytest
from made_up import Story, bridge_dispute, river_dispute

from graphsvc.asking import report
from graphsvc.claims.linking import Linker
from graphsvc.disputes import (
    ClaimFilter,
    behind,
    chain,
    claim,
    claims,
    edges_of,
    statements,
    turns,
)
from graphsvc.errors import NotFound, ParameterError
from graphsvc.positions import Interval, PositionFilter, changed, positions

REOPENS = "The bridge will reopen in May"
POISONED = "Orin Water poisoned the river"


@pytest.fixture(scope="module", params=("ladybug", "neo4j_5", "neo4j_2026"))
def store(request, settings_of):
    """Both disputes, joined; for reading only."""
    from graphsvc.store import open_store

    with open_store(settings_of(request.param)) as opened:
        opened.put([*river_dispute(), *bridge_dispute()])
        Linker(opened).finish()
        yield opened


def the(store, words):
    (found,) = claims(store, ClaimFilter(q=words)).rows
    return found["id"]


def texts(page):
    return [row["text"] for row in page.rows]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"contested": True}, [POISONED, REOPENS]),
        ({"q": "BRIDGE"}, [REOPENS]),
        ({"actor": "mayor vidal", "contested": True}, [POISONED, REOPENS]),
        ({"actor": "karl-ek"}, ["Orin Water hides its figures", "The ferry sank"]),
        ({"actor": "nobody"}, []),
        ({"until": "2031-01"}, [REOPENS]),
        ({"since": "2031-03-08"}, [REOPENS, "The ferry sank"]),
        ({"contested": True, "min_certainty": 0.92}, []),
    ],
)
def test_claims_by_filter(store, filters, expected):
    assert sorted(texts(claims(store, ClaimFilter(**filters)))) == sorted(expected)


def test_a_walk_over_the_pages_meets_every_claim_once(store):
    whole = claims(store).rows
    after, found = None, []
    while True:
        page = claims(store, after=after, limit=1)
        found += page.rows
        if (after := page.next) is None:
            break
    assert found == whole
    assert len(whole) == 4
    assert [row["sentences"] for row in whole] == [5, 4, 1, 1]


def test_a_claim_shows_its_wording_and_both_sides(store):
    found = claim(store, the(store, "bridge"))
    assert found["text"] == REOPENS
    assert found["wording"] == "the bridge will reopen in May"
    assert found["clearest"]["sentence"].endswith("the bridge will reopen in May.")
    assert (found["sentences"], found["for"], found["against"], found["articles"]) == (4, 3, 1, 4)
    assert (found["first"], found["last"]) == ("2031-01-08", "2031-04-10")
    assert [(p["name"], p["for"], p["against"], p["first"]) for p in found["positions"]] == [
        ("Ana Vidal", 2, 0, "2031-01-08"),
        ("Lund Council", 1, 1, "2031-02-10"),
    ]


def test_its_assertions_in_the_order_of_time(store):
    key = the(store, "bridge")
    every = statements(store, key).rows
    assert [row["article"]["id"] for row in every] == ["january", "february", "march", "april"]
    assert [row["dated"] for row in every] == ["text", "article", "article", "article"]
    first = statements(store, key, limit=3)
    rest = statements(store, key, limit=3, after=first.next)
    assert [*first.rows, *rest.rows] == every
    against = statements(store, key, stance="contradicts").rows
    assert [row["actor"]["name"] for row in against] == ["Lund Council"]


def test_who_answers_whom(store):
    key = the(store, "bridge")
    found = [(row["article"]["id"], row["conflict"], row["chain"]) for row in turns(store, key)]
    assert found == [
        ("january", None, True),
        ("february", "denial", True),
        ("march", "denial", True),
        ("april", None, False),
    ]
    links = chain(store, key)
    assert [row["answers"] for row in links[1:]] == [row["id"] for row in links[:-1]]


def test_the_chain_behind_a_contradiction(store):
    (charge,) = behind(store, "orin-water.contradicts.ana-vidal")
    assert charge["claim"]["text"] == POISONED
    told = [(row["actor"]["name"], row["act"], row["conflict"]) for row in charge["turns"]]
    assert told == [
        ("Ana Vidal", "accuse", None),
        ("Orin Water", "deny", "rejected accusation"),
    ]
    assert [row["article"]["id"] for row in charge["turns"]] == ["monday", "friday"]
    assert charge["turns"][1]["answers"] == charge["turns"][0]["id"]


def test_the_chain_behind_an_inferred_contradiction_is_of_its_premises(store):
    (inferred,) = edges_of(store, the(store, "bridge")).rows
    (exchange,) = behind(store, inferred["id"])
    turns = [(row["article"]["id"], row["conflict"]) for row in exchange["turns"]]
    assert turns == [("january", None), ("february", "denial")]
    assert {row["id"] for row in exchange["turns"]} <= set(inferred["premises"])


def test_of_a_claim_that_is_not_surely_disputed_only_the_evidence_is_shown(settings_of):
    from graphsvc.store import open_store

    story = Story("quarrel", published="2031-05-01")
    story.says("Ana Vidal", "said", "that the ferry to Lund was late on Monday.", claim="ferry")
    story.says(
        "Karl Ek", "disputed", "what the mayor wants to do about all the gulls of the harbour.",
        act="dispute", edge="CONTRADICTS", targets=["Ana Vidal"], claim="ferry",
        stance="contradicts",
    )  # fmt: skip
    with open_store(settings_of("ladybug")) as opened:
        opened.put([story.extraction()])
        Linker(opened).finish()
        (only,) = behind(opened, "karl-ek.contradicts.ana-vidal")
        both = claims(opened, ClaimFilter(contested=True, min_opposed=0)).rows
        assert claims(opened, ClaimFilter(contested=True)).rows == []
    assert [(row["actor"]["name"], row["answers"]) for row in only["turns"]] == [("Karl Ek", None)]
    assert [(row["for"], row["against"], row["opposed"]) for row in both] == [(1, 1, 0.0)]


def test_an_edge_without_a_claim_has_no_chain(store):
    assert behind(store, "karl-ek.supports.ana-vidal") == []


def test_what_is_inferred_names_its_premises_and_can_be_left_out(store):
    key = the(store, "bridge")
    (edge,) = edges_of(store, key).rows
    assert (edge["source"]["name"], edge["target"]["name"]) == ("Lund Council", "Ana Vidal")
    assert (edge["stated"], edge["rules"]) == (False, ["opposite sides of a claim"])
    said = {row["id"]: row["article"]["id"] for row in statements(store, key).rows}
    assert {said[premise] for premise in edge["premises"]} == {"january", "february", "march"}
    assert edges_of(store, key, stated=True).rows == []
    assert edges_of(store, key, min_certainty=0.9).rows == []


def test_stated_and_inferred_edges_of_one_claim_stay_apart(store):
    key = the(store, "poisoned")
    kinds = {(row["type"], row["source"]["id"], row["stated"]) for row in edges_of(store, key).rows}
    assert ("ACCUSES", "ana-vidal", True) in kinds
    assert ("CONTRADICTS", "orin-water", True) in kinds
    assert ("CONTRADICTS", "orin-water", False) in kinds
    assert all(stated for _, _, stated in kinds) is False
    assert all(row["stated"] for row in edges_of(store, key, stated=True).rows)


def test_positions_by_month(store):
    rows = positions(store, PositionFilter(actor="Lund Council")).rows
    assert [(row["period"], row["for"], row["against"]) for row in rows] == [
        ("2031-02", 0, 1),
        ("2031-04", 1, 0),
    ]
    assert rows[0]["claim"]["text"] == REOPENS
    assert len(rows[0]["assertions"]) == 1


def test_positions_by_year_on_one_claim_and_in_a_stretch_of_time(store):
    of_claim = PositionFilter(claim=the(store, "bridge"))
    by_year = positions(store, of_claim, by=Interval.YEAR).rows
    assert [(r["actor"]["name"], r["period"], r["for"], r["against"]) for r in by_year] == [
        ("Ana Vidal", "2031", 2, 0),
        ("Lund Council", "2031", 1, 1),
    ]
    late = PositionFilter(claim=the(store, "bridge"), since="2031-03", until="2031-03")
    assert [row["period"] for row in positions(store, late, by=Interval.DAY).rows] == ["2031-03-10"]


def test_positions_come_in_pages(store):
    whole = positions(store).rows
    first = positions(store, limit=2)
    rest = positions(store, limit=100, after=first.next)
    assert [*first.rows, *rest.rows] == whole
    assert len(whole) > 3


def test_who_contradicts_themselves(store):
    rows = changed(store).rows
    assert [(row["actor"]["name"], row["claim"]["text"]) for row in rows] == [
        ("Ana Vidal", POISONED),
        ("Lund Council", REOPENS),
    ]
    vidal, council = rows
    assert [row["sentence"] for row in vidal["for"]] == [
        "Ana Vidal accused Orin Water of poisoning the river."
    ]
    assert [row["article"]["id"] for row in vidal["against"]] == ["friday"]
    assert (vidal["first"], vidal["last"][:10]) == ("2031-03-03", "2031-03-07")
    assert [row["article"]["id"] for row in council["against"]] == ["february"]
    assert [row["article"]["id"] for row in council["for"]] == ["april"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"actor": "vidal"}, ["ana-vidal"]),
        ({"since": "2031-04"}, ["lund-council"]),
        ({"until": "2031-01"}, []),
        ({"min_certainty": 0.95}, []),
    ],
)
def test_who_contradicts_themselves_by_filter(store, filters, expected):
    rows = changed(store, PositionFilter(**filters)).rows
    assert [row["actor"]["id"] for row in rows] == expected


def test_what_is_wrong_is_said(store):
    for ask in (claim, statements, turns, edges_of, behind):
        with pytest.raises(NotFound):
            ask(store, "no-such-id")
    with pytest.raises(ParameterError):
        claims(store, ClaimFilter(since="yesterday"))
    with pytest.raises(ParameterError):
        claims(store, ClaimFilter(min_certainty=2))
    with pytest.raises(ParameterError):
        positions(store, after="no cursor")


def test_both_sides_at_one_time_in_one_article_are_no_change(settings_of):
    from graphsvc.store import open_store

    same = Story("same", published="2031-05-01")
    same.says("Ana Vidal", "said", "the ferry was late.", claim="ferry")
    same.says(
        "Ana Vidal", "denied", "that the ferry was late.", act="deny", claim="ferry",
        stance="contradicts",
    )  # fmt: skip
    then = Story("then", published="2031-05-02")
    then.says("Karl Ek", "said", "the choir sang.", claim="choir")
    then.says(
        "Karl Ek", "denied", "that the choir sang.", act="deny", claim="choir",
        stance="contradicts", date="2031-04-30", dated="text",
    )  # fmt: skip
    with open_store(settings_of("ladybug")) as opened:
        opened.put([same.extraction(), then.extraction()])
        rows = changed(opened).rows
        told = report(opened, "changed_position").rows
    assert [row["actor"]["name"] for row in rows] == ["Karl Ek"]
    assert [(row["actor"], row["contradicted"]) for row in told] == [("Karl Ek", "2031-04-30")]
