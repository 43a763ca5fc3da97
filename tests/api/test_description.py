"""The OpenAPI description, and every answer of a walk over all routes held against it."""

import re
from pathlib import Path

import openapi_spec_validator
import pytest

from api.described import check_answer, operations

# What is no part of the API: its description, the page and its files.
UNDESCRIBED = {
    "/",
    "/openapi.json",
    "/docs",
    "/docs/assets/<path:name>",
    "/problems/<slug>",
    "/static/<path:filename>",
}


@pytest.fixture(scope="module")
def document(river):
    return river.test_client().get("/openapi.json").get_json()


def test_the_description_is_valid_openapi(document):
    openapi_spec_validator.validate(document)
    assert document["openapi"].startswith("3.")


def test_every_route_is_described(river, document):
    routes = {rule.rule for rule in river.url_map.iter_rules()} - UNDESCRIBED
    assert {re.sub(r"<(\w+)>", r"{\1}", route) for route in routes} == set(document["paths"])


def test_every_operation_and_parameter_has_a_sentence(document):
    for method, path, operation in operations(document):
        assert operation["summary"].endswith("."), (method, path)
        for parameter in operation.get("parameters", ()):
            assert parameter["description"].endswith("."), (method, path, parameter["name"])


def test_operation_ids_are_unique(document):
    ids = [operation["operationId"] for _, _, operation in operations(document)]
    assert len(ids) == len(set(ids))


@pytest.fixture(scope="module")
def ids(river):
    """Return, for each parameter of a path, the values that there are."""
    client = river.test_client()
    edges = client.get("/v1/edges?min_certainty=0").get_json()["data"]
    return {
        "article_id": [row["id"] for row in client.get("/v1/articles").get_json()["data"]],
        "actor_id": [row["id"] for row in client.get("/v1/actors").get_json()["data"]],
        "edge_id": [row["id"] for row in edges],
        "assertion_id": [key for row in edges for key in row["evidence"]],
        "review_id": [row["id"] for row in client.get("/v1/reviews").get_json()["data"]],
        "decision_id": [row["id"] for row in client.get("/v1/decisions").get_json()["data"]],
        "claim_id": [row["id"] for row in client.get("/v1/claims").get_json()["data"]],
        "name": [row["name"] for row in client.get("/v1/reports").get_json()["data"]],
    }


def addresses(ids, path):
    """Return the addresses of a described path, with every id that there is."""
    names = re.findall(r"{(\w+)}", path)
    if not names:
        return [path]
    (name,) = names
    return [path.replace(f"{{{name}}}", value) for value in ids[name]]


# What operations cannot do without.
REQUIRED = {"from": "Karl Ek", "to": "river-board"}


def required(operation):
    """Return values for the parameters that an operation cannot do without."""
    wanted = (p for p in operation.get("parameters", ()) if p["in"] == "query" and p["required"])
    return {parameter["name"]: REQUIRED[parameter["name"]] for parameter in wanted}


def test_every_answer_is_as_described(client, document, ids):
    walked = 0
    for method, path, operation in operations(document):
        if method != "get" or path == "/readyz":
            continue
        for address in addresses(ids, path):
            answer = client.get(address, query_string=required(operation))
            assert answer.status_code == 200, (address, answer.get_data(as_text=True))
            body = check_answer(document, method, path, answer)
            assert set(body) == {"data", "next"}
            walked += 1
    assert walked > 30


def test_every_parameter_is_taken(client, document, ids):
    values = {
        "limit": "2", "q": "o", "kind": "person", "source": "karl-ek", "target": "Ana Vidal",
        "since": "2031-03", "until": "2031-03-31", "min_certainty": "0.5", "stated": "true",
        "stance": "contradicts", "contested": "true", "min_opposed": "0.5",
        "claim": "no-such-claim", "by": "year", "actor": "Ana Vidal",
        "type": "supports", "reviewed": "confirmed", "seed": "7", "max_steps": "3", **REQUIRED,
    }  # fmt: skip
    of_reviews = {
        "kind": "assertion", "by": "Ida", "verdict": "reject", "state": "in_force",
        "article": "monday", "subject": "none",
    }  # fmt: skip
    for method, path, operation in operations(document):
        if method != "get":
            continue
        known = values | of_reviews if path == "/v1/reviews" else values
        for parameter in operation.get("parameters", ()):
            name = parameter["name"]
            if parameter["in"] == "query" and name != "after":
                address = addresses(ids, path)[0]
                given = {**required(operation), name: known[name]}
                answer = client.get(address, query_string=given)
                assert answer.status_code == 200, (address, name)
                check_answer(document, method, path, answer)


@pytest.mark.parametrize("path", ["/v1/articles/{article_id}", "/v1/articles"])
def test_removal_is_as_described(empty, document, path):
    client = empty.test_client()
    text = {"text": "The board denied the claim on Monday.", "id": "one"}
    assert client.post("/v1/articles", json=text).status_code == 201
    query = {"id": ["one", "two"]} if path == "/v1/articles" else {}
    address = path.replace("{article_id}", "one")
    body = check_answer(document, "delete", path, client.delete(address, query_string=query))
    assert body["data"] == {"removed": ["one"], "unknown": ["two"] if query else []}
    again = client.delete(address, query_string=query)
    assert again.status_code == 404
    check_answer(document, "delete", path, again)
    assert client.get("/v1/articles").get_json()["data"] == []


def test_readiness_is_as_described(empty, extractor, document):
    client = empty.test_client()
    for _ in range(600):
        answer = client.get("/readyz")
        check_answer(document, "get", "/readyz", answer)
        if answer.status_code == 200:
            break
        assert answer.headers["Retry-After"]
        extractor._warming.join(0.1)
    assert answer.get_json()["data"]["counts"]["articles"] == 0
    assert answer.get_json()["data"]["newest"] == {"published": None, "age_days": None}


def test_the_manual_lists_every_operation_and_parameter(document):
    manual = Path(__file__, "../../../docs/api.md").resolve().read_text(encoding="utf-8")
    for method, path, operation in operations(document):
        wanted = f"{method.upper()} {path}"
        rows = [line.split("`")[1] for line in manual.splitlines() if line.startswith("| `")]
        named = [row for row in rows if row.partition("?")[0] == wanted]
        assert named, f"docs/api.md lacks {method.upper()} {path}"
        for parameter in operation.get("parameters", ()):
            if parameter["name"] not in ("limit", "after"):
                assert parameter["name"] in named[0], (path, parameter["name"])
