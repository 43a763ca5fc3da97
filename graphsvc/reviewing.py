"""What analysts do with assertions and edges: confirm, reject, correct, withdraw, list, import.

Every function takes a GraphStore first. A review comes back as a dictionary: the
fields of ``graphsvc.reviews.review.Review``, with ``state`` (in force, superseded,
withdrawn or unmatched), ``applies_to`` (the id of the assertion or edge that it is
about now, or None) and ``since``, for an edge the ids of the assertions that became
its evidence after the decision.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graphsvc import asking, queries
from graphsvc.analysis.answers import find_actor
from graphsvc.claims.linking import Linker
from graphsvc.errors import NotFound, ParameterError
from graphsvc.paging import Page
from graphsvc.records import ActorKind, EdgeType, Stance
from graphsvc.reviews.review import (
    Between,
    Correction,
    Found,
    Given,
    Kind,
    Party,
    Review,
    State,
    Verdict,
    checked,
    from_json,
    name_of,
    now,
)
from graphsvc.store import review_rows
from graphsvc.store.base import GraphStore, Row
from graphsvc.store.claims import own_side
from graphsvc.store.readback import rows_as_extracted


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What is right instead; a None keeps what there is.

    Actors are an id, name or alias of one that is stored. ``no_edge``: the
    sentence gives no edge at all.
    """

    type: EdgeType | None = None
    source: str | None = None
    targets: tuple[str, ...] = ()
    stance: Stance | None = None
    no_edge: bool = False

    @property
    def nothing(self) -> bool:
        """Tell whether nothing is changed."""
        return self == Change()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A verdict, who gives it, and why; ``change`` goes with the verdict "correct"."""

    verdict: Verdict
    by: str
    note: str | None = None
    change: Change = Change()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewFilter:
    """Which reviews to list; a None leaves the choice open."""

    kind: Kind | None = None
    verdict: Verdict | None = None
    state: State | None = None
    by: str | None = None
    article: str | None = None
    subject: str | None = None


def review(store: GraphStore, subject: str, decision: Decision) -> list[Row]:
    """Review the assertion or the edge of that id; return the reviews that were made.

    Raises NotFound where neither has the id, and what the two functions below do.
    """
    if asking.run_query(store, "article_of_assertion", id=subject):
        return [review_assertion(store, subject, decision)]
    try:
        return review_edge(store, subject, decision)
    except NotFound as error:
        if error.kind != "edge":
            raise
        raise NotFound("assertion or edge", subject) from error


def review_assertion(store: GraphStore, assertion_id: str, decision: Decision) -> Row:
    """Confirm, reject or correct an assertion; return the review.

    Raises NotFound for an unknown assertion or actor, ParameterError for a decision
    that does not hold together.
    """
    _check(decision)
    made = _of_assertion(store, assertion_id, decision, now())
    _record(store, [made])
    return show(store, made.id)


def review_edge(store: GraphStore, edge_id: str, decision: Decision) -> list[Row]:
    """Confirm or reject an edge, or correct all its present evidence; return the reviews.

    A correction of an edge is one of each assertion behind it, so that each can be
    seen and withdrawn; confirmation and rejection are of the edge itself and hold
    whatever evidence comes. Raises as ``review_assertion`` does; ParameterError also
    for the correction of an inferred edge.
    """
    _check(decision)
    if decision.verdict == Verdict.CORRECT:
        made = _corrected_edge(store, edge_id, decision)
    else:
        between = _between(store, edge_id)
        plain = Review(
            subject=edge_id,
            verdict=decision.verdict,
            by=decision.by,
            at=now(),
            note=decision.note,
            between=between,
        )
        made = [checked(plain)]
    _record(store, made)
    return [show(store, one.id) for one in made]


def withdraw(store: GraphStore, review_id: str, by: str) -> Row:
    """Withdraw a review: the decision before it counts again, or else what was extracted.

    Raises NotFound, and ParameterError where it is withdrawn already.
    """
    stored = _stored(store, review_id)
    if stored.withdrawn_at is not None:
        raise ParameterError(
            "review", f"{review_id} was withdrawn by {stored.withdrawn_by} at {stored.withdrawn_at}"
        )
    _record(store, [replace(stored, withdrawn_by=name_of(by), withdrawn_at=now())])
    return show(store, review_id)


def show(store: GraphStore, review_id: str) -> Row:
    """Return one review. Raises NotFound."""
    rows = asking.run_query(store, "reviews_by_id", ids=[review_id])
    if not rows:
        raise NotFound("review", review_id)
    return _shaped(store, rows)[0]


def reviews(
    store: GraphStore,
    filters: ReviewFilter = ReviewFilter(),
    *,
    after: str | None = None,
    limit: int = queries.PAGE,
) -> Page:
    """Return the reviews that pass the filter, the latest first."""
    given = {
        "kind": filters.kind and str(filters.kind),
        "verdict": filters.verdict and str(filters.verdict),
        "state": filters.state and str(filters.state),
        "by": filters.by,
        "article": filters.article,
        "subject": filters.subject,
    }
    page = asking.page_of(store, "reviews", given, after, limit)
    return Page(_shaped(store, page.rows), page.next)


def import_reviews(store: GraphStore, given: Sequence[Review]) -> int:
    """Record reviews as another store listed them; return how many were new here.

    A review that is here already changes nothing, unless it was withdrawn there.
    """
    return _record(store, given)


def _check(decision: Decision) -> None:
    name_of(decision.by)
    change = decision.change
    if decision.verdict != Verdict.CORRECT:
        if not change.nothing:
            raise ParameterError("correction", f"does not go with the verdict {decision.verdict}")
        return
    if change.nothing:
        raise ParameterError(
            "correction", "says nothing: give a type, a source, targets, a stance or no edge"
        )
    if change.no_edge and (change.type or change.targets):
        raise ParameterError("no_edge", "contradicts the type or the targets that are given")


def _record(store: GraphStore, made: Sequence[Review]) -> int:
    """Record reviews, and join the claims of their articles anew."""
    count = store.review(made)
    articles = sorted({one.found.article for one in made if one.found})
    there = sorted(store.digests(articles))
    if count and there:
        Linker(store).join(there)
    return count


def _of_assertion(
    store: GraphStore, assertion_id: str, decision: Decision, at: str, edges: Edges | None = None
) -> Review:
    found = _found(store, assertion_id)
    correction = None
    if decision.verdict == Verdict.CORRECT:
        correction = _correction(store, assertion_id, found, decision.change, edges)
    return checked(
        Review(
            subject=assertion_id,
            verdict=decision.verdict,
            by=decision.by,
            at=at,
            note=decision.note,
            correction=correction,
            found=found,
        )
    )


def _found(store: GraphStore, assertion_id: str) -> Found:
    """Return an assertion as it was extracted. Raises NotFound."""
    rows = asking.run_query(store, "article_of_assertion", id=assertion_id)
    for article in dict.fromkeys(row["article"] for row in rows):
        extracted = rows_as_extracted(asking.reader(store), [article])
        for reading in review_rows.readings(review_rows.parts_of(extracted, article)):
            if reading.id == assertion_id:
                return reading.found
    raise NotFound("assertion", assertion_id)


Edges = list[tuple[EdgeType, Party]]


def _correction(
    store: GraphStore, assertion_id: str, found: Found, change: Change, edges: Edges | None
) -> Correction:
    """Return the correction that a change of an assertion amounts to."""
    source = None if change.source is None else _party(store, change.source, "source")
    stated = asking.run_query(store, "edges_of_assertions", ids=[assertion_id])
    present = [(EdgeType(row["type"]), _party_of(row)) for row in stated]
    if edges is None:
        edges = _changed_edges(store, assertion_id, change, present)
    if edges and source is None and found.actor is None:
        raise ParameterError("source", "is not resolved here: say who it is that says so")
    speaker = source.id if source else stated[0]["source"] if stated else None
    if any(target.id == speaker for _, target in edges):
        raise ParameterError("targets", "are others than the source")
    given = tuple(Given(kind, target) for kind, target in dict.fromkeys(edges))
    return Correction(given, source, _own_stance(store, assertion_id, change.stance))


def _own_stance(store: GraphStore, assertion_id: str, wanted: Stance | None) -> Stance | None:
    """Return how an assertion stands to its own content, to stand so to its claim."""
    sides = wanted and own_side(asking.reader(store), assertion_id)
    if not sides:
        return wanted
    shown, own = map(Stance, sides)
    return own if shown == wanted else next(one for one in Stance if one != own)


def _changed_edges(store: GraphStore, assertion_id: str, change: Change, present: Edges) -> Edges:
    """Return the edges that an assertion gives after a change, where it gives these."""
    if change.no_edge:
        return []
    targets = [_party(store, name, "targets") for name in change.targets]
    if change.type is None and not targets:
        return present
    if change.type is None and not present:
        raise ParameterError("type", f"is missing: {assertion_id} gives no edge so far")
    if not targets:
        targets = [target for _, target in present] or _targets(store, assertion_id)
        if not targets:
            raise ParameterError("targets", f"are missing: {assertion_id} names none so far")
    kind = change.type or present[0][0]
    return [(kind, target) for target in targets]


def _targets(store: GraphStore, assertion_id: str) -> list[Party]:
    rows = asking.run_query(store, "targets_of_assertions", ids=[assertion_id])
    return [_party_of(queries.actor(store, row["id"])) for row in rows if row["id"] is not None]


def _corrected_edge(store: GraphStore, edge_id: str, decision: Decision) -> list[Review]:
    edge = queries.edge(store, edge_id)
    if not edge["stated"]:
        raise ParameterError(
            "verdict", f"{edge_id} is inferred: reject it, or correct its premises, the assertions"
        )
    change, at = decision.change, now()
    targets = [_party(store, name, "targets") for name in change.targets]
    was = (EdgeType(edge["type"]), edge["target"]["id"])
    right: Edges = [] if change.no_edge else [
        (change.type or was[0], target) for target in targets or [_party_of(edge["target"])]
    ]  # fmt: skip
    present: dict[str, Edges] = {key: [] for key in edge["evidence"]}
    for row in asking.run_query(store, "edges_of_assertions", ids=list(present)):
        kind = EdgeType(row["type"])
        here = [(kind, _party_of(row))] if (kind, row["id"]) != was else right
        present[row["assertion"]] += here
    return [
        _of_assertion(store, key, decision, at, edges) for key, edges in sorted(present.items())
    ]


def _between(store: GraphStore, edge_id: str) -> Between:
    """Return an edge as a review keeps it; a rejected one as its last review does.

    Raises NotFound.
    """
    try:
        edge = queries.edge(store, edge_id)
    except NotFound:
        rows = asking.run_query(store, "reviews", subject=edge_id, kind=str(Kind.EDGE), limit=1)
        between = from_json(rows[0]["record"]).between if rows else None
        if between is None:
            raise
        evidence = asking.run_query(store, "evidence_of_reviews", ids=[rows[0]["id"]])
        return replace(between, evidence=tuple(row["assertion"] for row in evidence))
    return Between(
        source=_party_of(edge["source"]),
        type=EdgeType(edge["type"]),
        target=_party_of(edge["target"]),
        stated=edge["stated"],
        evidence=tuple(edge["evidence"]),
    )


def _party(store: GraphStore, name: str, parameter: str) -> Party:
    """Return the actor of that id, name or alias. Raises NotFound, ParameterError for several."""
    return _party_of(queries.actor(store, find_actor(store, name, parameter)["id"]))


def _party_of(row: Mapping[str, Any]) -> Party:
    return Party(row["id"], row["name"], ActorKind(row["kind"]))


def _stored(store: GraphStore, review_id: str) -> Review:
    rows = asking.run_query(store, "reviews_by_id", ids=[review_id])
    if not rows:
        raise NotFound("review", review_id)
    return from_json(rows[0]["record"])


def _shaped(store: GraphStore, rows: Sequence[Row]) -> list[Row]:
    """Return reviews in the shape that readers get."""
    records = [json.loads(row["record"]) for row in rows]
    edges = [record["id"] for record in records if record["kind"] == Kind.EDGE]
    evidence: dict[str, list[str]] = {key: [] for key in edges}
    for found in asking.run_query(store, "evidence_of_reviews", ids=edges) if edges else ():
        evidence[found["review"]].append(found["assertion"])
    shaped = []
    for row, record in zip(rows, records, strict=True):
        known = set(record["between"]["evidence"]) if record["between"] else set()
        since = [key for key in evidence.get(record["id"], ()) if key not in known]
        shaped.append(
            {**record, "state": row["state"], "applies_to": row["applies_to"], "since": since}
        )
    return shaped
