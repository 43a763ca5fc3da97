"""The headers of the Cypher files, which the catalogue reads and the reports show."""

from __future__ import annotations

import pytest

from graphsvc.catalogue import Column, Parameter, catalogue, find, parse
from graphsvc.errors import NotFound
from graphsvc.resources import cypher_folder, cypher_names, cypher_text

FILE = """\
// Title: Floods
// Answers: Which floods
//   were there?
// Parameters:
//   since: string = "" -- a date; all
//     of them where empty
//   river: string -- its name
//   deep: boolean = false -- only deep ones
// Columns:
//   name -- what it is called
// Key: -depth, name

MATCH (f:Flood) // not part of the header: x
RETURN f.name AS name
"""


def test_a_header_is_read():
    query = parse("floods", FILE)
    assert (query.title, query.answers) == ("Floods", "Which floods were there?")
    assert query.parameters == (
        Parameter("since", "string", "a date; all of them where empty", default=""),
        Parameter("river", "string", "its name", required=True),
        Parameter("deep", "boolean", "only deep ones", default=False),
    )
    assert query.columns == (Column("name", "what it is called"),)
    assert query.key == ("-depth", "name")
    assert query.bind({"river": "Ems"}) == {"since": "", "river": "Ems", "deep": False}


def test_a_header_says_which_columns_may_be_null():
    more = "".join(
        f"//   {column}\n"
        for column in (
            "mark__id -- the mark, or null",
            "mark__by -- see mark__id",
            "mark__note -- why, or null",
            "river -- null where\n//     it has no name",
            "ford -- see name",
            "nullah -- a dry river",
        )
    )
    query = parse("floods", FILE.replace("// Key", f"{more}// Key"))
    assert query.required == ("name", "ford", "nullah")
    row = {"name": "a", "ford": "b", "nullah": "c", "river": None}
    marked = {**row, "mark__id": "1", "mark__by": "Ida", "mark__note": None}
    unmarked = {**row, "mark__id": None, "mark__by": None, "mark__note": None}
    whole = [marked, unmarked, {**unmarked, "river": "Ems"}]
    assert query.torn(whole) == [False, False, False]
    torn = [{**marked, "mark__by": None}, {**unmarked, "ford": None}, {**marked, "name": None}]
    assert query.torn(torn) == [True, True, True]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("// Title: Floods\n", "", "no Title"),
        ("// Columns:\n//   name -- what it is called\n", "", "no Columns"),
        ("river: string", "river: text", "not a parameter"),
        ("river: string", "the river", "not a parameter"),
        ("//   name --", "//   the name --", "not a column"),
        ("name -- what it is called", "name -- see river", "sees no column before it: river"),
    ],
)
def test_a_header_that_is_wrong(old, new, problem):
    with pytest.raises(ValueError, match=problem):
        parse("floods", FILE.replace(old, new))


@pytest.mark.parametrize("folder", ["queries", "reports", "browser"])
def test_every_file_has_a_header(folder):
    found = catalogue(folder)
    assert found
    for query in found:
        key = [part.removeprefix("-") for part in query.key]
        known = {column.name for column in query.columns}
        given = {parameter.name for parameter in query.parameters}
        assert set(key) <= known, query.name
        assert {f"after_{part}" for part in key} <= given, query.name
        for parameter in query.parameters:
            assert f"${parameter.name}" in query.text, (query.name, parameter.name)


@pytest.mark.parametrize("folder", ["schema", "load"])
def test_every_file_says_what_it_does(folder):
    for name in cypher_names(folder):
        lines = cypher_text(folder, name).splitlines()
        assert lines[0].startswith("// Title: "), name
        assert lines[1].startswith("// Answers: "), name


def test_an_unknown_query():
    with pytest.raises(NotFound, match="no report has the id 'none'"):
        find("reports", "none")
    with pytest.raises(NotFound, match=r"no report has the id '\.\./queries/actor'"):
        find("reports", "../queries/actor")


def test_a_folder_that_is_not_there():
    with pytest.raises(FileNotFoundError, match="cypher/none"):
        cypher_folder("none")
