"""Fixtures that several folders of tests share.

Servers of Neo4j: ``neo4j_5`` and ``neo4j_2026``, started once a session, in the
background as soon as a test that needs one was collected. What is missing to
start one skips the tests and is named; in CI (CI=true) it fails them.

Also how properties are searched, and that in CI nothing is skipped unseen.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings
from neo4j_server import VERSIONS, Missing, Starting

STARTING = pytest.StashKey[dict]()
IN_CI = os.environ.get("CI") == "true"

# A busy machine is no failure, so no deadline; in CI the same examples each time.
settings.register_profile(
    "graphsvc",
    deadline=None,
    derandomize=IN_CI,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
)
settings.load_profile("graphsvc")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Turn a skip into a failure in CI: there, nothing that a test needs may be missing."""
    report = yield
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} may not be skipped in CI: {reason}"
    return report


def pytest_collection_finish(session):
    if session.config.option.collectonly:
        return
    # By its fixtures, or by its parameters where a fixture chooses among stores.
    wanted = {
        name
        for item in session.items
        for name in VERSIONS
        if name in item.fixturenames or name in item.name
    }
    factory = session.config._tmp_path_factory
    session.config.stash[STARTING] = {
        name: Starting(VERSIONS[name], factory.mktemp(name)) for name in sorted(wanted)
    }


def pytest_sessionfinish(session):
    # Also those that no test came to ask for, since one before it ended the session.
    for starting in session.config.stash.get(STARTING, {}).values():
        starting.stop()


def _server(request, name):
    starting = request.config.stash[STARTING]
    if name not in starting:
        folder = request.getfixturevalue("tmp_path_factory").mktemp(name)
        starting[name] = Starting(VERSIONS[name], folder)
    try:
        server = starting[name].wait()
    except Missing as error:
        if os.environ.get("CI") == "true":
            pytest.fail(f"no Neo4j server: {error}")
        pytest.skip(f"no Neo4j server: {error}")
    return server


@pytest.fixture(scope="session")
def neo4j_5(request):
    """A server of Neo4j 5.26, the version with long support; it asks for a password."""
    return _server(request, "neo4j_5")


@pytest.fixture(scope="session")
def neo4j_2026(request):
    """A server of Neo4j 2026.08; it asks for no password."""
    return _server(request, "neo4j_2026")
