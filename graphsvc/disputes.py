"""What can be asked of claims: what is disputed, who is on which side, who answered whom.

Shapes, beyond those of graphsvc.queries:

claim     id, text (as a proposition without a speaker), sentences (how many are about
          it), for and against (how many of them uphold and contradict it), articles (how
          many), first and last (dates or None), opposed (how certain it is that what is
          said for and against it stands against each other, in [0, 1]; 0 with one
          side, None where it was not yet joined with those of other articles)
position  actor {id, name}, or None where it is not resolved; name; for and against (how
          many sentences), first and last
turn      an assertion with ``answers``, the id of the assertion that it answers or None;
          ``conflict``, the kind of conflict between the two (see
          graphsvc/claims/conflicts.py); and ``chain``, whether it is part of the longest
          exchange: accusation, denial, rebuttal ...
exchange  claim {id, text}, and turns: a chain of answers, the one that opened it first
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from graphsvc.asking import page_of, run_query
from graphsvc.claims.conflicts import Turn, answer, exchange
from graphsvc.claims.opposition import SURE
from graphsvc.errors import NotFound, ParameterError
from graphsvc.paging import Page
from graphsvc.queries import (
    PAGE,
    Reviewed,
    assertions_by_id,
    bounds,
    edge,
    folded,
    reviewed_parameter,
    with_targets,
)
from graphsvc.records import Stance
from graphsvc.shapes import edge_shape
from graphsvc.store.base import GraphStore, Row

LIKELY = 0.5  # certainty from which an assertion is more likely right than wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """Which claims to return; a None leaves the choice open.

    ``q`` is a part of the claim's words, ``actor`` the id, name or alias of one who
    asserts it, whatever their case. ``contested`` claims have both sides, and it is at
    least as certain as ``min_opposed`` that these stand against each other. ``since``
    and ``until`` are ISO 8601 dates (a year or a month will do), both inclusive:
    claims with an assertion said then. Only assertions of at least ``min_certainty``
    count at all.
    """

    q: str | None = None
    actor: str | None = None
    contested: bool = False
    since: str | None = None
    until: str | None = None
    min_certainty: float = LIKELY
    min_opposed: float = SURE


def claims(
    store: GraphStore,
    filters: ClaimFilter = ClaimFilter(),
    *,
    after: str | None = None,
    limit: int = PAGE,
) -> Page:
    """Return the claims that pass the filter, those of most sentences first."""
    since, until = bounds(filters.since, filters.until)
    parameters = {
        "q": (filters.q or "").strip().lower(),
        "actor": folded(filters.actor),
        "contested": filters.contested,
        "since": since,
        "until": until,
        "min_certainty": share(filters.min_certainty),
        "min_opposed": share(filters.min_opposed, "min_opposed"),
    }
    return page_of(store, "claims", parameters, after, limit)


def claim(store: GraphStore, claim_id: str, *, min_certainty: float = LIKELY) -> Row:
    """Return a claim with who is on which side, and its clearest wording.

    Beyond a claim's shape: ``wording``, the clearest words for it in any article, as they
    stand there; ``clearest``, the assertion that they are from; ``positions``, a list, those
    with most sentences first. Raises NotFound.
    """
    found = run_query(store, "claim", id=claim_id)
    if not found:
        raise NotFound("claim", claim_id)
    rows = run_query(store, "assertions_of_claim", claim=claim_id)
    likely = [row for row in rows if row["certainty"] >= min_certainty]
    worded = [row for row in rows if row["wording"] == found[0]["wording"]]
    best = min(worded, key=_clearness, default=None)
    shaped = assertions_by_id(store, [best["id"]]) if best else []
    by_name: dict[tuple[str | None, str], list[Row]] = {}
    for row in likely:
        by_name.setdefault((row["actor"], row["name"]), []).append(row)
    positions = [
        {
            "actor": None if actor is None else {"id": actor, "name": name},
            "name": name,
            **_sides(said),
        }
        for (actor, name), said in by_name.items()
    ]
    positions.sort(key=lambda one: (-one["for"] - one["against"], one["name"], str(one["actor"])))
    sides = _sides(likely)
    return {
        "id": claim_id,
        "text": found[0]["text"],
        "wording": found[0]["wording"],
        "sentences": sides["for"] + sides["against"],
        **sides,
        "articles": len({row["article"] for row in likely}),
        "opposed": found[0]["opposed"],
        "clearest": shaped[0] if shaped else None,
        "positions": positions,
    }


def statements(
    store: GraphStore,
    claim_id: str,
    *,
    stance: Stance | None = None,
    min_certainty: float = LIKELY,
    after: str | None = None,
    limit: int = PAGE,
) -> Page:
    """Return the assertions about a claim, the oldest first. Raises NotFound."""
    parameters = {
        "claim": claim_id,
        "stance": None if stance is None else str(stance),
        "min_certainty": share(min_certainty),
    }
    page = page_of(store, "statements_of_claim", parameters, after, limit)
    if not page.rows:
        _need(store, claim_id)
    return Page(with_targets(store, page.rows), page.next)


def edges_of(
    store: GraphStore,
    claim_id: str,
    *,
    stated: bool | None = None,
    reviewed: Reviewed | str = "any",
    min_certainty: float = 0.0,
    after: str | None = None,
    limit: int = PAGE,
) -> Page:
    """Return the edges that rest on what is said about a claim, by id.

    Beyond an edge's shape: ``premises``, the ids of the claim's assertions that are its
    evidence; ``rules`` names what gave it. ``stated`` True leaves out what is only
    inferred. Raises NotFound.
    """
    parameters = {
        "claim": claim_id,
        "min_certainty": share(min_certainty),
        "stated": {None: None, True: "stated", False: "inferred"}[stated],
        "reviewed": reviewed_parameter(reviewed),
    }
    page = page_of(store, "edges_of_claim", parameters, after, limit)
    if not page.rows:
        _need(store, claim_id)
    rows = [{**edge_shape(row), "premises": sorted(row["premises"])} for row in page.rows]
    return Page(rows, page.next)


def turns(store: GraphStore, claim_id: str, *, min_certainty: float = LIKELY) -> list[Row]:
    """Return who said what about a claim in the order of time, and what each answers.

    Of several readings of one sentence by one actor only the most certain one.
    Raises NotFound where there is no such claim.
    """
    rows = run_query(store, "assertions_of_claim", claim=claim_id)
    if not rows:
        raise NotFound("claim", claim_id)
    found = exchange(_readings(rows, min_certainty))
    longest = _longest(found)
    return [{**row, "chain": row["id"] in longest} for row in _shaped(store, found)]


def chain(store: GraphStore, claim_id: str, *, min_certainty: float = LIKELY) -> list[Row]:
    """Return the longest chain of answers about a claim: accusation, denial, rebuttal, ...

    Of equally long ones the one that ends last. Raises NotFound.
    """
    return [row for row in turns(store, claim_id, min_certainty=min_certainty) if row["chain"]]


def behind(store: GraphStore, edge_id: str, *, min_certainty: float = LIKELY) -> list[Row]:
    """Return the exchanges behind an edge, one for each claim that its evidence is about.

    Each leads from the assertion that opened it, by answers, to what the edge's source said:
    what the target said last before that, if it was on the other side, else what anyone
    did. Of a claim whose sides do not surely stand against each other only the evidence
    itself, as an answer to nothing. Only evidence of at least ``min_certainty``, where there
    is any; else all of it. The longest exchanges first. Raises NotFound where there is no such
    edge.
    """
    found = edge(store, edge_id)
    every = assertions_by_id(store, found["evidence"])
    likely = [row for row in every if row["certainty"] >= min_certainty] or every
    evidence = {row["id"] for row in likely}
    claims_of = {row["claim"]["id"]: row["claim"] for row in likely if row["claim"]}
    exchanges = []
    for key in sorted(claims_of):
        rows = run_query(store, "assertions_of_claim", claim=key)
        if not _disputed(store, key):
            rows = [row for row in rows if row["id"] in evidence]
        said = exchange(_readings(rows, min_certainty, evidence))
        line = _leading_to(said, evidence, found["source"]["id"], found["target"]["id"])
        exchanges.append({"claim": claims_of[key], "turns": _shaped(store, line)})
    # One without turns is of a claim that went since the edge was read.
    exchanges = [one for one in exchanges if one["turns"]]
    return sorted(exchanges, key=lambda one: (-len(one["turns"]), one["claim"]["id"]))


def _disputed(store: GraphStore, claim_id: str) -> bool:
    """Tell whether a claim's sides surely stand against each other, as far as is known."""
    found = run_query(store, "claim", id=claim_id)
    return any(row["opposed"] is None or row["opposed"] >= SURE for row in found)


def share(value: float, name: str = "min_certainty") -> float:
    """Return a certainty. Raises ParameterError for one that is not in [0, 1]."""
    if not 0 <= value <= 1:
        raise ParameterError(name, f"{value} is not in [0, 1]")
    return float(value)


def _readings(
    rows: Iterable[Row], min_certainty: float, evidence: Collection[str] = ()
) -> list[Row]:
    """Return a claim's assertions, of several readings of one sentence by one actor one.

    The most certain one, but the ``evidence`` before all others, however certain.
    """
    best: dict[tuple[str, str, int], Row] = {}
    for row in sorted(
        rows, key=lambda row: (row["id"] not in evidence, -row["certainty"], row["id"])
    ):
        if row["certainty"] >= min_certainty or row["id"] in evidence:
            best.setdefault((row["name"], row["article"], row["place"]), row)
    return list(best.values())


def _shaped(store: GraphStore, found: Iterable[Turn]) -> list[Row]:
    """Return turns as assertions that say what they answer."""
    by_turn = {turn.assertion["id"]: turn for turn in found}
    return [
        {**row, "answers": by_turn[row["id"]].answers, "conflict": by_turn[row["id"]].conflict}
        for row in assertions_by_id(store, by_turn)
    ]


def _leading_to(said: list[Turn], evidence: set[str], source: str, target: str) -> list[Turn]:
    """Return the longest chain of answers that ends with evidence by the source.

    Of equally long ones the one that ends last.
    """
    place_of = {turn.assertion["id"]: place for place, turn in enumerate(said)}
    ends = [turn for turn in said if turn.assertion["id"] in evidence]
    chains: list[list[Turn]] = [[]]
    for end in [turn for turn in ends if turn.assertion["actor"] == source] or ends:
        place = place_of[end.assertion["id"]]
        to_target = (
            answer(end.assertion, before.assertion)
            for before in reversed(said[:place])
            if before.assertion["actor"] == target
            and before.assertion["stance"] != end.assertion["stance"]
        )
        line = [next(to_target, end)]
        while line[-1].answers:
            line.append(said[place_of[line[-1].answers]])
        chains.append(line[::-1])
    return max(reversed(chains), key=len)


def _longest(found: list[Turn]) -> set[str]:
    """Return the ids of the longest chain of answers, of equally long ones that which ends last."""
    said = {turn.assertion["id"]: turn.answers for turn in found}
    length: dict[str, int] = {}
    for key, answered in said.items():
        length[key] = 1 + (length[answered] if answered else 0)
    key = max(reversed(list(said)), key=lambda one: length[one], default=None)
    links = set()
    while key:
        links.add(key)
        key = said[key]
    return links


def _clearness(row: Row) -> tuple[bool, float, str]:
    """Return what puts first the assertion that upholds a claim most certainly."""
    return row["stance"] != Stance.SUPPORTS, -row["certainty"], row["id"]


def _sides(rows: Iterable[Row]) -> Row:
    """Return how many sentences are for and against, and when the first and last were said."""
    sentences = {(row["stance"], row["sentence"], row["article"]) for row in rows}
    upheld = sum(stance == Stance.SUPPORTS for stance, _, _ in sentences)
    dates = [row["date"] for row in rows if row["date"]]
    return {
        "for": upheld,
        "against": len(sentences) - upheld,
        "first": min(dates, default=None),
        "last": max(dates, default=None),
    }


def _need(store: GraphStore, claim_id: str) -> None:
    if not run_query(store, "claim", id=claim_id):
        raise NotFound("claim", claim_id)
