"""The saved queries of Neo4j Browser draw something, on the versions that it comes with."""

from __future__ import annotations

import pytest
from made_up import river_dispute
from neo4j.graph import Node, Path, Relationship

from graphsvc.catalogue import find, names
from graphsvc.store import open_store

# Where a saved query's header asks the user to set a parameter.
GIVEN = {
    "actor": "vidal",
    "edge": "orin-water.contradicts.ana-vidal",
    "article": "monday",
}


@pytest.mark.neo4j
@pytest.mark.parametrize("engine", ["neo4j_5", "neo4j_2026"])
def test_saved_queries_return_graphs(request, settings_of, engine):
    with open_store(settings_of(engine)) as store:
        store.put(river_dispute())
    server = request.getfixturevalue(engine)
    with server.driver() as driver:
        for name in names("browser"):
            query = find("browser", name)
            given = {parameter.name: GIVEN[parameter.name] for parameter in query.parameters}
            records, _, keys = driver.execute_query(query.text, given)
            assert records, name
            assert keys == [column.name for column in query.columns], name
            for record in records:
                for value in record.values():
                    assert value is None or isinstance(value, Node | Relationship | Path), name


def test_those_that_ask_for_something_say_how_to_set_it():
    for name in names("browser"):
        query = find("browser", name)
        for parameter in query.parameters:
            assert f":param {parameter.name} =>" in query.text
