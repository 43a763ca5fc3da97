"""Which assertion a review is about after another extraction: by place and words."""

from dataclasses import replace

import pytest

from graphsvc.records import EdgeType
from graphsvc.reviews.matching import Reading, match
from graphsvc.reviews.review import Correction, Found, Review, Verdict, checked

WAS = Found(
    article="a",
    source="Vidal",
    cue="denied",
    text="the charge",
    sentence="Vidal denied the charge.",
    cue_spans=(6, 12),
    act="deny",
    edge=EdgeType.CONTRADICTS,
    actor="vidal",
    targets=("ek",),
    beside=("twin",),
)
MOVED = replace(WAS, cue_spans=(106, 112))
RESPANNED = replace(WAS, source="Ana Vidal", text="the charge.")
OTHERWISE = replace(WAS, edge=EdgeType.ACCUSES)


def review(verdict, *, subject="old", at="2032-01-01T12:00:00Z", found=WAS):
    correction = Correction() if verdict == "correct" else None
    return checked(
        Review(subject=subject, verdict=Verdict(verdict), by="Ida", at=at, correction=correction,
               found=found)
    )  # fmt: skip


def matched(readings, *reviews):
    given = [Reading(key, found) for key, found in readings.items()]
    return {key: [one.verdict for one in found] for key, found in match(reviews, given).items()}


@pytest.mark.parametrize("verdict", ["confirm", "reject", "correct"])
@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        pytest.param({"old": WAS}, "old", id="the same"),
        pytest.param({"new": WAS}, "new", id="another id"),
        pytest.param({"new": MOVED}, "new", id="a paragraph was put before it"),
        pytest.param({"new": RESPANNED}, "new", id="spans drawn otherwise around the cue"),
        pytest.param({"new": replace(WAS, source="  VIDAL ", text="the\ncharge")}, "new",
                     id="blanks and case"),
        pytest.param({"new": WAS, "far": MOVED}, "new", id="the place decides"),
        pytest.param({"far": replace(MOVED, source="Ek"), "new": MOVED}, "new",
                     id="the words decide"),
        pytest.param({"one": MOVED, "two": replace(MOVED, text="the charge ")}, None,
                     id="two of the same words at other places"),
        pytest.param({"new": replace(WAS, cue="denies", sentence="Vidal denies it.")}, None,
                     id="another cue"),
        pytest.param({"new": replace(MOVED, sentence="Vidal denied it all.")}, None,
                     id="another sentence elsewhere"),
        pytest.param({}, None, id="nothing is left"),
    ],
)  # fmt: skip
def test_by_place_and_words(verdict, readings, expected):
    found = matched(readings, review(verdict))
    assert found == ({} if expected is None else {expected: [verdict]})


@pytest.mark.parametrize(
    ("verdict", "expected"), [("confirm", {}), ("reject", {"new": ["reject"]})]
)
def test_another_reading_of_the_words_was_never_confirmed(verdict, expected):
    """A rejection is of the words: what a later model reads in them is no better."""
    assert matched({"new": OTHERWISE}, review(verdict)) == expected


def test_a_reading_that_stood_beside_the_rejected_one_stays():
    assert matched({"twin": OTHERWISE}, review("reject")) == {}
    both = {"new": WAS, "twin": OTHERWISE}
    assert matched(both, review("reject")) == {"new": ["reject"]}


def test_an_id_that_names_other_words_now_is_not_enough():
    other = replace(WAS, sentence="Ek spoke.", source="Ek", cue="spoke", cue_spans=(3, 8), text="")
    assert matched({"old": other, "new": WAS}, review("reject")) == {"new": ["reject"]}


def test_what_is_found_by_its_id_is_not_taken_for_another():
    by_id = review("confirm", subject="first")
    readings = {"first": WAS, "second": WAS}
    assert matched(readings, by_id, review("reject", subject="second")) == {
        "first": [Verdict.CONFIRM],
        "second": [Verdict.REJECT],
    }


def test_the_latest_comes_last_in_whatever_order_they_were_made():
    early = review("reject", at="2032-01-01T12:00:00Z")
    late = review("confirm", at="2032-01-01T15:00:00+02:00")
    for given in ((early, late), (late, early)):
        assert matched({"new": WAS}, *given) == {"new": ["reject", "confirm"]}


def test_a_statement_without_a_cue_is_found_by_its_sentence():
    was = replace(WAS, cue="", cue_spans=(0, 0))
    elsewhere = replace(was, sentence="Nobody said so.")
    given = review("reject", found=was)
    assert matched({"new": was, "far": elsewhere}, given) == {"new": ["reject"]}
    assert matched({"far": elsewhere}, given) == {}
