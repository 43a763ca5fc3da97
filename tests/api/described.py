"""Answers held against the OpenAPI description."""

from jsonschema import Draft202012Validator

METHODS = ("get", "post", "delete", "put", "patch")


def operations(document):
    """Yield (method, path, operation) of all that the description has."""
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            assert method in METHODS
            yield method, path, operation


def check_answer(document, method, path, answer):
    """Fail unless status, media type and body are as described; returns the body."""
    described = document["paths"][path][method]["responses"]
    status = str(answer.status_code)
    assert status in described, f"{method} {path} answers {status}, which is not described"
    content = described[status]["content"]
    assert answer.mimetype in content, f"{method} {path}: {answer.mimetype}"
    body = answer.get_json(force=True)
    schema = {**content[answer.mimetype]["schema"], "components": document["components"]}
    errors = [f"{e.json_path}: {e.message}" for e in Draft202012Validator(schema).iter_errors(body)]
    assert not errors, f"{method} {path}: {errors[:5]}"
    return body
