"""How two statements stand to each other: a table of pairs, and what must hold of any."""

import json

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from graphsvc.claims.blocks import UNDATED, blocks, neighbours
from graphsvc.claims.compare import Relation, compare, compare_statements
from graphsvc.claims.cues import decided, stance
from graphsvc.claims.features import features
from graphsvc.claims.linking import pack, unpack
from graphsvc.claims.statements import Statement, read
from graphsvc.claims.wording import Candidate, clearest, neutral
from graphsvc.cli import cli

PAIRS = [
    # one proposition, the same side
    ("The mayor", "said", "the bridge at Lund will reopen in May",
     "Engineers", "confirmed", "that the Lund bridge would reopen in May", "same"),
    ("Orin Water", "denied", "any role in the poisoning of the river",
     "The company", "has strongly denied", "any involvement in the river's poisoning", "same"),
    ("Vidal", "proposed", "a ban on trawlers in the bay",
     "Ana Vidal", "called for", "banning trawlers from the bay", "same"),
    # one proposition, opposite sides
    ("Vidal", "said", "Ek is qualified to be harbour master",
     "Ström", "said", "that Ek is not qualified to be harbour master", "opposite"),
    ("Vidal", "called for", "a ban on trawlers in the bay",
     "Fishermen", "condemned", "her proposed ban on trawlers in the bay", "opposite"),
    ("The unions", "support", "the new harbour tax",
     "Shipowners", "oppose", "the new harbour tax", "opposite"),
    # neither
    ("Vidal", "said", "the choir will sing carols on Friday",
     "Ek", "said", "oil prices fell to a new low in Asia", "different"),
    ("The mayor", "said", "the old library needs a new roof",
     "Orin Water", "denied", "poisoning the river for years", "different"),
]  # fmt: skip


def pair(row):
    return Statement(*row[:3]), Statement(*row[3:6])


@pytest.mark.parametrize("row", PAIRS, ids=lambda row: f"{row[6]}: {row[2][:30]}")
def test_pairs(row):
    (verdict,) = compare_statements([pair(row)])
    assert verdict.relation == row[6]


@pytest.mark.parametrize("row", PAIRS[:6:2], ids=lambda row: row[6])
def test_the_order_of_the_two_does_not_matter(row):
    first, second = read(pair(row))
    assert features(first, second) == pytest.approx(features(second, first))
    assert compare(first, second) == pytest.approx(compare(second, first))


def test_what_is_compared_beside_it_does_not_matter():
    alone = [compare_statements([pair(row)])[0] for row in PAIRS[:3]]
    assert compare_statements([pair(row) for row in PAIRS[:3]]) == alone


@settings(max_examples=10)
@given(st.tuples(*[st.text(max_size=40)] * 6))
def test_any_text_is_compared(row):
    (verdict,) = compare_statements([pair(row)])
    assert verdict.relation in Relation
    assert 0 <= verdict.score <= 1


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("said", "it was clean", 0),
        ("has strongly denied", "it was clean", -1),
        ("did not deny", "it was clean", 1),
        ("endorsed", "the plan", 1),
        ("does not support", "the plan", -1),
        ("has not said", "it was clean", -1),
        ("slammed", "the plan", -1),
        ("falsely said", "it was clean", 0),  # that it is false says the article
        ("called", "it false", 0),
        ("called false", "the finding", -1),
        ("questioned", "the finding", -1),
        ("questioned", "why it was clean", 0),  # so it was
        ("denied", "how it was cleaned", -1),
    ],
)
def test_the_stance_of_a_cue(cue, content, expected):
    assert stance(cue, content) == expected


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("said", "the bridge is safe", True),
        ("denied", "that the bridge is safe", True),
        ("opposed", "the mayor's ban", True),
        ("questioned", "whether the bridge is safe", True),
        ("questioned", "the safety of the bridge", False),
        ("slammed", "the mayor as a fraud", False),
        ("warned", "that the bridge would fall", False),
        ("denied and condemned", "the report", True),
        ("", "the bridge is safe", True),
    ],
)
def test_what_attacks_or_asks_leaves_its_side_open(cue, content, expected):
    assert decided(cue, content) is expected


def test_blocks_are_of_two_words_and_a_time():
    stems = {"trawler", "harbour", "bay"}
    assert set(blocks(stems, "2031-03-03")) <= set(neighbours(stems, "2031-03-05T10:00:00"))
    assert not set(blocks(stems, "2031-03-03")) & set(neighbours(stems, "2035-03-03"))
    assert all(block.endswith(UNDATED) for block in blocks(stems, None))
    assert blocks(stems, "some day") == blocks(stems, None)


@given(
    st.dates(), st.dates(), st.sets(st.sampled_from(["trawler", "harbour", "bay", "oil", "choir"]))
)
def test_looking_for_neighbours_is_mutual(one, other, stems):
    first, second = str(one), str(other)
    there = set(neighbours(stems, first)) & set(blocks(stems, second))
    back = set(neighbours(stems, second)) & set(blocks(stems, first))
    assert bool(there) == bool(back)


def test_a_packed_vector_is_nearly_the_vector():
    (reading,) = read([Statement("Ek", "said", "the harbour is full")])
    assert float(unpack(pack(reading.statement)) @ reading.statement) > 0.999


def test_a_neutral_wording():
    assert neutral("that “the river is poisoned,”") == "The river is poisoned"
    assert neutral("whether the bridge will reopen.") == "The bridge will reopen"
    assert neutral("“”") == "“”"


def test_the_clearest_wording_is_upheld_whole_and_names_its_subject():
    found = clearest(
        [
            Candidate("a", "poisoning the river", False, 3.0),
            Candidate("b", "that it poisoned the river for years", True, 2.0),
            Candidate("c", "that Orin Water poisoned the river", True, 1.0),
            Candidate("d", "“Orin Water poisoned our river,”", True, 4.0),
            Candidate("e", "that Orin Water poisoned the Selm", True, 5.0, certain=False),
        ]
    )
    assert found.id == "c"


def test_the_command_prints_a_line_a_pair(tmp_path):
    path = tmp_path / "pairs.jsonl"
    names = ("source", "cue", "content")
    lines = []
    for number, row in enumerate(PAIRS[3:5]):
        sides = [dict(zip(names, part, strict=True)) for part in (row[:3], row[3:6])]
        lines.append(json.dumps({"id": number, "a": sides[0], "b": sides[1], "label": "?"}))
    path.write_text("\n\n".join(lines), encoding="utf-8")
    done = CliRunner().invoke(cli, ["claims", "compare", str(path)])
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["id"], row["label"]) for row in rows] == [(0, "opposite"), (1, "opposite")]
    assert all(0 <= row["score"] <= 1 for row in rows)


@pytest.mark.parametrize("line", ["no json", '{"id": 1}', '{"id": 1, "a": {"cue": 3}, "b": {}}'])
def test_a_line_that_is_no_pair_is_named(tmp_path, line):
    path = tmp_path / "pairs.jsonl"
    path.write_text('{"id": 0, "a": {}, "b": {}}\n' + line, encoding="utf-8")
    done = CliRunner().invoke(cli, ["claims", "compare", str(path)])
    assert done.exit_code != 0
    assert "pairs.jsonl, line 2: is no pair of statements" in done.stderr
