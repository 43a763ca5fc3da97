"""Reviews of made-up articles, and the whole graph with them as plain values."""

from __future__ import annotations

from dataclasses import replace

from graph_dump import dump

from graphsvc.records import ActorKind, EdgeType
from graphsvc.reviews.review import Between, Party, Review, Verdict, checked
from graphsvc.store.loader import rows_of
from graphsvc.store.review_rows import parts_of, readings

MARKS = ("review", "reviewed", "reviewer", "reviewed_at", "review_note", "extracted_certainty",
         "no_edge", "extracted", "right_stance")  # fmt: skip
EDGE_MARKS = ("id", "confirmed", "review", "reviewer", "reviewed_at", "review_note",
              "evidence_certainty")  # fmt: skip


def found(extraction, number):
    """Return an assertion of an extraction as reviews know it."""
    key = extraction.assertions[number].id
    parts = parts_of(rows_of([extraction]), extraction.article.id)
    return next(one.found for one in readings(parts) if one.id == key)


def of_assertion(extraction, number, verdict, correction=None, *, by="Ida", at=1):
    """Return a review of an assertion; ``at`` is a day of a month."""
    return checked(
        Review(
            subject=extraction.assertions[number].id,
            verdict=Verdict(verdict),
            by=by,
            at=f"2032-01-{at:02}T12:00:00Z",
            correction=correction,
            found=found(extraction, number),
        )
    )


def party(key, name=None, kind="person"):
    return Party(key, name or key.title(), ActorKind(kind))


def of_edge(source, kind, target, verdict, *, stated=True, by="Ida", at=1, evidence=()):
    """Return a review of an edge between two actors, by their ids."""
    key = ".".join((source, kind.lower(), target, *(() if stated else ("inferred",))))
    between = Between(party(source), EdgeType(kind), party(target), stated, tuple(evidence))
    moment = f"2032-01-{at:02}T12:00:00Z"
    return checked(Review(subject=key, verdict=Verdict(verdict), by=by, at=moment, between=between))


def withdrawn(review, *, by="Olof", at=28):
    return replace(review, withdrawn_by=by, withdrawn_at=f"2032-02-{at:02}T12:00:00.000000Z")


def dump_all(store):
    """Return the graph with reviews and what they did to it."""
    graph = dump(store)
    marks = ", ".join(f"s.{name} AS {name}" for name in MARKS)
    graph["marked assertions"] = store.run(
        f"MATCH (s:Assertion) WHERE s.review IS NOT NULL RETURN s.id AS id, {marks} ORDER BY id"
    )
    edges = ", ".join(f"e.{name} AS {name}" for name in EDGE_MARKS)
    graph["marked edges"] = store.run(
        "MATCH (:Actor)-[e:ACCUSES|CONTRADICTS|SUPPORTS]->(:Actor) "
        "WHERE e.review IS NOT NULL OR e.confirmed IS NOT NULL "
        f"RETURN {edges} ORDER BY id"
    )
    withheld = store.run(
        "MATCH (s:Assertion)-[e:WITHHELD]->(t:Actor) RETURN s.id AS id, t.id AS target, "
        "e.source AS source, e.type AS type, e.stated AS stated, e.rule AS rule, "
        "e.certainty AS certainty"
    )
    graph["withheld"] = sorted(withheld, key=repr)
    graph["reviews"] = store.run(
        "MATCH (r:Review) RETURN r.id AS id, r.record AS record, r.state AS state, "
        "r.applies_to AS applies_to ORDER BY id"
    )
    graph["extracted"] = store.run(
        "MATCH (k:Subject) WHERE k.extracted IS NOT NULL "
        "RETURN k.id AS id, k.extracted AS extracted ORDER BY id"
    )
    return graph


def forget_reviews(store):
    """Take all reviews out, which no user can: they are withdrawn."""

    def work(execute):
        execute("MATCH (r:Review) DETACH DELETE r", {})
        execute("MATCH (k:Subject) DETACH DELETE k", {})

    store._write(work)
