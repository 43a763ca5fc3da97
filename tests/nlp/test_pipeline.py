"""The components together: offsets, order, failures, threads, processes, serialisation."""

import itertools
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import EntryPoint

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import DocBin

from graphsvc.config import Settings
from graphsvc.errors import ModelError, ReadingError
from graphsvc.nlp import pipeline
from graphsvc.nlp.doc import ATTRIBUTES
from graphsvc.nlp.pipeline import build_pipeline, extract, extract_many
from graphsvc.records import Article, Extraction, Failure, QuoteKind, check_provenance

RULES = Settings(attribution="rules", batch_articles=4)
STORY = (
    "Minister denies dam was unsafe\n\n“The dam is safe,” Mr Weber said on Monday.\n\n"
    "“It will hold.”\n\nRead more\n\nMs Ruiz, an engineer, said that she had warned him."
)


def stories(count):
    return [Article(f"{STORY} She gave {n} reasons.", origin=f"{n}.txt") for n in range(count)]


def test_the_components_stand_in_order(rules_nlp):
    ours = [name for name in rules_nlp.pipe_names if name.startswith("graphsvc_")]
    assert ours == [
        "graphsvc_layout", "graphsvc_quotes", "graphsvc_attribution",
        "graphsvc_actors", "graphsvc_assertions", "graphsvc_edges",
    ]  # fmt: skip
    assert rules_nlp.pipe_names[0] == "graphsvc_layout"


def test_every_component_is_a_spacy_entry_point(pytestconfig):
    import tomllib

    project = tomllib.loads((pytestconfig.rootpath / "pyproject.toml").read_text("utf-8"))
    named = project["project"]["entry-points"]["spacy_factories"]
    for name, value in named.items():
        EntryPoint(name, value, "spacy_factories").load()
        assert Language.has_factory(name)
    assert set(named) == {
        "graphsvc_layout", "graphsvc_quotes", "graphsvc_attribution",
        "graphsvc_actors", "graphsvc_assertions", "graphsvc_edges",
    }  # fmt: skip


PIECES = [
    "“", "”", '"', "''", "'", "‘", "’", "«", " ", "\n\n", "\r\n", "\t", ", ", ". ", ": ", "said ",
    "he ", "Mr Weber ", "that ", "according to ", "denied ", "the claim ", "\U0001f600",
    "e\u0301", "שלום ", "مرحبا ", "\u200b", "\u2028", "\x85", "\ufeff", "…", "— ",
]  # fmt: skip


@settings(max_examples=60)
@given(text=st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_every_span_is_the_text_at_its_offsets(text, rules_nlp):
    extraction = extract(Article(text), rules_nlp)
    check_provenance(extraction)
    assert extraction.article.text == text
    for attribution in extraction.attributions:
        assert attribution.content
        for role in (attribution.source, attribution.cue, attribution.content):
            assert all(0 <= start < end <= len(text) for start, end in role)
            assert all(a.end <= b.start for a, b in itertools.pairwise(role))


@pytest.mark.parametrize(
    "text", ["he said that " * 1_500, '"It will hold," Mr Weber said. ' * 600, '" ' * 6_000]
)
def test_endless_sentences_and_quotations_take_seconds(text, rules_nlp):
    began = time.process_time()
    extract(Article(text), rules_nlp)
    assert time.process_time() - began < 30


def test_many_give_what_each_gives_alone_in_their_order(rules_nlp):
    articles = stories(11)
    alone = [extract(article, rules_nlp) for article in articles]
    assert list(extract_many(articles, rules_nlp, settings=RULES)) == alone
    assert list(extract_many(articles, rules_nlp, settings=RULES)) == alone
    assert all(extraction.attributions for extraction in alone)


def test_articles_are_taken_only_as_they_are_needed(rules_nlp):
    taken = []

    def endless():
        for article in itertools.cycle(stories(3)):
            taken.append(article)
            yield article

    found = extract_many(endless(), rules_nlp, settings=RULES)
    assert isinstance(next(found), Extraction)
    assert len(taken) < 10
    found.close()


def test_one_that_fails_is_listed_and_the_others_go_on(rules_nlp):
    articles = stories(6)
    articles[2] = Article("x" * (rules_nlp.max_length + 1), origin="long.txt")
    articles[4] = Article("", origin="empty.txt")
    found = list(extract_many(articles, rules_nlp, settings=RULES))
    assert [isinstance(each, Failure) for each in found] == [n == 2 for n in range(6)]
    assert found[2].origin == "long.txt"
    assert "is longer than 1,000,000 characters" in found[2].problem
    assert found[4].attributions == ()
    with pytest.raises(ReadingError, match=r"long\.txt: is longer than"):
        extract(articles[2], rules_nlp)


def test_a_component_that_fails_on_one_article_spoils_no_other(caplog):
    caplog.set_level("DEBUG", "graphsvc")

    @Language.component("test_that_fails")
    def fail(doc):
        if "3 reasons" in doc.text:
            raise IndexError("no such word")
        return doc

    nlp = build_pipeline(RULES)
    nlp.add_pipe("test_that_fails")
    found = list(extract_many(stories(6), nlp, settings=RULES))
    assert [isinstance(each, Failure) for each in found] == [n == 3 for n in range(6)]
    assert found[3].problem == "cannot be extracted (IndexError: no such word)"
    assert "no such word" in caplog.text


def test_threads_share_a_pipeline(rules_nlp):
    articles = stories(8)
    alone = [extract(article, rules_nlp) for article in articles]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda article: extract(article, rules_nlp), articles)) == alone
    assert threading.active_count() < 20


def test_processes_give_what_one_gives(rules_nlp):
    articles = stories(9)
    alone = list(extract_many(articles, rules_nlp, settings=RULES))
    parallel = extract_many(articles, rules_nlp, settings=RULES.replace(processes=2))
    assert list(parallel) == alone


def test_a_saved_pipeline_loads_and_gives_the_same(rules_nlp, tmp_path):
    rules_nlp.to_disk(tmp_path)
    loaded = spacy.load(tmp_path)
    assert loaded.pipe_names == rules_nlp.pipe_names
    article = stories(1)[0]
    assert extract(article, loaded) == extract(article, rules_nlp)


def test_a_document_goes_through_spacy_pipe_like_through_extract(rules_nlp):
    articles = stories(3)
    docs = list(rules_nlp.pipe(article.text for article in articles))
    alone = [extract(article, rules_nlp) for article in articles]
    assert [doc._.attributions for doc in docs] == [each.attributions for each in alone]


def test_documents_are_saved_with_what_was_found(rules_nlp):
    text = STORY + " Ms Ruiz accused the minister of lying. The minister denied it."
    doc = rules_nlp(text)
    doc._.article = Article(text, origin="a.txt")
    saved = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (loaded,) = DocBin().from_bytes(saved).get_docs(rules_nlp.vocab)
    for name in ("article", *ATTRIBUTES):
        assert loaded._.get(name) == doc._.get(name)
        assert doc._.get(name), name
    assert loaded._.attributions[0].content[0].start == doc._.attributions[0].content[0].start
    assert isinstance(loaded._.attributions[0].kind, QuoteKind)


def test_documents_come_back_from_spacys_processes(rules_nlp):
    texts = [article.text for article in stories(4)]
    docs = list(rules_nlp.pipe(texts, n_process=2, batch_size=2))
    for doc, alone in zip(docs, map(rules_nlp, texts), strict=True):
        assert list(doc._.attributions) == list(alone._.attributions)
        assert list(doc._.actors) == list(alone._.actors)


def test_the_vocabulary_forgets_what_an_article_brought(rules_nlp):
    list(extract_many(stories(2), rules_nlp, settings=RULES))
    before = len(rules_nlp.vocab.strings)
    words = [Article(f"Qx{n}zyw said the dam, unx{n}ably, broke.") for n in range(40)]
    list(extract_many(words, rules_nlp, settings=RULES))
    assert len(rules_nlp.vocab.strings) == before


def test_a_model_that_is_not_installed_is_named_with_what_to_do():
    with pytest.raises(ModelError, match=r"'en_no_such_model' does not load.*pip install"):
        pipeline.load_model("en_no_such_model")


def test_a_model_without_a_parser_is_refused(tmp_path):
    spacy.blank("en").to_disk(tmp_path)
    with pytest.raises(ModelError, match="has no tagger and no parser and no ner"):
        pipeline.load_model(str(tmp_path))
