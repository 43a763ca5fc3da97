"""What the answers say about a dispute of which everything is known."""

import pytest


def pairs(answer):
    """Return who does it to whom, as names."""
    rows = answer.get_json()["data"]
    return {(row["source"]["name"], row["type"], row["target"]["name"]) for row in rows}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("type=supports", {("Karl Ek", "SUPPORTS", "Ana Vidal")}),
        ("type=CONTRADICTS&source=river board", {("River Board", "CONTRADICTS", "Ana Vidal")}),
        ("source=the mayor of lund", {("Ana Vidal", "ACCUSES", "Orin Water")}),
        ("source=ana-vidal&type=SUPPORTS", set()),
        ("stated=false", {("Karl Ek", "CONTRADICTS", "River Board")}),
        ("stated=false&min_certainty=0.6", set()),
        ("min_certainty=0.95", {("Orin Water", "CONTRADICTS", "Ana Vidal")}),
        ("since=2031-03-07", {("Orin Water", "CONTRADICTS", "Ana Vidal")}),
        ("since=2031-03-06&until=2031-03-06&target=orin water",
         {("Karl Ek", "ACCUSES", "Orin Water")}),
        ("until=2030", set()),
        ("target=nobody", set()),
    ],
)  # fmt: skip
def test_edges_by_filter(client, query, expected):
    assert pairs(client.get(f"/v1/edges?{query}")) == expected


def test_an_edge_has_all_its_evidence(client):
    (edge,) = client.get("/v1/edges?source=orin-water").get_json()["data"]
    assert edge["weight"] == 2
    assert edge["articles"] == ["friday", "monday"]
    proof = client.get(f"/v1/edges/{edge['id']}/assertions").get_json()["data"]
    assert [row["sentence"].split(" ", 3)[3] for row in proof] == [
        "poisoning the river, as Vidal had said.",
        "the charge of the mayor again.",
    ]
    assert {row["id"] for row in proof} == set(edge["evidence"])
    assert client.get(f"/v1/edges/{edge['id']}").get_json()["data"] == edge


def test_every_offset_gives_the_words(client):
    for article in client.get("/v1/articles").get_json()["data"]:
        text = client.get(f"/v1/articles/{article['id']}").get_json()["data"]["text"]
        found = client.get(f"/v1/articles/{article['id']}/assertions").get_json()["data"]
        assert len(found) == article["assertions"] > 0
        for row in found:
            start, end = row["sentence_span"]
            assert text[start:end] == row["sentence"]
            for role, words in (("source", "source"), ("cue", "cue"), ("content", "text")):
                spans = row[f"{role}_spans"]
                assert " … ".join(text[a:b] for a, b in spans) == row[words]


def test_a_contradiction_has_both_sides(client):
    rows = client.get("/v1/contradictions?source=orin-water").get_json()["data"]
    (_, first) = rows[0]["evidence"]
    assert first["cue"] == "denied"
    assert first["article"]["title"] == "Mayor blames Orin Water"
    assert first["sentence"].startswith("Orin Water denied")
    (other,) = first["contradicted"]
    assert other["basis"] == "claim"
    assert other["sentence"] == "Ana Vidal accused Orin Water of poisoning the river."
    assert other["sentence_span"] == [0, 52]
    assert other["cue_spans"] == [[10, 17]]


def test_actors_by_part_of_a_name(client):
    rows = client.get("/v1/actors?q=MAYOR").get_json()["data"]
    assert [row["name"] for row in rows] == ["Ana Vidal"]
    unnamed = client.get("/v1/actors?kind=unnamed").get_json()["data"]
    assert [row["name"] for row in unnamed] == ["an official of the board"]


def test_an_actor_and_what_there_is_about_it(client):
    actor = client.get("/v1/actors/ana-vidal").get_json()["data"]
    assert actor["accuses"] == 1
    assert actor["contradicted_by"] == 2
    assert actor["supported_by"] == 1
    assert "Mayor Vidal" in actor["aliases"]


def test_reports_are_listed_and_run(client):
    for report in client.get("/v1/reports").get_json()["data"]:
        table = client.get(report["url"]).get_json()["data"]
        assert table["title"] == report["title"]
        names = [column["name"] for column in table["columns"]]
        assert all(list(row) == names for row in table["rows"])
