"""From an article to edges: what is found with its evidence, and what stays out."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.nlp import ranking, tone
from graphsvc.nlp.assertions import AssertionReader
from graphsvc.nlp.pipeline import extract
from graphsvc.records import Article, EdgeType, Stance, check_provenance

SHOWN = 0.3  # the certainty from which a plain sentence by itself counts as found here


@pytest.fixture(scope="module")
def read(rules_nlp):
    return lambda text: extract(Article(text=text, published="2024-05-06"), rules_nlp)


def edges_of(extraction, least=SHOWN):
    names = {actor.id: actor.name for actor in extraction.actors}
    return {
        (names[e.source], str(e.type), names[e.target])
        for e in extraction.edges
        if e.certainty >= least
    }


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("Peter Voss accused Marta Kane of hiding the report.", "ACCUSES"),
        ('"Marta Kane is a fraud," Peter Voss said on Monday.', "ACCUSES"),
        ('"Marta Kane is not only a liar, but a danger," Peter Voss said.', "ACCUSES"),
        ("Peter Voss denied Marta Kane's claim that he had hidden the report.", "CONTRADICTS"),
        ("Peter Voss dismissed Marta Kane's assessment as ridiculous.", "CONTRADICTS"),
        ("Peter Voss praised Marta Kane for her courage.", "SUPPORTS"),
        ("Peter Voss has endorsed Marta Kane for president.", "SUPPORTS"),
    ],
)
def test_an_edge_is_found(read, text, edge):
    assert ("Peter Voss", edge, "Marta Kane") in edges_of(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "Senator Marta Kane did not deny that Peter Voss had left the panel.",
        "Reporters called on Peter Voss to confirm or deny the claims.",
        "Peter Voss was denied entry to Canada on Monday, Marta Kane said.",
        "Peter Voss rejected the ball after the match, Marta Kane said.",
        "Support for sanctioning Canada is strong in the Senate.",
        "Claims adjuster Peter Voss met Marta Kane on Friday.",
        "Grant Will and Rob Mark met Peter Voss in Ottawa.",
        "Peter Voss has not ruled out supporting Marta Kane.",
        "Peter Voss stopped short of accusing Marta Kane.",
        "Peter Voss refused to criticise Marta Kane.",
        "If Peter Voss were to deny the accusation of Marta Kane, the panel would vote again.",
        "Did Peter Voss accuse Marta Kane of fraud?",
        "Had Peter Voss endorsed Marta Kane, the race would be over.",
    ],
)
def test_what_tempts_gives_no_edge(read, text):
    assert edges_of(read(text), least=0.5) == set()


def test_not_only_denies_nothing(read):
    text = '"Marta Kane is not only a liar, but a danger to us all," Peter Voss said.'
    assert edges_of(read(text), 0.1) == {("Peter Voss", "ACCUSES", "Marta Kane")}


def pairs_of(text, nlp):
    """Return the pairs of actors that the text makes candidates, with their features."""
    doc = nlp.make_doc(text)
    doc._.article = Article(text=text)
    reader = AssertionReader(nlp(doc))
    return {(c.source, c.target): c.features for c in reader.candidates()}


def test_whatever_the_words_two_actors_of_a_sentence_are_weighed(rules_nlp):
    pairs = pairs_of("Between Peter Voss and Marta Kane lay years of feud.", rules_nlp)
    assert {("peter-voss", "marta-kane"), ("marta-kane", "peter-voss")} <= set(pairs)
    assert all(features["together"] for features in pairs.values())


def test_a_list_of_many_makes_no_pairs(rules_nlp):
    names = [f"{given} Voss" for given in ("Peter", "Mary", "John", "Paul", "Ruth")]
    names += [f"{given} Kane" for given in ("Marta", "James", "Anna", "David")]
    text = f"Among the guests were {', '.join(names[:-1])} and {names[-1]}."
    assert not any(features["together"] for features in pairs_of(text, rules_nlp).values())


def test_what_is_known_of_the_actors_and_the_sentence_counts(rules_nlp):
    pairs = pairs_of("Peter Voss leads Marta Kane by five percent.", rules_nlp)
    features = pairs["peter-voss", "marta-kane"]
    assert features["source-is:person"] and features["target-is:person"]
    assert features["sentence:poll"] and features["sentence:actors:2"]


ARTICLE = """Harbour dispute grows as minister rejects report

Harbour minister Peter Voss on Monday rejected the conclusion of Marta Kane, the auditor, that
the new pier was unsafe.

"Marta Kane is a fraud and her report is a disgrace," Voss told reporters in Port Linden.

Kane said the minister had hidden the figures. Voss denied it.

Senator Ida Brandt praised Kane for her courage. "She is honest," Brandt said.
"""


def test_an_article_gives_edges_whose_evidence_stands_in_it(read):
    found = read(ARTICLE)
    check_provenance(found)
    assert ("Peter Voss", "CONTRADICTS", "Marta Kane") in edges_of(found)
    assert ("Peter Voss", "ACCUSES", "Marta Kane") in edges_of(found)
    assert ("Ida Brandt", "SUPPORTS", "Marta Kane") in edges_of(found)
    assertions = {a.id: a for a in found.assertions}
    for edge in found.edges:
        for key in edge.evidence:
            evidence = assertions[key]
            assert (evidence.actor, evidence.edge) == (edge.source, edge.type)
            assert edge.target in evidence.targets
            assert evidence.rule


def test_every_attribution_gives_an_assertion_with_act_code_claim_and_date(read):
    found = read(ARTICLE)
    spans = {(a.source, a.cue, a.content) for a in found.assertions}
    claims = {claim.id for claim in found.claims}
    for attribution in found.attributions:
        assert (attribution.source, attribution.cue, attribution.content) in spans
    for assertion in found.assertions:
        assert assertion.act
        assert assertion.plover
        assert assertion.date == "2024-05-06"
        assert assertion.claim in claims or not assertion.content
        assert 0 <= assertion.certainty <= 1


def test_a_denial_stands_against_its_claim(read):
    found = read("Peter Voss denied that the pier was unsafe.")
    assert Stance.CONTRADICTS in {a.stance for a in found.assertions if a.act == "deny"}


def test_a_denial_takes_up_the_claim_that_it_answers(read):
    found = read(
        "Marta Kane said that Peter Voss had hidden the harbour figures.\n\n"
        "Peter Voss denied Kane's claim about the hidden harbour figures."
    )
    claims = {claim.id: claim.text for claim in found.claims}
    denials = [a for a in found.assertions if a.edge == "CONTRADICTS" and a.act == "deny"]
    assert denials
    assert all(a.stance is Stance.CONTRADICTS for a in denials)
    assert any("had hidden the harbour figures" in claims[a.claim] for a in denials)


def test_the_same_article_gives_the_same_records(read):
    assert read(ARTICLE) == read(ARTICLE)


def test_ids_are_unique_and_evidence_is_known(read):
    found = read(ARTICLE)
    ids = [a.id for a in found.assertions]
    assert len(ids) == len(set(ids))
    assert {key for e in found.edges for key in e.evidence} <= set(ids)
    actors = {actor.id for actor in found.actors}
    assert {x for e in found.edges for x in (e.source, e.target)} <= actors


def test_nobody_has_an_edge_to_himself(read):
    assert all(e.source != e.target for e in read(ARTICLE).edges)


@pytest.mark.parametrize("text", ["", "\n\n", "No.", '"', "“", "Voss said", "12 34 56"])
def test_a_text_with_nothing_in_it_gives_nothing_and_fails_nowhere(read, text):
    assert read(text).edges == ()


@given(st.lists(st.floats(0, 1), min_size=1, max_size=6))
def test_more_evidence_is_never_less_certain(certainties):
    alone = ranking.join(certainties[:1])
    together = ranking.join(certainties)
    assert 0 <= alone <= 1
    assert together >= max(certainties) - 1e-9
    assert together <= 1


@given(st.floats(0.001, 0.999))
def test_logit_undoes_logistic(p):
    assert math.isclose(ranking.logistic(ranking.logit(p)), p, rel_tol=1e-6)


def test_weights_exist_for_every_type_and_name_no_actor():
    weights = ranking.load()
    assert set(weights) == set(EdgeType)
    for kind in EdgeType:
        assert weights[kind].weights[f"act:{kind}"] > 0
        assert weights[kind].slope > 0


@pytest.mark.parametrize(
    ("words", "ill"), [("TARGET is a liar and a fraud", True), ("TARGET is a great hero", False)]
)
def test_tone_tells_praise_from_blame(words, ill):
    tokens = words.lower().split()
    features = tone.tone_features(tokens, [False] * len(tokens), 0, 0, 0, len(tokens))
    bad, good = tone.load().judge(features)
    assert (bad > good) is ill
