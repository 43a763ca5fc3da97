"""A made-up quarrel of which everything is known, in a store and as a projection."""

import pytest
from made_up import Story

from graphsvc.analysis import projection
from graphsvc.config import Settings
from graphsvc.queries import EdgeFilter
from graphsvc.store import open_store

# Two camps of three, a mediator whom both back, and Hal, who is against both. What
# follows from it by hand: three triangles, of which ada-dag-hal is unbalanced; no split
# into two sides contradicts fewer than two ties, since that triangle and the ring
# gus-cy-bo-eva-finn are unbalanced and share no tie.
QUARREL = (
    ("Ada", "backed", "Bo"), ("Bo", "backed", "Cy"), ("Cy", "backed", "Ada"),
    ("Dag", "backed", "Eva"), ("Eva", "backed", "Finn"), ("Finn", "backed", "Dag"),
    ("Gus", "backed", "Cy"), ("Gus", "backed", "Finn"),
    ("Ada", "accused", "Dag"), ("Dag", "contradicted", "Ada"), ("Bo", "contradicted", "Eva"),
    ("Hal", "accused", "Ada"), ("Hal", "accused", "Dag"),
)  # fmt: skip
EDGES = {"backed": "SUPPORTS", "accused": "ACCUSES", "contradicted": "CONTRADICTS"}


def quarrel():
    stories = []
    for day, (source, cue, target) in enumerate(QUARREL, 1):
        story = Story(f"day-{day}", published=f"2031-05-{day:02}")
        story.actor(target, aliases=[f"the mayor {target}"])
        story.says(source, cue, f"{target} in public.", edge=EDGES[cue], targets=[target])
        stories.append(story.extraction())
    return stories


@pytest.fixture(scope="session")
def quarrel_path(tmp_path_factory):
    path = tmp_path_factory.mktemp("quarrel") / "graph.lbug"
    with open_store(Settings(store=str(path))) as store:
        store.put(quarrel())
    return path


@pytest.fixture(scope="session")
def store(quarrel_path):
    with open_store(Settings(store=str(quarrel_path)), read_only=True) as opened:
        yield opened


@pytest.fixture(scope="session")
def projected(store):
    return projection.load(store, EdgeFilter(), 1_000)
