"""What reviews make of the rows of an article: pure functions, so that they can be undone.

The rows as extracted are kept beside (see reviews.py); what is stored in their
place is a function of them and of the reviews in force.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from graphsvc.identity.names import DECIDED
from graphsvc.nlp import ranking
from graphsvc.records import EdgeType, Stance
from graphsvc.reviews.matching import Reading
from graphsvc.reviews.review import Correction, Found, Party, Review, Verdict
from graphsvc.store.aggregate import EdgeKey
from graphsvc.store.base import Row
from graphsvc.store.rows import Rows

# The lists of Rows that an article's reviews can change; the article itself they cannot.
PARTS = ("mentions", "assertions", "made", "targets", "supports", "contradicts", "evidences")
Parts = dict[str, list[Row]]
REVIEWED = "reviewed"  # the rule of an edge that an analyst set right


def parts_of(rows: Rows, article: str) -> Parts:
    """Return the rows of one article."""
    assertions = {row["id"] for row in rows.assertions if row["article"] == article}
    return {
        part: [row for row in getattr(rows, part) if _is_of(row, article, assertions)]
        for part in PARTS
    }


def with_parts(rows: Rows, article: str, parts: Parts) -> Rows:
    """Return rows with others in the place of an article's."""
    assertions = {row["id"] for row in rows.assertions if row["article"] == article}
    lists: Parts = {}
    for part in PARTS:
        kept = [row for row in getattr(rows, part) if not _is_of(row, article, assertions)]
        lists[part] = kept + parts[part]
    return replace(rows, **lists)


def alike(rows: Rows) -> Rows:
    """Return rows with their columns in one order: the embedded engine wants them so."""
    return replace(
        rows, **{part: [dict(sorted(r.items())) for r in getattr(rows, part)] for part in PARTS}
    )


def _is_of(row: Row, article: str, assertions: set[str]) -> bool:
    if "article" in row:
        return bool(row["article"] == article)
    return row["assertion"] in assertions


def to_json(parts: Parts) -> str:
    """Return rows as JSON, in an order that does not depend on theirs."""
    ordered = {
        part: sorted(rows, key=lambda row: json.dumps(row, sort_keys=True))
        for part, rows in parts.items()
    }
    return json.dumps(ordered, ensure_ascii=False, sort_keys=True)


def from_json(text: str) -> Parts:
    """Return the rows that ``to_json`` wrote."""
    parts: Parts = json.loads(text)
    return parts


def readings(parts: Parts) -> list[Reading]:
    """Return an article's assertions as reviews know them."""
    actors = {row["assertion"]: row["actor"] for row in parts["made"]}
    targets: dict[str, list[str]] = defaultdict(list)
    for row in parts["targets"]:
        targets[row["assertion"]].append(row["actor"])
    places: dict[tuple[int, ...], list[str]] = defaultdict(list)
    for row in parts["assertions"]:
        places[tuple(row["cue_spans"])].append(row["id"])
    return [
        Reading(
            row["id"],
            Found(
                article=row["article"],
                source=row["source"],
                cue=row["cue"],
                text=row["text"],
                sentence=row["sentence"],
                cue_spans=tuple(row["cue_spans"]),
                act=row["act"],
                edge=None if row["edge"] is None else EdgeType(row["edge"]),
                actor=actors.get(row["id"]),
                targets=tuple(sorted(targets[row["id"]])),
                beside=tuple(sorted(set(places[tuple(row["cue_spans"])]) - {row["id"]})),
            ),
        )
        for row in sorted(parts["assertions"], key=lambda row: str(row["id"]))
    ]


def corrected(parts: Parts, assertion: Row, correction: Correction) -> str:
    """Return as JSON what a correction replaces: edge, actor, targets, as extracted.

    Actors are named as the article names them. The stance is null where it stays.
    """
    key = assertion["id"]
    names = {row["actor"]: row["name"] for row in parts["mentions"]}

    def named(part: str) -> list[Row]:
        ids = sorted({row["actor"] for row in parts[part] if row["assertion"] == key})
        return [{"id": actor, "name": names[actor]} for actor in ids]

    actors = named("made")
    was = {
        "edge": assertion["edge"],
        "actor": actors[0] if actors else None,
        "targets": named("targets"),
        "stance": None if correction.stance is None else assertion["own_stance"],
    }
    return json.dumps(was, ensure_ascii=False, sort_keys=True)


def apply(parts: Parts, decided: Mapping[str, Review], published: str | None) -> Parts:
    """Return an article's rows as its reviews want them.

    ``decided`` has at most one review for an assertion; ``published`` is the
    article's date, which stands in for a sentence without one.
    """
    corrections = {
        key: review.correction for key, review in decided.items() if review.correction is not None
    }
    rejected = {key for key, review in decided.items() if review.verdict == Verdict.REJECT}
    confirmed = {key for key, review in decided.items() if review.verdict == Verdict.CONFIRM}
    made = {row["assertion"]: row["actor"] for row in parts["made"]}
    for key, correction in corrections.items():
        if correction.source is not None:
            made[key] = _local(correction.source)
    assertions = [
        _assertion(row, decided[row["id"]], corrections.get(row["id"]))
        if row["id"] in decided
        else row
        for row in parts["assertions"]
        if row["id"] not in rejected
    ]
    sides = _sides(parts, corrections)
    return {
        "mentions": [*parts["mentions"], *_mentions(parts, corrections)],
        "assertions": assertions,
        "made": [
            {"assertion": key, "actor": actor} for key, actor in made.items() if key not in rejected
        ],
        "targets": _targets(parts, corrections, rejected),
        "supports": [row for row in sides[Stance.SUPPORTS] if row["assertion"] not in rejected],
        "contradicts": [
            row for row in sides[Stance.CONTRADICTS] if row["assertion"] not in rejected
        ],
        "evidences": [
            *_left_evidence(parts, rejected | corrections.keys(), confirmed),
            *_corrected_evidence(parts, corrections, made, published),
        ],
    }


def _assertion(row: Row, review: Review, correction: Correction | None) -> Row:
    changed = {**row, "certainty": 1.0}
    if correction is not None:
        given = correction.edges
        changed["edge"] = str(given[0].type) if given else None
        changed["rule"] = REVIEWED
        if correction.stance is not None:
            changed["stance"] = str(correction.stance)
    return changed


def _sides(parts: Parts, corrections: Mapping[str, Correction]) -> dict[Stance, list[Row]]:
    sides: dict[Stance, list[Row]] = {Stance.SUPPORTS: [], Stance.CONTRADICTS: []}
    for stance in sides:
        for row in parts[stance]:
            correction = corrections.get(row["assertion"])
            right = stance if correction is None else correction.stance or stance
            sides[right].append(row)
    return sides


def _targets(parts: Parts, corrections: Mapping[str, Correction], rejected: set[str]) -> list[Row]:
    # A sentence that gives no edge still concerns whom it concerns.
    set_right = {key for key, correction in corrections.items() if correction.edges}
    kept = [row for row in parts["targets"] if row["assertion"] not in rejected | set_right]
    for key in sorted(set_right):
        actors = dict.fromkeys(_local(given.target) for given in corrections[key].edges)
        kept += [{"assertion": key, "actor": actor} for actor in actors]
    return kept


def _left_evidence(parts: Parts, gone: set[str], confirmed: set[str]) -> list[Row]:
    """Return the evidence without the assertions that are gone.

    An edge's certainty is that of its sentences together, so what is left of them
    is joined anew; it never grows by that.
    """
    lost = {EdgeKey.of_row(row) for row in parts["evidences"] if row["assertion"] in gone}
    sentences = {
        row["id"]: ((row["sentence_start"], row["sentence_end"]), row["certainty"])
        for row in parts["assertions"]
    }
    best: dict[EdgeKey, dict[tuple[int, int], float]] = defaultdict(dict)
    kept = [row for row in parts["evidences"] if row["assertion"] not in gone]
    for row in kept:
        place, certainty = sentences[row["assertion"]]
        found = best[EdgeKey.of_row(row)]
        found[place] = max(found.get(place, 0.0), certainty)
    left = []
    for row in kept:
        key, certainty = EdgeKey.of_row(row), row["certainty"]
        if key in lost:
            weights = ranking.load()[EdgeType(key.type)]
            certainty = min(certainty, round(weights.join(list(best[key].values())), 4))
        if row["assertion"] in confirmed:
            certainty = 1.0
        left.append({**row, "certainty": certainty})
    return left


def _corrected_evidence(
    parts: Parts,
    corrections: Mapping[str, Correction],
    made: Mapping[str, str],
    published: str | None,
) -> list[Row]:
    by_id = {row["id"]: row for row in parts["assertions"]}
    found = []
    for key, correction in sorted(corrections.items()):
        source = made.get(key)
        for given in dict.fromkeys(correction.edges) if source is not None else ():
            found.append(
                {
                    "assertion": key,
                    "article": by_id[key]["article"],
                    "date": by_id[key]["date"] or published,
                    "source": source,
                    "type": str(given.type),
                    "target": _local(given.target),
                    "stated": True,
                    "rule": REVIEWED,
                    "certainty": 1.0,
                }
            )
    return found


def _mentions(parts: Parts, corrections: Mapping[str, Correction]) -> list[Row]:
    """Return mentions of the actors that corrections name: they say that the article does."""
    named: dict[str, Party] = {}
    for _, correction in sorted(corrections.items()):
        for party in (correction.source, *(given.target for given in correction.edges)):
            if party is not None:
                named.setdefault(party.id, party)
    return [
        {
            "article": parts["assertions"][0]["article"],
            "actor": _local(party),
            "name": party.name,
            "kind": str(party.kind),
            "aliases": [],
        }
        for party in named.values()
    ]


def _local(party: Party) -> str:
    """Return the id by which the article at hand names an actor of all articles."""
    return f"{DECIDED}{party.id}"
