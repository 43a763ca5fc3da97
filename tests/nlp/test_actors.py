"""Who is meant: tables of short texts with a marked mention and the actor that it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphsvc.nlp import attribution, layout, quotes
from graphsvc.nlp.actors import How, actors_of, find_actors, resolve_all, resolve_source
from graphsvc.nlp.pipeline import load_model
from graphsvc.records import ActorKind, Article, Span, slug


@pytest.fixture(scope="session")
def nlp():
    """Return the pipeline up to and with the actors."""
    pipeline = load_model()
    pipeline.add_pipe(layout.NAME, first=True)
    pipeline.add_pipe(quotes.NAME)
    pipeline.add_pipe(attribution.NAME, config={"method": "rules"})
    pipeline.add_pipe("graphsvc_actors")
    return pipeline


def read(text, nlp, publisher=None):
    """Return the document of a text with one [[marked]] mention, and the mark's span."""
    start, end = text.find("[["), text.find("]]") - 2
    plain = text.replace("[[", "").replace("]]", "")
    doc = nlp.make_doc(plain)
    doc._.article = Article(plain, publisher=publisher)
    return nlp(doc), Span(start, end)


def meant(text, nlp, publisher=None):
    """Return the name of the actor that the marked mention resolves to, or None."""
    doc, span = read(text, nlp, publisher)
    names = {actor.id: actor.name for actor in doc._.actors}
    return names.get(resolve_source(doc, (span,)))


def actors(text, nlp):
    doc, _ = read(text, nlp)
    return {actor.name: actor for actor in doc._.actors}


NAMES = [
    ("Maria Kelly said no. [[Kelly]] then left.", "Maria Kelly"),
    ("Senator Maria Kelly said no. [[Ms. Kelly]] then left.", "Maria Kelly"),
    (
        "[[Kelly]] rejects the plan\n\nMaria Kelly said on Monday that the plan was bad.",
        "Maria Kelly",
    ),
    ("William Weber spoke first. Later [[Bill Weber]] denied it.", "William Weber"),
    ("John P. Weber spoke first. Later [[John Weber]] denied it.", "John P. Weber"),
    ("Hillary Weber and Tom Brandt spoke. [[Hillary]] denied it.", "Hillary Weber"),
    ("Maria Kelly said no. [[Maria Kelly‘s]] plan had been rejected.", "Maria Kelly"),
    ("Anna Brandt praised [[Canadian Maria Kelly]]. Kelly thanked her.", "Maria Kelly"),
    # two of one surname: the title decides
    (
        "Maria Weber met her husband, Thomas Weber. [[Mr. Weber]] said he was tired.",
        "Thomas Weber",
    ),
    (
        "The National Water Council (NWC) met. [[The National Water Council]] left.",
        "National Water Council",
    ),
    (
        "The Federal Bureau of Investigation said so. [[The FBI]] denied it.",
        "Federal Bureau of Investigation",
    ),
    ("Anna Brandt wrote a book. [[@AnnaBrandt]] said it was done.", "Anna Brandt"),
    ("Anna B. Brandt wrote a book. [[@annabrandt]] said it was done.", "Anna B. Brandt"),
    ("The FBI denied it. [[@FBI]] wrote that it was false.", "FBI"),
    ("Maria Kelly met Tom Weber.\n\n[[KELLY]]: I never said so, and I denied it.", "Maria Kelly"),
    (
        "The Department of Justice sued. [[The Justice Department]] said no.",
        "Department of Justice",
    ),
    (
        "The House Select Committee on Water met. [[The Select Committee]] said no.",
        "House Select Committee on Water",
    ),
    ("[[Former Secretary of Defense Leon Weber]] said so.", "Leon Weber"),
    ("The Ohio Supreme Court ruled. [[The Supreme Court]] said no.", "Supreme Court"),
]

STATES = [
    ("[[Moscow]] denied the claims.", "Russia"),
    ("[[The Russian government]] denied the claims.", "Russia"),
    ("[[The government in Ankara]] denied the claims.", "Turkey"),
    ("[[The U.S.]] accused the rebels.", "United States"),
    ("[[The Kremlin]] denied the claims.", "Kremlin"),
    ("[[Russia's foreign ministry]] denied the claims.", "Russia's foreign ministry"),
    ("[[Russian officials]] denied the claims.", "Russian officials"),
]

DESCRIPTIONS = [
    ("Energy chief Anna Brandt spoke on Monday. [[The chief]] said no.", "Anna Brandt"),
    ("Paul Weber, the former ambassador to Peru, spoke. [[The ambassador]] said no.", "Paul Weber"),
    ("Gov. Paul Weber met Sen. Anna Brandt. [[The governor]] said no.", "Paul Weber"),
    ("Gov. Paul Weber met Sen. Anna Brandt. [[The senator]] said no.", "Anna Brandt"),
    ("Anna Brandt is the mayor of Bremen. [[The mayor]] said no.", "Anna Brandt"),
    ("The House Water Committee met. [[The committee]] said no.", "House Water Committee"),
    ("[[A federal judge]] stopped the dam.\n\nJudge Paul Weber said it was unsafe.", "Paul Weber"),
    (
        "Former secretary of state Anna Brandt spoke. [[The former secretary]] said no.",
        "Anna Brandt",
    ),
    ("A source met Paul Weber in May. [[The source]] said it was over.", "source"),
    ("[[Another official]] said that the dam was safe.", "another official"),
    ("[[A secret CIA report]] concluded that the dam was unsafe.", "CIA"),
    (
        "Party leader Paul Weber met Tom Brandt.\n\nTom Brandt was among those praising Weber. "
        '"Pleased to hear Weber," [[the former party leader]] wrote on Twitter.',
        "Tom Brandt",
    ),
    ("Paul Weber spoke. [[His lawyers]] said that the claim was false.", "Weber's lawyers"),
    (
        "Anna Brandt, a spokeswoman for Paul Weber, spoke. [[Weber's spokeswoman]] said no.",
        "Anna Brandt",
    ),
    ("Paul Weber and his lawyer, Tom Brandt, spoke. [[His lawyer]] said no.", "Tom Brandt"),
    (
        "Paul Weber's aide Tom Brandt met Weber's aide Max Kelly. [[Weber's aide]] said no.",
        "Weber's aide",
    ),
    ("Paul Weber spoke. [[His campaign]] denied the claim.", "Weber campaign"),
    ("Paul Weber spoke. [[The Weber campaign]] denied the claim.", "Weber campaign"),
    ("[[A majority of voters]] said that they were worried.", "voters"),
    ("[[Some far-right commentators]] said that it was over.", "far-right commentators"),
]

PRONOUNS = [
    ("Anna Brandt met Paul Weber on Monday. [[She]] denied the claim.", "Anna Brandt"),
    ("Anna Brandt met Paul Weber on Monday. [[He]] denied the claim.", "Paul Weber"),
    ("Paul Weber told Tom Brandt that [[he]] would resign.", "Paul Weber"),
    ("In [[his]] speech, Paul Weber denied the claim.", "Paul Weber"),
    ("Anna Brandt, [[who]] built the dam, denied the claim.", "Anna Brandt"),
    ('"[[I]] never saw it," Anna Brandt said.', "Anna Brandt"),
    ('"[[We]] never saw it," Anna Brandt told Paul Weber.', "Anna Brandt"),
    ('Paul Weber left. "[[He]] never saw it," Tom Brandt said.', "Paul Weber"),
    ("The Water Council met. [[It]] said that the dam was safe.", "Water Council"),
    ("Paul Weber [[himself]] denied the claim.", "Paul Weber"),
    (
        'Tom Brandt praised Paul Weber on Monday. "Weber is the best of us," [[he]] wrote.',
        "Tom Brandt",
    ),
    ("Tom Brandt called on Paul Weber and [[his]] aides to resign.", "Paul Weber"),
]

UNRESOLVED = [
    "[[He]] denied the claim.",
    "Anna Brandt spoke. [[He]] denied the claim.",
    "[[It]] seems that the dam is safe.",
    "As [[we]] have seen, the dam is safe.",
    "[[No official]] said that the dam was safe.",
]


@pytest.mark.parametrize(("text", "name"), NAMES + STATES + DESCRIPTIONS + PRONOUNS)
def test_the_mention_is_resolved(text, name, nlp):
    assert meant(text, nlp) == name


@pytest.mark.parametrize("text", UNRESOLVED)
def test_what_nothing_decides_stays_open(text, nlp):
    assert meant(text, nlp) is None


def test_the_field_of_an_office_is_nobody(nlp):
    text = "[[Secretary of Defense Leon Weber]] met the minister of Justice, Anna Brandt."
    assert set(actors(text, nlp)) == {"Leon Weber", "Anna Brandt"}


def test_an_acronym_of_the_lexicon_is_no_other_name_of_its_letters(nlp):
    text = "The Democratic National Convention began. [[The DNC]] said no."
    assert meant(text, nlp) == "DNC"


def test_unnamed_sources_stay_apart(nlp):
    found = actors("An official said the dam was safe. Another official said it was not.", nlp)
    assert {"official", "another official"} <= found.keys()
    assert all(found[name].kind is ActorKind.UNNAMED for name in ("official", "another official"))


def test_whose_a_group_is_stands_once_in_its_name(nlp):
    found = actors("Money came from [[Weber donors]] who left early. Tom Weber denied it.", nlp)
    assert set(found) == {"Tom Weber", "Weber donors"}


def test_an_actor_keeps_the_words_used_for_it(nlp):
    weber = actors(
        "Paul Weber, the former ambassador, spoke. Mr. Weber denied it. The ambassador left.", nlp
    )["Paul Weber"]
    assert weber.kind is ActorKind.PERSON
    assert {"Weber", "The ambassador"} <= set(weber.aliases)


def test_the_publisher_is_no_actor(nlp):
    text = "Anna Brandt told [[the Daily Tribune]] that the dam was safe."
    assert meant(text, nlp) == "Daily Tribune"
    assert meant(text, nlp, publisher="Daily Tribune") is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[[Anna Brandt and Paul Weber]] denied the claim.", {"Anna Brandt", "Paul Weber"}),
        ("[[Paul Weber and his aides]] denied it.", {"Paul Weber", "Weber's aides"}),
        ("[[The chairman, Paul Weber,]] denied it.", {"Paul Weber"}),
    ],
)
def test_all_who_share_a_source(text, names, nlp):
    doc, span = read(text, nlp)
    assert set(resolve_all(doc, (span,))) == {slug(name) for name in names}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He rejected [[the CIA's assessment]].", {("CIA", How.POSSESSOR)}),
        ("He rejected [[the assessment by the CIA]].", {("CIA", How.POSSESSOR)}),
        ("He rejected [[Russian hacking]].", {("Russia", How.POSSESSOR)}),
        ("He criticised [[Anna Brandt]].", {("Anna Brandt", How.SELF)}),
        (
            "He criticised [[Anna Brandt and Paul Weber]].",
            {("Anna Brandt", How.SELF), ("Paul Weber", How.CONJUNCT)},
        ),
        ("He rejected [[the hacking claims]].", set()),
    ],
)
def test_whom_an_argument_concerns(text, expected, nlp):
    doc, span = read(text, nlp)
    phrase = doc.char_span(*span)
    assert set(actors_of(doc, phrase)) == {(slug(name), how) for name, how in expected}


def test_furniture_has_no_actors(nlp):
    text = "Anna Brandt denied the claim on Monday.\n\nRead more\n\nPaul Weber praises dam"
    doc, _ = read(text, nlp)
    ends = [p.start for p in doc._.paragraphs if p.kind == "furniture"]
    assert ends
    assert not [m for m in doc._.mentions if m.span.start in ends]


def test_mentions_are_in_order_and_name_known_actors(nlp):
    doc, _ = read(" ".join(text.split("\n")[0] for text, _ in NAMES + PRONOUNS), nlp)
    spans = [mention.span for mention in doc._.mentions]
    assert spans == sorted(spans)
    known = {actor.id for actor in doc._.actors}
    assert {mention.actor for mention in doc._.mentions} <= known | {None}
    assert all(actor.id == slug(actor.name) for actor in doc._.actors)


PIECES = [
    "Anna Brandt",
    "She",
    "“",
    "”",
    '"',
    "Mr.",
    "the Kremlin",
    "said",
    "\n",
    "@",
    "é",
    "😀",
    "'s",
    "-",
    "pro-",
    "Committee on Water, Rivers and Dams",
    "(NWC)",
    "שלום",
    ".",
    ",",
]


@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_any_text_gives_spans_within_it(nlp, pieces):
    text = " ".join(pieces)
    doc = nlp(text)
    for mention in doc._.mentions:
        assert 0 <= mention.span.start < mention.span.end <= len(text)
        assert mention.span.of(text).strip()


def test_twice_gives_the_same(nlp):
    doc, _ = read("Paul Weber spoke. He and his lawyers denied the claim by Moscow.", nlp)
    before = doc._.mentions, doc._.actors
    find_actors(doc)
    assert (doc._.mentions, doc._.actors) == before
