"""/v1/reviews: analysts decide, and every list of edges follows."""

import pytest
from made_up import river_dispute

from api.described import check_answer
from graphsvc.api import create_app
from graphsvc.claims.linking import Linker
from graphsvc.config import Settings
from graphsvc.store import open_store

DENIAL = "orin-water.contradicts.ana-vidal"
DENIED = river_dispute()[0].assertions[1].id
REJECTION = {"verdict": "reject", "by": "m.lind", "note": "She quotes the report."}


@pytest.fixture
def client(tmp_path):
    settings = Settings(store=str(tmp_path / "graph.lbug"))
    with open_store(settings) as store:
        store.put(river_dispute())
        Linker(store).finish()
        yield create_app(settings, store).test_client()


@pytest.fixture
def call(client):
    """Send a request; the answer must be as the description has it."""
    document = client.get("/openapi.json").get_json()

    def call(method, path, status=200, key="", **options):
        kind = path[path.find("{") : path.find("}") + 1]
        address = path.replace(kind, key) if kind else path
        answer = getattr(client, method)(address, **options)
        assert answer.status_code == status, answer.get_data(as_text=True)
        return check_answer(document, method, path, answer)

    return call


def review(call, subject=DENIED, status=201, **body):
    path = f"/v1/{'edges/{edge_id}' if '.' in subject else 'assertions/{assertion_id}'}/reviews"
    return call("post", path, status=status, key=subject, json=body)


def edge_ids(call, path="/v1/edges", **query):
    return [row["id"] for row in call("get", path, query_string=query)["data"]]


def test_a_rejected_assertion_is_listed_as_a_review_only(client, call):
    made = review(call, **REJECTION)["data"]
    assert (made["state"], made["by"], made["note"]) == ("in force", "m.lind", REJECTION["note"])
    assert made["found"]["sentence"].startswith("Orin Water denied")
    assert client.get(f"/v1/assertions/{DENIED}").status_code == 404
    edge = call("get", "/v1/edges/{edge_id}", key=DENIAL)["data"]
    assert DENIED not in edge["evidence"]
    (listed,) = call("get", "/v1/reviews")["data"]
    assert listed == made
    assert call("get", "/v1/reviews/{review_id}", key=made["id"])["data"] == made


def test_a_review_has_an_address(client):
    answer = client.post(f"/v1/assertions/{DENIED}/reviews", json=REJECTION)
    assert answer.status_code == 201
    location = answer.headers["Location"]
    assert client.get(location).get_json()["data"] == answer.get_json()["data"]


def test_withdrawing_brings_back_what_was_extracted(call):
    made = review(call, **REJECTION)["data"]
    gone = call("delete", "/v1/reviews/{review_id}", key=made["id"], query_string={"by": "Olof"})
    assert (gone["data"]["state"], gone["data"]["withdrawn_by"]) == ("withdrawn", "Olof")
    assert DENIED in call("get", "/v1/edges/{edge_id}", key=DENIAL)["data"]["evidence"]
    call("delete", "/v1/reviews/{review_id}", status=422, key=made["id"],
         query_string={"by": "Olof"})  # fmt: skip
    assert [row["id"] for row in call("get", "/v1/reviews")["data"]] == [made["id"]]


def test_a_rejected_edge_is_in_no_list(call):
    (made,) = review(call, DENIAL, verdict="reject", by="Ida")["data"]
    assert made["kind"] == "edge"
    assert DENIAL not in edge_ids(call)
    assert DENIAL not in edge_ids(call, "/v1/contradictions")
    call("get", "/v1/edges/{edge_id}", status=404, key=DENIAL)
    (claim,) = call("get", "/v1/claims", query_string={"q": "poisoned"})["data"]
    found = call("get", "/v1/claims/{claim_id}/edges", key=claim["id"])["data"]
    assert DENIAL not in [row["id"] for row in found]


@pytest.mark.parametrize(
    ("path", "least"),
    [("/v1/edges", 0), ("/v1/contradictions", 0)],
)
def test_lists_can_be_asked_for_what_is_confirmed(call, path, least):
    review(call, verdict="confirm", by="Ida")
    everything = edge_ids(call, path, min_certainty=least)
    assert edge_ids(call, path, min_certainty=least, reviewed="confirmed") == [DENIAL]
    others = edge_ids(call, path, min_certainty=least, reviewed="unreviewed")
    assert sorted([*others, DENIAL]) == sorted(everything)
    call("get", path, status=422, query_string={"reviewed": "yes"})


@pytest.mark.parametrize("analysis", ["camps", "balance", "between", "centrality"])
def test_analyses_can_be_of_what_is_confirmed(call, analysis):
    review(call, DENIAL, verdict="confirm", by="Ida")
    path = f"/v1/analysis/{analysis}"
    assert call("get", path)["data"]["projection"]["edges"] > 1
    confirmed = call("get", path, query_string={"reviewed": "confirmed"})["data"]
    assert confirmed["projection"]["edges"] == 1


def test_chains_can_be_of_what_is_confirmed(call):
    review(call, DENIAL, verdict="confirm", by="Ida")
    ends = {"from": "Karl Ek", "to": "Ana Vidal"}
    assert call("get", "/v1/analysis/chains", query_string=ends)["data"]["chains"]
    only = {**ends, "from": "Orin Water", "reviewed": "confirmed"}
    (chain,) = call("get", "/v1/analysis/chains", query_string=only)["data"]["chains"]
    assert len(chain["steps"]) == 1


def test_a_correction_is_shown_beside_what_was_extracted(call):
    change = {"type": "ACCUSES", "targets": ["Karl Ek"]}
    made = review(call, verdict="correct", by="Ida", correction=change)["data"]
    assert made["correction"]["edges"][0]["target"]["name"] == "Karl Ek"
    edge = call("get", "/v1/edges/{edge_id}", key="orin-water.accuses.karl-ek")["data"]
    assert (edge["evidence"], edge["confirmed"], edge["rules"]) == (
        [DENIED],
        [DENIED],
        ["reviewed"],
    )
    path = "/v1/edges/{edge_id}/assertions"
    (shown,) = call("get", path, key="orin-water.accuses.karl-ek")["data"]
    assert shown["review"]["extracted"]["edge"] == "CONTRADICTS"
    assert [one["name"] for one in shown["review"]["extracted"]["targets"]] == ["Ana Vidal"]


def test_reviews_come_in_pages_and_by_filter(client, call):
    review(call, **REJECTION)
    review(call, verdict="confirm", by="Ida")
    review(call, DENIAL, verdict="confirm", by="Olof")
    rows = call("get", "/v1/reviews")["data"]
    assert [row["by"] for row in rows] == ["Olof", "Ida", "m.lind"], "the latest first"
    found, address = [], "/v1/reviews?limit=1"
    while address:
        page = client.get(address).get_json()
        found += page["data"]
        address = page["next"]
    assert found == rows
    for query, expected in (
        ({"by": "Ida"}, [rows[1]]),
        ({"kind": "edge"}, [rows[0]]),
        ({"verdict": "reject"}, [rows[2]]),
        ({"state": "superseded"}, [rows[2]]),
        ({"state": "in_force"}, rows[:2]),
        ({"article": "monday"}, rows[1:]),
        ({"subject": DENIAL}, [rows[0]]),
    ):
        assert call("get", "/v1/reviews", query_string=query)["data"] == expected, query


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"verdict": "reject"}, 422),
        ({"verdict": "maybe", "by": "Ida"}, 422),
        ({"verdict": "correct", "by": "Ida"}, 422),
        ({"verdict": "confirm", "by": "Ida", "correction": {"no_edge": True}}, 422),
        ({"verdict": "confirm", "by": "Ida", "sure": True}, 422),
        ({"verdict": "correct", "by": "Ida", "correction": {"targets": ["Nobody Known"]}}, 404),
    ],
)
def test_decisions_that_are_refused(call, body, status):
    review(call, status=status, **body)
    assert call("get", "/v1/reviews")["data"] == []


def test_what_is_unknown_is_404(call):
    review(call, "no-such-assertion", status=404, **REJECTION)
    review(call, "no.such.edge", status=404, **REJECTION)
    call("get", "/v1/reviews/{review_id}", status=404, key="none")
    call("delete", "/v1/reviews/{review_id}", status=404, key="none", query_string={"by": "Ida"})


def test_a_form_of_another_site_cannot_decide(client):
    answer = client.post(f"/v1/assertions/{DENIED}/reviews", data=REJECTION)
    assert answer.status_code == 415
