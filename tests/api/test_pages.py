"""Pages: a walk meets every row once, the Link header says what the body says, null ends it."""

import re

import pytest


def walk(client, address):
    """Return the rows of all pages, and how many pages there were."""
    rows, pages = [], 0
    while address:
        answer = client.get(address)
        assert answer.status_code == 200, answer.get_data(as_text=True)
        body = answer.get_json()
        following = re.findall(r'<(.+)>; rel="next"', answer.headers.get("Link", ""))
        assert following == ([body["next"]] if body["next"] else [])
        rows += body["data"]
        pages += 1
        address = body["next"]
    return rows, pages


@pytest.mark.parametrize("limit", [1, 2, 3, 5, 50])
@pytest.mark.parametrize(
    "address",
    ["/v1/articles", "/v1/actors", "/v1/edges", "/v1/contradictions", "/v1/actors?q=o",
     "/v1/edges?type=contradicts&source=orin%20water&min_certainty=0.1",
     "/v1/articles/monday/assertions"],
)  # fmt: skip
def test_a_walk_meets_every_row_once(client, address, limit):
    whole = client.get(address).get_json()["data"]
    assert whole
    joint = "&" if "?" in address else "?"
    rows, pages = walk(client, f"{address}{joint}limit={limit}")
    assert rows == whole
    assert pages == -(-len(whole) // limit)


def test_a_walk_goes_on_while_articles_come_and_go(empty):
    client = empty.test_client()
    for number in range(6):
        text = {"text": f"The board denied claim {number}.", "id": f"a{number}"}
        client.post("/v1/articles", json=text)
    first = client.get("/v1/articles?limit=2").get_json()
    seen = [row["id"] for row in first["data"]]
    client.delete(f"/v1/articles/{seen[-1]}")
    rows, _ = walk(client, first["next"])
    ids = seen + [row["id"] for row in rows]
    assert sorted(ids) == [f"a{number}" for number in range(6)]


def test_filters_go_on_in_the_next_address(client):
    body = client.get("/v1/edges?type=contradicts&min_certainty=0.6&limit=1").get_json()
    following = client.get(body["next"]).get_json()["data"]
    assert [row["type"] for row in following] == ["CONTRADICTS"]
    assert "min_certainty=0.6" in body["next"]
