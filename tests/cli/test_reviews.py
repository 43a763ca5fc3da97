"""`graphsvc reviews`: decide on the command line, and carry decisions to another store."""

import json

import pytest
from made_up import river_dispute

from graphsvc.config import Settings
from graphsvc.store import open_store

DENIAL = "orin-water.contradicts.ana-vidal"
DENIED = river_dispute()[0].assertions[1].id


@pytest.fixture
def reviews(run, filled):
    def reviews(*args, code=0, store=filled, **options):
        result = run("reviews", *args, "--store", store, **options)
        assert result.code == code, result.err
        return result

    return reviews


def test_confirm_reject_withdraw(run, reviews, filled):
    made = reviews("reject", DENIAL, "--by", "Ida", "--note", "Another mayor.", "--json").rows
    assert (made[0]["verdict"], made[0]["state"]) == ("reject", "in force")
    shown = run("contradictions", "--store", filled, "--json").rows
    assert DENIAL not in [row["id"] for row in shown]
    reviews("withdraw", made[0]["id"], "--by", "Olof")
    reviews("confirm", DENIED, "--by", "Ida")
    only = run("contradictions", "--reviewed", "confirmed", "--sentences", "--store", filled)
    assert "Orin Water contradicts Ana Vidal" in only.out
    assert "confirmed by Ida on 20" in only.out
    assert "Karl Ek" not in only.out
    lines = reviews("list").out.splitlines()
    assert "Ida" in lines[2] and "confirm" in lines[2] and "in force" in lines[2]
    assert "withdrawn" in lines[3] and "Another mayor." in lines[3]


def test_a_correction_says_what_was_extracted(run, reviews, filled):
    done = reviews("correct", DENIED, "--target", "Karl Ek", "--by", "Ida")
    assert f"correct assertion {DENIED} by Ida: in force" in done.err
    out = run("contradictions", "--sentences", "--reviewed", "confirmed", "--store", filled).out
    assert "Orin Water contradicts Karl Ek" in out
    assert "corrected by Ida on 20" in out
    assert "extracted: Orin Water contradicts Ana Vidal" in out


def test_who_decides_is_the_login_where_nobody_is_named(reviews, monkeypatch):
    monkeypatch.setenv("LOGNAME", "desk")
    (made,) = reviews("confirm", DENIED, "--json").rows
    assert made["by"] == "desk"


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (("confirm", "nothing"), 4, "no assertion or edge has the id 'nothing'"),
        (("correct", DENIED), 2, "says nothing"),
        (("correct", DENIED, "--no-edge", "--type", "accuses"), 2, "contradicts the type"),
        (("withdraw", "nothing"), 4, "no review has the id 'nothing'"),
    ],
)
def test_what_is_refused(reviews, args, code, words):
    assert words in reviews(*args, "--by", "Ida", code=code).err


def test_reviews_go_to_another_store(reviews, tmp_path):
    reviews("reject", DENIED, "--by", "Ida")
    reviews("confirm", DENIAL, "--by", "Olof")
    reviews("correct", DENIED, "--no-edge", "--by", "Olof")
    exported = reviews("export").out
    file = tmp_path / "reviews.jsonl"
    file.write_text(exported, encoding="utf-8")
    other = tmp_path / "other.lbug"
    assert "3 of 3 reviews were new" in reviews("import", file, store=other).err
    waiting = {row["state"] for row in reviews("list", "--json", store=other).rows}
    assert waiting == {"unmatched", "in force"}, "the edge has its decision before it is there"
    with open_store(Settings(store=str(other))) as store:
        store.put(river_dispute())
    assert reviews("export", store=other).out == exported
    assert "0 of 3 reviews were new" in reviews("import", "-", store=other, input=exported).err


def test_lines_that_are_no_review_are_listed_and_the_rest_is_recorded(reviews, tmp_path):
    reviews("reject", DENIED, "--by", "Ida")
    good = reviews("export").out.strip()
    broken = {**json.loads(good), "verdict": "maybe"}
    nobody = {**json.loads(good), "by": " "}
    lines = ["{", good, "[1]", json.dumps(broken), "", json.dumps(nobody), '{"by": "\\ud800"}']
    file = tmp_path / "mixed.jsonl"
    file.write_bytes("\n".join(lines).encode() + b"\n\xff\n")
    other = tmp_path / "other.lbug"
    result = reviews("import", file, code=1, store=other)
    assert "1 of 1 reviews were new" in result.err
    for number in (1, 3, 4, 6, 7, 8):
        assert f"line {number}: is no review" in result.err
    assert len(reviews("list", "--json", store=other).rows) == 1


def test_a_store_that_another_process_writes_to_says_what_to_do(reviews, filled):
    with open_store(Settings(store=str(filled))):
        result = reviews("confirm", DENIED, "--by", "Ida", code=3)
    assert "is open for writing" in result.err
