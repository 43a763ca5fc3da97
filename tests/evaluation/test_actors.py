"""The score of who is who, on a document made for it."""

import pytest

from graphsvc.evaluation.actors import ActorScores, kind_of_source
from graphsvc.evaluation.edges import GoldDocument, GoldEdge
from graphsvc.nlp.doc import ATTRIBUTES  # registers the attributes of a document
from graphsvc.records import Actor, ActorKind, Attribution, EdgeType, Mention, Span

TEXT = "Anna Brandt spoke. She accused Paul Weber of theft."


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("She", "pronoun"),
        ("Anna Brandt", "name"),
        ("another official", "description"),
        ("Energy chief Anna Brandt", "name and description"),
    ],
)
def test_kinds_of_source(words, kind):
    assert kind_of_source(words) == kind


@pytest.mark.parametrize(("she", "correct", "predicted"), [("a", 1, 1), ("b", 0, 1), (None, 0, 0)])
def test_a_pronoun_is_scored_by_the_edge_over_it(she, correct, predicted):
    spacy = pytest.importorskip("spacy")
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    doc = nlp(TEXT)
    assert "mentions" in ATTRIBUTES
    doc._.mentions = (
        Mention(Span(0, 11), "name", "a"),
        Mention(Span(19, 22), "pronoun", she),
        Mention(Span(31, 41), "name", "b"),
    )
    doc._.actors = (
        Actor("a", "Anna Brandt", ActorKind.PERSON),
        Actor("b", "Paul Weber", ActorKind.PERSON),
    )
    edge = GoldEdge("brandt", EdgeType.ACCUSES, "weber", (TEXT[19:],), (Span(19, 51),), False)
    gold = GoldDocument("made", {"brandt": ("Anna Brandt",), "weber": ("Paul Weber",)}, (edge,))
    attribution = Attribution(content=(Span(42, 50),), cue=(Span(23, 30),), source=(Span(19, 22),))
    scores = ActorScores()
    scores.add(doc, gold, (attribution,))
    tally = scores.sources["pronoun"]
    assert (tally.correct, tally.predicted, tally.gold) == (correct, predicted, 1)
    assert scores.ends["target, named"].correct == 1
