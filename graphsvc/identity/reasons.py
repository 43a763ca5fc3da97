"""Why two names are one actor, in words for a reader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from graphsvc.identity.decisions import Decision, DecisionKind
from graphsvc.identity.names import Claim, Rule, fold_body
from graphsvc.identity.resolution import Link

BY_HAND = "by hand"
_SPELLED = (
    "the names differ only in a middle initial, an article, a legal form, a spelling or the "
    "order of words"
)
_SHORT = "nearly all articles that name somebody in full who is called so mean this person"
_IN_OFFICE = (
    "nearly all articles of that quarter of the year that name somebody in this office name this "
    "person"
)


class Reason(NamedTuple):
    """That two names are one actor, by which rule, and why."""

    name: str
    same_as: str
    rule: str
    because: str
    decision: str | None = None


def reasons(
    actor: str,
    names: Iterable[str],
    links: Iterable[Link],
    merges: Iterable[Decision],
    said: Mapping[Claim, int],
) -> list[Reason]:
    """Return for each of an actor's names why it is the actor's: one reason, the nearest.

    ``said`` is how many articles say that names are one. Decisions by hand go first.
    """
    steps = [
        Reason(one.actor, one.other, BY_HAND, _by_hand(one), one.id)
        for one in merges
        if one.kind is DecisionKind.MERGE
    ]
    steps += [Reason(link.short, link.full, str(link.rule), _by_rule(link, said)) for link in links]
    wanted = {actor, *names}
    found: dict[str, Reason] = {}
    frontier = [actor]
    while frontier:
        key = frontier.pop(0)
        for step in steps:
            other = {step.name: step.same_as, step.same_as: step.name}.get(key)
            if other is None or other == actor or other in found:
                continue
            found[other] = step._replace(name=other, same_as=key)
            frontier.append(other)
    return [found[name] for name in sorted(wanted & found.keys())]


def decided(name: str, decision: Decision) -> Reason:
    """Return that a name is an actor's since somebody decided so."""
    return Reason(name, decision.other, BY_HAND, _by_hand(decision), decision.id)


def _by_hand(decision: Decision) -> str:
    note = f": {decision.note}" if decision.note else ""
    what = "merged" if decision.kind is DecisionKind.MERGE else f"split off {decision.actor}"
    return f"{what} by {decision.by} on {decision.at[:10]}{note}"


def _by_rule(link: Link, said: Mapping[Claim, int]) -> str:
    if link.rule is Rule.SHORT:
        return _SHORT
    if link.rule is Rule.OFFICE:
        return _IN_OFFICE
    articles = max(
        (n for claim, n in said.items() if claim.rule is link.rule
         and claim.full in (link.full, fold_body(link.full)) and claim.short == link.short),
        default=0,
    )  # fmt: skip
    if not articles:
        return _SPELLED
    return f"{articles} {'article uses' if articles == 1 else 'articles use'} both names for one"
