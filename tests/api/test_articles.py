"""Articles over the API: sent, sent again, changed, read, removed."""

import pytest

ARTICLE = {
    "text": "The harbour board rejected the dockers' claims on Monday.\n\n"
    "\u201cThe union is wrong,\u201d said Mara Lindqvist 🌊, who chairs the board. "
    "Union leader Tom Okafor accused Lindqvist of hiding the report.",
    "title": "Board rejects dockers' claims",
    "url": "https://news.example/board-rejects",
    "published": "4 March 2031",
    "publisher": "Example News",
}


def counts(client):
    """Return what every list holds, for a comparison."""
    lists = ("/v1/articles", "/v1/actors", "/v1/edges?min_certainty=0", "/v1/contradictions")
    return {address: client.get(address).get_json()["data"] for address in lists}


@pytest.fixture
def client(empty):
    return empty.test_client()


def test_a_new_article_has_an_address(client):
    answer = client.post("/v1/articles", json=ARTICLE)
    assert answer.status_code == 201
    data = answer.get_json()["data"]
    assert data["outcome"] == "added"
    assert answer.headers["Location"] == data["url"]
    stored = client.get(answer.headers["Location"]).get_json()["data"]
    assert stored["text"] == ARTICLE["text"]
    assert stored["published"] == "2031-03-04"
    assert stored["url"] == ARTICLE["url"]
    assert stored["assertions"] == data["assertions"]


def test_the_same_article_again_changes_nothing(client):
    first = client.post("/v1/articles", json=ARTICLE).get_json()["data"]
    before = counts(client)
    answer = client.post("/v1/articles", json=ARTICLE)
    assert answer.status_code == 200
    assert answer.get_json()["data"]["outcome"] == "unchanged"
    assert answer.get_json()["data"]["id"] == first["id"]
    assert counts(client) == before


def test_a_changed_article_replaces_its_former_self(client):
    first = client.post("/v1/articles", json=ARTICLE).get_json()["data"]
    changed = {**ARTICLE, "text": "Nobody said anything at the harbour."}
    answer = client.post("/v1/articles", json=changed)
    assert answer.status_code == 200
    assert answer.get_json()["data"]["outcome"] == "replaced"
    assert answer.get_json()["data"]["id"] == first["id"]
    after = counts(client)
    assert len(after["/v1/articles"]) == 1
    assert after["/v1/edges?min_certainty=0"] == []


def test_removal_undoes_exactly_what_an_article_gave(client):
    client.post("/v1/articles", json={**ARTICLE, "id": "other", "url": None})
    before = counts(client)
    sent = client.post("/v1/articles", json=ARTICLE).get_json()["data"]
    assert counts(client) != before
    assert client.delete(f"/v1/articles/{sent['id']}").status_code == 200
    assert counts(client) == before


def test_fields_that_are_not_read_are_named(client):
    answer = client.post("/v1/articles", json={**ARTICLE, "author": "N. N.", "section": 3})
    assert answer.get_json()["data"]["ignored"] == ["author", "section"]


def test_an_id_with_odd_characters_can_be_asked_for(client):
    sent = client.post("/v1/articles", json={**ARTICLE, "id": "Ümlaut/№ 7?"})
    assert client.get(sent.headers["Location"]).status_code == 200
