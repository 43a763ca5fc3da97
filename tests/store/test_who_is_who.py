"""Which names of several articles the rules make one actor, which stay apart, and what is said why.

An article is a list of what it calls its actors: a name, which is a body's, or a name
with kind and aliases.
"""

import pytest
from made_up import Story

from graphsvc import actors
from graphsvc.store import open_store


@pytest.fixture(scope="module")
def empty(settings_of):
    with open_store(settings_of("ladybug")) as store:
        yield store


@pytest.fixture
def store(empty):
    yield empty
    for key in empty.digests([f"article-{number}" for number in range(40)]):
        empty.remove(key)


def article(number, *called, **about):
    story = Story(f"article-{number}", **about)
    for one in called:
        name, kind, *aliases = (one, "organisation") if isinstance(one, str) else one
        story.actor(name, kind, aliases)
        story.says(name, "said", "the water was clean.")
    return story.extraction()


def put(store, articles, *, published=None):
    """Put articles one by one: so that each join and parting happens on the way."""
    for number, called in enumerate(articles):
        store.put([article(number, *called, published=published)])


def who(store, name):
    """Return the ids of the actors that articles call so."""
    rows = store.run(
        "MATCH (:Article)-[m:MENTIONS {name: $name}]->(a:Actor) RETURN DISTINCT a.id AS id",
        {"name": name},
    )
    return {row["id"] for row in rows}


def body(name, *aliases):
    return (name, "organisation", *aliases)


ORIN = [body("Orin Water", "Orin")]


@pytest.mark.parametrize(
    "articles",
    [
        [ORIN, ORIN, ORIN, ["Orin"]],
        [["Orin"], ORIN, ORIN, ORIN],
        [ORIN, ORIN, ["Orin"], [body("Orin", "Orin Water", "the company")], ORIN],
        # Articles that spell the full name in other ways say the same.
        [[body("Orin Water Inc.", "Orin")], [body("The Orin Water", "Orin")], ORIN, ["Orin"]],
        [[body("Orin Water Inc.", "Orin Water", "Orin")]] * 3 + [["Orin"], ["Orin Water"]],
        # One in ten may give it for another one.
        [ORIN] * 9 + [[body("Orin Press", "Orin")], ["Orin"]],
    ],
)
def test_a_body_known_by_its_short_name(store, articles):
    put(store, articles)
    assert who(store, "Orin") == {"orin-water"}


@pytest.mark.parametrize(
    ("articles", "name"),
    [
        pytest.param([ORIN, ORIN, ["Orin"]], "Orin", id="two articles are too few"),
        pytest.param(
            [ORIN] * 3 + [[body("Orin Press", "Orin")], ["Orin"]], "Orin", id="two bodies"
        ),
        pytest.param([ORIN] * 3 + [["Orin"]] * 4, "Orin", id="mostly used alone"),
        pytest.param([ORIN] * 4 + [[("Orin", "state")], ["Orin"]], "Orin", id="a state"),
        pytest.param([ORIN] * 4 + [[("Orin", "person")], ["Orin"]], "Orin", id="a person"),
        pytest.param(
            [[body("Bank of Lund", "Bank")]] * 3 + [["Lund", "Bank"]], "Bank", id="a kind of body"
        ),
        pytest.param(
            [[body("Lund Union of Nurses", "Lund Union")]] * 3 + [["Lund Union"]],
            "Lund Union",
            id="the name goes on with a preposition",
        ),
        pytest.param(
            [[body("Wall Street Courier", "Wall Street")]] * 3 + [["Wall Street"]],
            "Wall Street",
            id="known for something else",
        ),
        pytest.param(
            [[body("Orin Water", "the Orin letter")]] * 3 + [["Orin"]], "Orin", id="no name"
        ),
    ],
)
def test_a_short_name_that_stays_apart(store, articles, name):
    put(store, articles)
    full = articles[0][0][0]
    assert not who(store, name) & who(store, full)


def test_a_join_goes_when_an_article_that_it_rests_on_does(store):
    put(store, [ORIN, ORIN, ORIN, ["Orin"]])
    assert who(store, "Orin") == {"orin-water"}
    store.remove("article-1")
    assert who(store, "Orin") == {"orin"}
    store.put([article(1, *ORIN)])
    store.put([article(5, ("Orin", "state"))])
    assert who(store, "Orin") == {"orin"}


def test_why_a_short_name_is_a_bodys(store):
    put(store, [ORIN, ORIN, [body("Orin Water Ltd.", "Orin")], ["Orin"]])
    names = {row["id"]: row for row in actors.actor(store, "orin-water")["names"]}
    assert names["orin"]["rule"] == "short name of a body"
    assert names["orin"]["because"] == "3 articles use both names for one"


def described(office):
    return (office, "unnamed")


MAYOR = [("Ana Vidal", "person", "the mayor of Lund")]
ALONE = [described("mayor of Lund")]


@pytest.mark.parametrize(
    "articles",
    [
        [MAYOR, MAYOR, MAYOR, ALONE],
        [ALONE, MAYOR, MAYOR, MAYOR],
        [[("Ana Vidal", "person", "Lund Mayor")], MAYOR, ALONE, [*MAYOR, ("Bo Ek", "person")]],
        [[("Ana M. Vidal", "person", "the mayor of Lund")], MAYOR, MAYOR, ALONE],
        [MAYOR, MAYOR, MAYOR, [("Lund’s mayor", "unnamed", "her mayor"), *ALONE]],
    ],
)
def test_a_person_known_by_an_office(store, articles):
    put(store, articles, published="2031-02-03")
    assert who(store, "mayor of Lund") == who(store, "Ana Vidal")


@pytest.mark.parametrize(
    ("articles", "name"),
    [
        pytest.param([MAYOR, MAYOR, ALONE], "mayor of Lund", id="two articles are too few"),
        pytest.param(
            [MAYOR] * 3 + [[("Bo Ek", "person", "the mayor of Lund")], ALONE],
            "mayor of Lund",
            id="two in office",
        ),
        pytest.param(
            [MAYOR] * 3 + [[("mayor of Lund", "unnamed", "a mayor of Lund")]],
            "mayor of Lund",
            id="any of them",
        ),
        pytest.param(
            [[("Ana Vidal", "person", "the mayor")]] * 3 + [[described("mayor")]],
            "mayor",
            id="of no body",
        ),
        pytest.param(
            [[("Ana Vidal", "person", "former Lund mayor", "Former Lund Mayor")]] * 3
            + [[described("Former Lund Mayor")]],
            "Former Lund Mayor",
            id="no longer in office",
        ),
        pytest.param(
            [[("Ana Vidal", "person", "Vice President")]] * 3 + [[described("Vice President")]],
            "Vice President",
            id="no body",
        ),
        pytest.param(
            [[("Ana Vidal", "person", "the Lund lawyer")]] * 3 + [[described("Lund lawyer")]],
            "Lund lawyer",
            id="not one at a time",
        ),
    ],
)
def test_an_office_that_is_nobodys(store, articles, name):
    put(store, articles, published="2031-02-03")
    (own,) = who(store, name)
    assert "@" in own and own not in who(store, "Ana Vidal")


def test_an_office_is_of_its_quarter(store):
    put(store, [MAYOR] * 3, published="2031-03-31")
    store.put([article(10, *ALONE, published="2031-01-01")])
    assert who(store, "mayor of Lund") == {"ana-vidal"}
    store.put([article(10, *ALONE, published="2031-04-01")])
    assert who(store, "mayor of Lund") == {"mayor-of-lund@article-10"}
    store.put([article(10, *ALONE)])
    assert who(store, "mayor of Lund") == {"mayor-of-lund@article-10"}


def test_an_office_goes_to_another_with_the_articles(store):
    put(store, [MAYOR, MAYOR, MAYOR, ALONE], published="2031-02-03")
    other = [("Bo Ek", "person", "the mayor of Lund")]
    for number in range(4):
        store.put([article(number + 10, *other, published="2031-02-04")])
    assert who(store, "mayor of Lund") == {"mayor-of-lund@article-3"}
    for number in range(3):
        store.remove(f"article-{number}")
    assert who(store, "mayor of Lund") == {"bo-ek"}


def test_why_an_office_is_a_persons_and_what_a_decision_does(store):
    put(store, [MAYOR, MAYOR, MAYOR, ALONE], published="2031-02-03")
    names = {row["id"]: row for row in actors.actor(store, "ana-vidal")["names"]}
    office = "lund-mayor~2031q1"
    assert names[office]["name"] == "mayor of Lund"
    assert (names[office]["rule"], names[office]["same_as"]) == ("office", "ana-vidal")
    assert "quarter" in names[office]["because"]
    made = actors.keep_apart(store, office, "ana-vidal", actors.Author(by="Ida"))
    assert who(store, "mayor of Lund") == {"mayor-of-lund@article-3"}
    assert "names nobody" in actors.actor(store, "mayor-of-lund@article-3")["alone"]
    actors.undo(store, made["id"])
    assert who(store, "mayor of Lund") == {"ana-vidal"}


def test_a_decision_on_a_description_goes_before_its_office(store):
    put(store, [ALONE, [("Bo Ek", "person")]], published="2031-02-03")
    author = actors.Author(by="Ida")
    made = actors.merge(store, "mayor-of-lund@article-0", "bo-ek", author)
    for number in range(3):
        store.put([article(number + 10, *MAYOR, published="2031-02-04")])
    assert who(store, "mayor of Lund") == {"bo-ek"}
    actors.undo(store, made["id"])
    assert who(store, "mayor of Lund") == {"ana-vidal"}
