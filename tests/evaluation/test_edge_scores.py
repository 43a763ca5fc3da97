"""Edges are scored by the names that a user is shown."""

import json

import pytest

from graphsvc.errors import ReadingError
from graphsvc.evaluation.edges import EdgeScores, NamedEdge, normalise_name, read_gold_edges
from graphsvc.evaluation.report import edge_report, format_comparison, format_report
from graphsvc.evaluation.run import evaluate_folder
from graphsvc.records import EdgeType, Span

TEXT = "Minister Adaeze Okafor denied the mayor's claim. Unions backed Okafor."
GOLD = {
    "document": "one",
    "actors": {
        "okafor": ["Adaeze Okafor", "Okafor"],
        "mayor": ["the mayor"],
        "unions": ["Unions"],
    },
    "edges": [
        {
            "source": "okafor",
            "type": "CONTRADICTS",
            "target": "mayor",
            "evidence": ["denied the mayor's claim"],
            "evidence_spans": [[23, 47]],
            "optional": False,
        },
        {"source": "unions", "type": "SUPPORTS", "target": "okafor", "optional": True},
    ],
}


@pytest.fixture
def gold(tmp_path):
    (tmp_path / "one.json").write_text(json.dumps(GOLD))
    (tmp_path / "one.txt").write_text(TEXT)
    return tmp_path


def score(folder, *edges):
    scores = EdgeScores()
    ((_, document),) = read_gold_edges(folder)
    scores.add(TEXT, edges, document)
    return scores


def edge(source, kind, target, *evidence, certainty=1.0):
    return NamedEdge(source, EdgeType(kind), target, evidence, certainty)


def counts(scores):
    tally = scores.by_type["all"]
    return tally.correct, tally.predicted, tally.gold


@pytest.mark.parametrize(
    ("edges", "expected"),
    [
        ([], (0, 0, 1)),
        ([("Ms Okafor", "CONTRADICTS", "Mayor")], (1, 1, 1)),
        ([("the mayor", "CONTRADICTS", "Okafor")], (0, 1, 1)),  # the wrong way round
        ([("Okafor", "ACCUSES", "the mayor")], (0, 1, 1)),  # the wrong type
        ([("Unions", "SUPPORTS", "Okafor")], (0, 0, 1)),  # optional: neither right nor wrong
        (
            [("Okafor", "CONTRADICTS", "the mayor"), ("Adaeze Okafor", "CONTRADICTS", "mayor")],
            (1, 2, 1),
        ),  # one actor shown as two
    ],
)
def test_counts(gold, edges, expected):
    assert counts(score(gold, *(edge(*row) for row in edges))) == expected


def test_evidence_is_compared_on_right_edges(gold):
    near = score(gold, edge("Okafor", "CONTRADICTS", "the mayor", Span(0, 48)))
    far = score(gold, edge("Okafor", "CONTRADICTS", "the mayor", Span(49, 70)))
    assert (near.evidence_overlapping, near.evidence_compared) == (1, 1)
    assert (far.evidence_overlapping, far.evidence_compared) == (0, 1)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("the U.S.", "us"),
        ("President Barack Obama's", "barack obama"),
        ("José Müller", "jose muller"),
        ("The", "the"),
    ],
)
def test_names_are_compared_without_titles_and_accents(name, expected):
    assert normalise_name(name) == expected


def test_a_comparison_names_what_changed(gold):
    right = edge("Okafor", "CONTRADICTS", "the mayor", Span(0, 48), certainty=0.9)
    before, after = edge_report(score(gold)), edge_report(score(gold, right))
    text = format_comparison(before, after)
    assert "(+100.0)" in text
    assert "no longer an error: 1" in text
    assert "Adaeze Okafor CONTRADICTS the mayor" in text


def test_the_table_lists_errors_with_their_words(gold):
    text = format_report(edge_report(score(gold)), mistakes=5)
    assert "missed: Adaeze Okafor CONTRADICTS the mayor" in text
    assert "denied the mayor's claim" in text


def test_a_folder_without_gold_is_refused(tmp_path):
    with pytest.raises(ReadingError, match="holds no gold"):
        evaluate_folder(tmp_path, lambda articles: iter(()))


@pytest.mark.parametrize("content", ["no json", '{"document": "x"}', '{"actors": {}, "edges": 3}'])
def test_a_broken_annotation_is_named(tmp_path, content):
    (tmp_path / "bad.json").write_text(content)
    with pytest.raises(ReadingError, match=r"bad\.json"):
        list(read_gold_edges(tmp_path))
