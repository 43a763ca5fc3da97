"""Exchanges about a claim: who answers whom, and how the two conflict."""

import pytest
from made_up import river_dispute

from graphsvc.claims.conflicts import Conflict, conflict, exchange, inferred_evidence
from graphsvc.claims.linking import Linker
from graphsvc.claims.opposition import Opposition
from graphsvc.config import Settings
from graphsvc.disputes import ClaimFilter, chain, claims, turns
from graphsvc.errors import NotFound
from graphsvc.store import open_store


@pytest.mark.parametrize(
    ("upheld", "against", "kind"),
    [
        ("assert", "deny", Conflict.DENIAL),
        ("accuse", "deny", Conflict.REJECTED_ACCUSATION),
        ("accuse", "reject", Conflict.REJECTED_ACCUSATION),
        ("assert", "reject", Conflict.DENIAL),
        ("assert", "doubt", Conflict.DOUBT),
        ("assert", "assert", Conflict.CONTRARY_ACCOUNT),
    ],
)
def test_kinds_of_conflict(upheld, against, kind):
    assert conflict(upheld, against) is kind


def said(key, actor, stance, act, date):
    return {
        "id": key,
        "actor": actor,
        "stance": stance,
        "act": act,
        "date": date,
        "article": key,
        "place": 0,
    }


def test_accusation_denial_rebuttal():
    rows = [
        said("c", "ana", "supports", "assert", "2031-03-05"),
        said("a", "ana", "supports", "accuse", "2031-03-03"),
        said("b", "orin", "contradicts", "deny", "2031-03-04"),
    ]
    found = [(turn.assertion["id"], turn.answers, turn.conflict) for turn in exchange(rows)]
    assert found == [
        ("a", None, None),
        ("b", "a", Conflict.REJECTED_ACCUSATION),
        ("c", "b", Conflict.DENIAL),
    ]


def test_of_one_sentence_what_is_denied_comes_before_its_denial():
    """After Ana had said so, Orin denied it."""
    one = {"article": "x", "place": 7}
    rows = [
        said("a", "orin", "contradicts", "deny", "2031-03-04") | one,
        said("b", "ana", "supports", "assert", "2031-03-04") | one,
    ]
    found = [(turn.assertion["id"], turn.answers) for turn in exchange(rows)]
    assert found == [("b", None), ("a", "b")]


def test_nobody_answers_himself_or_his_own_side():
    rows = [
        said("a", "ana", "supports", "assert", "2031-03-03"),
        said("b", "ana", "contradicts", "deny", "2031-03-04"),
        said("c", "karl", "contradicts", "deny", None),
    ]
    found = [(turn.assertion["id"], turn.answers) for turn in exchange(rows)]
    assert found == [("a", None), ("b", None), ("c", "a")]


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with open_store(Settings(store=str(tmp_path_factory.mktemp("disputes") / "store"))) as opened:
        opened.put(river_dispute())
        Linker(opened).finish()
        yield opened


def test_what_is_disputed(store):
    (disputed,) = claims(store, ClaimFilter(contested=True)).rows
    assert disputed["text"] == "Orin Water poisoned the river"
    assert (disputed["for"], disputed["against"], disputed["articles"]) == (1, 4, 3)
    assert (disputed["first"], disputed["last"][:10]) == ("2031-03-03", "2031-03-07")
    assert claims(store, ClaimFilter(q="HIDES")).rows[0]["text"] == "Orin Water hides its figures"
    assert claims(store, ClaimFilter(q="glacier")).rows == []


def test_who_answered_whom(store):
    (disputed,) = claims(store, ClaimFilter(contested=True)).rows
    found = [
        (turn["actor"]["id"], turn["answers"] is not None) for turn in turns(store, disputed["id"])
    ]
    assert found[:3] == [("ana-vidal", False), ("orin-water", True), ("river-board", True)]
    opening, *answers = chain(store, disputed["id"])
    assert opening["actor"]["id"] == "ana-vidal"
    assert answers[0]["conflict"] == Conflict.REJECTED_ACCUSATION


def test_an_unknown_claim(store):
    with pytest.raises(NotFound):
        turns(store, "no-such-claim")


def said_of(key, actor, stance, act="assert", certainty=0.9):
    return {"assertion": key, "article": key, "date": None, "actor": actor, "source": actor,
            "stance": stance, "act": act, "certainty": certainty}  # fmt: skip


@pytest.mark.parametrize(
    ("act", "certainty"), [("deny", 0.4), ("dispute", 0.4), ("assert", 0.24), ("question", 0.24)]
)
def test_a_contrary_account_infers_less_than_a_denial(act, certainty):
    upheld = said_of("1", "vidal", "supports")
    against = said_of("2", "ek", "contradicts", act)
    rows = inferred_evidence([Opposition(upheld, against, 0.8)], {})
    assert {(row["source"], row["target"], row["certainty"]) for row in rows} == {
        ("ek", "vidal", certainty)
    }
    assert [row["assertion"] for row in rows] == ["1", "2"]


@pytest.mark.parametrize(
    ("author", "opponent", "certainty"),
    [
        ("vidal", "ek", 0.59),  # not sure enough
        ("vidal", "vidal", 0.9),  # nobody contradicts himself by an edge
        ("vidal", None, 0.9),
        ("a-voter@monday", "ek", 0.9),  # one of many voters
    ],
)
def test_what_infers_nothing(author, opponent, certainty):
    upheld = said_of("1", author, "supports")
    against = said_of("2", opponent, "contradicts", "deny")
    assert inferred_evidence([Opposition(upheld, against, certainty)], {}) == []


def test_every_premise_is_evidence_once():
    upheld = [said_of(key, "vidal", "supports", "accuse") for key in "12"]
    against = said_of("3", "ek", "contradicts", "deny")
    rows = inferred_evidence([Opposition(row, against, 0.8) for row in upheld], {"1": {"ek"}})
    assert [(row["assertion"], row["rule"]) for row in rows] == [
        (key, "denied accusation") for key in "123"
    ]
