"""What becomes of the graph as analysts confirm, reject and correct: on every engine."""

from __future__ import annotations

import dataclasses
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from made_up import Story, river_dispute
from reviewed import dump_all, of_assertion, of_edge, withdrawn

from graphsvc import asking, disputes, queries, reviewing
from graphsvc.claims.linking import Linker
from graphsvc.contradictions import contradictions
from graphsvc.errors import NotFound, ParameterError
from graphsvc.records import EdgeType, Stance
from graphsvc.reviewing import Change, Decision, ReviewFilter
from graphsvc.reviews.review import State, Verdict

DENIAL = "orin-water.contradicts.ana-vidal"
CHARGE = "ana-vidal.accuses.orin-water"
MONDAY, FRIDAY = river_dispute()[0], river_dispute()[3]
ACCUSED, DENIED = (one.id for one in MONDAY.assertions)
AGAIN = FRIDAY.assertions[1].id


@pytest.fixture
def river(store):
    """The river dispute, its claims joined."""
    store.put(river_dispute())
    Linker(store).finish()
    return store


def confirm(by="Ida", note=None):
    return Decision(verdict=Verdict.CONFIRM, by=by, note=note)


def reject(by="Ida", note=None):
    return Decision(verdict=Verdict.REJECT, by=by, note=note)


def correct(by="Ida", **change):
    return Decision(verdict=Verdict.CORRECT, by=by, change=Change(**change))


def edges(store, **filters):
    return {row["id"]: row for row in queries.edges(store, queries.EdgeFilter(**filters)).rows}


def states(store, **filters):
    rows = reviewing.reviews(store, ReviewFilter(**filters)).rows
    return {row["id"]: (row["state"], row["applies_to"]) for row in rows}


def reextracted(extraction, suffix="-again"):
    """Return an extraction as a later model gives it: the same words, other assertion ids."""
    new = {one.id: one.id + suffix for one in extraction.assertions}
    return dataclasses.replace(
        extraction,
        assertions=tuple(
            dataclasses.replace(one, id=new[one.id], certainty=0.6, rule="a later model")
            for one in extraction.assertions
        ),
        edges=tuple(
            dataclasses.replace(edge, evidence=tuple(new[key] for key in edge.evidence))
            for edge in extraction.edges
        ),
    )


def every_answer(store):
    """Return all that reports and queries show, as one text."""
    rows = [asking.report(store, one.name).rows for one in asking.reports()]
    rows.append(contradictions(store).rows)
    rows.append(list(edges(store).values()))
    for article in queries.articles(store).rows:
        rows.append(queries.assertions(store, article["id"]).rows)
    for claim in disputes.claims(store).rows:
        rows += [disputes.claim(store, claim["id"]), disputes.turns(store, claim["id"])]
        rows.append(disputes.edges_of(store, claim["id"]).rows)
        rows.append(disputes.statements(store, claim["id"]).rows)
    return repr(rows)


def test_a_confirmed_assertion_says_who_and_when_and_is_certain(river):
    made = reviewing.review_assertion(river, DENIED, confirm(note="I called them."))
    assert (made["state"], made["applies_to"], made["by"]) == ("in force", DENIED, "Ida")
    mark = queries.assertion(river, DENIED)["review"]
    assert mark == {
        "id": made["id"], "verdict": "confirm", "by": "Ida", "at": made["at"],
        "note": "I called them.", "certainty": 0.9, "extracted": None,
    }  # fmt: skip
    edge = queries.edge(river, DENIAL)
    assert (edge["certainty"], edge["confirmed"], edge["review"]) == (1.0, [DENIED], None)
    assert set(edges(river, reviewed="confirmed")) == {DENIAL}
    assert DENIAL not in edges(river, reviewed="unreviewed")


def test_a_report_lists_what_is_confirmed(river):
    assert asking.report(river, "confirmed").rows == []
    reviewing.review_assertion(river, DENIED, confirm())
    reviewing.review_assertion(river, AGAIN, reject())
    reviewing.review_edge(river, CHARGE, confirm(by="Olof", note="On tape."))
    rows = asking.report(river, "confirmed").rows
    assert [(row["edge"], row["times"], row["confirmed"], row["by"], row["note"])
            for row in rows] == [
        (CHARGE, 1, 0, "Olof", "On tape."),
        (DENIAL, 1, 1, None, None),
    ]  # fmt: skip


def test_a_rejected_assertion_is_in_no_answer(river):
    assert DENIED in every_answer(river)
    reviewing.review_assertion(river, DENIED, reject())
    assert DENIED not in every_answer(river)
    with pytest.raises(NotFound):
        queries.assertion(river, DENIED)
    edge = queries.edge(river, DENIAL)
    assert edge["evidence"] == [AGAIN], "the other sentence still says so"
    reviewing.review_assertion(river, AGAIN, reject())
    assert not [key for key in edges(river) if key.startswith("orin-water.contradicts")]
    assert DENIAL not in every_answer(river)


def test_a_rejected_edge_is_not_shown_whatever_evidence_comes(river):
    (made,) = reviewing.review_edge(river, DENIAL, reject(note="They spoke of another mayor."))
    assert made["between"]["evidence"] == sorted([DENIED, AGAIN])
    answers = every_answer(river)
    assert DENIAL not in answers
    assert DENIED in answers, "who said what stays, only the edge is wrong"
    story = Story("saturday", published="2031-03-08")
    story.actor("Ana Vidal")
    story.says("Orin Water", "denied", "it once more.", act="deny", edge="CONTRADICTS",
               targets=["Ana Vidal"])  # fmt: skip
    river.put([story.extraction()])
    assert DENIAL not in edges(river)
    assert reviewing.show(river, made["id"])["since"] == [story.said[0].id]
    reviewing.withdraw(river, made["id"], "Olof")
    assert len(queries.edge(river, DENIAL)["evidence"]) == 3


@pytest.mark.parametrize(
    "subject",
    [
        pytest.param([ACCUSED], id="assertion for the claim"),
        pytest.param([DENIED, AGAIN], id="assertions against it"),
        pytest.param([CHARGE], id="edge that a premise states"),
        pytest.param([DENIAL], id="stated twin"),
    ],
)
def test_inferred_edges_go_with_what_they_rest_on_and_come_back(river, subject):
    inferred = f"{DENIAL}.inferred"
    before = edges(river, stated=False)
    assert inferred in before
    made = [reviewing.review(river, key, reject())[0] for key in subject]
    assert inferred not in edges(river, stated=False)
    assert inferred not in every_answer(river)
    for review in made:
        reviewing.withdraw(river, review["id"], "Ida")
    assert edges(river, stated=False) == before


def test_a_corrected_assertion_shows_what_is_right_and_what_was_extracted(river):
    change = {"type": EdgeType.ACCUSES, "source": "River Board", "targets": ("the trader Ek",)}
    made = reviewing.review_assertion(river, DENIED, correct(**change))
    shown = queries.assertion(river, DENIED)
    assert (shown["edge"], shown["actor"]["name"]) == ("ACCUSES", "River Board")
    assert [target["name"] for target in shown["targets"]] == ["Karl Ek"]
    assert shown["review"]["verdict"] == "correct"
    assert shown["review"]["extracted"] == {
        "edge": "CONTRADICTS",
        "actor": {"id": "orin-water", "name": "Orin Water"},
        "targets": [{"id": "ana-vidal", "name": "Ana Vidal"}],
        "stance": None,
    }
    assert edges(river)["river-board.accuses.karl-ek"]["evidence"] == [DENIED]
    assert DENIED not in queries.edge(river, DENIAL)["evidence"]
    reviewing.withdraw(river, made["id"], "Ida")
    assert DENIED in queries.edge(river, DENIAL)["evidence"]
    assert "river-board.accuses.karl-ek" not in edges(river)


def test_a_corrected_stance_moves_it_to_the_other_side_of_its_claim(river):
    (claim,) = disputes.claims(river, disputes.ClaimFilter(q="poisoned")).rows
    assert (claim["for"], claim["against"]) == (1, 4)
    tuesday = river_dispute()[1].assertions[0].id
    reviewing.review_assertion(river, tuesday, correct(stance=Stance.SUPPORTS))
    (claim,) = disputes.claims(river, disputes.ClaimFilter(q="poisoned")).rows
    assert (claim["for"], claim["against"]) == (2, 3)
    assert queries.assertion(river, tuesday)["review"]["extracted"]["stance"] == "contradicts"


def test_an_edge_is_corrected_by_its_evidence(river):
    made = reviewing.review_edge(river, DENIAL, correct(targets=("Karl Ek",)))
    assert sorted(one["subject"] for one in made) == sorted([DENIED, AGAIN])
    assert DENIAL not in edges(river)
    assert set(edges(river)["orin-water.contradicts.karl-ek"]["evidence"]) == {DENIED, AGAIN}


def test_the_latest_review_decides_and_the_history_stays(river):
    first = reviewing.review_assertion(river, DENIED, reject())
    assert states(river, subject=DENIED) == {first["id"]: ("in force", DENIED)}
    second = of_assertion(MONDAY, 1, "confirm", by="Olof", at=2)
    assert river.review([second]) == 1, "what is rejected can still be decided on"
    assert queries.assertion(river, DENIED)["review"]["by"] == "Olof"
    assert states(river) == {
        first["id"]: ("superseded", DENIED), second.id: ("in force", DENIED),
    }  # fmt: skip
    reviewing.withdraw(river, second.id, "Olof")
    with pytest.raises(NotFound):
        queries.assertion(river, DENIED)
    shown = reviewing.show(river, second.id)
    assert (shown["state"], shown["withdrawn_by"]) == ("withdrawn", "Olof")
    with pytest.raises(ParameterError, match="was withdrawn by Olof"):
        reviewing.withdraw(river, second.id, "Ida")


def test_the_same_review_twice_changes_nothing(river):
    review = of_edge("orin-water", "CONTRADICTS", "ana-vidal", "reject")
    assert river.review([review, review]) == 1
    before = dump_all(river)
    assert river.review([review]) == 0
    assert dump_all(river) == before


def test_decisions_survive_another_extraction_with_other_ids(river):
    reviewing.review_assertion(river, DENIED, confirm())
    reviewing.review_assertion(river, ACCUSED, reject())
    reviewing.review_assertion(river, AGAIN, correct(targets=("Karl Ek",)))
    river.put([reextracted(MONDAY), reextracted(FRIDAY)])
    Linker(river).finish()
    shown = queries.assertion(river, f"{DENIED}-again")
    assert (shown["review"]["verdict"], shown["certainty"]) == ("confirm", 1.0)
    assert shown["review"]["certainty"] == 0.6, "that of the later extraction"
    assert CHARGE not in edges(river)
    assert edges(river)["orin-water.contradicts.karl-ek"]["evidence"] == [f"{AGAIN}-again"]
    found = {key for _, key in states(river, state=State.IN_FORCE).values()}
    assert found == {f"{key}-again" for key in (DENIED, ACCUSED, AGAIN)}
    river.put([MONDAY, FRIDAY])
    assert queries.assertion(river, DENIED)["review"]["verdict"] == "confirm"


def test_reviews_wait_for_articles_that_are_not_there(river):
    made = reviewing.review_assertion(river, DENIED, reject())
    river.remove("monday")
    assert states(river) == {made["id"]: ("unmatched", None)}
    river.put([MONDAY])
    assert states(river) == {made["id"]: ("in force", DENIED)}
    with pytest.raises(NotFound):
        queries.assertion(river, DENIED)


def test_withdrawn_reviews_leave_the_graph_as_it_was(river):
    before = dump_all(river)
    made = [
        of_assertion(MONDAY, 0, "reject"),
        of_edge("orin-water", "CONTRADICTS", "ana-vidal", "confirm", at=2),
        of_edge("karl-ek", "SUPPORTS", "ana-vidal", "reject", at=3),
    ]
    river.review(made)
    Linker(river).finish()
    assert dump_all(river) != before
    river.review([withdrawn(one) for one in made])
    Linker(river).finish()
    after = dump_all(river)
    assert after.pop("reviews") and not before.pop("reviews")
    assert after == before


@pytest.mark.parametrize(
    ("subject", "decision", "problem"),
    [
        (DENIED, correct(), "says nothing"),
        (DENIED, correct(no_edge=True, targets=("Karl Ek",)), "contradicts the type"),
        (DENIED, correct(targets=("Orin Water",)), "are others than the source"),
        (DENIED, confirm(by="  "), "say who decides"),
        (DENIED, confirm(note="x" * 2_001), "longer than 2000"),
        (DENIAL + ".inferred", correct(no_edge=True), "is inferred"),
    ],
)
def test_decisions_that_do_not_hold_together(river, subject, decision, problem):
    with pytest.raises(ParameterError, match=problem):
        reviewing.review(river, subject, decision)
    assert states(river) == {}


def test_what_is_not_there_cannot_be_reviewed(river):
    with pytest.raises(NotFound, match="no assertion or edge has the id 'nothing'"):
        reviewing.review(river, "nothing", confirm())
    with pytest.raises(NotFound, match="no actor"):
        reviewing.review_assertion(river, DENIED, correct(targets=("Nobody Known",)))


@pytest.mark.parametrize("work", ["assertion", "edge"])
def test_a_review_at_the_time_of_another_extraction_holds(river, work):
    """Whoever comes first: in the end, what was rejected is not there, and all else is."""
    start = threading.Barrier(2)

    def extract():
        start.wait()
        for number in range(6):
            river.put([reextracted(MONDAY, f"-{number}")])

    def decide():
        start.wait()
        for day in range(1, 7):
            if work == "assertion":
                made = of_assertion(MONDAY, 1, "reject", at=day)
            else:
                made = of_edge("orin-water", "CONTRADICTS", "ana-vidal", "reject", at=day)
            river.review([made] if day % 2 else [made, withdrawn(made)])

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(extract), pool.submit(decide)]:
            done.result(timeout=120)
    Linker(river).finish()
    shown = edges(river)
    assert shown[CHARGE]["evidence"] == [f"{ACCUSED}-5"]
    if work == "assertion":
        assert shown[DENIAL]["evidence"] == [AGAIN]
    else:
        assert DENIAL not in shown
    after = dump_all(river)
    again = river_dispute()
    for one in again:
        river.remove(one.article.id)
    river.put([reextracted(MONDAY, "-5"), *again[1:]])
    Linker(river).finish()
    assert dump_all(river) == after, "the graph is that of the articles and reviews"
