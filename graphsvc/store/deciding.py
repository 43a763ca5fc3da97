"""Record reviews, and bring the graph up to date with them, within one transaction."""

from __future__ import annotations

from collections.abc import Iterable

from graphsvc.reviews.review import Between, Kind, Review, State, from_json, joined
from graphsvc.store.aggregate import EdgeKey
from graphsvc.store.base import Row
from graphsvc.store.claims import regroup
from graphsvc.store.identity import Identity
from graphsvc.store.loader import put_articles, sum_up_edges
from graphsvc.store.readback import rows_as_extracted
from graphsvc.store.reviews import (
    Execute,
    load,
    place_subjects,
    settle_edges,
    sort_evidence,
    subject_of_article,
    subject_of_edge,
)


def record_reviews(execute: Execute, reviews: Iterable[Review]) -> int:
    """Record reviews and what follows from them; return how many were new or withdrawn anew.

    A review that is stored already changes nothing, unless it was withdrawn since.
    """
    changed = _changed(execute, reviews)
    of_articles = [review for review in changed if review.found is not None]
    of_edges = [review for review in changed if review.between is not None]
    if of_articles:
        _review_articles(execute, of_articles)
    if of_edges:
        _review_edges(execute, of_edges)
    return len(changed)


def _changed(execute: Execute, reviews: Iterable[Review]) -> list[Review]:
    """Return those of the reviews that say what the store does not know yet."""
    given: dict[str, Review] = {}
    for review in reviews:
        known = given.get(review.id)
        given[review.id] = review if known is None else joined(known, review)
    stored = {
        row["id"]: from_json(row["record"])
        for row in load(execute, "reviews_by_id", ids=sorted(given))
    }
    changed = []
    for key, review in sorted(given.items()):
        whole = review if key not in stored else joined(stored[key], review)
        if whole != stored.get(key):
            changed.append(whole)
    return changed


def _review_articles(execute: Execute, reviews: list[Review]) -> None:
    ids = sorted({review.found.article for review in reviews if review.found})
    there = _lock_articles(execute, ids)
    subjects = [subject_of_article(key) for key in ids]
    load(execute, "subjects", rows=[_subject(subject, None) for subject in subjects])
    _write(execute, reviews)
    rows = rows_as_extracted(execute, there)
    # Those whose reviews are all withdrawn now have nothing to be kept for.
    load(execute, "keep_extracted", rows=[{"id": key, "extracted": None} for key in subjects])
    put_articles(execute, rows)


def _lock_articles(execute: Execute, ids: list[str]) -> list[str]:
    """Keep other writers off articles, and return those that are stored.

    A lock has to make what is missing: so that nobody can store the article meanwhile.
    """
    locked = {row["id"]: row["sha256"] for row in load(execute, "lock_articles", ids=ids)}
    load(execute, "delete_articles", ids=[key for key, digest in locked.items() if not digest])
    return sorted(key for key, digest in locked.items() if digest)


def _review_edges(execute: Execute, reviews: list[Review]) -> None:
    identity = Identity(execute)
    keys = {_key(review.between) for review in reviews if review.between}
    ends = {end for key in keys for end in (key.source, key.target)}
    identity.keep_off(ends)
    actors = identity.actors(ends)
    now = {key: key._replace(source=actors[key.source], target=actors[key.target]) for key in keys}
    _lock_actors(execute, sorted(set(actors.values())))
    load(execute, "subjects", rows=[_subject(subject_of_edge(key), key) for key in sorted(keys)])
    place_subjects(execute, [(subject_of_edge(key), now[key]) for key in sorted(keys)])
    _write(execute, reviews)
    settle_edges(execute, map(subject_of_edge, now.values()))
    regroup(execute, sort_evidence(execute, now.values(), sum_up_edges), sum_up_edges)


def _lock_actors(execute: Execute, ids: list[str]) -> None:
    """Keep writers of edges off actors, and off what is to be one: see ``_lock_articles``."""
    locked = load(execute, "actors", ids=ids)
    load(execute, "delete_actors", ids=[row["id"] for row in locked if row["name"] is None])


def _key(between: Between) -> EdgeKey:
    return EdgeKey(between.source.id, str(between.type), between.target.id, between.stated)


def _subject(subject: str, key: EdgeKey | None) -> Row:
    parts = {"source": None, "type": None, "target": None, "stated": False}
    return {"id": subject, **(parts if key is None else key._asdict())}


def _write(execute: Execute, reviews: Iterable[Review]) -> None:
    load(execute, "reviews", rows=[_row(review) for review in reviews])


def _row(review: Review) -> Row:
    concerns = (
        subject_of_edge(_key(review.between))
        if review.between is not None
        else subject_of_article(review.found.article if review.found else "")
    )
    return {
        "concerns": concerns,
        "id": review.id,
        "kind": str(review.kind),
        "verdict": str(review.verdict),
        "reviewer": review.by,
        "at": review.at,
        "note": review.note,
        "subject": review.subject,
        "article": review.found.article if review.kind == Kind.ASSERTION and review.found else None,
        "withdrawn_by": review.withdrawn_by,
        "withdrawn_at": review.withdrawn_at,
        "record": review.to_json(),
        "state": str(State.WITHDRAWN if review.withdrawn_at else State.UNMATCHED),
        "applies_to": None,
    }
