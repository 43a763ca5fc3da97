"""The ingest job: what is loaded, left out, listed as failed; interrupted and gone on with."""

import dataclasses

import pytest

from graphsvc.config import Settings
from graphsvc.ingest import Outcome, batched, ingest
from graphsvc.records import Article, Extraction, Failure, Span
from graphsvc.store import open_store
from tests.made_up import Story


@pytest.fixture
def settings(tmp_path):
    return Settings(store=str(tmp_path / "graph.lbug"), batch_articles=2)


@pytest.fixture
def store(settings):
    with open_store(settings) as store:
        yield store


def story(key, content="of poisoning the river."):
    made = Story(key, published="2024-03-04")
    made.says(
        "Ana Vidal", "accused Orin Water", content, act="accuse", edge="ACCUSES",
        targets=["Orin Water"],
    )  # fmt: skip
    return made.extraction()


class Extracting:
    """Stands where the models stand: knows the extraction of each article, counts the calls."""

    def __init__(self, *extractions):
        self.known = {extraction.article.sha256: extraction for extraction in extractions}
        self.calls = []

    def __call__(self, articles):
        for article in articles:
            self.calls.append(article.key)
            yield self.known[article.sha256]


def run(inputs, store, extract, settings, **options):
    outcome = Outcome()
    for _ in ingest(inputs, store, extract, settings, outcome=outcome, **options):
        pass
    return outcome


def articles(*extractions):
    return [extraction.article for extraction in extractions]


def test_new_changed_and_unchanged_articles(store, settings):
    one, two, three = story("one"), story("two"), story("three")
    extract = Extracting(one, two, three)
    first = run(articles(one, two, three), store, extract, settings)
    assert (first.added, first.replaced, first.unchanged) == (3, 0, 0)
    before = store.counts()

    second = run(articles(one, two, three), store, extract, settings)
    assert (second.added, second.replaced, second.unchanged) == (0, 0, 3)
    assert extract.calls == ["one", "two", "three"]
    assert store.counts() == before

    changed = story("two", "of hiding the leak.")
    third = run(articles(one, changed, three), store, Extracting(changed), settings)
    assert (third.added, third.replaced, third.unchanged) == (0, 1, 2)
    assert store.counts() == before


def test_again_loads_what_is_unchanged(store, settings):
    one = story("one")
    extract = Extracting(one)
    run(articles(one), store, extract, settings)
    outcome = run(articles(one), store, extract, settings, again=True)
    assert (outcome.replaced, outcome.unchanged) == (1, 0)
    assert extract.calls == ["one", "one"]


def test_failures_of_reading_and_extraction_are_kept_and_the_rest_loads(store, settings):
    good = story("good")
    unreadable = Failure("x.txt", "is empty")

    def extract(items):
        for article in items:
            yield good if article.key == "good" else Failure("bad", "holds no sentence")

    inputs = [unreadable, Article("Bad.", key="bad"), good.article]
    outcome = run(inputs, store, extract, settings)
    assert outcome.failures == [unreadable, Failure("bad", "holds no sentence")]
    assert (outcome.added, outcome.total) == (1, 3)
    assert store.counts()["articles"] == 1


def test_an_extraction_that_contradicts_itself_does_not_take_its_batch_along(store, settings):
    good, bad = story("good"), story("bad")
    wrong = dataclasses.replace(bad.assertions[0], sentence=Span(0, 3))
    bad = dataclasses.replace(bad, assertions=(wrong,))
    outcome = run(articles(bad, good), store, Extracting(bad, good), settings)
    assert outcome.added == 1
    [failure] = outcome.failures
    assert failure.origin == "bad"
    assert set(store.digests(["good", "bad"])) == {"good"}


def test_an_interrupted_run_goes_on_where_it_stopped(store, settings):
    stories = [story(f"story-{number}") for number in range(7)]

    def interrupted(items):
        for number, extraction in enumerate(Extracting(*stories)(items)):
            if number == 5:
                raise KeyboardInterrupt
            yield extraction

    outcome = Outcome()
    with pytest.raises(KeyboardInterrupt):
        for _ in ingest(articles(*stories), store, interrupted, settings, outcome=outcome):
            pass
    assert outcome.added == store.counts()["articles"] == 4

    extract = Extracting(*stories)
    rest = run(articles(*stories), store, extract, settings)
    assert (rest.unchanged, rest.added) == (4, 3)
    assert extract.calls == ["story-4", "story-5", "story-6"]


def test_reading_stays_a_batch_ahead_at_most(store, settings):
    stories = [story(f"story-{number}") for number in range(20)]
    read = []

    def reading():
        for extraction in stories:
            read.append(extraction.article.key)
            yield extraction.article

    extract = Extracting(*stories)
    for outcome in ingest(reading(), store, extract, settings):
        assert len(read) <= outcome.total + settings.batch_articles


def test_models_are_not_loaded_where_nothing_changed(store, settings):
    one = story("one")
    run(articles(one), store, Extracting(one), settings)

    def extract(items):
        for article in items:
            raise AssertionError(f"{article} needed no extraction")
        yield from ()

    assert run(articles(one), store, extract, settings).unchanged == 1


def test_batches():
    assert list(batched("abcde", 2)) == [["a", "b"], ["c", "d"], ["e"]]
    assert list(batched("", 2)) == []


def test_the_outcome_of_an_empty_run(store, settings):
    outcome = run([], store, Extracting(), settings)
    assert str(outcome) == "0 added, 0 replaced, 0 unchanged, 0 failed"
    assert isinstance(story("x"), Extraction)
