"""The graph store: one protocol, an embedded engine and a server behind it."""

from __future__ import annotations

from graphsvc.config import Settings
from graphsvc.errors import ParameterError
from graphsvc.store.base import GraphStore, PutResult, Row

__all__ = ["GraphStore", "PutResult", "Row", "open_store"]

NEO4J_SCHEMES = frozenset({"neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"})


def open_store(settings: Settings, *, read_only: bool = False) -> GraphStore:
    """Open the store that ``settings.store`` names, with its schema in place.

    A path, or ``ladybug://`` and a path, is an embedded Ladybug database, made
    where it is missing; ``neo4j://``, ``bolt://`` and their ``+s`` forms are a
    Neo4j server. One process at a time can open a Ladybug database for writing;
    ``read_only`` lets others read it meanwhile.

    Raises StoreLocked where another process holds the database, StoreUnavailable
    where the server does not answer or refuses the credentials, NotFound where
    ``read_only`` asks for a database that is not there, ParameterError for an
    address of another kind. No message carries a password.
    """
    scheme, separator, rest = settings.store.partition("://")
    if separator and scheme in NEO4J_SCHEMES:
        from graphsvc.store.neo4j import Neo4jStore

        return Neo4jStore.open(settings, read_only=read_only)
    if separator and scheme != "ladybug":
        raise ParameterError(
            "store",
            f"{scheme}:// is no store. Give a path (an embedded Ladybug database), "
            "or neo4j://, neo4j+s://, bolt:// or bolt+s:// with a host",
        )
    from graphsvc.store.ladybug import LadybugStore

    path = rest if separator else settings.store
    return LadybugStore.open(path, settings, read_only=read_only)
