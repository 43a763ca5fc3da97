"""Applications on the embedded store: one to read, and an empty one for each test that writes."""

import pytest
from made_up import river_dispute
from reviewed import of_edge
from serving import use_extractor

from graphsvc.api import create_app
from graphsvc.api.extracting import Extractor
from graphsvc.config import Settings
from graphsvc.identity.decisions import Decision, DecisionKind
from graphsvc.store import open_store


@pytest.fixture(scope="session")
def river(tmp_path_factory):
    """The application on five articles about one dispute; for reading only."""
    path = tmp_path_factory.mktemp("river") / "graph.lbug"
    with open_store(Settings(store=str(path))) as store:
        store.put(river_dispute())
        # Of an edge that is not there, so that nothing else changes.
        store.review([of_edge("karl-ek", "SUPPORTS", "river-board", "reject")])
        # No rule would make these two one, so that nothing changes here either.
        at = "2031-04-01T12:00:00Z"
        store.decide(Decision(DecisionKind.APART, "karl-ek", "river-board", "Ida", at))
        yield create_app(Settings(store=str(path)), store)


@pytest.fixture
def client(river):
    return river.test_client()


@pytest.fixture(scope="session")
def extractor():
    """The real pipeline, loaded once; by rules, which load quickest."""
    made = Extractor(Settings(api_threads=4, attribution="rules"))
    made.warm_up()
    return made


def _on_empty_store(folder, extractor):
    settings = Settings(store=str(folder / "graph.lbug"), max_request_bytes=200_000)
    with open_store(settings) as store:
        app = create_app(settings, store)
        use_extractor(app, extractor)
        yield app


@pytest.fixture
def empty(tmp_path, extractor):
    """The application on an empty store of its own, for writing."""
    yield from _on_empty_store(tmp_path, extractor)


@pytest.fixture(scope="session")
def vacant(tmp_path_factory, extractor):
    """The application on an empty store that is to stay so, for requests that are refused."""
    yield from _on_empty_store(tmp_path_factory.mktemp("vacant"), extractor)
