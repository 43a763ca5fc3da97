"""Requests generated from the description: no answer is a failure or other than described."""

import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import checks
from schemathesis.specs.openapi import checks as openapi_checks

CHECKS = (
    checks.not_a_server_error,
    openapi_checks.status_code_conformance,
    openapi_checks.content_type_conformance,
    openapi_checks.response_schema_conformance,
)


def test_generated_requests(river):
    schema = schemathesis.openapi.from_wsgi("/openapi.json", river)
    labels = []
    for found in schema.include(method="GET").exclude(path="/readyz").get_all_operations():
        operation = found.ok()
        labels.append(operation.label)

        @settings(max_examples=10, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def check(case):
            case.call_and_validate(checks=CHECKS)

        check()
    assert len(labels) >= 13
