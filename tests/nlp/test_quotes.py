"""Quotation marks of every kind, closed, unclosed, nested, lone."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.nlp.layout import find_paragraphs
from graphsvc.nlp.quotes import find_quotes


def quoted(text, level=0):
    return [text[q.start : q.end] for q in find_quotes(text, find_paragraphs(text))
            if q.level == level]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"It will hold," he said.', ['"It will hold,"']),
        ('He said: "It will hold." She left.', ['"It will hold."']),
        ("“It will hold,” he said. “I know it.”", ["“It will hold,”", "“I know it.”"]),
        ("«Il tiendra», he said.", ["«Il tiendra»"]),
        ("„Er hält“, he said. „Gut”, she said.", ["„Er hält“", "„Gut”"]),
        ("``It will hold,'' he said.", ["``It will hold,''"]),
        ("''It will hold,'' he said. ''I know.''", ["''It will hold,''", "''I know.''"]),
        ("'It will hold,' he said.", ["'It will hold,'"]),
        ("‘It will hold,’ he said.", ["‘It will hold,’"]),
        ("'The workers' rights are safe,' he said.", ["'The workers' rights are safe,'"]),
        ("It was ‘the dam’s fault’, he said.", ["‘the dam’s fault’"]),
        ("It was 'unsafe' and 'old'.", ["'unsafe'", "'old'"]),
        ('It was "unsafe" and "old".', ['"unsafe"', '"old"']),
        ('the "so-called" dam ("the wall")', ['"so-called"', '"the wall"']),
        ('He said—"never"—and left.', ['"never"']),
        ("It's the workers' dam, isn't it? Rock 'n' roll in the '90s.", []),
        ("The dogs' home and the cats' home", []),
        ("He is 6' 2\" tall.", []),
        ("A lone ” mark. And another ’ one.", []),
        ("", []),
    ],
)
def test_quotations(text, expected):
    assert quoted(text) == expected


def test_a_quotation_in_a_quotation_has_a_level_of_its_own():
    text = "“He told me, ‘Go home,’ and I went,” she said."
    assert quoted(text) == ["“He told me, ‘Go home,’ and I went,”"]
    assert quoted(text, 1) == ["‘Go home,’"]


@pytest.mark.parametrize(("opening", "closing"), ['""', "“”"])
def test_a_quotation_over_paragraphs_has_a_part_in_each(opening, closing):
    text = f"He said: {opening}It held.\n\n{opening}It was new.\n\n{opening}Now?{closing} He left."
    assert quoted(text) == [
        f"{opening}It held.", f"{opening}It was new.", f"{opening}Now?{closing}",
    ]  # fmt: skip


def test_an_unclosed_quotation_ends_with_its_paragraph():
    text = "“It will hold, he said.\n\nThe dam broke. “It was old,” she said."
    found = find_quotes(text, find_paragraphs(text))
    assert [(text[q.start : q.end], q.closed) for q in found] == [
        ("“It will hold, he said.", False),
        ("“It was old,”", True),
    ]


def test_a_lone_straight_mark_in_mid_line_opens_nothing():
    assert quoted('The 12" pipe and the "inch mark stay. He said "it held" again.') == ['"it held"']


MARKS = "\"'“”‘’«»„`"


@given(st.text(alphabet=st.sampled_from(MARKS + "ab ,.\n\r\U0001f600\u0301א"), max_size=120))
def test_quotations_nest_and_stay_in_their_paragraph(text):
    paragraphs = list(find_paragraphs(text))
    quotes = find_quotes(text, paragraphs)
    for quote in quotes:
        assert text[quote.start] in MARKS
        assert any(p.start <= quote.start < quote.end <= p.end for p in paragraphs)
        assert not quote.closed or text[quote.end - 1] in MARKS
    outermost = [quote for quote in quotes if not quote.level]
    assert all(a.end <= b.start for a, b in pairwise(outermost))


@pytest.mark.parametrize(
    "text",
    [
        '"' * 100_000,
        "“" * 100_000,
        "'a " * 100_000,
        "‘a’b " * 100_000,
        "“a " * 50_000,
        '"a, ' * 100_000,
        "“a " * 50_000 + "” " * 50_000,
    ],
)
def test_a_hundred_thousand_marks_take_seconds(text):
    began = time.process_time()
    find_quotes(text, find_paragraphs(text))
    assert time.process_time() - began < 5
