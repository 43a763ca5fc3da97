"""What can be asked of a store: a function a question, each run by a .cypher file.

Every function takes a GraphStore first and returns plain dictionaries and lists,
ready for JSON. What comes in pages has a ``Page``: pass its ``next`` as ``after``
to get the one that follows; a page walk meets every row that was there all the
time exactly once, however much is loaded meanwhile.

Shapes, as the functions name them:

article     id, title, url, publisher, published, origin, name, sha256, assertions (a count)
actor       id, name, kind, aliases
assertion   id, act, plover, edge, actor {id, name} or None, targets [{id, name}],
            source, cue, text, sentence and their offsets source_spans, cue_spans,
            content_spans, sentence_span as [start, end] in characters of the article,
            quote, stance, claim {id, text} or None, certainty, negated, depth, date,
            dated (what the date rests on), rule, article {id, title, url, publisher, published},
            review (a mark or None)
edge        id, type, source {id, name, kind}, target {...}, weight (how many assertions
            are its evidence), articles (their ids), evidence (assertion ids), first and
            last (dates or None), stated, rules, certainty, confirmed (ids of the evidence
            that analysts confirmed), review (a mark or None)
mark        id, verdict, by, at, note, certainty (which counted before the review); of an
            assertion also extracted (where corrected: the edge, actor {id, name} or None,
            targets [{id, name}] and, if it was corrected, stance that were extracted)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from graphsvc.asking import page_of, run_query
from graphsvc.errors import NotFound, ParameterError
from graphsvc.paging import Page
from graphsvc.records import EdgeType
from graphsvc.shapes import assertion_shape, edge_shape
from graphsvc.store.base import GraphStore, Row

PAGE = 50  # rows of a page where the caller does not say
EVIDENCE = 10  # evidence shown with each contradiction; the rest by evidence()
Reviewed = Literal["any", "confirmed", "unreviewed"]
REVIEWED: tuple[str, ...] = get_args(Reviewed)
_DATE = re.compile(r"^\d{4}(-\d{2}(-\d{2}(T.+)?)?)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeFilter:
    """Which edges to return; a None leaves the choice open.

    ``source`` and ``target`` are an actor's id, name or alias, whatever their
    case. ``since`` and ``until`` are ISO 8601 dates (a year or a month will do),
    both inclusive: edges with evidence said then. ``stated`` False asks for
    inferred edges only. ``min_certainty`` is in [0, 1]. ``reviewed`` is
    "confirmed" (the edge, or some of its evidence, by an analyst), "unreviewed" or
    "any".
    """

    type: EdgeType | str | None = None
    source: str | None = None
    target: str | None = None
    since: str | None = None
    until: str | None = None
    min_certainty: float = 0.0
    stated: bool | None = None
    reviewed: Reviewed | str = "any"


def articles(
    store: GraphStore, *, q: str | None = None, after: str | None = None, limit: int = PAGE
) -> Page:
    """Return the articles, newest first; ``q`` is what title or publisher must hold."""
    return page_of(store, "articles", {"q": folded(q)}, after, limit)


def article(store: GraphStore, article_id: str) -> Row:
    """Return an article with its text. Raises NotFound."""
    rows = run_query(store, "article", id=article_id)
    if not rows:
        raise NotFound("article", article_id)
    return rows[0]


def assertions(
    store: GraphStore, article_id: str, *, after: str | None = None, limit: int = PAGE
) -> Page:
    """Return an article's assertions in the order of their sentences. Raises NotFound."""
    page = page_of(store, "assertions_of_article", {"article": article_id}, after, limit)
    if not page.rows and not store.digests([article_id]):
        raise NotFound("article", article_id)
    return Page(with_targets(store, page.rows), page.next)


def assertion(store: GraphStore, assertion_id: str) -> Row:
    """Return one assertion. Raises NotFound."""
    found = assertions_by_id(store, [assertion_id])
    if not found:
        raise NotFound("assertion", assertion_id)
    return found[0]


def assertions_by_id(store: GraphStore, ids: Iterable[str]) -> list[Row]:
    """Return those of the assertions that are stored, in the order asked for."""
    wanted = list(dict.fromkeys(ids))
    rows = run_query(store, "assertions_by_id", ids=wanted) if wanted else []
    by_id = {row["id"]: row for row in with_targets(store, rows)}
    return [by_id[key] for key in wanted if key in by_id]


def actors(
    store: GraphStore,
    *,
    q: str | None = None,
    kind: str | None = None,
    after: str | None = None,
    limit: int = PAGE,
) -> Page:
    """Return actors by id; ``q`` is a part of a name or alias, whatever its case."""
    return page_of(store, "actors", {"q": folded(q), "kind": kind}, after, limit)


def actor(store: GraphStore, actor_id: str) -> Row:
    """Return an actor, with how many articles, assertions and edges it has. Raises NotFound.

    Beyond an actor's shape: articles, assertions, and for each type of edge how
    many go out and come in: accuses, accused_by, contradicts, contradicted_by,
    supports, supported_by.
    """
    rows = run_query(store, "actor", id=actor_id)
    if not rows:
        raise NotFound("actor", actor_id)
    return rows[0]


def edges(
    store: GraphStore,
    filters: EdgeFilter = EdgeFilter(),
    *,
    after: str | None = None,
    limit: int = PAGE,
) -> Page:
    """Return the edges that pass the filter, by id."""
    page = page_of(store, "edges", _edge_parameters(filters), after, limit)
    return Page([edge_shape(row) for row in page.rows], page.next)


def strongest_edges(
    store: GraphStore,
    filters: EdgeFilter = EdgeFilter(),
    *,
    actor: str | None = None,
    after: str | None = None,
    limit: int = PAGE,
) -> Page:
    """Return the edges that pass the filter, those with most evidence first.

    ``actor`` is the id, name or alias of an actor on either side.
    """
    parameters = {**_edge_parameters(filters), "actor": folded(actor)}
    page = page_of(store, "strongest_edges", parameters, after, limit)
    return Page([edge_shape(row) for row in page.rows], page.next)


def edge(store: GraphStore, edge_id: str) -> Row:
    """Return one edge. Raises NotFound."""
    rows = run_query(store, "edge", id=edge_id)
    if not rows:
        raise NotFound("edge", edge_id)
    return edge_shape(rows[0])


def evidence(
    store: GraphStore, edge_id: str, *, after: str | None = None, limit: int = PAGE
) -> Page:
    """Return the assertions behind an edge, oldest first. Raises NotFound."""
    page = page_of(store, "evidence", {"edge": edge_id}, after, limit)
    if not page.rows and after is None:
        edge(store, edge_id)
    return Page(with_targets(store, page.rows), page.next)


def folded(text: str | None) -> str | None:
    """Return a name as the queries compare it."""
    return None if text is None else text.strip().casefold()


def _edge_parameters(filters: EdgeFilter) -> dict[str, Any]:
    kinds = [str(kind) for kind in EdgeType]
    kind = None if filters.type is None else str(filters.type).upper()
    if kind is not None and kind not in kinds:
        raise ParameterError("type", f"{filters.type!r} is not one of {', '.join(kinds)}")
    if not 0 <= filters.min_certainty <= 1:
        raise ParameterError("min_certainty", f"{filters.min_certainty} is not in [0, 1]")
    stated = {None: None, True: "stated", False: "inferred"}[filters.stated]
    since, until = bounds(filters.since, filters.until)
    return {
        "type": kind,
        "source": folded(filters.source),
        "target": folded(filters.target),
        "since": since,
        "until": until,
        "min_certainty": float(filters.min_certainty),
        "stated": stated,
        "reviewed": reviewed_parameter(filters.reviewed),
    }


def reviewed_parameter(reviewed: str) -> str | None:
    """Return the choice as the queries take it. Raises ParameterError for any other word."""
    if reviewed not in REVIEWED:
        raise ParameterError("reviewed", f"{reviewed!r} is not one of {', '.join(REVIEWED)}")
    return None if reviewed == "any" else str(reviewed)


def bounds(since: str | None, until: str | None) -> tuple[str | None, str | None]:
    """Return the bounds as the queries take them. Raises ParameterError for what is no date."""
    end = iso_prefix("until", until)
    # A day, month or year includes all that begins with it; "~" sorts after its digits.
    return iso_prefix("since", since), end and f"{end}~"


def iso_prefix(name: str, value: str | None) -> str | None:
    """Return a date, month or year as it is. Raises ParameterError for anything else."""
    if value is not None and not _DATE.match(value):
        raise ParameterError(name, f"{value!r} is not an ISO 8601 date such as 2017-01-31")
    return value


def best_evidence(
    store: GraphStore, evidence: Mapping[str, Iterable[str]], most: int = EVIDENCE
) -> dict[str, list[str]]:
    """Return of each edge's evidence, by edge id, the most certain, of equals the oldest, first."""
    ids = sorted({key for keys in evidence.values() for key in keys})
    found = run_query(store, "dates_of_assertions", ids=ids) if ids else []
    order = {row["id"]: (-row["certainty"], row["date"] or "", row["id"]) for row in found}
    return {
        edge: sorted(order.keys() & set(keys), key=order.__getitem__)[:most]
        for edge, keys in evidence.items()
    }


def with_targets(store: GraphStore, rows: list[Row]) -> list[Row]:
    """Return rows of assertions in the shape that readers get, with their targets.

    An assertion that was taken out since its row was read is left out.
    """
    ids = [row["id"] for row in rows]
    targets: dict[str, list[Row]] = {}
    for target in run_query(store, "targets_of_assertions", ids=ids) if ids else []:
        found = targets.setdefault(target["assertion"], [])
        if target["id"] is not None:
            found.append({"id": target["id"], "name": target["name"]})
    return [assertion_shape(row, targets[row["id"]]) for row in rows if row["id"] in targets]
