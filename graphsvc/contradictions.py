"""Who contradicts whom, with both sides' sentences.

Shapes are those of ``graphsvc.queries``.
"""

from __future__ import annotations

from dataclasses import replace

from graphsvc.asking import run_query
from graphsvc.paging import Page
from graphsvc.queries import PAGE, EdgeFilter, assertions_by_id, best_evidence, edges
from graphsvc.records import EdgeType
from graphsvc.store.base import GraphStore, Row

EVERY = EdgeFilter()


def contradictions(
    store: GraphStore,
    filters: EdgeFilter = EVERY,
    *,
    after: str | None = None,
    limit: int = PAGE,
) -> Page:
    """Return who contradicts whom, by edge id, with both sides' sentences.

    Each row is an edge whose ``evidence`` holds, in place of ids, assertions (at
    most EVIDENCE of them, the most certain first) that each carry ``contradicted``: what the
    other side said, as assertions with a ``basis``:

    - "claim": it is for the claim that this assertion is against, or the reverse;
    - "accusation": it accuses, in the same article, the one who contradicts;
    - "article": it is the other side's nearest one in the same article.

    Only the strongest basis that there is, and one assertion a sentence; an empty list where
    the article gives the other side no words. ``filters.type`` is ignored.
    """
    filters = replace(filters, type=EdgeType.CONTRADICTS)
    page = edges(store, filters, after=after, limit=limit)
    _add_sides(store, page.rows)
    return page


def _add_sides(store: GraphStore, rows: list[Row]) -> None:
    """Replace the evidence of contradictions by assertions with what each contradicts."""
    shown = best_evidence(store, {row["id"]: row["evidence"] for row in rows})
    pairs = {(row["target"]["id"], key) for row in rows for key in shown[row["id"]]}
    others = _other_sides(store, pairs)
    ids = [key for _, key in pairs]
    by_id = {
        row["id"]: row
        for row in assertions_by_id(
            store, [*ids, *(key for found in others.values() for key, _ in found)]
        )
    }
    for row in rows:
        row["evidence"] = [
            {
                **by_id[key],
                "contradicted": _one_a_sentence(
                    by_id[key],
                    [
                        {**by_id[other], "basis": basis}
                        for other, basis in others.get((row["target"]["id"], key), ())
                        if other in by_id
                    ],
                ),
            }
            for key in shown[row["id"]]
            if key in by_id
        ]


def _one_a_sentence(answer: Row, others: list[Row]) -> list[Row]:
    """Return of each sentence the most certain assertion; the answer's own where it stands alone.

    One sentence often gives several assertions, of several acts, that a reader sees as one.
    """
    best: dict[tuple[object, ...], Row] = {}
    for other in others:
        place = _place(other)
        if place not in best or other["certainty"] > best[place]["certainty"]:
            best[place] = other
    own = best.pop(_place(answer), None)
    return list(best.values()) or ([] if own is None else [own])


def _place(assertion: Row) -> tuple[object, ...]:
    return assertion["article"]["id"], *assertion["sentence_span"]


def _other_sides(
    store: GraphStore, pairs: set[tuple[str, str]]
) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """Return what the other side said: (actor, assertion) to (assertion, basis), the best basis."""
    others: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for basis in ("claim", "accusation", "article"):
        missing = pairs - others.keys()
        if not missing:
            break
        ids = sorted({key for _, key in missing})
        for row in run_query(store, f"contradicted_by_{basis}", ids=ids):
            pair = (row["target"], row["assertion"])
            # The rows of the last basis come nearest first, and the nearest will do.
            if pair in missing and not (basis == "article" and pair in others):
                others.setdefault(pair, []).append((row["contradicted"], basis))
    return others
