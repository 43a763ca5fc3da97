"""Who an actor is: its names over all articles, why they are one, and decisions about it by hand.

Every function takes a GraphStore first. A decision comes back as a dictionary: the
fields of ``graphsvc.identity.decisions.Decision``, with ``id``.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from graphsvc import asking, queries
from graphsvc.analysis.answers import find_actor
from graphsvc.errors import NotFound
from graphsvc.identity.decisions import Decision, DecisionKind
from graphsvc.identity.names import APART, is_office, read_mention
from graphsvc.identity.reasons import Reason, decided, reasons
from graphsvc.identity.resolution import roots
from graphsvc.paging import Page
from graphsvc.reviews.review import name_of, now
from graphsvc.store.base import GraphStore, Row
from graphsvc.store.identity import Identity, Neighbourhood

DESCRIBED = "a description names nobody, so that each article's is an actor of its own"
AMBIGUOUS = "the name may mean several, and the article does not say which"


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """What is split off an actor: in which articles, and what the new actor is called.

    ``called``: only where the articles use this name; "" for all.
    """

    name: str
    articles: tuple[str, ...]
    called: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who decides, and why."""

    by: str
    note: str = ""


def resolved(store: GraphStore, actor_id: str) -> str:
    """Return the id of the actor that an id or a name's id means now.

    Other than the one given where it was merged, by hand or by a rule; the same where
    it means nobody.
    """
    return _resolved(Identity(asking.reader(store)), actor_id)[0]


def actor(store: GraphStore, actor_id: str) -> Row:
    """Return an actor as ``queries.actor`` does, with its names and why they are one.

    Beyond it: names (each with name, the most frequent way to write it; id; articles;
    same_as, rule, because and decision, null for the name that the actor goes by),
    alone (why an actor of one article alone is, else null) and decisions.
    Raises NotFound; ``resolved`` says first whom a merged id means.
    """
    found = queries.actor(store, actor_id)
    identity = Identity(asking.reader(store))
    near = identity.gather({actor_id})
    root = roots(near.ids, near.links(), identity.decisions)
    own = [link for link in near.links() if root[link.full] == root[link.short] == actor_id]
    written = _written(store, actor_id)
    given = reasons(actor_id, near.ids, own, identity.decisions.every, near.claims)
    by_name = {reason.name: reason for reason in given if root.get(reason.name) == actor_id}
    for one in identity.decisions.every:
        unexplained = written.keys() - by_name.keys() - {actor_id}
        if one.kind is DecisionKind.SPLIT and root.get(one.other, one.other) == actor_id:
            by_name |= {key: decided(key, one) for key in unexplained}
        elif one.kind is DecisionKind.MERGE and root.get(one.actor) == actor_id:
            # An actor of one article alone, which goes by a name there.
            name, _, article = one.actor.partition(APART)
            by_name |= {key: decided(key, one) for key in unexplained & {name} if article}
    names = [
        _name(key, written.get(key), by_name.get(key)) for key in written.keys() | by_name.keys()
    ]
    about = [
        _row(one)
        for one in reversed(identity.decisions.every)
        if actor_id in {root.get(one.actor, one.actor), root.get(one.other, one.other)}
    ]
    return {
        **found,
        "names": sorted(names, key=lambda row: (-row["articles"], row["id"])),
        "alone": _alone(store, actor_id, near),
        "decisions": about,
    }


def articles(
    store: GraphStore, actor_id: str, *, after: str | None = None, limit: int = queries.PAGE
) -> Page:
    """Return the articles that mention an actor, with what each calls it. Raises NotFound."""
    page = asking.page_of(store, "articles_of_actor", {"actor": actor_id}, after, limit)
    if not page.rows and after is None:
        queries.actor(store, actor_id)
    return page


def meant(store: GraphStore, name: str, parameter: str = "actor") -> str:
    """Return the id of the actor that an id, also a merged one, a name or an alias means.

    Raises NotFound where there is none, ParameterError where a name is that of several.
    """
    key, there = _resolved(Identity(asking.reader(store)), name)
    if there or asking.run_query(store, "actor", id=key):
        return key
    return str(find_actor(store, name, parameter)["id"])


def merge(store: GraphStore, actor_id: str, into: str, author: Author) -> Row:
    """Decide that an actor is another one, in all articles, now and later."""
    one, other = meant(store, actor_id), meant(store, into, "into")
    return _decide(store, Decision(DecisionKind.MERGE, one, other, *_author(author)))


def keep_apart(store: GraphStore, actor_id: str, other: str, author: Author) -> Row:
    """Decide that no rule makes two names or actors one; both as they are called, or ids."""
    one, two = _as_given(store, actor_id, "actor"), _as_given(store, other, "other")
    return _decide(store, Decision(DecisionKind.APART, one, two, *_author(author)))


def split(store: GraphStore, actor_id: str, part: Split, author: Author) -> Row:
    """Decide that what some articles say of an actor is of another one."""
    one = meant(store, actor_id)
    by, at, note = _author(author)
    given = Decision(
        DecisionKind.SPLIT, one, "", by, at, note, part.name, tuple(part.articles), part.called
    )
    return _decide(store, given)


def decisions(store: GraphStore, *, after: str | None = None, limit: int = queries.PAGE) -> Page:
    """Return the decisions in force, the latest first."""
    return asking.page_of(store, "decisions", {}, after, limit)


def decision(store: GraphStore, decision_id: str) -> Row:
    """Return one decision. Raises NotFound."""
    rows = asking.run_query(store, "decisions", id=decision_id) if decision_id else []
    if not rows:
        raise NotFound("decision", decision_id)
    return rows[0]


def undo(store: GraphStore, decision_id: str) -> Row:
    """Take a decision back, as if it had never been made; return it. Raises NotFound."""
    return _row(store.undo(decision_id))


def _author(author: Author) -> tuple[str, str, str]:
    return name_of(author.by), now(), author.note.strip()


def _decide(store: GraphStore, given: Decision) -> Row:
    return _row(store.decide(given))


def _row(one: Decision) -> Row:
    return one.row()


def _resolved(identity: Identity, key: str) -> tuple[str, bool]:
    """Return what an id means, and whether names or decisions know it."""
    near = identity.gather({key})
    root = roots(near.ids, near.links(), identity.decisions)[key]
    facts = near.facts.get(key)
    if root == key and facts is not None and facts.contested:
        return key, False
    return root, root != key


def _as_given(store: GraphStore, key: str, parameter: str) -> str:
    """Return a name's or an actor's own id: that of a name that a rule joined stays."""
    near = Identity(asking.reader(store)).gather({key})
    facts = near.facts.get(key)
    if facts is not None and facts.articles:
        return key
    return meant(store, key, parameter)


def _written(store: GraphStore, actor_id: str) -> dict[str, tuple[str, int]]:
    """Return by name's id how most articles write it, and how many use it."""
    ways: dict[str, Counter[str]] = {}
    for row in asking.run_query(store, "names_of_actor", id=actor_id):
        key = read_mention(row).name or row["local"]
        ways.setdefault(key, Counter())[row["name"]] += row["articles"]
    return {
        key: (min(found, key=lambda name: (-found[name], name)), found.total())
        for key, found in ways.items()
    }


def _name(key: str, written: tuple[str, int] | None, reason: Reason | None) -> Row:
    return {
        "id": key,
        "name": written[0] if written else key,
        "articles": written[1] if written else 0,
        "same_as": reason and reason.same_as,
        "rule": reason and reason.rule,
        "because": reason and reason.because,
        "decision": reason and reason.decision,
    }


def _alone(store: GraphStore, actor_id: str, near: Neighbourhood) -> str | None:
    """Return why an actor is of one article alone, or None."""
    if APART not in actor_id or actor_id not in near.ids:
        return None
    mentions = asking.run_query(store, "names_of_actor", id=actor_id)
    names = {read_mention(row).name for row in mentions}
    described = all(name is None or is_office(name) for name in names)
    return DESCRIBED if described else AMBIGUOUS
