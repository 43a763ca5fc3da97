"""A review as a record: what it must hold, and that it comes back from JSON as it was."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.errors import ParameterError
from graphsvc.records import EdgeType
from graphsvc.reviews.review import (
    Between,
    Correction,
    Given,
    Party,
    Review,
    Verdict,
    checked,
    from_json,
    joined,
    read_review,
)

VIDAL, EK = Party("vidal", "Ana Vidal", "person"), Party("ek", "Karl Ek", "person")
BETWEEN = Between(VIDAL, EdgeType.ACCUSES, EK, True, ("one",))
PLAIN = checked(
    Review(subject="vidal.accuses.ek", verdict=Verdict.REJECT, by=" Ida ",
           at="2032-01-01T12:00:00+01:00", between=BETWEEN)
)  # fmt: skip


def test_it_is_trimmed_and_in_utc():
    assert (PLAIN.by, PLAIN.at) == ("Ida", "2032-01-01T11:00:00.000000Z")


words = st.text(max_size=30).filter(lambda text: text.isprintable())
moments = st.datetimes(timezones=st.timezones()).map(lambda when: when.isoformat())


@given(by=words.filter(str.strip), note=st.one_of(st.none(), words), at=moments)
def test_it_comes_back_from_json(by, note, at):
    try:
        review = checked(replace(PLAIN, by=by, note=note, at=at))
    except ParameterError as error:
        assert error.name == "at"  # the year 1 in a zone before UTC
        return
    assert from_json(review.to_json()) == review
    assert read_review(json.loads(review.to_json())) == review
    assert read_review({**json.loads(review.to_json()), "state": "in force"}).id == review.id


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"by": ""}, "by"),
        ({"by": "x" * 201}, "by"),
        ({"by": "a\x00b"}, "by"),
        ({"note": "x" * 2_001}, "note"),
        ({"at": "yesterday"}, "at"),
        ({"at": "2032-01-01T12:00:00"}, "at"),
        ({"at": "0001-01-01T00:00:00+14:00"}, "at"),
        ({"verdict": "maybe"}, "verdict"),
        ({"verdict": "correct"}, "correction"),
        ({"correction": {"edges": []}}, "correction"),
        ({"between": None}, "found"),
        ({"withdrawn_by": "Olof"}, "withdrawn_by"),
        ({"subject": ""}, "review"),
        ({"subject": "\ud800"}, "review"),
    ],
)
def test_what_is_refused_names_the_field(change, field):
    with pytest.raises(ParameterError) as caught:
        read_review({**PLAIN.to_dict(), **change})
    assert caught.value.name == field


def test_two_copies_of_one_are_withdrawn_if_either_is():
    gone = replace(PLAIN, withdrawn_by="Olof", withdrawn_at="2032-01-03T12:00:00.000000Z")
    sooner = replace(gone, withdrawn_by="Eva", withdrawn_at="2032-01-02T12:00:00.000000Z")
    assert joined(PLAIN, gone) == joined(gone, PLAIN) == gone
    assert joined(gone, sooner) == joined(sooner, gone) == sooner


def test_an_edge_is_corrected_by_its_evidence():
    given = Correction((Given(EdgeType.SUPPORTS, EK),))
    with pytest.raises(ParameterError, match="by correcting its evidence"):
        checked(replace(PLAIN, verdict=Verdict.CORRECT, correction=given))
