"""`graphsvc actors`: who is who, why, and decisions by hand."""

import pytest
from made_up import Story

from graphsvc.config import Settings
from graphsvc.store import open_store


@pytest.fixture
def actors(run, filled):
    with open_store(Settings(store=str(filled))) as store:
        store.put([post()])

    def actors(*args, code=0, **options):
        result = run("actors", *args, "--store", filled, **options)
        assert result.code == code, result.err
        return result

    return actors


def post():
    """Return an article that names a body of its own."""
    story = Story("post")
    story.actor("Lund Board", "organisation", ["LB"])
    story.says("Lund Board", "said", "the water was clean.")
    return story.extraction()


def test_actors_are_listed(actors):
    rows = {row["id"]: row for row in actors("list", "--json").rows}
    assert rows["orin-water"]["kind"] == "organisation"
    assert [row["id"] for row in actors("list", "--containing", "lund b", "--json").rows] == [
        "lund-board"
    ]
    assert all(row["kind"] == "person" for row in actors("list", "--kind", "person", "--json").rows)
    assert "Orin Water" in actors("list").out


def test_an_actor_is_shown_by_id_name_or_alias(actors):
    for name in ("orin-water", "Orin Water", "orin"):
        out = actors("show", name).out
        assert out.startswith("Orin Water (organisation, orin-water)")
    articles = actors("show", "orin-water", "--articles").out
    assert "monday" in articles and "2031-03-03" in articles


def test_merge_show_undo(actors, run, filled):
    before = actors("list", "--json").rows
    done = actors("merge", "lund-board", "river-board", "--by", "Ida", "--note", "Renamed.")
    assert "lund-board is river-board" in done.err
    shown = actors("show", "lund-board")
    assert "River Board" in shown.out.splitlines()[0]
    assert "merged by Ida on 20" in shown.out and "Renamed." in shown.out
    assert "Note: lund-board is river-board" in shown.err
    # Another extraction of the article changes nothing.
    with open_store(Settings(store=str(filled))) as store:
        store.remove("post")
        store.put([post()])
    assert "lund-board" not in {row["id"] for row in actors("list", "--json").rows}
    (row,) = actors("decisions", "--json").rows
    assert (row["kind"], row["by"]) == ("merge", "Ida")
    assert "Renamed." in actors("decisions").out
    assert "undone: " in actors("undo", row["id"]).err
    assert actors("list", "--json").rows == before


def test_split_and_apart(actors):
    (made,) = actors("split", "ana-vidal", "--name", "Ana Vidal (judge)", "--article", "thursday",
                     "--by", "Ida", "--json").rows  # fmt: skip
    assert actors("show", made["other"], "--json").rows[0]["articles"] == 1
    actors("apart", "karl-ek", "lund-board", "--by", "Ida")
    refused = actors("merge", "karl-ek", "lund-board", "--by", "Ida", code=2)
    assert "keeps them apart: undo it first" in refused.err


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (("show", "nobody"), 4, "'nobody'"),
        (("merge", "nobody", "ana-vidal"), 4, "'nobody'"),
        (("merge", "ana-vidal", "ana-vidal"), 2, "one actor already"),
        (("undo", "nothing"), 4, "'nothing'"),
        (("split", "ana-vidal", "--name", "X", "--article", "none"), 2, "lists the articles"),
        (("split", "ana-vidal", "--article", "monday"), 2, "--name"),
    ],
)
def test_what_is_wrong_is_said(actors, args, code, words):
    by = () if args[0] in ("show", "undo") else ("--by", "Ida")
    assert words in actors(*args, *by, code=code).err
    assert actors("decisions", "--json").rows == []
