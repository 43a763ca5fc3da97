"""Who says what: a table of sentences with the attributions that the rules find in them."""

import pytest

from graphsvc.config import Settings
from graphsvc.nlp.pipeline import extract
from graphsvc.records import Article, QuoteKind, join_spans


def found(text, nlp):
    """Return (source, cue, content) of each attribution, in words."""
    return [
        tuple(join_spans(text, spans) for spans in (each.source, each.cue, each.content))
        for each in extract(Article(text), nlp).attributions
    ]


def who_and_what(text, nlp):
    return [(source, content) for source, _, content in found(text, nlp)]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        # A clause.
        ("Mr Weber said the dam was safe.", "Mr Weber", "the dam was safe"),
        (
            "The minister, a former engineer, warned on Monday that the dam would break.",
            "The minister, a former engineer",
            "that the dam would break",
        ),
        (
            "The engineer who built the dam said it was safe.",
            "The engineer who built the dam",
            "it was safe",
        ),
        (
            "The minister denied that he had seen the report.",
            "The minister",
            "that he had seen the report",
        ),
        # The source is the subject of another verb.
        (
            "She left the room, saying that the dam was safe.",
            "She",
            "that the dam was safe",
        ),
        # A passive.
        # A preposition.
        (
            "The dam was never inspected, according to a former engineer.",
            "a former engineer",
            "The dam was never inspected",
        ),
        ("The union called for a new inspection.", "The union", "a new inspection"),
        # An object.
        (
            "The committee criticised the minister's handling of the flood.",
            "The committee",
            "the minister's handling of the flood",
        ),
        # An infinitive.
        ("The minister refused to resign.", "The minister", "to resign"),
        # A noun.
        # A quotation.
        ('"The dam is safe," the minister said.', "the minister", '"The dam is safe,"'),
        ("'The dam is safe,' said Mr Weber.", "Mr Weber", "'The dam is safe,'"),
        ("“Is the dam safe?” asked Ms Ruiz.", "Ms Ruiz", "“Is the dam safe?”"),
        ("The minister said: “It is safe. I know it.”", "The minister", "“It is safe. I know it.”"),
        (
            "“The dam is safe,” she said. “It will hold for years.”",
            "she",
            "“The dam is safe,” … “It will hold for years.”",
        ),
        (
            'Ms Ruiz said the dam was "a disaster waiting to happen."',
            "Ms Ruiz",
            'the dam was "a disaster waiting to happen."',
        ),
        (
            "The mayor made his case on television:\n\n“We were never told. I am angry,” he added.",
            "he",
            "“We were never told. I am angry,”",
        ),
    ],
)
def test_the_source_and_its_content(text, source, content, rules_nlp):
    assert (source, content) in who_and_what(text, rules_nlp)


def test_a_quotation_goes_on_in_the_paragraphs_after_it(rules_nlp):
    text = (
        "“The dam is safe,” Mr Weber said.\n\n“It will hold for many years.\n\n"
        "“I would sleep under it myself.”\n\nNobody laughed."
    )
    assert who_and_what(text, rules_nlp) == [
        (
            "Mr Weber",
            "“The dam is safe,” … “It will hold for many years. … “I would sleep under it myself.”",
        )
    ]


def test_a_colon_leads_to_the_paragraph_after_it(rules_nlp):
    text = "In a letter to the mayor, Ms Ruiz wrote:\n\n“The dam will break. You were told.”"
    assert ("Ms Ruiz", "“The dam will break. You were told.”") in who_and_what(text, rules_nlp)


@pytest.mark.parametrize(
    "text",
    [
        "The dam broke on Monday and flooded two villages.",
        "He caught the ball and was denied entry at the gate.",
        "The 12-year-old ‘Queen of the Valley’ sank.",
        "Say Street is closed.",
        "",
        "\n\n \n",
        "“”",
        "according to",
        ":",
        "\U0001f600 \U0001f600",
    ],
)
def test_where_nobody_says_anything_nothing_is_found(text, rules_nlp):
    assert found(text, rules_nlp) == []


def test_furniture_gives_nothing(rules_nlp):
    text = "The dam broke on Monday.\n\nRead more: Minister says dam is safe\n\nIt was old."
    assert found(text, rules_nlp) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“The dam is safe,” he said.", QuoteKind.DIRECT),
        ("He said the dam was “quite safe” by any standard.", QuoteKind.MIXED),
        ("He said the dam was safe.", QuoteKind.INDIRECT),
    ],
)
def test_kinds_of_quotation(text, kind, rules_nlp):
    (attribution,) = extract(Article(text), rules_nlp).attributions
    assert attribution.kind is kind
    assert 0 < attribution.certainty <= 1


def test_depth_counts_the_contents_that_a_cue_stands_in(rules_nlp):
    text = "The Post reported that the mayor said that the dam was safe."
    depths = {
        join_spans(text, each.source): each.depth
        for each in extract(Article(text), rules_nlp).attributions
    }
    assert depths == {"The Post": 0, "the mayor": 1}


def test_rules_alone_load_no_model():
    from graphsvc.nlp.attribution import AttributionFinder

    assert AttributionFinder(Settings(attribution="rules").attribution).model is None
