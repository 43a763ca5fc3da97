"""What is particular to the server store: its address, its password, its absence."""

from __future__ import annotations

import socket

import pytest

from graphsvc.config import Settings
from graphsvc.errors import ParameterError, StoreUnavailable
from graphsvc.store import open_store


def test_a_server_that_is_down():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = Settings(
        store=f"bolt://127.0.0.1:{port}", neo4j_password="secret-word", store_timeout=1
    )
    with pytest.raises(StoreUnavailable) as caught:
        open_store(settings)
    message = str(caught.value)
    assert f"bolt://127.0.0.1:{port}" in message
    assert "Is the server running" in message
    assert "secret-word" not in message


def test_an_address_that_is_none():
    with pytest.raises(ParameterError, match="store"):
        open_store(Settings(store="neo4j://"))


def test_a_password_in_the_address_is_not_shown():
    with pytest.raises((ParameterError, StoreUnavailable)) as caught:
        open_store(Settings(store="bolt://me:secret-word@127.0.0.1:1", store_timeout=1))
    assert "secret-word" not in str(caught.value)


@pytest.mark.neo4j
def test_a_wrong_password(neo4j_5):
    settings = Settings(
        store=neo4j_5.uri, neo4j_user=neo4j_5.user, neo4j_password="wrong", store_timeout=60
    )
    if not neo4j_5.password:
        pytest.skip("the server that NEO4J_URI names asks for no password")
    with pytest.raises(StoreUnavailable, match=r"refuses the user 'neo4j'.*NEO4J_PASSWORD"):
        open_store(settings)


@pytest.mark.neo4j
def test_a_database_that_is_not_there(neo4j_2026):
    settings = Settings(
        store=neo4j_2026.uri,
        neo4j_password=neo4j_2026.password,
        neo4j_database="missing",
        store_timeout=60,
    )
    with pytest.raises(StoreUnavailable, match="no database 'missing'"):
        open_store(settings)
