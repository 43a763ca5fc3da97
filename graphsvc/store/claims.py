"""Claims in the graph: join propositions, take them apart again, infer who contradicts whom.

Runs inside the transaction that changes articles, on what the change touches:
the linked propositions that hang together with it. Everything here is a
function of the propositions and links that are stored.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from graphsvc.claims.additions import Additions
from graphsvc.claims.conflicts import LEAST_CERTAIN, RULES, inferred_evidence
from graphsvc.claims.grouping import Group, Link, group
from graphsvc.claims.opposition import Opposition, oppositions, sureness, turned
from graphsvc.claims.wording import Candidate, clearest, neutral
from graphsvc.records import Stance
from graphsvc.resources import cypher_text
from graphsvc.store.aggregate import EdgeKey
from graphsvc.store.base import Row
from graphsvc.store.reviews import write_evidence

Execute = Callable[[str, Mapping[str, Any]], list[Row]]
SumUpEdges = Callable[[Execute, set[EdgeKey], Sequence[Row]], None]
_LOCK = "claims"


def lock_claims(execute: Execute) -> None:
    """Keep other writers from joining claims until the end of the transaction."""
    _run(execute, "lock_claims", ids=[_LOCK])


def add_links(execute: Execute, additions: Additions, sum_up_edges: SumUpEdges) -> None:
    """Store what a batch of articles adds to the claims, and group what it touches anew."""
    lock_claims(execute)
    _run(execute, "propositions", rows=additions.propositions)
    _run(execute, "states", rows=additions.states)
    named = sorted({row["block"] for row in additions.in_blocks})
    missing = [row["id"] for row in _run(execute, "missing_blocks", ids=named)]
    _run(execute, "blocks", ids=missing)
    _run(execute, "in_blocks", rows=additions.in_blocks)
    _run(execute, "linked", rows=[link._asdict() for link in additions.linked])
    regroup(execute, {row["id"] for row in additions.propositions}, sum_up_edges)


def take_out(execute: Execute, article_ids: Sequence[str]) -> tuple[set[str], set[EdgeKey]]:
    """Delete the propositions of articles, before their assertions go.

    Returns the propositions that were linked to them, to be grouped anew, and the
    inferred edges that rested on the articles' claims.
    """
    ids = [row["id"] for row in _run(execute, "propositions_of_articles", ids=article_ids)]
    if not ids:
        return set(), set()
    lock_claims(execute)
    links = _run(execute, "links_of_propositions", ids=ids)
    neighbours = {row[end] for row in links for end in ("first", "second")} - set(ids)
    statements = _run(execute, "statements_of_propositions", ids=ids)
    edges = _take_back(execute, [row["assertion"] for row in statements])
    blocks = [row["id"] for row in _run(execute, "blocks_of_propositions", ids=ids)]
    _run(execute, "delete_propositions", ids=ids)
    _run(execute, "delete_empty_blocks", ids=blocks)
    return neighbours, edges


def regroup(execute: Execute, seeds: Collection[str], sum_up_edges: SumUpEdges) -> None:
    """Group the propositions that hang together with these into claims anew."""
    if not seeds:
        return
    lock_claims(execute)
    links = _component(execute, set(seeds))
    ids = sorted(set(seeds).union(*({link.first, link.second} for link in links)))
    statements: dict[str, list[Row]] = defaultdict(list)
    for row in _run(execute, "statements_of_propositions", ids=ids):
        statements[row["proposition"]].append(row)
    rows = [row for found in statements.values() for row in found]
    stale = _take_back(execute, [row["assertion"] for row in rows])
    before = {row["claim"] for row in rows if row["claim"]}
    joined = {row["assertion"]: (row["claim"], row["stance"]) for row in rows}
    by_first: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        by_first[link.first].append(link)
    worded, opposed = [], []
    for found in group(statements, links):
        worded.append(_settle(found, statements))
        said = [row for key in found.sides for row in statements[key]]
        within = [
            link for key in found.sides for link in by_first[key] if link.second in found.sides
        ]
        opposed.append(oppositions(said, within))
    _run(execute, "claims", ids=[row["id"] for row in worded])
    moved = [row for row in rows if joined[row["assertion"]] != (row["claim"], row["stance"])]
    _run(execute, "leave_claims", ids=[row["assertion"] for row in moved])
    for stance, name in ((Stance.SUPPORTS, "supports"), (Stance.CONTRADICTS, "contradicts")):
        _run(execute, name, rows=[_joined(row) for row in moved if row["stance"] == stance])
    _run(
        execute,
        "take_sides",
        rows=[{"assertion": row["assertion"], "stance": row["stance"]} for row in moved],
    )
    _run(execute, "word_claims", rows=worded)
    _run(
        execute,
        "oppose_claims",
        rows=[
            {"id": row["id"], "opposed": sureness(found), "turned": _lines(turned(found))}
            for row, found in zip(worded, opposed, strict=True)
        ],
    )
    _run(execute, "delete_empty_claims", ids=sorted(before - {row["id"] for row in worded}))
    sum_up_edges(execute, stale | _infer(execute, opposed), ())


def _component(execute: Execute, seeds: set[str]) -> list[Link]:
    """Return all links between propositions that hang together with the seeds."""
    links: set[Link] = set()
    known, frontier = set(seeds), set(seeds)
    while frontier:
        rows = _run(execute, "links_of_propositions", ids=sorted(frontier))
        links |= {
            Link(row["first"], row["second"], row["proposition"], row["opposite"]) for row in rows
        }
        reached = {row[end] for row in rows for end in ("first", "second")}
        frontier = reached - known
        known |= frontier
    return sorted(links)


def _settle(found: Group, statements: dict[str, list[Row]]) -> Row:
    """Write claim and stance into the statements' rows; return the claim's id and words."""
    heads = {key: statements[key][0] for key in found.sides}
    claim = min(row["own_claim"] for row in heads.values())
    candidates = [
        Candidate(
            key,
            _words(row),
            upheld=row["own"] == Stance.SUPPORTS,
            weight=found.weight[key],
            certain=row["certainty"] >= LEAST_CERTAIN,
        )
        for key, row in heads.items()
    ]
    chosen = clearest(candidates)
    upheld = 1 if chosen.upheld else -1
    alone = len(found.sides) == 1  # then the article's own reading stands
    for key, side in found.sides.items():
        # The side is that of the statement which the proposition was read from; an
        # assertion that stands otherwise to its content is on the other one.
        positive = side * found.sides[chosen.id] * upheld > 0
        sides = _own_sides(statements[key])
        for row in statements[key]:
            side_of_row = sides[row["assertion"]]
            same = positive == (side_of_row == heads[key]["own_stance"])
            if alone:
                same = side_of_row == Stance.SUPPORTS
            row["claim"] = claim
            row["flipped"] = side_of_row != heads[key]["own_stance"]
            row["stance"] = str(Stance.SUPPORTS if same else Stance.CONTRADICTS)
    return {"id": claim, "text": neutral(chosen.text), "wording": chosen.text}


def _lines(ids: Sequence[str]) -> str:
    """Return ids each between line breaks, so that one CONTAINS finds a whole one; "" for none."""
    return "\n".join(("", *ids, "")) if ids else ""


def own_side(execute: Execute, assertion: str) -> tuple[str, str] | None:
    """Return how an assertion stands to its claim, and to its own content; None where unjoined."""
    found = _run(execute, "propositions_of_assertions", ids=[assertion])
    rows = _run(execute, "statements_of_propositions", ids=[row["id"] for row in found])
    stances = {row["assertion"]: row["stance"] for row in rows}
    return (stances[assertion], _own_sides(rows)[assertion]) if assertion in stances else None


def _own_sides(rows: Sequence[Row]) -> dict[str, str]:
    """Return how the statements of one proposition, most certain first, stand to their content.

    An attribution takes one side, however many acts are read in it: that which an
    analyst gives it, else that of its most certain reading, the head.
    """
    head = rows[0]
    corrected = {_attribution(row): row["right"] for row in reversed(rows) if row["right"]}
    return {
        row["assertion"]: str(
            row["right"]
            or corrected.get(_attribution(row))
            or (head if _attribution(row) == _attribution(head) else row)["own_stance"]
        )
        for row in rows
    }


def _attribution(row: Row) -> tuple[str, str]:
    return row["source"], row["cue"]


def _words(row: Row) -> str:
    return str(row["wording"] or row["text"])


def _joined(row: Row) -> Row:
    return {
        "assertion": row["assertion"],
        "claim": row["claim"],
        "wording": _words(row),
    }


def _take_back(execute: Execute, assertions: list[str]) -> set[EdgeKey]:
    """Delete the inferred evidence that assertions are premises of; return its edges."""
    if not assertions:
        return set()
    given = {"ids": assertions, "rules": sorted(RULES)}
    rows = _run(execute, "inferred_evidence", **given)
    _run(execute, "delete_inferred_evidence", **given)
    return {EdgeKey.of_row(row) for row in rows}


def _infer(execute: Execute, opposed: Iterable[Sequence[Opposition]]) -> set[EdgeKey]:
    """Store the evidence of the inferred edges that oppositions give, claim by claim.

    Returns the edges.
    """
    premises = [
        [one for one in found if one.upheld["premise"] and one.against["premise"]]
        for found in opposed
    ]
    ids = sorted({row["assertion"] for found in premises for one in found for row in one[:2]})
    targets: dict[str, set[str]] = defaultdict(set)
    for row in _run(execute, "targets_of_statements", ids=ids):
        targets[row["assertion"]].add(row["actor"])
    evidence = [row for found in premises for row in inferred_evidence(found, targets)]
    write_evidence(execute, evidence)
    return {EdgeKey.of_row(row) for row in evidence}


def _run(execute: Execute, name: str, **parameters: Sequence[Any]) -> list[Row]:
    if not any(parameters.values()):
        return []
    return execute(cypher_text("load", name), parameters)
