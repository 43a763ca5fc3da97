"""What can be asked of claims: what is disputed, who is on which side, who answered whom.

Shapes: a claim is id, text, sentences, for, against, articles, first, last; a
turn is an assertion of it (see cypher/queries/assertions_of_claim.cypher) with
``answers``, the id of the assertion that it answers or None, and ``conflict``,
the kind of conflict between the two (see graphsvc/claims/conflicts.py).
"""

from __future__ import annotations

from graphsvc.claims.conflicts import exchange
from graphsvc.errors import NotFound
from graphsvc.queries import PAGE, run_query
from graphsvc.store.base import GraphStore, Row

LIKELY = 0.5  # certainty from which an assertion is more likely right than wrong


def claims(
    store: GraphStore,
    *,
    q: str | None = None,
    contested: bool = False,
    min_certainty: float = LIKELY,
    limit: int = PAGE,
) -> list[Row]:
    """Return claims, those of most assertions first; ``contested`` ones have both sides."""
    return run_query(
        store,
        "claims",
        q=(q or "").strip().lower(),
        contested=contested,
        min_certainty=float(min_certainty),
        limit=limit,
    )


def turns(store: GraphStore, claim_id: str, *, min_certainty: float = LIKELY) -> list[Row]:
    """Return who said what about a claim in the order of time, and what each answers.

    Of several readings of one sentence by one actor only the most certain one.
    Raises NotFound where there is no such claim.
    """
    rows = run_query(store, "assertions_of_claim", claim=claim_id)
    if not rows:
        raise NotFound("claim", claim_id)
    best: dict[tuple[str, str, int], Row] = {}
    for row in sorted(rows, key=lambda row: (-row["certainty"], row["id"])):
        if row["certainty"] >= min_certainty:
            best.setdefault((row["name"], row["article"], row["place"]), row)
    return [
        {**turn.assertion, "answers": turn.answers, "conflict": turn.conflict}
        for turn in exchange(list(best.values()))
    ]


def chain(store: GraphStore, claim_id: str) -> list[Row]:
    """Return the longest chain of answers about a claim: accusation, denial, rebuttal, ...

    Of equally long ones the one that ends last. Raises NotFound.
    """
    said = {row["id"]: row for row in turns(store, claim_id)}
    if not said:
        return []
    length: dict[str, int] = {}
    for key, row in said.items():
        length[key] = 1 + (length[row["answers"]] if row["answers"] else 0)
    key = max(reversed(list(said)), key=lambda one: length[one])
    links = []
    while key:
        links.append(said[key])
        key = said[key]["answers"]
    return links[::-1]
