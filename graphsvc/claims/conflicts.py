"""Which assertion answers which, and what follows for the actors: few rules, each with a name.

An inferred edge says in its rule why it is there and keeps its premises as its
evidence; without one of them it goes. docs/claims.md has an example of each.

=========================  ===============================================================
rule                       holds when
=========================  ===============================================================
denied accusation          A accuses B of something, and B contradicts the same claim:
                           B CONTRADICTS A
opposite sides of a claim  A upholds a claim and B contradicts it, in whosever articles:
                           B CONTRADICTS A
=========================  ===============================================================
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from graphsvc.claims.opposition import DENIALS, SURE, Opposition, sureness
from graphsvc.identity.names import APART
from graphsvc.records import Dating, EdgeType, Stance

Row = Mapping[str, Any]

DENIED = "denied accusation"
OPPOSITE = "opposite sides of a claim"
RULES = frozenset({DENIED, OPPOSITE})
CAUTION = 0.5  # certainty of an inference from a certain opposition
# The same where nobody denies or rejects the claim: of contrary accounts fewer hold when read.
CAUTION_CONTRARY = 0.3
MOST_PREMISES = 20  # assertions of one actor on one side of a claim that an edge rests on
LEAST_CERTAIN = 0.5  # of a statement that is to lend a claim its words

_ACCUSING = frozenset({"accuse", "blame", "allege", "criticise", "complain"})
_DOUBTING = frozenset({"doubt", "question", "ask"})


class Conflict(StrEnum):
    """How two assertions on opposite sides of a claim conflict."""

    DENIAL = "denial"  # it is said not to be so
    REJECTED_ACCUSATION = "rejected accusation"  # a charge is answered
    DOUBT = "doubt about the evidence"  # it is called in question
    CONTRARY_ACCOUNT = "contrary account"  # something else is said that cannot be true with it


def conflict(upheld: str, against: str) -> Conflict:
    """Return the kind of conflict between two speech acts, for and against a claim."""
    if upheld in _ACCUSING and against in DENIALS:
        return Conflict.REJECTED_ACCUSATION
    if against in DENIALS:
        return Conflict.DENIAL
    if against in _DOUBTING:
        return Conflict.DOUBT
    return Conflict.CONTRARY_ACCOUNT


class Turn(NamedTuple):
    """One assertion in an exchange, and which earlier one it answers."""

    assertion: Row
    answers: str | None  # assertion id; None for what opens the exchange
    conflict: Conflict | None


def exchange(assertions: Sequence[Row]) -> list[Turn]:
    """Return who answered whom about a claim: accusation, denial, rebuttal, and so on.

    ``assertions`` are the claim's: id, stance, act, actor, date, article, place. An assertion
    answers the last one before it that another actor made on the other side.
    What is only known to be earlier than a day comes before what was said on it; in one
    article the earlier sentence comes first, and of one sentence what upholds the claim;
    those without a date come last.
    """
    ordered = sorted(assertions, key=_when)
    turns: list[Turn] = []
    for place, row in enumerate(ordered):
        before = next(
            (
                other
                for other in reversed(ordered[:place])
                if other["stance"] != row["stance"] and other["actor"] != row["actor"]
            ),
            None,
        )
        turns.append(answer(row, before) if before else Turn(row, None, None))
    return turns


def answer(row: Row, before: Row) -> Turn:
    """Return an assertion as the answer to one before it on the other side of a claim."""
    pair = (before, row) if row["stance"] == Stance.CONTRADICTS else (row, before)
    return Turn(row, before["id"], conflict(pair[0]["act"], pair[1]["act"]))


def _when(row: Row) -> tuple[str, bool, str, int, bool, str]:
    earlier = row.get("dated") == Dating.BEFORE
    against = row["stance"] == Stance.CONTRADICTS
    return (row["date"] or "~", not earlier, row["article"], row["place"], against, row["id"])


def inferred_evidence(
    opposed: Iterable[Opposition], targets: Mapping[str, set[str]]
) -> list[dict[str, Any]]:
    """Return the rows of evidence for the inferred edges that one claim's oppositions give.

    Each premise is evidence: the assertion for the claim and the one against it. Only
    of oppositions that are sure, between actors who are known beyond one article: a
    "voter" here and a "voter" there are not one.
    """
    pairs: dict[tuple[str, str], list[Opposition]] = {}
    for one in opposed:
        ends = (one.upheld["actor"], one.against["actor"])
        if (
            one.certainty >= SURE
            and not one.one_speaker
            and all(end and APART not in end for end in ends)
        ):
            pairs.setdefault(ends, []).append(one)
    found = []
    for (author, opponent), between in sorted(pairs.items()):
        upheld, against = (_distinct(side) for side in list(zip(*between, strict=True))[:2])
        accused = any(
            row["act"] in _ACCUSING and opponent in targets.get(row["assertion"], ())
            for row in upheld
        )
        denied = any(row["act"] in DENIALS for row in against)
        caution = CAUTION if denied else CAUTION_CONTRARY
        found += [
            {
                "assertion": row["assertion"],
                "article": row["article"],
                "date": row["date"],
                "source": opponent,
                "type": str(EdgeType.CONTRADICTS),
                "target": author,
                "stated": False,
                "rule": DENIED if accused else OPPOSITE,
                "certainty": round(caution * sureness(between), 4),
            }
            for row in (*upheld, *against)
        ]
    return found


def _distinct(rows: Iterable[Row]) -> list[Row]:
    """Return rows by assertion, each once, at most MOST_PREMISES."""
    by_id = {str(row["assertion"]): row for row in rows}
    return [by_id[key] for key in sorted(by_id)][:MOST_PREMISES]
