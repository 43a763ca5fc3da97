"""Reviews in the graph: what is stored is what was extracted, as analysts decided about it.

Runs inside the transaction that changes articles. An article's rows pass through
``apply_reviews`` before they are written; those that an analyst rejected are never
written, so that no query can show them. Evidence of a rejected edge is kept apart
as WITHHELD, since it counts again when the rejection is withdrawn. So the graph is
a function of the articles and the reviews, in whatever order they came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from graphsvc.resources import cypher_text
from graphsvc.reviews.matching import match
from graphsvc.reviews.review import Correction, Review, State, Verdict, from_json
from graphsvc.store import review_rows
from graphsvc.store.aggregate import EdgeKey, EdgeSum
from graphsvc.store.base import Row
from graphsvc.store.identity import Identity
from graphsvc.store.rows import Rows

Execute = Callable[[str, Mapping[str, Any]], list[Row]]


def subject_of_article(article_id: str) -> str:
    """Return the id under which reviews of an article's assertions are found."""
    return f"article {article_id}"


def subject_of_edge(key: EdgeKey) -> str:
    """Return the id under which reviews of an edge are found."""
    return f"edge {key.id}"


def apply_reviews(execute: Execute, rows: Rows) -> tuple[Rows, list[Row]]:
    """Return the rows of articles as analysts decided, and the rows for ``mark_assertions``.

    Notes which reviews are in force now, and what was extracted where they change it.
    The rows given stay as they are: a store may run its work again with them.
    """
    articles = {subject_of_article(row["id"]): row for row in rows.articles}
    marks: list[Row] = []
    settled: list[Row] = []
    extracted: list[Row] = []
    for subject, reviews in _reviews_of(execute, articles).items():
        article = articles[subject]
        parts = review_rows.parts_of(rows, article["id"])
        matched = match(reviews, review_rows.readings(parts))
        settled += _states(reviews, matched)
        decided = {key: found[-1] for key, found in matched.items()}
        extracted.append(
            {"id": subject, "extracted": review_rows.to_json(parts) if decided else None}
        )
        if decided:
            changed = review_rows.apply(parts, decided, article["published"])
            rows = review_rows.with_parts(rows, article["id"], changed)
            marks += _marks(parts, decided)
    load(execute, "settle_reviews", rows=settled)
    load(execute, "keep_extracted", rows=extracted)
    return (review_rows.alike(rows) if extracted else rows), marks


def release_reviews(execute: Execute, article_ids: Iterable[str]) -> None:
    """Let the reviews of articles that go rest until the articles come back."""
    reviews = _reviews_of(execute, map(subject_of_article, article_ids))
    load(
        execute,
        "settle_reviews",
        rows=[row for found in reviews.values() for row in _states(found, {})],
    )
    load(execute, "keep_extracted", rows=[{"id": key, "extracted": None} for key in reviews])


def _reviews_of(execute: Execute, subjects: Iterable[str]) -> dict[str, list[Review]]:
    """Return the reviews, those withdrawn apart, of those of the subjects that have any."""
    found: dict[str, list[Review]] = defaultdict(list)
    ids = sorted(subjects)
    if not ids or not _some(execute):
        return found
    for row in load(execute, "reviews_of_subjects", ids=ids):
        found[row["subject"]].append(from_json(row["record"]))
    return found


def _states(reviews: Iterable[Review], matched: Mapping[str, Sequence[Review]]) -> list[Row]:
    """Return what becomes of reviews: the latest on each thing is in force."""
    about = {review.id: (key, found[-1].id) for key, found in matched.items() for review in found}
    rows = []
    for review in reviews:
        key, latest = about.get(review.id, (None, None))
        state = State.IN_FORCE if latest == review.id else State.SUPERSEDED
        rows.append(
            {
                "id": review.id,
                "state": str(State.UNMATCHED if key is None else state),
                "applies_to": key,
            }
        )
    return rows


def _marks(parts: review_rows.Parts, decided: Mapping[str, Review]) -> list[Row]:
    rows = []
    for row in parts["assertions"]:
        review = decided.get(row["id"])
        if review is None or review.verdict == Verdict.REJECT:
            continue
        given = review.correction
        rows.append(
            {
                "id": row["id"],
                "review": review.id,
                "verdict": str(review.verdict),
                "reviewer": review.by,
                "at": review.at,
                "note": review.note,
                "certainty": row["certainty"],
                "no_edge": _gives_nothing(given),
                "stance": given and given.stance and str(given.stance),
                "extracted": given and review_rows.corrected(parts, row, given),
            }
        )
    return rows


def _gives_nothing(given: Correction | None) -> bool:
    """Tell whether an analyst found that an assertion gives no edge, so no inferred one either."""
    return given is not None and not given.edges and given.stance is None


def settle_edges(execute: Execute, subjects: Iterable[str]) -> None:
    """Note which reviews of edges are in force: the latest of each edge as it is now."""
    found: dict[str, list[Review]] = defaultdict(list)
    for row in load(execute, "reviews_of_edges", ids=sorted(subjects)):
        found[row["subject"]].append(from_json(row["record"]))
    settled = []
    for subject, reviews in found.items():
        latest_last = sorted(reviews, key=lambda review: review.order)
        settled += _states(reviews, {subject.removeprefix("edge "): latest_last})
    load(execute, "settle_reviews", rows=settled)


def follow_actors(
    execute: Execute, identity: Identity, sum_up_edges: Callable[..., None]
) -> set[str]:
    """Let the reviews of edges follow their actors, where these are resolved otherwise now.

    Returns the propositions from which inferences have to be drawn anew.
    """
    rows = execute(cypher_text("load", "reviewed_edges"), {})
    if not rows:
        return set()
    actors = identity.actors({row[end] for row in rows for end in ("source", "target")})
    moved = []
    touched: set[EdgeKey] = set()
    for row in rows:
        new = EdgeKey(actors[row["source"]], row["type"], actors[row["target"]], row["stated"])
        if subject_of_edge(new) != row["now"]:
            moved.append((row["id"], new))
            touched |= {new, new._replace(source=row["now_source"], target=row["now_target"])}
    if not moved:
        return set()
    place_subjects(execute, moved)
    settle_edges(execute, map(subject_of_edge, touched))
    propositions = sort_evidence(execute, touched, sum_up_edges)
    load(execute, "delete_idle_subjects", ids=sorted(map(subject_of_edge, touched)))
    return propositions


def place_subjects(execute: Execute, edges: Iterable[tuple[str, EdgeKey]]) -> None:
    """Note which edge each reviewed one (the id of its subject) is now."""
    rows = [{"id": subject, "now": subject_of_edge(key)} for subject, key in edges]
    keys = {subject_of_edge(key): key for _, key in edges}
    load(execute, "move_subjects", ids=sorted({row["id"] for row in rows}))
    load(execute, "subjects", rows=[{**keys[one]._asdict(), "id": one} for one in sorted(keys)])
    load(execute, "subjects_are", rows=rows)


def sort_evidence(
    execute: Execute, keys: Iterable[EdgeKey], sum_up_edges: Callable[..., None]
) -> set[str]:
    """Show or withhold the evidence of edges as is decided now, and sum them up anew.

    Returns the propositions from which inferences have to be drawn anew: what states
    a rejected edge is no premise.
    """
    # A decision on a stated edge can hold for the inferred one as well.
    touched = {twin for key in keys for twin in (key, key._replace(stated=False))}
    wanted = [key.row() for key in sorted(touched)]
    evidence = load(execute, "all_evidence_of_edges", rows=wanted)
    load(execute, "delete_evidence_of_edges", rows=wanted)
    write_evidence(execute, evidence)
    sum_up_edges(execute, touched, ())
    stating = {row["assertion"] for row in evidence if row["stated"]}
    rows = load(execute, "propositions_of_assertions", ids=sorted(stating))
    return {row["id"] for row in rows}


class EdgeDecisions:
    """What analysts decided about some edges."""

    def __init__(self, execute: Execute, keys: Iterable[EdgeKey]) -> None:
        self._decided: dict[str, Row] = {}
        wanted = set(keys)
        if not wanted or not _some(execute):
            return
        wanted |= {key._replace(stated=True) for key in wanted}
        rows = load(execute, "decisions_on_edges", ids=sorted(map(subject_of_edge, wanted)))
        self._decided = {row["subject"]: row for row in rows}

    def rejects(self, key: EdgeKey) -> bool:
        """Tell whether an edge is rejected.

        What does not hold as stated does not follow either: the rejection of a
        stated edge holds for the inferred one, unless that has a decision of its own.
        """
        if not self._decided:
            return False
        own = self._decided.get(subject_of_edge(key))
        found = own or self._decided.get(subject_of_edge(key._replace(stated=True)))
        return found is not None and found["verdict"] == Verdict.REJECT

    def confirmation(self, key: EdgeKey) -> Row | None:
        """Return the review that confirms an edge, or None."""
        if not self._decided:
            return None
        own = self._decided.get(subject_of_edge(key))
        return own if own is not None and own["verdict"] == Verdict.CONFIRM else None


def write_evidence(
    execute: Execute, evidence: Sequence[Row], confirmed: Collection[str] = ()
) -> list[Row]:
    """Store evidence, that of rejected edges apart; return what is shown.

    ``confirmed`` are the assertions that analysts confirmed or corrected.
    """
    decisions = EdgeDecisions(execute, {EdgeKey.of_row(row) for row in evidence})
    shown: list[Row] = []
    withheld: list[Row] = []
    for row in evidence:
        # What is inferred rests on no words of one article for either end.
        kept = {"source_local": "", "target_local": "", **row}
        (withheld if decisions.rejects(EdgeKey.of_row(row)) else shown).append(kept)
    load(execute, "evidences", rows=shown)
    load(execute, "withheld", rows=withheld)
    if not confirmed:
        return shown
    return [{**row, "confirmed": row["stated"] and row["assertion"] in confirmed} for row in shown]


def mark_edges(
    execute: Execute, kept: Sequence[tuple[EdgeKey, EdgeSum]], changed: Iterable[EdgeKey]
) -> None:
    """Note on edges what analysts confirmed; ``changed`` may bear marks that no longer hold."""
    decisions = EdgeDecisions(execute, [key for key, _ in kept])
    stale = set(changed)
    rows = []
    for key, total in kept:
        review = decisions.confirmation(key)
        if review is None and not total.confirmed and key not in stale:
            continue
        rows.append(
            {
                "id": key.id,
                "source": key.source,
                "target": key.target,
                "confirmed": sorted(total.confirmed),
                "certainty": 1.0 if review else total.certainty,
                "evidence_certainty": total.certainty,
                "review": review and review["id"],
                "reviewer": review and review["reviewer"],
                "at": review and review["at"],
                "note": review and review["note"],
            }
        )
    load(execute, "mark_edges", rows=rows)


def _some(execute: Execute) -> bool:
    """Tell whether there is any review; not kept, as one may come while a load waits for locks."""
    return bool(execute(cypher_text("load", "some_subject"), {}))


def load(execute: Execute, name: str, **parameters: Sequence[Any]) -> list[Row]:
    """Run a file of cypher/load, unless it has nothing to work on."""
    if not any(parameters.values()):
        return []
    return execute(cypher_text("load", name), parameters)
