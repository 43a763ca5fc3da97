"""When something was said: by the words at its cue, never by those of what was said."""

from datetime import date

import pytest

from graphsvc.config import Settings
from graphsvc.nlp.dates import read
from graphsvc.nlp.pipeline import build_pipeline, extract
from graphsvc.records import Article, Dating


@pytest.fixture(scope="module")
def nlp():
    return build_pipeline(Settings())


PUBLISHED = "2031-03-12"  # a Wednesday


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("monday", ("2031-03-10", "text")),
        ("wednesday", ("2031-03-12", "text")),  # the article's own day
        ("thursday", ("2031-03-06", "text")),  # never a day to come
        ("monday night", ("2031-03-10", "text")),
        ("late tuesday", ("2031-03-11", "text")),
        ("friday , march 7", ("2031-03-07", "text")),
        ("yesterday", ("2031-03-11", "text")),
        ("this morning", ("2031-03-12", "text")),
        ("last night", ("2031-03-11", "text")),
        ("5 may", ("2030-05-05", "text")),
        ("may 5", ("2030-05-05", "text")),
        ("feb. 3 , 2029", ("2029-02-03", "text")),
        ("january", ("2031-01", "text")),
        ("october", ("2030-10", "text")),
        ("earlier this month", ("2031-03", "text")),
        ("last month", ("2031-02", "text")),
        ("last year", ("2030", "text")),
        ("2012", ("2012", "text")),
        ("four years ago", ("2027", "text")),
        ("three days ago", ("2031-03-09", "text")),
        ("last week", ("2031-03-05", "about")),
        ("two weeks ago", ("2031-02-26", "about")),
        ("the weekend", ("2031-03-08", "about")),
        ("previously", ("2031-03-12", "before")),
        ("recent weeks", ("2031-03-12", "before")),
        ("a few days ago", ("2031-03-12", "before")),
        ("the day before", ("2031-03-12", "before")),
        ("three years", None),  # how long, not when
        ("every day", None),
        ("2039", None),  # yet to come
    ],
)
def test_what_an_expression_says(words, expected):
    assert read(tuple(words.split()), date(2031, 3, 12)) == expected


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("The council said on Monday that it would close the bridge.", ("2031-03-10", "text")),
        ("On Monday, the council said that it would close the bridge.", ("2031-03-10", "text")),
        ("The council said Monday that it would close the bridge.", ("2031-03-10", "text")),
        ("The council told reporters on Monday that the bridge was safe.", ("2031-03-10", "text")),
        ("In an interview on March 3, Anna Berg said that the bridge was safe.",
         ("2031-03-03", "text")),
        ("Anna Berg said in a statement late Tuesday that the bridge was safe.",
         ("2031-03-11", "text")),
        ("A survey released on Friday found that the bridge was safe.", ("2031-03-07", "text")),
        ("Speaking on Sunday, Anna Berg said that the bridge was safe.", ("2031-03-09", "text")),
        ("Anna Berg appeared on television on Sunday and said that the bridge was safe.",
         ("2031-03-09", "text")),
        ("In January, Anna Berg said that the bridge was safe.", ("2031-01", "text")),
        ("Anna Berg said last week that the bridge was safe.", ("2031-03-05", "about")),
        ("Anna Berg has previously said that the bridge was safe.", (PUBLISHED, "before")),
        ("In recent weeks, Anna Berg has said that the bridge was safe.", (PUBLISHED, "before")),
        ("Two weeks ago, Anna Berg denied that the bridge was safe.", ("2031-02-26", "about")),
        # What tempts: the time is that of something else.
        ("The council said that it would close the bridge on Monday.", (PUBLISHED, "article")),
        ("The council said it closed the bridge on Monday.", (PUBLISHED, "article")),
        ("The council said that the bridge had been closed last week.", (PUBLISHED, "article")),
        ("Anna Berg, who met the council on Monday, said that the bridge was safe.",
         (PUBLISHED, "article")),
        ("Anna Berg said ahead of Monday’s vote that the bridge was safe.",
         (PUBLISHED, "article")),
        ("The council has said since Monday that the bridge is safe.", (PUBLISHED, "article")),
        ("For three years, the council has said that the bridge is safe.", (PUBLISHED, "article")),
        ("The council rejected Monday’s finding that the bridge was unsafe.",
         (PUBLISHED, "article")),
        ("Anna Berg denied that she had previously said so.", (PUBLISHED, "article")),
        ("Anna Berg May said that the bridge was safe.", (PUBLISHED, "article")),
        ("The council said that the bridge was safe.", (PUBLISHED, "article")),
    ],
)  # fmt: skip
def test_when_it_was_said(nlp, sentence, said):
    found = extract(Article(sentence, published=PUBLISHED), nlp).assertions
    told = {(one.date, str(one.dated)) for one in found if one.cue_text not in ("met", "close")}
    assert told == {said}


def test_without_a_date_of_the_article_nothing_is_guessed(nlp):
    found = extract(Article("The council said on Monday that the bridge was safe."), nlp)
    assert {(one.date, one.dated) for one in found.assertions} == {(None, Dating.ARTICLE)}


def test_two_statements_of_one_sentence_have_times_of_their_own(nlp):
    sentence = (
        "Anna Berg said on Monday that the bridge was safe, while Karl Ek said last week that it "
        "was not."
    )
    found = extract(Article(sentence, published=PUBLISHED), nlp).assertions
    times = {
        one.text.removeprefix("that ").split(" was")[0]: (one.date, str(one.dated)) for one in found
    }
    assert times == {"the bridge": ("2031-03-10", "text"), "it": ("2031-03-05", "about")}
