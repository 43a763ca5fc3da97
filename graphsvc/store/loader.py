"""Put and remove articles: the same steps, by the same .cypher files, on every engine.

An article's records are kept apart in the graph: its assertions, what it calls
each actor (MENTIONS), how it words each claim, and of which edge each assertion
is evidence (EVIDENCES). What several articles add up to, an actor's name, a
claim's text and the edges between actors, is worked out from those records
(see aggregate.py), for what the articles at hand touch. So the graph is a
function of the articles in it, whatever was loaded or removed on the way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from graphsvc.claims.additions import Additions
from graphsvc.errors import NotFound
from graphsvc.records import EdgeType, Extraction
from graphsvc.resources import cypher_text
from graphsvc.store.aggregate import (
    EdgeKey,
    EdgeSum,
    join_names,
    name_of_actor,
    names_borne,
    text_of_claim,
)
from graphsvc.store.base import PutResult, Row
from graphsvc.store.claims import add_links, lock_claims, regroup, take_out
from graphsvc.store.identity import Identity, Move
from graphsvc.store.moves import called, local_mentions, move, placed
from graphsvc.store.reviews import (
    apply_reviews,
    follow_actors,
    mark_edges,
    release_reviews,
    write_evidence,
)
from graphsvc.store.rows import Rows, check

# Runs one statement in the open transaction and returns its rows.
Execute = Callable[[str, Mapping[str, Any]], list[Row]]


def put_articles(execute: Execute, rows: Rows) -> PutResult:
    """Write the rows of some articles within the open transaction."""
    ids = sorted(row["id"] for row in rows.articles)
    if not ids:
        return PutResult(0, 0)
    there = [row["id"] for row in _load(execute, "lock_articles", ids=ids) if row["sha256"]]
    rows, marks = apply_reviews(execute, rows)
    identity = Identity(execute)
    moves = identity.count(_load(execute, "mentions_of_articles", ids=there), local_mentions(rows))
    rows = placed(rows, identity)
    neighbours, inferred = take_out(execute, there)
    before = _Touched.by_articles(execute, there)
    actors = before.actors | {row["actor"] for row in rows.mentions}
    claims = before.claims | {row["claim"] for row in (*rows.supports, *rows.contradicts)}
    stored_actors = _load(execute, "actors", ids=sorted(actors))
    stored_claims = _load(execute, "claims", ids=sorted(claims))
    _write(execute, "delete_assertions", ids=there)
    _write(execute, "delete_mentions", ids=there)
    _write(execute, "articles", rows=rows.articles)
    _write(execute, "mentions", rows=rows.mentions)
    _write(execute, "assertions", rows=rows.assertions)
    _write(execute, "made", rows=rows.made)
    _write(execute, "targets", rows=rows.targets)
    _write(execute, "supports", rows=rows.supports)
    _write(execute, "contradicts", rows=rows.contradicts)
    shown = write_evidence(execute, rows.evidences, {row["id"] for row in marks})
    _write(execute, "mark_assertions", rows=marks)
    moved = move(execute, moves)
    # Edges first: an actor that goes takes its edges along.
    sum_up_edges(execute, before.edges | inferred | moved.edges, shown)
    followed = follow_actors(execute, identity, sum_up_edges)
    _join_actors(execute, stored_actors, before.actors | moved.actors, rows.mentions)
    _join_claims(execute, stored_claims, (*rows.supports, *rows.contradicts))
    regroup(execute, neighbours | moved.propositions | followed, sum_up_edges)
    return PutResult(added=len(ids) - len(there), replaced=len(there))


def remove_article(execute: Execute, article_id: str) -> None:
    """Take an article out within the open transaction. Raises NotFound."""
    ids = [article_id]
    if not _load(execute, "digests", ids=ids):
        raise NotFound("article", article_id)
    _load(execute, "lock_articles", ids=ids)
    identity = Identity(execute)
    moves = identity.count(_load(execute, "mentions_of_articles", ids=ids), ())
    neighbours, inferred = take_out(execute, ids)
    touched = _Touched.by_articles(execute, ids)
    release_reviews(execute, ids)
    _write(execute, "actors", ids=sorted(touched.actors))
    _write(execute, "claims", ids=sorted(touched.claims))
    _write(execute, "delete_assertions", ids=ids)
    _write(execute, "delete_articles", ids=ids)
    moved = move(execute, moves)
    sum_up_edges(execute, touched.edges | inferred | moved.edges, ())
    followed = follow_actors(execute, identity, sum_up_edges)
    sum_up_actors(execute, touched.actors | moved.actors)
    _sum_up_claims(execute, touched.claims)
    regroup(execute, neighbours | moved.propositions | followed, sum_up_edges)


def apply_moves(execute: Execute, identity: Identity, moves: Sequence[Move]) -> None:
    """Move mentions to other actors, and bring up to date what hangs on them."""
    moved = move(execute, moves)
    sum_up_edges(execute, moved.edges, ())
    followed = follow_actors(execute, identity, sum_up_edges)
    sum_up_actors(execute, moved.actors)
    regroup(execute, moved.propositions | followed, sum_up_edges)


def link_claims(execute: Execute, additions: Additions) -> bool:
    """Add to the claims within the open transaction; tell whether it was done.

    Other writers may have been at the articles since the additions were made: of one that
    was taken out, joined or changed nothing is added. A changed one waits to be joined.
    Where propositions came that should have been compared, nothing is done.
    """
    lock_claims(execute)
    near = {row["id"] for row in _load(execute, "members_of_blocks", ids=additions.compared_in)}
    if not near <= additions.compared:
        return False
    add_links(execute, _still_to_join(execute, additions), sum_up_edges)
    return True


def _still_to_join(execute: Execute, additions: Additions) -> Additions:
    """Return what is still to be added, and keep other writers off its articles."""
    ids = sorted(row["assertion"] for row in additions.states)
    _load(execute, "lock_statements", ids=ids)
    rows = _load(execute, "waiting_statements", ids=ids)
    waiting = {(row["assertion"], row["proposition"]) for row in rows}
    words = {(row["proposition"], row["text"]) for row in rows}
    keys = {row["id"] for row in additions.propositions if (row["id"], row["text"]) in words}
    gone = {row["id"] for row in additions.propositions} - keys
    return Additions(
        propositions=[row for row in additions.propositions if row["id"] in keys],
        states=[
            row
            for row in additions.states
            if row["proposition"] in keys and (row["assertion"], row["proposition"]) in waiting
        ],
        in_blocks=[row for row in additions.in_blocks if row["proposition"] in keys],
        linked=[link for link in additions.linked if not gone & {link.first, link.second}],
    )


def rows_of(extractions: Iterable[Extraction]) -> Rows:
    """Return the rows of extractions; of two of one article the last. Raises InvalidExtraction."""
    last = {extraction.article.id: extraction for extraction in extractions}
    rows = Rows()
    for extraction in last.values():
        check(extraction)
        rows.add(extraction)
    return rows


class _Touched:
    """What some stored articles contributed to, and what must be summed up without them."""

    def __init__(self) -> None:
        self.actors: set[str] = set()
        self.claims: set[str] = set()
        self.edges: set[EdgeKey] = set()

    @classmethod
    def by_articles(cls, execute: Execute, ids: Sequence[str]) -> _Touched:
        touched = cls()
        if ids:
            touched.actors = {row["id"] for row in _load(execute, "touched_actors", ids=ids)}
            touched.claims = {row["id"] for row in _load(execute, "touched_claims", ids=ids)}
            touched.edges = {
                EdgeKey.of_row(row) for row in _load(execute, "touched_edges", ids=ids)
            }
        return touched


def _join_actors(
    execute: Execute, stored: Sequence[Row], changed: set[str], mentions: Sequence[Row]
) -> None:
    """Name actors with what new articles call them.

    The other articles are not asked: those of a much mentioned actor are many. The
    ``changed`` lost mentions, and are named after all that is left.
    """
    names: dict[str, list[Row]] = {row["id"]: [] for row in stored}
    for mention in mentions:
        names[mention["actor"]].append(called(mention))
    known, bears = [], []
    for row in stored:
        if row["id"] not in changed:
            known.append({"id": row["id"], **join_names(row, names[row["id"]])})
            bears += _bears(known[-1], names_borne(row["tally"]))
    _write(execute, "name_actors", rows=known)
    _write(execute, "bears", rows=bears)
    sum_up_actors(execute, changed)


def _join_claims(execute: Execute, stored: Sequence[Row], joined: Sequence[Row]) -> None:
    """Word claims with the words of new articles; those that were there, with all their words."""
    wordings: dict[str, list[Row]] = {row["id"]: [] for row in stored}
    for row in joined:
        wordings[row["claim"]].append({"wording": row["wording"], "assertions": 1})
    new = {row["id"] for row in stored if row["new"]}
    worded = [_worded(key, wordings[key]) for key in sorted(new)]
    _write(execute, "word_claims", rows=worded)
    _sum_up_claims(execute, wordings.keys() - new)


def sum_up_actors(execute: Execute, ids: Iterable[str]) -> None:
    """Name actors after what their articles call them; those without articles go."""
    named: dict[str, list[Row]] = {key: [] for key in sorted(ids)}
    for row in _load(execute, "names_of_actors", ids=list(named)):
        named[row["id"]].append(called(row))
    _write(execute, "delete_actors", ids=[key for key, rows in named.items() if not rows])
    kept = [{"id": key, **name_of_actor(rows)} for key, rows in named.items() if rows]
    _write(execute, "name_actors", rows=kept)
    _write(execute, "delete_bears", ids=[row["id"] for row in kept])
    _write(execute, "bears", rows=[pair for row in kept for pair in _bears(row, set())])


def _bears(named: Row, before: set[str]) -> list[Row]:
    """Return the rows that join an actor to the names that it bears now."""
    names = sorted(names_borne(named["tally"]) - before)
    return [{"actor": named["id"], "name": name} for name in names]


def _sum_up_claims(execute: Execute, ids: Iterable[str]) -> None:
    """Word claims as most of their assertions do; those without assertions go."""
    worded: dict[str, list[Row]] = {key: [] for key in sorted(ids)}
    for row in _load(execute, "wordings_of_claims", ids=list(worded)):
        worded[row["id"]].append(row)
    _write(execute, "delete_claims", ids=[key for key, rows in worded.items() if not rows])
    kept = [_worded(key, rows) for key, rows in worded.items() if rows]
    _write(execute, "word_claims", rows=kept)


def _worded(claim: str, rows: Sequence[Row]) -> Row:
    """Return a claim as its articles word it, until it is joined with those of others."""
    text = text_of_claim(rows)
    return {"id": claim, "text": text, "wording": text}


def sum_up_edges(execute: Execute, changed: set[EdgeKey], added: Sequence[Row]) -> None:
    """Bring the edges between actors up to date.

    ``changed`` lost evidence and are summed up anew from all that is left; to the
    others the ``added`` evidence is joined, which costs no look at the old.
    """
    # Who is one with someone else by a merge has no edge to itself.
    sums = {key: EdgeSum() for key in changed if key.source != key.target}
    fresh: dict[EdgeKey, EdgeSum] = {}
    for row in added:
        key = EdgeKey.of_row(row)
        if key not in sums and key.source != key.target:
            fresh.setdefault(key, EdgeSum()).add(row)
    by_id = {key.id: key for key in (*sums, *fresh)}
    for row in _load(execute, "edges_as_stored", rows=[key.row() for key in fresh]):
        fresh[by_id[row["id"]]].join(EdgeSum.of_row(row))
    for row in _load(execute, "evidence_of_edges", rows=[key.row() for key in sums]):
        sums[by_id[row["id"]]].add(row)
    gone = [key.row() for key, total in sums.items() if not total.evidence]
    _write(execute, "delete_edges", rows=gone)
    kept = [(key, total) for key, total in (*sums.items(), *fresh.items()) if total.evidence]
    for kind in EdgeType:
        rows = [{**key.row(), **total.row()} for key, total in kept if key.type == kind]
        _write(execute, f"edges_{kind.lower()}", rows=rows)
    mark_edges(execute, kept, sums)


def _load(execute: Execute, name: str, **parameters: Sequence[Any]) -> list[Row]:
    """Run a file of cypher/load, unless it has nothing to work on."""
    if not any(parameters.values()):
        return []
    return execute(cypher_text("load", name), parameters)


def _write(execute: Execute, name: str, **parameters: Sequence[Any]) -> None:
    _load(execute, name, **parameters)
