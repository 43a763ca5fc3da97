"""Each command: what it prints where, and how it ends."""

import json
from pathlib import Path

import pytest

from graphsvc import __version__
from graphsvc.cli import COMMANDS
from graphsvc.config import Settings
from graphsvc.store import open_store

from .conftest import DENIAL

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_version(run):
    result = run("--version")
    assert (result.code, result.out) == (0, f"graphsvc, version {__version__}\n")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_does(run, name):
    result = run(name, "--help")
    assert result.code == 0
    assert f"Usage: cli {name}" in result.out


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["extrct"], "No such command 'extrct'"),
        (["ingest"], "Missing argument 'PATH…'"),
        (["ingest", "x", "--stroe", "y"], "No such option '--stroe'"),
        (["extract", "x", "--format", "xml"], "'xml' is not one of 'records'"),
        (["serve", "--port", "many"], "'many' is not a valid integer"),
        (["serve", "--port", "70000"], "port: 70000 is above 65535"),
        (["articles", "--store", "ftp://host"], "ftp:// is no store. Give a path"),
        (["contradictions", "--min-certainty", "2"], "min_certainty: 2.0 is above 1.0"),
        (["--config", "none.toml", "settings"], "'none.toml' does not exist"),
        (["--log-level", "loud", "settings"], "log_level: 'loud' is not one of"),
    ],
)
def test_wrong_use_ends_with_2(run, args, message):
    result = run(*args)
    assert result.code == 2
    assert message in result.err
    assert result.out == ""


def test_a_wrong_date_ends_with_2_and_names_the_parameter(run, filled):
    result = run("contradictions", "--since", "yesterday")
    assert result.code == 2
    assert "since: 'yesterday' is not an ISO 8601 date" in result.err


def test_contradictions_as_a_table(run, filled):
    result = run("contradictions")
    assert result.code == 0
    head, _, *rows = result.out.splitlines()
    assert head.split("  ")[0] == "who"
    assert len(rows) == 3
    [row] = [row for row in rows if row.startswith("Orin Water")]
    assert "Ana Vidal" in row
    assert "Orin Water denied the charge of the mayor again." in row
    assert result.err == ""


def test_contradictions_as_json_have_both_sides(run, filled):
    rows = run("contradictions", "--source", "orin", "--target", "vidal", "--json").rows
    [row] = rows
    assert row["source"]["name"] == "Orin Water"
    assert row["weight"] == 2
    [accusation] = row["evidence"][0]["contradicted"]
    assert accusation["sentence"].startswith("Ana Vidal accused Orin Water")


def test_inferred_contradictions_can_be_left_out(run, filled):
    every = run("contradictions", "--json").rows
    stated = run("contradictions", "--stated", "--json").rows
    inferred = run("contradictions", "--inferred", "--json").rows
    assert [row["source"]["name"] for row in inferred] == ["Karl Ek"]
    assert stated == [row for row in every if row["stated"]]
    assert len(stated) == 2


def test_contradictions_as_sentences(run, filled):
    out = run("contradictions", "--source", "Orin Water", "--sentences").out
    assert "Orin Water contradicts Ana Vidal (2 times, certainty 0.95)" in out
    assert "  Orin Water denied poisoning the river, as Vidal had said." in out
    assert "against: Ana Vidal accused Orin Water of poisoning the river." in out
    assert "The Harbour Courier, 2031-03-03, monday, characters" in out


def test_what_is_inferred_says_so_and_no_sentence_comes_twice(run):
    assert run("ingest", str(EXAMPLES)).code == 0
    out = run("contradictions", "--sentences").out
    assert "inferred: " in out
    for block in out.strip().split("\n\n"):
        lines = [line for line in block.splitlines() if line.startswith("  ") and "—" not in line]
        own = [line for line in lines if not line.startswith("    ")]
        assert len(own) == len(set(own)) > 0
    table = run("contradictions").out
    assert " inferred " in table and " stated " in table


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (["--source", "nobody"], 0),
        (["--target", "River Board"], 1),
        (["--min-certainty", "0.6"], 2),
        (["--since", "2031-03-04"], 2),
        (["--until", "2031-03-03"], 1),
    ],
)
def test_contradictions_are_filtered(run, filled, options, count):
    assert len(run("contradictions", "--json", *options).rows) == count


def test_articles_are_listed_with_the_ids_that_remove_takes(run, filled):
    before = run("articles", "--json").rows
    assert len(before) == 5
    assert "monday" in run("articles", "--q", "mayor").out
    removed = run("remove", "monday")
    assert (removed.code, removed.out) == (0, "")
    assert "removed monday" in removed.err
    assert {row["id"] for row in run("articles", "--json").rows} == {
        row["id"] for row in before
    } - {"monday"}


def test_an_unknown_id_ends_with_4(run, filled):
    result = run("remove", "none")
    assert result.code == 4
    assert "no article has the id 'none'" in result.err


def test_reports_are_listed_and_run(run, filled):
    listed = run("report", "--json").rows
    assert len(listed) >= 6
    for report in listed:
        assert report["answers"]
        result = run("report", report["name"])
        assert result.code == 0
        assert result.out
        for row in run("report", report["name"], "--json").rows:
            assert row


def test_an_unknown_report_ends_with_4(run, filled):
    result = run("report", "none")
    assert result.code == 4
    assert "no report has the id 'none'" in result.err


def test_nothing_stored_yet_says_what_to_do(run):
    result = run("contradictions", "--store", "new.lbug")
    assert result.code == 3
    assert "new.lbug: no store is there yet" in result.err
    assert "graphsvc ingest PATH --store new.lbug" in result.err


def test_settings_are_shown_but_no_secret(run):
    result = run("settings", "--json", GRAPHSVC_NEO4J_PASSWORD="hush", GRAPHSVC_PORT="81")
    [shown] = result.rows
    assert shown["port"] == 81
    assert "hush" not in result.out
    assert "hush" not in run("settings", GRAPHSVC_NEO4J_PASSWORD="hush").out


def test_a_missing_model_ends_with_5(run, tmp_path):
    (tmp_path / "a.txt").write_text(DENIAL)
    result = run("extract", "a.txt", "--spacy-model", "no_such_model")
    assert result.code == 5
    assert "'no_such_model' does not load" in result.err
    assert "pip install" in result.err


def test_control_characters_of_a_text_do_not_reach_the_terminal(run, tmp_path):
    from made_up import Story

    story = Story("odd")
    story.says(
        "Ana [bold]Vidal", "denied", "\x1b[31mred\x07 claims.", act="deny", edge="CONTRADICTS",
        targets=["Orin"],
    )  # fmt: skip
    with open_store(Settings(store=str(tmp_path / "graph.lbug"))) as store:
        store.put([story.extraction()])
    out = run("contradictions").out
    assert "\x1b" not in out
    assert "Ana [bold]Vidal" in out


def test_numbers_and_letters_of_all_scripts_are_printed_as_they_are(run, tmp_path):
    (tmp_path / "lines.jsonl").write_text(json.dumps({"text": "Anna said “מלח” is сіль 👩🏽‍🚒."}))
    result = run("extract", "lines.jsonl")
    assert "“מלח” is сіль 👩🏽‍🚒" in result.out
