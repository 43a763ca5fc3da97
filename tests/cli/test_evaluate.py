"""`graphsvc evaluate` scores a folder of gold, saves a run and compares two."""

import json

import pytest

TEXT = "The council accused Anna Berg of fraud.\n\nAnna Berg denied the accusation of the council."


@pytest.fixture
def edges(tmp_path):
    folder = tmp_path / "edges"
    folder.mkdir()
    gold = {
        "document": "one",
        "actors": {"berg": ["Anna Berg", "Berg"], "council": ["the council", "council"]},
        "edges": [
            {
                "source": "council",
                "type": "ACCUSES",
                "target": "berg",
                "evidence": ["The council accused Anna Berg of fraud"],
                "evidence_spans": [[0, 38]],
            }
        ],
    }
    (folder / "one.json").write_text(json.dumps(gold))
    (folder / "one.txt").write_text(TEXT)
    return folder


@pytest.fixture
def attributions(tmp_path):
    folder = tmp_path / "attributions-gold"
    (folder / "text").mkdir(parents=True)
    (folder / "attributions").mkdir()
    text = "Anna Berg said the bridge is safe."
    (folder / "text" / "two.txt").write_text(text)
    (folder / "attributions" / "two_a.ann").write_text(
        "T1\tSource 0 9\tAnna Berg\nT2\tCue 10 14\tsaid\nT3\tContent 15 33\tthe bridge is safe\n"
        "T4\tAttribution 10 14\tsaid\nE1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n"
    )
    return folder


def test_edges_are_scored_by_type_with_reliability(run, edges):
    result = run("evaluate", edges)
    assert result.code == 0
    assert "edges by type" in result.out and "certainty" in result.out


def test_attributions_are_scored_by_kind(run, attributions):
    result = run("evaluate", attributions, "--json", "--attribution", "rules")
    report = result.rows[0]
    assert report["groups"]["measure"]["attribution"]["f1"] == 100
    assert report["groups"]["attribution by quote"]["indirect"]["gold"] == 1


def test_two_runs_are_compared(run, edges, tmp_path):
    run("evaluate", edges, "--save", tmp_path / "run.json", "--min-certainty", "1")
    result = run("evaluate", edges, "--compare", tmp_path / "run.json")
    assert "a new error: " in result.out


def test_a_file_that_is_no_report_is_named(run, edges):
    result = run("evaluate", edges, "--compare", edges / "one.json")
    assert result.code == 2
    assert "one.json is no report" in result.err


def test_a_folder_without_gold_is_named(run, tmp_path):
    result = run("evaluate", tmp_path)
    assert result.code == 1
    assert "holds no gold" in result.err


def test_who_is_who_is_scored_by_kind_of_mention(run, edges):
    report = run("evaluate", edges, "--actors", "--json").rows[0]
    ends = report["groups"]["ends of edges by kind of mention"]
    assert ends["source, named"]["correct"] == ends["target, named"]["correct"] == 1


def test_attributions_alone_make_no_score_of_actors(run, edges, attributions):
    result = run("evaluate", edges, "--attributions", attributions)
    assert result.code == 2
    assert "--attributions: goes with --actors" in result.err
