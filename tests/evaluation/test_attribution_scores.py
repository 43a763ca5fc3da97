"""Attributions are scored by the words they share with the gold."""

import pytest

from graphsvc.evaluation.attributions import AttributionScores, quote_kind, source_kind
from graphsvc.evaluation.report import attribution_report
from graphsvc.evaluation.standoff import parse_standoff
from graphsvc.records import Attribution, Span

TEXT = 'The mayor said the bridge is safe. "It is not," Ms Okafor replied on Tuesday.'


def find(words, text=TEXT):
    start = text.index(words)
    return (Span(start, start + len(words)),)


FIRST = Attribution(find("the bridge is safe"), find("said"), find("The mayor"))
SECOND = Attribution(find('"It is not,"'), find("replied"), find("Ms Okafor"))


def score(predicted, gold):
    scores = AttributionScores()
    scores.add("one", TEXT, predicted, gold)
    return scores


def test_the_gold_itself_scores_full_marks():
    scores = score([SECOND, FIRST], [FIRST, SECOND])
    assert all(tally.f1 == 100 for tally in scores.measures.values())
    assert scores.mistakes == []


@pytest.mark.parametrize(
    ("content", "source", "right"),
    [
        ("the bridge is safe.", "The mayor", True),  # punctuation costs nothing
        ("said the bridge is", "The mayor", True),  # three words of five
        ("bridge", "The mayor", False),  # one word of four
        ("the bridge is safe", "Ms Okafor", False),  # the right words by the wrong source
    ],
)
def test_half_of_the_words_must_agree_in_content_and_source(content, source, right):
    predicted = Attribution(find(content), find("said"), find(source))
    assert score([predicted], [FIRST]).measures["attribution"].correct == int(right)


def test_a_source_that_is_absent_from_both_agrees():
    bare = Attribution(FIRST.content)
    assert score([bare], [bare]).measures["attribution"].f1 == 100
    assert score([bare], [FIRST]).measures["attribution"].f1 == 0


def test_one_content_cannot_be_right_twice():
    tally = score([FIRST, FIRST], [FIRST]).measures["attribution"]
    assert (tally.correct, tally.predicted, tally.gold) == (1, 2, 1)


def test_errors_are_listed_with_their_words():
    scores = score([FIRST], [SECOND])
    assert [(m.kind, m.what, m.sentence) for m in scores.mistakes] == [
        ("wrong", "The mayor | said", "the bridge is safe"),
        ("missed", "Ms Okafor | replied", '"It is not,"'),
    ]


def test_kinds_of_quote_and_source_are_counted_apart():
    report = attribution_report(score([FIRST], [FIRST, SECOND]))
    groups = report["groups"]["attribution by quote"]
    assert groups["indirect"]["f1"] == 100
    assert groups["direct"]["recall"] == 0


@pytest.mark.parametrize(
    ("text", "content", "kind"),
    [
        ('"We won," he said.', '"We won,"', "direct"),
        ('"We won," he said.', "We won", "direct"),
        ('He said they "won" it.', 'they "won" it', "mixed"),
        ("He said they won.", "they won", "indirect"),
    ],
)
def test_quote_kind(text, content, kind):
    assert quote_kind(text, Attribution(find(content, text))) == kind


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("he", "pronoun"),
        ("Ms Okafor", "name"),
        ("the mayor of Lagos", "name"),
        ("The mayor", "description"),
        ("two officials", "description"),
    ],
)
def test_source_kind(source, kind):
    attribution = Attribution((Span(0, 1),), source=(Span(0, len(source)),))
    assert source_kind(source, attribution) == kind


def test_standoff_joins_numbered_roles_and_discontinuous_spans():
    standoff = (
        "T1\tSource 0 5\tAlice\nT2\tCue 6 10\tsaid\nT3\tContent 11 14;20 24\tone … four\n"
        "T4\tContent 30 35\tmore\nT5\tAttribution 6 10\tsaid\n"
        "E1\tAttribution:T5 Source:T1 Cue:T2 Content:T3 Content2:T4\nE2\tAttribution:T5 Cue:T2\n"
    )
    (attribution,) = parse_standoff(standoff)
    assert attribution.content == ((11, 14), (20, 24), (30, 35))
    assert attribution.source == ((0, 5),)
