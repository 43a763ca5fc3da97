"""The same quarrel, asked as a library, by command and over the API: sentences included."""

import json

import pytest
from click.testing import CliRunner

from graphsvc import queries
from graphsvc.analysis import answers
from graphsvc.analysis.answers import Question
from graphsvc.api import create_app
from graphsvc.cli import cli
from graphsvc.config import Settings
from graphsvc.errors import NotFound, ParameterError
from graphsvc.queries import EdgeFilter
from graphsvc.store import open_store

from .conftest import quarrel

ANALYSES = {
    "camps": answers.camps,
    "balance": answers.balance,
    "between": answers.between,
    "centrality": answers.centrality,
}


def names(actors):
    return [actor["name"] for actor in actors]


def edges_in(value):
    """Yield the edges that an answer shows, wherever they stand."""
    if isinstance(value, dict):
        if "evidence" in value and "proof" in value:
            yield value
            return
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from edges_in(part)


@pytest.fixture(scope="module")
def client(store, quarrel_path):
    return create_app(Settings(store=str(quarrel_path)), store).test_client()


@pytest.fixture
def run(quarrel_path):
    def run(*args):
        words = ["analysis", *args, "--store", str(quarrel_path)]
        return CliRunner().invoke(cli, words, catch_exceptions=False)

    return run


def test_camps(store):
    found = answers.camps(store, Question())
    assert found["projection"] == {"actors": 8, "edges": 13, "ties": 12}
    assert found["count"] == 2
    assert found["unaligned"] == 1  # Hal, whom nobody backs
    first, second = (names(camp["members"]) for camp in found["camps"])
    # Gus is backed by neither more than by the other: he may be counted to either.
    assert {*first, *second} == {"Ada", "Bo", "Cy", "Dag", "Eva", "Finn", "Gus"}
    assert next(c for c in (first, second) if "Ada" in c)[:3] == ["Ada", "Bo", "Cy"]
    assert next(c for c in (first, second) if "Dag" in c)[:3] == ["Dag", "Eva", "Finn"]
    [between] = found["between"]
    assert (between["camps"], between["conflict"]) == ([1, 2], 2.7)
    assert {edge["proof"]["sentence"] for edge in between["edges"]} == {
        "Ada accused Dag in public.",
        "Dag contradicted Ada in public.",
        "Bo contradicted Eva in public.",
    }


def test_balance(store):
    found = answers.balance(store, Question())
    assert found["triangles"] == {
        "all_support": 2, "one_conflict": 0, "two_conflicts": 0, "all_conflict": 1,
        "balanced_share": 2 / 3,
    }  # fmt: skip
    [triangle] = found["unbalanced"]
    assert names(triangle["actors"]) == ["Ada", "Dag", "Hal"]
    assert {edge["id"] for edge in triangle["edges"]} == {
        "ada.accuses.dag", "dag.contradicts.ada", "hal.accuses.ada", "hal.accuses.dag",
    }  # fmt: skip
    assert found["frustration"] == {"ties": 2, "at_least": 2, "exact": True, "share": 2 / 12}
    assert len(found["frustrated"]) == 2
    sides = [set(names(side["members"])) for side in found["sides"]]
    assert sorted(side["size"] for side in found["sides"]) in ([3, 5], [4, 4])
    assert any({"Ada", "Bo", "Cy"} <= side for side in sides)
    assert any({"Dag", "Eva", "Finn"} <= side for side in sides)


def test_between(store):
    found = answers.between(store, Question())
    assert (found["camps"], found["estimated_from"]) == (2, None)
    first = found["actors"][0]
    assert first["participation"] == 0.5
    # Gus, or the one of the other camp whom he backs: the tie is the same.
    assert first["name"] in ("Gus", "Cy", "Finn")
    gus = [one for one in found["actors"] if one["name"] == "Gus"]
    assert [tie["support"] for tie in gus[0]["ties"]] == [0.9, 0.9]
    sentences = {e["proof"]["sentence"] for tie in gus[0]["ties"] for e in tie["edges"]}
    assert sentences == {"Gus backed Cy in public.", "Gus backed Finn in public."}


def test_centrality(store):
    found = answers.centrality(store, Question())
    shown = [(one["name"], one["by"], one["assertions"]) for one in found["actors"]]
    assert shown == [("Ada", 2, 2), ("Dag", 2, 2), ("Eva", 1, 1)]


def test_chains(store):
    found = answers.chains(store, Question(), "HAL", "the mayor finn")
    [chain] = found["chains"]
    assert names(chain["actors"]) == ["Hal", "Dag", "Finn"]
    assert chain["side"] == "opposed"
    sentences = [edge["proof"]["sentence"] for step in chain["steps"] for edge in step["edges"]]
    assert sentences == ["Hal accused Dag in public.", "Finn backed Dag in public."]
    two = answers.chains(store, Question(), "hal", "gus")["chains"]
    assert [names(chain["actors"]) for chain in two] == [
        ["Hal", "Ada", "Cy", "Gus"],
        ["Hal", "Dag", "Finn", "Gus"],
    ]


@pytest.mark.parametrize("name", ANALYSES)
def test_every_edge_shown_can_be_followed_to_its_sentence(store, name):
    shown = list(edges_in(ANALYSES[name](store, Question())))
    assert shown
    for edge in shown:
        evidence = queries.assertions_by_id(store, edge["evidence"])
        assert len(evidence) == len(edge["evidence"]) == edge["weight"]
        assert edge["proof"] == evidence[0]
        article = queries.article(store, edge["proof"]["article"]["id"])
        start, end = edge["proof"]["sentence_span"]
        assert article["text"][start:end] == edge["proof"]["sentence"]
        assert edge["source"]["name"] in edge["proof"]["sentence"]


@pytest.mark.parametrize("name", ANALYSES)
def test_the_order_of_loading_changes_nothing(store, tmp_path, name):
    with open_store(Settings(store=str(tmp_path / "other.lbug"))) as other:
        for story in reversed(quarrel()):
            other.put([story])
        assert ANALYSES[name](other, Question()) == ANALYSES[name](store, Question())


def test_only_the_edges_asked_for_count(store):
    def size(**given):
        return answers.camps(store, Question(edges=EdgeFilter(**given)))["projection"]["edges"]

    assert size(until="2031-05-08") == 8
    assert size(since="2031-05-09", until="2031-05-10") == 2
    assert size(min_certainty=0.95) == 0
    assert size(stated=False) == 0


@pytest.mark.parametrize("name", ANALYSES)
def test_nothing_to_analyse(store, name):
    found = ANALYSES[name](store, Question(edges=EdgeFilter(since="2040")))
    assert found["projection"] == {"actors": 0, "edges": 0, "ties": 0}
    assert list(edges_in(found)) == []


def test_too_many_edges_are_refused_with_what_to_do(store):
    with pytest.raises(ParameterError, match=r"more than 12 edges.* min_certainty, or raise"):
        answers.camps(store, Question(max_edges=12))
    assert answers.camps(store, Question(max_edges=13))["count"] == 2


def test_whom_a_chain_is_between(store):
    with pytest.raises(NotFound, match="no actor has the id 'nobody'"):
        answers.chains(store, Question(), "nobody", "ada")
    with pytest.raises(ParameterError, match="to: is the same actor as from: Ada"):
        answers.chains(store, Question(), "ada", "Ada")


def test_a_name_that_several_have_is_not_guessed(tmp_path):
    from made_up import Story

    story = Story("two")
    story.actor("Ada Holm", aliases=["Holm"])
    story.actor("Bo Holm", aliases=["Holm"])
    story.says("Ada Holm", "accused", "Bo Holm.", edge="ACCUSES", targets=["Bo Holm"])
    with open_store(Settings(store=str(tmp_path / "graph.lbug"))) as store:
        store.put([story.extraction()])
        with pytest.raises(ParameterError, match=r"2 actors .* ada-holm .*, bo-holm"):
            answers.chains(store, Question(), "holm", "ada-holm")


@pytest.mark.parametrize("name", ANALYSES)
def test_api_and_command_say_the_same_as_the_library(store, client, run, name):
    expected = json.loads(
        json.dumps(ANALYSES[name](store, Question(edges=EdgeFilter(min_certainty=0.5))))
    )
    assert client.get(f"/v1/analysis/{name}").get_json()["data"] == expected
    assert json.loads(run(name, "--json").output) == expected


def test_chains_over_api_and_command(store, client, run):
    expected = answers.chains(store, Question(edges=EdgeFilter(min_certainty=0.5)), "hal", "finn")
    expected = json.loads(json.dumps(expected))
    answer = client.get("/v1/analysis/chains?from=hal&to=finn")
    assert answer.get_json()["data"] == expected
    assert json.loads(run("chains", "hal", "finn", "--json").output) == expected
    assert run("chains", "hal", "finn").output.splitlines() == [
        "Hal — Dag — Finn: opposed",
        "  Hal accuses Dag (1 times, certainty 0.90)",
        "    Hal accused Dag in public.",
        f"    — The Harbour Courier, 2031-05-13, day-13; assertion {proof(expected, 0)}",
        "  Finn supports Dag (1 times, certainty 0.90)",
        "    Finn backed Dag in public.",
        f"    — The Harbour Courier, 2031-05-06, day-6; assertion {proof(expected, 1)}",
    ]
    none = run("chains", "hal", "finn", "--max-steps", "1").output
    assert none == "No chain of at most 1 ties leads from Hal to Finn.\n"


def proof(answer, step):
    return answer["chains"][0]["steps"][step]["edges"][0]["proof"]["id"]


def test_the_report_has_all_of_it_with_sentences(run):
    text = run("report").output
    for words in (
        "2 camps among 8 actors",
        "3 triangles, 67% balanced; the best split found into two sides contradicts 2 ties, "
        "and none is better",
        "Unbalanced: Ada, Dag, Hal (all conflict)",
        "actors with support in more than one of 2 camps",
        "3 actors are accused or contradicted",
        "    Gus backed Cy in public.",
    ):
        assert words in text
    rows = [json.loads(line) for line in run("report", "--json").output.splitlines()]
    assert [row["analysis"] for row in rows] == list(ANALYSES)


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (["camps", "--max-analysis-edges", "5"], 2, "more than 5 edges"),
        (["camps", "--since", "yesterday"], 2, "since: 'yesterday' is not an ISO 8601 date"),
        (["chains", "ada", "nobody"], 4, "no actor has the id 'nobody'"),
        (["chains", "ada"], 2, "Missing argument 'TO'"),
    ],
)
def test_wrong_use_of_the_command(run, args, code, message):
    result = run(*args)
    assert result.exit_code == code
    assert message in result.stderr


@pytest.mark.parametrize(
    ("address", "status", "name"),
    [
        ("camps?limit=0", 422, "limit"),
        ("camps?limit=501", 422, "limit"),
        ("camps?seed=x", 422, "seed"),
        ("centrality?seed=1", 422, "seed"),
        ("chains?from=ada", 422, "to"),
        ("chains?to=ada", 422, "from"),
        ("chains?from=ada&to=ADA", 422, "to"),
        ("chains?from=ada&to=nobody", 404, None),
    ],
)
def test_wrong_use_of_the_api(client, address, status, name):
    answer = client.get(f"/v1/analysis/{address}")
    problem = answer.get_json(force=True)
    assert (answer.status_code, problem["status"]) == (status, status)
    assert [part["name"] for part in problem.get("errors") or ()] == ([name] if name else [])


def test_more_edges_than_the_server_takes_on(store, quarrel_path):
    settings = Settings(store=str(quarrel_path), max_analysis_edges=5)
    answer = create_app(settings, store).test_client().get("/v1/analysis/balance")
    assert answer.status_code == 422
    assert "more than 5 edges" in answer.get_json(force=True)["detail"]
