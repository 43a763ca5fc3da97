"""`graphsvc claims`: what is disputed, from the command line."""

import pytest
from made_up import bridge_dispute, river_dispute

from graphsvc.claims.linking import Linker
from graphsvc.config import Settings
from graphsvc.store import open_store


@pytest.fixture(scope="module")
def disputes(tmp_path_factory):
    path = tmp_path_factory.mktemp("disputes") / "graph.lbug"
    with open_store(Settings(store=str(path))) as store:
        store.put([*river_dispute(), *bridge_dispute()])
        Linker(store).finish()
    return path


@pytest.fixture
def ask(run, disputes):
    def ask(*args):
        result = run("claims", *args, "--store", disputes)
        assert result.code == 0, result.err
        return result

    return ask


def test_what_is_disputed(ask):
    lines = ask("list", "--contested").out.splitlines()
    assert [line.split("  ")[0] for line in lines[2:]] == [
        "Orin Water poisoned the river",
        "The bridge will reopen in May",
    ]
    (row,) = ask("list", "--containing", "bridge", "--json").rows
    assert (row["for"], row["against"], row["first"]) == (3, 1, "2031-01-08")
    assert ask("list", "--actor", "Lund Council", "--until", "2031", "--json").rows == [row]
    assert ask("list", "--since", "2032", "--json").rows == []


def test_one_claim_with_who_answered_whom_and_what_follows(ask):
    (row,) = ask("list", "--containing", "bridge", "--json").rows
    out = ask("show", row["id"]).out
    assert "3 sentences for it, 1 against, in 4 articles; 2031-01-08 to 2031-04-10" in out
    assert "*1. Ana Vidal (for): Ana Vidal said the bridge will reopen in May." in out
    assert "*2. Lund Council (against, answers 1: denial): Lund Council denied" in out
    inferred = "Lund Council CONTRADICTS Ana Vidal (inferred: opposite sides of a claim; "
    assert inferred in out
    assert inferred not in ask("show", row["id"], "--stated").out
    assert inferred not in ask("show", row["id"], "--reviewed", "confirmed").out
    (record,) = ask("show", row["id"], "--json").rows
    assert [turn["conflict"] for turn in record["turns"]] == [None, "denial", "denial", None]
    assert len(record["edges"][0]["premises"]) == 3


def test_the_chain_behind_a_contradiction(ask):
    out = ask("behind", "orin-water.contradicts.ana-vidal").out
    assert "1. Ana Vidal (for): Ana Vidal accused Orin Water of poisoning the river." in out
    assert "2. Orin Water (against, answers 1: rejected accusation): Orin Water denied" in out
    (found,) = ask("behind", "orin-water.contradicts.ana-vidal", "--json").rows
    assert [row["article"]["id"] for row in found["turns"]] == ["monday", "friday"]


def test_positions_over_time(ask):
    rows = ask("positions", "--actor", "Lund Council", "--json").rows
    assert [(row["period"], row["for"], row["against"]) for row in rows] == [
        ("2031-02", 0, 1),
        ("2031-04", 1, 0),
    ]
    (year,) = ask("positions", "--actor", "Lund Council", "--by", "year", "--json").rows
    assert (year["period"], year["for"], year["against"]) == ("2031", 1, 1)
    assert "2031-02" in ask("positions", "--actor", "Lund Council").out


def test_who_contradicts_themselves(ask):
    out = ask("changed").out
    assert "Lund Council on: The bridge will reopen in May" in out
    assert "  against: Lund Council denied that the bridge will reopen in May." in out
    assert "— 2031-02-10; The Harbour Courier, february" in out
    (row,) = ask("changed", "--actor", "vidal", "--json").rows
    assert row["claim"]["text"] == "Orin Water poisoned the river"


def test_an_unknown_claim_ends_with_4(run, disputes):
    result = run("claims", "show", "no-such-claim", "--store", disputes)
    assert result.code == 4
    assert "no claim has the id 'no-such-claim'" in result.err


def test_a_wrong_date_ends_with_2(run, disputes):
    result = run("claims", "changed", "--since", "lately", "--store", disputes)
    assert result.code == 2
    assert "since: 'lately' is not an ISO 8601 date" in result.err
