"""The page on a store whose texts are hostile, served for real where a browser asks."""

import os
import shutil

import pytest
from made_up import Story, river_dispute
from reviewed import of_assertion, of_edge, party
from serving import serving

from graphsvc.config import Settings
from graphsvc.records import EdgeType
from graphsvc.reviews.review import Correction, Given
from graphsvc.store import open_store

SCRIPT = "<script>document.title = 'taken over'</script>"
IMAGE = '"><img src=x onerror="document.title = \'taken over\'">'


def hostile_article():
    """Return an article that tries to run a script from every field that is shown."""
    story = Story("hostile", published="2031-03-08", title=f"Title {SCRIPT}", publisher=IMAGE)
    story.about["url"] = "javascript:document.title='taken over'"
    story.actor(f"Eve {SCRIPT}", aliases=[IMAGE])
    story.says(f"Eve {SCRIPT}", "denied", f"what Ana Vidal said {IMAGE} عربي.", act="deny",
               edge="CONTRADICTS", targets=["Ana Vidal"], certainty=0.99)  # fmt: skip
    return story.extraction()


@pytest.fixture(scope="session")
def page_server(tmp_path_factory):
    """A server on the river dispute and a hostile article."""
    settings = Settings(store=str(tmp_path_factory.mktemp("page") / "graph.lbug"))
    with open_store(settings) as store, serving(settings, store) as server:
        store.put([*river_dispute(), hostile_article()])
        yield server


@pytest.fixture(scope="session")
def reviewed_server(tmp_path_factory):
    """A server on the river dispute, some of it confirmed, corrected and rejected by analysts."""
    settings = Settings(store=str(tmp_path_factory.mktemp("reviewed") / "graph.lbug"))
    monday, _, thursday, friday, _ = dispute = river_dispute()
    backed = Given(EdgeType.CONTRADICTS, party("ana-vidal", "Ana Vidal"))
    with open_store(settings) as store, serving(settings, store) as server:
        store.put(dispute)
        store.review(
            [
                of_assertion(monday, 1, "confirm", by="Ida Holm", at=2),
                of_assertion(thursday, 0, "correct", Correction((backed,)), by=SCRIPT, at=3),
                of_assertion(friday, 1, "reject", by="Olof", at=4),
                of_edge("ana-vidal", "ACCUSES", "orin-water", "confirm", by="Ida Holm", at=5),
            ]
        )
        yield server


@pytest.fixture
def page(page_server):
    """The page without a browser."""
    client = page_server.app.test_client()
    return lambda address="/": client.get(address, headers={"Accept": "text/html"})


@pytest.fixture(scope="session")
def chromium():
    """A headless Chromium."""
    names = ("chromium", "chromium-browser", "google-chrome")
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if path is None:
        pytest.skip("Chromium is missing: sudo apt-get install chromium (or set CHROMIUM)")
    playwright = pytest.importorskip("playwright.sync_api", reason="pip install '.[test]'")
    options = (
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    )  # fmt: skip
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=options)
        yield browser
        browser.close()
