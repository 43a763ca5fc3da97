"""The rows of stored articles as they were extracted, to be written again otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from graphsvc.claims.conflicts import RULES
from graphsvc.records import Stance
from graphsvc.store import review_rows
from graphsvc.store.base import Row
from graphsvc.store.reviews import Execute, load, subject_of_article
from graphsvc.store.rows import Rows


def rows_as_extracted(execute: Execute, article_ids: Iterable[str]) -> Rows:
    """Return the rows of those of the articles that are stored, without what reviews changed."""
    ids = sorted(article_ids)
    rows = Rows()
    subjects = {subject_of_article(key): key for key in ids}
    kept = {
        subjects[row["id"]]: review_rows.from_json(row["extracted"])
        for row in load(execute, "extracted", ids=sorted(subjects))
    }
    rows.articles = [
        _properties(row["article"], _NULLABLE_OF_ARTICLES)
        for row in load(execute, "articles_as_stored", ids=ids)
    ]
    plain = [key for key in ids if key not in kept]
    rows.mentions = load(execute, "mentions_as_stored", ids=plain)
    for row in load(execute, "assertions_as_stored", ids=plain):
        _add_assertion(rows, row)
    rows.targets = load(execute, "targets_as_stored", ids=plain)
    rows.evidences = [
        row for row in load(execute, "evidence_as_stored", ids=plain) if row["rule"] not in RULES
    ]
    for parts in kept.values():
        for part, found in parts.items():
            getattr(rows, part).extend(found)
    return review_rows.alike(rows)


def _add_assertion(rows: Rows, stored: Row) -> None:
    assertion = _properties(stored["assertion"], _NULLABLE_OF_ASSERTIONS)
    if "own_stance" not in assertion:  # deleted as it was read, outside of a transaction
        return
    # Joining claims sets sides anew; the article's own are kept beside.
    assertion["stance"] = assertion["own_stance"]
    rows.assertions.append({**assertion, "article": stored["article"]})
    if stored["actor"] is not None:
        rows.made.append({"actor": stored["actor"], "assertion": assertion["id"]})
    claim = assertion["own_claim"]
    if claim is not None:
        against = assertion["own_stance"] == Stance.CONTRADICTS
        (rows.contradicts if against else rows.supports).append(
            {"assertion": assertion["id"], "claim": claim, "wording": stored["wording"]}
        )


# Properties that are no part of what was extracted.
_NOT_EXTRACTED = frozenset(
    {
        "lock",
        "review",
        "reviewed",
        "reviewer",
        "reviewed_at",
        "review_note",
        "extracted_certainty",
        "no_edge",
        "extracted",
        "right_stance",
    }
)
# The server leaves out what is null, and a row of a query has it.
_NULLABLE_OF_ARTICLES = ("title", "url", "publisher", "published", "origin", "name", "key")
_NULLABLE_OF_ASSERTIONS = ("edge", "date", "proposition", "own_claim")


def _properties(node: Mapping[str, Any], nullable: Iterable[str]) -> Row:
    """Return a node's properties; the embedded engine adds some of its own, after a "_"."""
    found = {
        key: value
        for key, value in node.items()
        if not key.startswith("_") and key not in _NOT_EXTRACTED
    }
    return {**dict.fromkeys(nullable), **found}
