"""Errors: one shape, whatever goes wrong and wherever it does."""

import inspect
import logging
import re
import time

import pytest
from serving import closed_port

from api.described import check_answer, operations
from graphsvc import errors
from graphsvc.api import create_app, problems
from graphsvc.config import Settings

MEMBERS = {"type", "title", "status", "detail", "instance", "request_id"}
# What a POST sends, by the last part of its address.
BODIES = {
    "articles": {"text": "He said no."},
    "reviews": {"verdict": "confirm", "by": "Ida"},
    "decisions": {"kind": "merge", "other": "y", "by": "Ida"},
}


def send(client, document, method, path, address):
    """Send a request with all that the operation cannot do without."""
    parameters = document["paths"][path][method].get("parameters", ())
    required = (one["name"] for one in parameters if one["required"] and one["in"] == "query")
    body = BODIES[path.rpartition("/")[2]] if method == "post" else None
    query = dict.fromkeys(required, "x")
    return client.open(address, method=method.upper(), query_string=query, json=body)


def check_problem(answer, status):
    """Fail unless an answer is a problem of that status, with all its members; returns it."""
    assert answer.status_code == status, answer.get_data(as_text=True)
    assert answer.mimetype == "application/problem+json"
    body = answer.get_json(force=True)
    assert set(body) - {"errors"} == MEMBERS
    assert body["status"] == status
    assert body["title"] and body["detail"]
    assert body["request_id"] == answer.headers["X-Request-Id"]
    assert ("errors" in body) == (status == 422)
    return body


@pytest.fixture(scope="module")
def all_operations(river):
    """Every operation, as (method, described path, an address)."""
    document = river.test_client().get("/openapi.json").get_json()
    return [
        (method, path, re.sub(r"{\w+}", "x", path)) for method, path, _ in operations(document)
    ], document


def test_an_unknown_parameter_is_named_everywhere(client, all_operations):
    for method, path, address in all_operations[0]:
        answer = client.open(f"{address}?sinse=2031", method=method.upper(), json={"text": "One."})
        body = check_problem(answer, 422)
        assert {"name": "sinse", "in": "query", "detail": "there is no such parameter"} in body[
            "errors"
        ]
        check_answer(all_operations[1], method, path, answer)


def test_a_method_that_is_not_there_names_those_that_are(client, all_operations):
    for method, _, address in all_operations[0]:
        answer = client.open(address, method="PATCH")
        check_problem(answer, 405)
        assert method.upper() in answer.headers["Allow"]


def test_an_unknown_id_is_named(client, all_operations):
    for method, path, address in all_operations[0]:
        if "{" in path:
            answer = send(client, all_operations[1], method, path, address)
            body = check_problem(answer, 404)
            assert "'x'" in body["detail"]
            check_answer(all_operations[1], method, path, answer)


@pytest.mark.parametrize(
    "address", ["/v2", "/v1", "/v1/", "/v1/edges/", "/v1/articles/a/b", "/v1/\x00", "/%ff", "/.env"]
)
def test_an_unknown_address(client, address):
    check_problem(client.get(address), 404)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/v1/edges?type=DENIES", "type"),
        ("/v1/edges?type=", "type"),
        ("/v1/edges?source=", "source"),
        ("/v1/edges?since=yesterday", "since"),
        ("/v1/edges?since=2031-02-30", "since"),
        ("/v1/edges?until=2031-13", "until"),
        ("/v1/edges?until=٢٠٣١", "until"),
        ("/v1/edges?min_certainty=1.5", "min_certainty"),
        ("/v1/edges?min_certainty=nan", "min_certainty"),
        ("/v1/edges?stated=perhaps", "stated"),
        ("/v1/edges?limit=0", "limit"),
        ("/v1/edges?limit=-1", "limit"),
        ("/v1/edges?limit=many", "limit"),
        ("/v1/edges?limit=501", "limit"),
        ("/v1/edges?limit=99999999999999999999999", "limit"),
        ("/v1/edges?after=nonsense", "after"),
        ("/v1/edges?after=W10", "after"),
        ("/v1/edges?after=WzFd", "after"),
        ("/v1/articles?after=bnVsbA", "after"),
        ("/v1/actors?kind=robot", "kind"),
        ("/v1/actors?q=" + "x" * 201, "q"),
        ("/v1/contradictions?type=ACCUSES", "type"),
    ],
)
def test_a_wrong_parameter_is_named(client, address, name):
    body = check_problem(client.get(address), 422)
    assert [part["name"] for part in body["errors"]] == [name]
    assert body["errors"][0]["in"] == "query"


def test_all_that_is_wrong_is_named_at_once(client):
    body = check_problem(client.get("/v1/edges?since=x&limit=0&colour=red"), 422)
    assert {part["name"] for part in body["errors"]} == {"since", "limit", "colour"}


@pytest.mark.parametrize(
    "words",
    [
        "'",
        '"',
        "\\",
        "'] DETACH DELETE n //",
        "\n",
        "%",
        "\x00",
        "�",
        "🌊",
        "a\u0301",
        "\u202e",
        "$",
    ],
)
def test_odd_words_find_nothing_and_break_nothing(client, words):
    before = client.get("/v1/edges").get_json()
    for path, name in (
        ("/v1/actors", "q"),
        ("/v1/articles", "q"),
        ("/v1/edges", "source"),
        ("/v1/contradictions", "target"),
    ):
        answer = client.get(path, query_string={name: words})
        assert answer.status_code == 200, (path, answer.get_data(as_text=True))
    check_problem(client.get(f"/v1/actors/{words.encode().hex()}"), 404)
    assert client.get("/v1/edges").get_json() == before


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"\xff\xfe", 400),
        (b"[" * 100_000, 400),
        (b"null", 422),
        (b"[]", 422),
        (b'"{\\"text\\": \\"One.\\"}"', 422),
        (b"1" * 5_000, 400),
        (b"{}", 422),
        (b'{"text": null}', 422),
        (b'{"text": 7}', 422),
        (b'{"text": ""}', 422),
        (b'{"text": "   "}', 422),
        (b'{"text": "\\ud800 said no."}', 422),
        (b'{"text": "A \\u0000 said no."}', 422),
        (b'{"text": "He said no.", "published": "soon"}', 422),
        (b'{"text": "He said no.", "title": ["a"]}', 422),
        (b'{"text": "He said no.", "title": "\\ud800"}', 422),
        (b'{"text": "' + b"x " * 120_000 + b'"}', 413),
    ],
)
def test_a_body_that_is_no_article(vacant, body, status):
    client = vacant.test_client()
    answer = client.post("/v1/articles", data=body, content_type="application/json")
    check_problem(answer, status)
    assert client.get("/v1/articles").get_json()["data"] == []


@pytest.mark.parametrize("field", ["published", "title", "url", "publisher", "id"])
def test_a_wrong_field_is_named(vacant, field):
    answer = vacant.test_client().post("/v1/articles", json={"text": "He said no.", field: {}})
    body = check_problem(answer, 422)
    assert {part["name"].split(".")[0] for part in body["errors"]} == {field}
    assert {part["in"] for part in body["errors"]} == {"body"}


def test_a_text_in_another_language_is_refused(vacant):
    text = "Der Vorstand wies am Montag die Vorwürfe der Gewerkschaft zurück. " * 5
    body = check_problem(vacant.test_client().post("/v1/articles", json={"text": text}), 422)
    assert body["errors"][0]["name"] == "text"
    assert "language" in body["detail"]


@pytest.mark.parametrize("media", ["text/plain", "application/x-www-form-urlencoded", None])
def test_a_body_of_another_kind(vacant, media):
    answer = vacant.test_client().post("/v1/articles", data=b'{"text": "One."}', content_type=media)
    check_problem(answer, 415)


def test_a_defect_shows_nothing_of_the_inside(tmp_path, caplog):
    app = create_app(Settings(store=str(tmp_path / "graph.lbug")))

    def fail():
        raise RuntimeError("the key to /etc/secret is 1234")

    app.add_url_rule("/fail", view_func=fail)
    answer = app.test_client().get("/fail")
    body = check_problem(answer, 500)
    assert body["type"] == "/problems/internal"
    assert "secret" not in answer.get_data(as_text=True)
    assert "the key to /etc/secret" in caplog.text  # the log has it


@pytest.fixture
def down(caplog):
    """The application on a Neo4j that is not there."""
    caplog.set_level(logging.DEBUG)
    address = f"bolt://127.0.0.1:{closed_port()}"
    return create_app(Settings(store=address, store_timeout=1.0, neo4j_password="open-sesame"))


def test_a_store_that_is_down(down, all_operations, caplog):
    client = down.test_client()
    needs_no_store = {"/healthz", "/v1/reports"}
    started = time.monotonic()
    for method, path, address in all_operations[0]:
        if path in needs_no_store:
            assert client.get(address).status_code == 200
            continue
        answer = send(client, all_operations[1], method, path, address)
        body = check_problem(answer, 503)
        assert body["type"] == "/problems/store-unavailable"
        assert int(answer.headers["Retry-After"]) > 0
        assert "127.0.0.1" not in answer.get_data(as_text=True)
        check_answer(all_operations[1], method, path, answer)
    assert time.monotonic() - started < 15, "each request waits for a store that is known as down"
    assert "open-sesame" not in caplog.text


def test_the_page_says_that_the_store_is_down(down):
    answer = down.test_client().get("/", headers={"Accept": "text/html"})
    assert answer.status_code == 503
    assert answer.mimetype == "text/html"
    assert answer.headers["Retry-After"]
    assert "The store cannot be reached" in answer.get_data(as_text=True)


def test_every_error_has_a_status_that_fits():
    kinds = [kind for _, kind in inspect.getmembers(errors, inspect.isclass)]
    expected = {
        "ParameterError": 422, "ReadingError": 422, "LanguageError": 422, "NotFound": 404,
        "StoreUnavailable": 503, "StoreLocked": 503, "QueryError": 503, "ModelError": 503,
        "StoreError": 500, "InvalidExtraction": 500, "GraphsvcError": 500, "DecisionError": 409,
    }  # fmt: skip
    for kind in kinds:
        error = kind.__new__(kind)
        if isinstance(error, errors.GraphsvcError):
            assert problems.problem_for(error).status == expected[kind.__name__], kind


def test_every_type_of_problem_is_explained(client):
    for slug, problem in problems.PROBLEM_TYPES.items():
        answer = client.get(f"/problems/{slug}")
        assert answer.status_code == 200
        assert problem.title in answer.get_data(as_text=True)
    check_problem(client.get("/problems/none"), 404)


def test_secrets_and_questions_stay_out_of_the_log(client, caplog):
    caplog.set_level(logging.DEBUG)
    client.get("/v1/actors?q=whistleblower", headers={"Authorization": "Bearer abc123"})
    client.post("/v1/articles", json={"text": "", "id": "leaked-draft"})
    assert "/v1/actors" in caplog.text
    for secret in ("whistleblower", "abc123", "leaked-draft"):
        assert secret not in caplog.text


def test_a_request_id_is_kept_where_it_is_harmless(client, caplog):
    caplog.set_level(logging.INFO)
    kept = client.get("/healthz", headers={"X-Request-Id": "proxy-17"})
    assert kept.headers["X-Request-Id"] == "proxy-17"
    assert "proxy-17" in caplog.text
    replaced = client.get("/healthz", headers={"X-Request-Id": "x status=200 user=root"})
    assert "root" not in replaced.headers["X-Request-Id"]


def test_other_origins_may_read_only_where_the_settings_say_so(tmp_path):
    site = "https://desk.example.org"
    closed = create_app(Settings(store=str(tmp_path / "a.lbug"))).test_client()
    opened = create_app(
        Settings(store=str(tmp_path / "a.lbug"), cors_origins=f"{site} https://b.example")
    ).test_client()
    header = "Access-Control-Allow-Origin"
    assert header not in closed.get("/healthz", headers={"Origin": site}).headers
    assert opened.get("/healthz", headers={"Origin": site}).headers[header] == site
    assert header not in opened.get("/healthz", headers={"Origin": "https://evil.example"}).headers
    before = opened.options("/v1/articles", headers={"Origin": site})
    assert "POST" in before.headers["Access-Control-Allow-Methods"]
