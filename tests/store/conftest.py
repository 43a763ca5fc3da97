"""Stores to test: the same suite runs on the embedded engine and on two versions of the server."""

from __future__ import annotations

import pytest

from graphsvc.config import Settings
from graphsvc.store import open_store

ENGINES = ("ladybug", "neo4j_5", "neo4j_2026")
# A busy machine plans a server's first queries slowly.
PATIENT = {"store_timeout": 60, "query_timeout": 300}


def settings_for(server):
    return Settings(
        store=server.uri, neo4j_user=server.user, neo4j_password=server.password, **PATIENT
    )


@pytest.fixture(scope="session")
def settings_of(request, tmp_path_factory):
    """A function from the name of an engine to settings that open an empty store of it."""

    def find(engine):
        if engine == "ladybug":
            folder = tmp_path_factory.mktemp("ladybug")
            return Settings(store=str(folder / "graph.lbug"), **PATIENT)
        server = request.getfixturevalue(engine)
        with server.driver() as driver, driver.session() as session:
            session.run("MATCH (n) DETACH DELETE n").consume()
        return settings_for(server)

    return find


@pytest.fixture(params=ENGINES)
def settings(request, settings_of):
    return settings_of(request.param)


@pytest.fixture
def store(settings):
    """An empty store of each engine."""
    with open_store(settings) as opened:
        yield opened


@pytest.fixture
def ladybug(settings_of):
    with open_store(settings_of("ladybug")) as opened:
        yield opened
