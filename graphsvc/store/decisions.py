"""Decide by hand on who is who, and take decisions back, within one transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from graphsvc.errors import DecisionError, NotFound
from graphsvc.identity.decisions import Decision, DecisionKind, Decisions
from graphsvc.records import slug
from graphsvc.resources import cypher_text
from graphsvc.store.base import Row
from graphsvc.store.identity import Identity
from graphsvc.store.loader import apply_moves

Execute = Callable[[str, Mapping[str, Any]], list[Row]]


def decide(execute: Execute, decision: Decision) -> Decision:
    """Put a decision in force; return it as it is kept, about the actors that its ids mean.

    Raises NotFound for an id that is no actor's, DecisionError for what does not go
    with the graph or with other decisions.
    """
    identity = Identity(execute)
    identity.keep_off({decision.actor, decision.other} - {""})
    kept = _CHECKS[decision.kind](execute, identity, decision)
    _run(execute, "decide", rows=[kept.row()])
    every = Decisions.of([*identity.decisions.every, kept])
    apply_moves(execute, identity, identity.redecide({kept.actor, kept.other}, every))
    if kept.kind is DecisionKind.APART and identity.root(kept.actor) == identity.root(kept.other):
        raise DecisionError(
            f"{kept.actor!r} and {kept.other!r} are one by a decision, not by a rule: "
            "undo the decision that merged them"
        )
    return kept


def undo(execute: Execute, decision_id: str) -> Decision:
    """Take a decision back, and return it. Raises NotFound."""
    identity = Identity(execute)
    identity.keep_off(())
    found = [one for one in identity.decisions.every if one.id == decision_id]
    if not found:
        raise NotFound("decision", decision_id)
    seeds = {found[0].actor, found[0].other}
    identity.keep_off(seeds)
    _run(execute, "undo_decisions", ids=[decision_id])
    rest = Decisions.of(one for one in identity.decisions.every if one.id != decision_id)
    apply_moves(execute, identity, identity.redecide(seeds, rest))
    return found[0]


def _merge(execute: Execute, identity: Identity, decision: Decision) -> Decision:
    merged = identity.decisions.into.get(decision.actor)
    if merged is not None:
        raise DecisionError(
            f"{decision.actor!r} was merged into {merged!r} already: undo that decision first"
        )
    actor = _known(execute, identity, decision.actor)
    other = _known(execute, identity, decision.other)
    if actor == other:
        raise DecisionError(
            f"{decision.actor!r} and {decision.other!r} are one actor already: "
            f"`graphsvc actors show {other}` says why"
        )
    _refuse_kept_apart(identity, actor, other)
    return replace(decision, actor=actor, other=other)


def _refuse_kept_apart(identity: Identity, actor: str, other: str) -> None:
    ends = {actor, other}
    for pair in identity.decisions.apart:
        if {identity.root(key) for key in pair} == ends:
            one = next(d for d in identity.decisions.every if {d.actor, d.other} == pair)
            raise DecisionError(f"decision {one.id} keeps them apart: undo it first")


def _apart(execute: Execute, identity: Identity, decision: Decision) -> Decision:
    for key in (decision.actor, decision.other):
        _known(execute, identity, key)
    if decision.actor == decision.other:
        raise DecisionError(f"{decision.actor!r} cannot be kept apart from itself: name two")
    first, second = sorted((decision.actor, decision.other))
    kept = replace(decision, actor=first, other=second)
    _refuse_twice(identity, kept)
    return kept


def _split(execute: Execute, identity: Identity, decision: Decision) -> Decision:
    actor = _known(execute, identity, decision.actor)
    other = slug(decision.name)
    if not decision.name.strip():
        raise DecisionError("an actor that is split off needs a name")
    if identity.root(other) == actor:
        raise DecisionError(
            f"{decision.name!r} means {actor!r} itself: give a name that tells the two apart"
        )
    called = slug(decision.called) if decision.called else ""
    mentions = _run(execute, "mentions_of_actors", ids=[actor])
    there = {row["article"] for row in mentions if _calls(row, called)}
    missing = sorted(set(decision.articles) - there)
    if missing or not decision.articles:
        so = f" {decision.called!r}" if called else ""
        what = f"no mention of {actor!r}{so} in {', '.join(missing)}" if missing else "no article"
        raise DecisionError(
            f"{what}: `graphsvc actors show {actor}` lists the articles that mention it"
        )
    kept = replace(
        decision,
        actor=actor,
        other=other,
        called=called,
        articles=tuple(sorted(set(decision.articles))),
    )
    _refuse_twice(identity, kept)
    return kept


def _calls(mention: Row, called: str) -> bool:
    names = (mention["name"], *mention["aliases"])
    return not called or called in {mention["local"], *map(slug, names)}


def _refuse_twice(identity: Identity, decision: Decision) -> None:
    if any(one.id == decision.id for one in identity.decisions.every):
        raise DecisionError(f"decision {decision.id} says so already")


def _known(execute: Execute, identity: Identity, key: str) -> str:
    """Return the actor that an id means. Raises NotFound."""
    root = identity.root(key)
    if _run(execute, "actors_there", ids=[root]):
        return root
    names = _run(execute, "facts_of_names", ids=[key])
    if any(row["articles"] for row in names):
        return root  # a name that may mean several: who bears it is decided on at once
    raise NotFound("actor", key)


_CHECKS: dict[DecisionKind, Callable[[Execute, Identity, Decision], Decision]] = {
    DecisionKind.MERGE: _merge,
    DecisionKind.SPLIT: _split,
    DecisionKind.APART: _apart,
}


def _run(execute: Execute, name: str, **parameters: Sequence[Any]) -> list[Row]:
    return execute(cypher_text("load", name), parameters)
