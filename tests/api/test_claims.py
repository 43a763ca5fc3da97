"""/v1/claims and /v1/positions on disputes of which everything is known."""

import pytest
from made_up import bridge_dispute, river_dispute

from api.described import check_answer
from graphsvc.api import create_app
from graphsvc.claims.linking import Linker
from graphsvc.config import Settings
from graphsvc.store import open_store


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    settings = Settings(store=str(tmp_path_factory.mktemp("claims") / "graph.lbug"))
    with open_store(settings) as store:
        store.put([*river_dispute(), *bridge_dispute()])
        Linker(store).finish()
        yield create_app(settings, store).test_client()


@pytest.fixture(scope="module")
def ask(client):
    """Ask an address; the answer is as the description has it."""
    document = client.get("/openapi.json").get_json()

    def ask(path, key="", **parameters):
        answer = client.get(
            path.replace("{claim_id}", key).replace("{edge_id}", key), query_string=parameters
        )
        assert answer.status_code == 200, answer.get_data(as_text=True)
        return check_answer(document, "get", path, answer)

    return ask


@pytest.fixture(scope="module")
def bridge(ask):
    (found,) = ask("/v1/claims", q="bridge")["data"]
    return found["id"]


def test_what_is_disputed(ask):
    rows = ask("/v1/claims", contested="true")["data"]
    assert [(row["text"], row["for"], row["against"]) for row in rows] == [
        ("Orin Water poisoned the river", 1, 4),
        ("The bridge will reopen in May", 3, 1),
    ]
    found = ask("/v1/claims", actor="Lund Council", since="2031-04", contested="true")["data"]
    assert [row["text"] for row in found] == ["The bridge will reopen in May"]


def test_claims_come_in_pages(client, ask):
    whole = ask("/v1/claims")["data"]
    found, address = [], "/v1/claims?limit=1"
    while address:
        body = client.get(address).get_json()
        found += body["data"]
        address = body["next"]
    assert found == whole


def test_a_claim_shows_its_wording_both_sides_and_dates(ask, bridge):
    found = ask("/v1/claims/{claim_id}", key=bridge)["data"]
    assert found["text"] == "The bridge will reopen in May"
    assert found["clearest"]["text"].startswith(found["wording"])
    assert (found["first"], found["last"]) == ("2031-01-08", "2031-04-10")
    assert [(row["name"], row["for"], row["against"]) for row in found["positions"]] == [
        ("Ana Vidal", 2, 0),
        ("Lund Council", 1, 1),
    ]


def test_its_assertions_come_with_sentence_article_and_date(ask, bridge):
    rows = ask("/v1/claims/{claim_id}/assertions", key=bridge, stance="contradicts")["data"]
    (row,) = rows
    assert row["sentence"] == "Lund Council denied that the bridge will reopen in May."
    assert row["article"]["published"] == "2031-02-10"
    first = ask("/v1/claims/{claim_id}/assertions", key=bridge)["data"][0]
    assert (first["date"], first["dated"]) == ("2031-01-08", "text")


def test_who_answered_whom(ask, bridge):
    rows = ask("/v1/claims/{claim_id}/turns", key=bridge)["data"]
    assert [row["conflict"] for row in rows] == [None, "denial", "denial", None]
    assert [row["chain"] for row in rows] == [True, True, True, False]
    assert rows[1]["answers"] == rows[0]["id"]


def test_inferred_edges_name_rule_and_premises_and_can_be_left_out(ask, bridge):
    (edge,) = ask("/v1/claims/{claim_id}/edges", key=bridge)["data"]
    assert (edge["stated"], edge["rules"]) == (False, ["opposite sides of a claim"])
    assert len(edge["premises"]) == 3
    assert ask("/v1/claims/{claim_id}/edges", key=bridge, stated="true")["data"] == []


def test_the_chain_behind_a_contradiction(client, ask):
    (found,) = ask("/v1/edges/{edge_id}/exchanges", key="orin-water.contradicts.ana-vidal")["data"]
    assert found["claim"]["text"] == "Orin Water poisoned the river"
    assert [row["conflict"] for row in found["turns"]] == [None, "rejected accusation"]
    assert client.get("/v1/edges/a.contradicts.b/exchanges").status_code == 404


def test_positions_over_time(ask, bridge):
    rows = ask("/v1/positions", claim=bridge, actor="Lund Council")["data"]
    assert [(row["period"], row["for"], row["against"]) for row in rows] == [
        ("2031-02", 0, 1),
        ("2031-04", 1, 0),
    ]
    by_year = ask("/v1/positions", claim=bridge, by="year")["data"]
    assert [(row["actor"]["name"], row["period"]) for row in by_year] == [
        ("Ana Vidal", "2031"),
        ("Lund Council", "2031"),
    ]


def test_who_contradicts_themselves(ask):
    rows = ask("/v1/positions/changed")["data"]
    assert [row["actor"]["name"] for row in rows] == ["Ana Vidal", "Lund Council"]
    council = rows[1]
    assert council["for"][0]["article"]["id"] == "april"
    assert council["against"][0]["article"]["id"] == "february"


@pytest.mark.parametrize("part", ["", "/assertions", "/turns", "/edges"])
def test_an_unknown_claim_is_404(client, part):
    answer = client.get(f"/v1/claims/no-such-claim{part}")
    assert answer.status_code == 404
    assert answer.get_json()["detail"] == "no claim has the id 'no-such-claim'"


def test_wrong_parameters_are_422(client):
    for address in ("/v1/claims?since=soon", "/v1/positions?by=week", "/v1/claims?actr=x"):
        assert client.get(address).status_code == 422
