"""/v1/actors and /v1/decisions: who is who, why, and what is decided by hand."""

import pytest
from made_up import Story, river_dispute

from api.described import check_answer
from graphsvc.api import create_app
from graphsvc.config import Settings
from graphsvc.store import open_store

MERGE = {"kind": "merge", "other": "river-board", "by": "Ida", "note": "Renamed."}


def said_by(article, name, kind="person", aliases=()):
    """Return an article in which somebody says something."""
    story = Story(article)
    story.actor(name, kind, list(aliases))
    story.says(name, "said", f"the water of {article} was clean.")
    return story.extraction()


def dispute():
    return [
        *river_dispute(),
        said_by("gazette", "Coastal Safety Board", "organisation", ["CSB"]),
        said_by("herald", "CSB", "organisation"),
        said_by("post", "Lund Board", "organisation"),
    ]


@pytest.fixture
def store(tmp_path):
    with open_store(Settings(store=str(tmp_path / "graph.lbug"))) as store:
        store.put(dispute())
        yield store


@pytest.fixture
def client(store, tmp_path):
    return create_app(Settings(store=str(tmp_path / "graph.lbug")), store).test_client()


@pytest.fixture
def call(client):
    """Send a request; the answer must be as the description has it."""
    document = client.get("/openapi.json").get_json()

    def call(method, path, status=200, key="", **options):
        kind = path[path.find("{") : path.find("}") + 1]
        answer = getattr(client, method)(path.replace(kind, key) if kind else path, **options)
        assert answer.status_code == status, answer.get_data(as_text=True)
        return check_answer(document, method, path, answer)

    return call


def decide(call, actor, status=201, **body):
    path = "/v1/actors/{actor_id}/decisions"
    return call("post", path, status=status, key=actor, json=body)


def ids(call, path="/v1/actors", **query):
    return [row["id"] for row in call("get", path, query_string={"limit": 100, **query})["data"]]


def test_an_actor_says_why_its_names_are_one(call):
    found = call("get", "/v1/actors/{actor_id}", key="coastal-safety-board")["data"]
    own, short = found["names"]
    assert (own["name"], own["same_as"], own["rule"]) == ("Coastal Safety Board", None, None)
    assert (short["name"], short["articles"]) == ("CSB", 1)
    assert (short["same_as"], short["rule"]) == ("coastal-safety-board", "acronym")
    assert short["because"] == "1 article uses both names for one"
    assert "csb" not in ids(call)


def test_an_unnamed_source_is_of_its_article_alone(call):
    (source,) = [key for key in ids(call) if key.startswith("an-official-of-the-board@")]
    found = call("get", "/v1/actors/{actor_id}", key=source)["data"]
    assert "names nobody" in found["alone"]


def test_the_id_of_a_name_that_a_rule_joined_leads_to_the_actor(call, client):
    moved = call("get", "/v1/actors/{actor_id}", status=308, key="csb")["data"]
    assert moved == {"id": "csb", "actor": "coastal-safety-board"}
    followed = client.get("/v1/actors/csb", follow_redirects=True)
    assert followed.get_json()["data"]["id"] == "coastal-safety-board"


def test_a_merged_actor_is_the_other_in_all_answers(call, client):
    made = decide(call, "lund-board", **MERGE)["data"]
    assert (made["actor"], made["other"], made["by"]) == ("lund-board", "river-board", "Ida")
    assert "lund-board" not in ids(call)
    answer = client.get("/v1/actors/lund-board")
    assert answer.status_code == 308
    assert answer.headers["Location"].endswith("/v1/actors/river-board")
    found = call("get", "/v1/actors/{actor_id}", key="river-board")["data"]
    (name,) = [one for one in found["names"] if one["id"] == "lund-board"]
    assert name["rule"] == "by hand"
    assert name["because"].startswith("merged by Ida on 20") and "Renamed." in name["because"]
    assert name["decision"] == made["id"]
    assert [one["id"] for one in found["decisions"]] == [made["id"]]
    articles = call("get", "/v1/actors/{actor_id}/articles", key="river-board")["data"]
    assert ("post", "Lund Board") in [(one["id"], one["name"]) for one in articles]


def test_a_merge_outlives_another_extraction_and_an_undo_leaves_no_trace(call, store):
    before = call("get", "/v1/actors", query_string={"limit": 100})
    made = decide(call, "lund-board", **MERGE)["data"]
    store.remove("post")
    store.put([said_by("post", "Lund Board", "organisation")])
    assert "lund-board" not in ids(call)
    gone = call("delete", "/v1/decisions/{decision_id}", key=made["id"])["data"]
    assert gone == made
    assert call("get", "/v1/actors", query_string={"limit": 100}) == before
    assert call("get", "/v1/decisions")["data"] == []
    call("get", "/v1/decisions/{decision_id}", status=404, key=made["id"])
    call("delete", "/v1/decisions/{decision_id}", status=404, key=made["id"])


def test_what_some_articles_say_is_split_off(call):
    made = decide(call, "ana-vidal", kind="split", by="Ida", name="Ana Vidal (judge)",
                  articles=["thursday"])["data"]  # fmt: skip
    other = call("get", "/v1/actors/{actor_id}", key=made["other"])["data"]
    assert (other["name"], other["articles"]) == ("Ana Vidal (judge)", 1)
    path = "/v1/actors/{actor_id}/articles"
    assert [one["id"] for one in call("get", path, key=made["other"])["data"]] == ["thursday"]
    rest = [one["id"] for one in call("get", path, key="ana-vidal")["data"]]
    assert "thursday" not in rest and "monday" in rest


def test_what_is_kept_apart_no_rule_joins(call):
    decide(call, "csb", kind="apart", other="coastal-safety-board", by="Ida")
    assert "csb" in ids(call)
    again = decide(call, "csb", status=409, kind="merge", other="coastal-safety-board", by="Ida")
    assert "undo it first" in again["detail"]
    assert again["type"] == "/problems/conflicting-decision"


def test_the_same_decision_twice_is_refused(call):
    decide(call, "lund-board", **MERGE)
    assert "already" in decide(call, "lund-board", status=409, **MERGE)["detail"]


@pytest.mark.parametrize(
    ("actor", "body", "status", "words"),
    [
        ("nobody", MERGE, 404, "'nobody'"),
        ("lund-board", MERGE | {"other": "nobody"}, 404, "'nobody'"),
        ("lund-board", {"kind": "merge", "by": "Ida"}, 422, "other"),
        ("lund-board", {"kind": "split", "by": "Ida", "name": "X"}, 422, "articles"),
        ("lund-board", {"kind": "marry", "by": "Ida"}, 422, "kind"),
        ("lund-board", {"kind": "apart", "other": "river-board"}, 422, "by"),
        ("lund-board", MERGE | {"colour": "red"}, 422, "colour"),
    ],
)
def test_what_is_wrong_is_named(call, actor, body, status, words):
    answer = decide(call, actor, status=status, **body)
    assert words in answer["detail"]
    assert call("get", "/v1/decisions")["data"] == []


def test_a_decision_is_sent_as_json_only(client):
    answer = client.post("/v1/actors/lund-board/decisions", data=MERGE)
    assert answer.status_code == 415


def test_decisions_are_listed_the_latest_first_in_pages(call, client):
    decide(call, "lund-board", **MERGE)
    decide(call, "karl-ek", kind="apart", other="ana-vidal", by="Olof")
    page = client.get("/v1/decisions?limit=1").get_json()
    assert [row["by"] for row in page["data"]] == ["Olof"]
    assert [row["by"] for row in client.get(page["next"]).get_json()["data"]] == ["Ida"]
