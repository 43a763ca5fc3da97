"""What a sentence says that one actor does to another: tables of sentences, with and without."""

import pytest

from graphsvc.nlp import acts
from graphsvc.nlp.arguments import doers, objects
from graphsvc.nlp.candidates import effective_edge
from graphsvc.nlp.negation import force_of
from graphsvc.nlp.parse import Parse
from graphsvc.nlp.pipeline import load_model
from graphsvc.nlp.speakers import Speakers
from graphsvc.nlp.targets import ActFinder
from graphsvc.records import EdgeType, Mention, Span

NAMES = ("Voss", "Kane", "Brandt", "Canada", "Ottawa", "Tribune")


@pytest.fixture(scope="module")
def parser():
    return load_model()


@pytest.fixture(scope="module")
def acts_in(parser):
    """Return a function from a text to its acts, "Voss ACCUSES Kane"; names are the actors."""

    def find(text):
        doc = parser(text)
        parse = Parse(doc)
        mentions = [
            Mention(Span(t.idx, t.idx + len(t)), "name", t.text) for t in doc if t.text in NAMES
        ]
        finder = ActFinder(parse, Speakers(parse, mentions, (), ()))
        found = set()
        for act in finder.find(acts.find_predicates(parse)):
            edge = effective_edge(act)
            if edge is not None and act.target is not None:
                found.add(f"{act.source.actor} {edge} {act.target.actor}")
        return found

    return find


STATED = [
    ("Voss accused Kane of hiding the report.", "Voss ACCUSES Kane"),
    ("Kane was accused by Voss of hiding the report.", "Voss ACCUSES Kane"),
    ("Voss, who was blamed by Kane for the leak, left the room.", "Kane ACCUSES Voss"),
    ("Voss blasted Kane's plan for the harbour.", "Voss ACCUSES Kane"),
    ("Voss knocked a statement by minister Kane on Monday.", "Voss ACCUSES Kane"),
    ("Kane drew a rebuke from Voss on Friday.", "Voss ACCUSES Kane"),
    ("Voss's attacks on Kane continued.", "Voss ACCUSES Kane"),
    ("Voss called Kane a liar.", "Voss ACCUSES Kane"),
    ('Voss called Kane\'s plans for a new harbour "an absolute disgrace".', "Voss ACCUSES Kane"),
    ("Voss lashed out at Kane.", "Voss ACCUSES Kane"),
    ("Voss denied Kane's claim that he had hidden the report.", "Voss CONTRADICTS Kane"),
    ("Voss rejected the conclusion of Kane.", "Voss CONTRADICTS Kane"),
    ("Voss dismissed Kane's assessment as ridiculous.", "Voss CONTRADICTS Kane"),
    ("Voss declined to accept Kane's analysis.", "Voss CONTRADICTS Kane"),
    ("The accounts by Voss contradict the story advanced by Kane.", "Voss CONTRADICTS Kane"),
    ("Voss took issue with Kane's account.", "Voss CONTRADICTS Kane"),
    ("Contrary to Kane's claims, Voss says the harbour is safe.", "Voss CONTRADICTS Kane"),
    ("Kane has endorsed Voss for president.", "Kane SUPPORTS Voss"),
    ("Voss praised Kane for her courage.", "Voss SUPPORTS Kane"),
    ("Voss was among those praising Kane's response.", "Voss SUPPORTS Kane"),
    ("Voss, an early supporter of Kane, spoke first.", "Voss SUPPORTS Kane"),
    ("Voss confirmed Kane's account.", "Voss SUPPORTS Kane"),
    ("Praise for Brandt, and for Kane in particular, came from Voss.", "Voss SUPPORTS Kane"),
    ("Voss was happy to see that Kane had won.", "Voss SUPPORTS Kane"),
    ("Voss was glad that Kane had won.", "Voss SUPPORTS Kane"),
    ("Voss was furious to hear Kane on Monday.", "Voss ACCUSES Kane"),
    ("Support for Kane is a given among Brandt and Voss.", "Voss SUPPORTS Kane"),
]


@pytest.mark.parametrize(("text", "expected"), STATED)
def test_an_act_is_found_with_who_does_it_to_whom(acts_in, text, expected):
    assert expected in acts_in(text)


TEMPTING = [
    "Voss did not deny Kane's claim.",
    "Voss did not dispute that Kane had left.",
    "Brandt called on Voss to confirm or deny the claims of Kane.",
    "Voss was denied entry to Canada.",
    "Voss rejected the ball.",
    "Support for sanctioning Canada is strong in Ottawa.",
    "Claims adjuster Voss met Kane on Friday.",
    "Voss has not ruled out supporting Kane.",
    "Voss stopped short of accusing Kane.",
    "If Voss were to deny Kane's accusation, the panel would vote again.",
    "Voss refused to criticise Kane.",
    "Did Voss accuse Kane of fraud?",
    "Voss could accuse Kane of fraud next week.",
    "Had Voss endorsed Kane, the race would be over.",
    "Nobody accused Kane of anything, Voss said.",
    "The panel must support Voss, Kane said.",
    "Voss wants Brandt to criticise Kane.",
    "Voss denied that Brandt had accused Kane.",
]


@pytest.mark.parametrize("text", TEMPTING)
def test_what_is_not_said_gives_no_act(acts_in, text):
    found = acts_in(text)
    assert not {act for act in found if act.endswith(("Kane", "Canada"))}


@pytest.mark.parametrize(
    "text", ["Grant and Mark met Rob in Ottawa.", "Will Blame left.", "Mark Grant waited."]
)
def test_a_name_that_is_also_a_verb_is_no_act(parser, text):
    parse = Parse(parser(text))
    assert not [p for p in acts.find_predicates(parse) if parse.pos[p.token] == "PROPN"]


@pytest.mark.parametrize(
    ("text", "verb", "subject", "thing"),
    [
        ("Lee was blamed by Cole.", "blamed", "cole", "lee"),
        ("Lee tried to mislead Cole.", "mislead", "lee", "cole"),
        ("Cole, whom Lee had blamed, left.", "blamed", "lee", "cole"),
        ("Lee urged Cole to drop the claim.", "drop", "cole", "claim"),
    ],
)
def test_arguments_are_seen_through_voice_and_clauses(parser, text, verb, subject, thing):
    parse = Parse(parser(text))
    token = parse.lowers.index(verb)
    assert subject in [parse.lowers[t] for t in doers(parse, token)]
    assert thing in [parse.lowers[t] for t in objects(parse, token)]


@pytest.mark.parametrize(
    ("text", "verb", "name"),
    [
        ("Lee never accused Cole.", "accused", "negated"),
        ("Lee declined to accuse Cole.", "accuse", "refused"),
        ("If Lee accuses Cole, he will sue.", "accuses", "hypothetical"),
        ("Cole asked Lee to accuse him.", "accuse", "irrealis"),
        ("Lee might accuse Cole.", "accuse", "modal"),
        ("Will Lee accuse Cole?", "accuse", "question"),
    ],
)
def test_force_is_read_by_meaning(parser, text, verb, name):
    parse = Parse(parser(text))
    assert getattr(force_of(parse, parse.lowers.index(verb)), name)


def test_a_shared_negation_reaches_both_verbs_and_another_clause_neither(parser):
    both = Parse(parser("Lee did not deny or confirm the report."))
    assert force_of(both, both.lowers.index("confirm")).negated
    apart = Parse(parser("Lee was not happy and attacked Cole."))
    assert not force_of(apart, apart.lowers.index("attacked")).negated


def test_every_entry_of_the_lexicon_has_a_code_and_a_target():
    lexicon = acts.load()
    for table in (lexicon.verbs, lexicon.nouns, lexicon.adjectives, lexicon.against):
        for word, entries in table.items():
            for entry in entries:
                assert entry.plover, word
                if entry.kind != "naming":
                    assert entry.target, word
                    assert entry.edge in EdgeType, word
