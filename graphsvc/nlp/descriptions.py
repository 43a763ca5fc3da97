"""Whom descriptions mean: "the ex-Ukip leader", "his administration", "another official"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphsvc.nlp.entity import Entity
from graphsvc.nlp.mentions import Draft
from graphsvc.nlp.names import strip_suffix
from graphsvc.records import ActorKind

if TYPE_CHECKING:
    from graphsvc.nlp.coreference import Resolver

# Bodies known by their head's name alone, whatever else describes them.
_RUN_FOR = frozenset({"administration", "campaign", "government"})
# How many mentions back a definite description looks for whom it repeats.
REACH = 400
# The lines of an article in which someone may be described before being named.
LEAD_LINES = 3


def resolve(resolver: Resolver, i: int) -> int | None:
    """Return the entity that a description means, adding one for a new actor."""
    draft = resolver.drafts[i]
    words = resolver.words
    if draft.form == "none":
        return None
    if draft.noun in resolver.registry.vocabulary.documents:
        return _issuer(resolver, draft)
    number = _state(resolver, draft)
    if number is not None:
        return number
    if words.dep[draft.head] == "attr" and (
        words.lower[words.head[draft.head]] in resolver.registry.vocabulary.copulas
    ):
        return _predicate(resolver, draft)
    owner = _owner(resolver, draft)
    if owner is not None:
        return _owned(resolver, draft, owner)
    if draft.plural:
        return _group(resolver, i)
    if draft.form == "indefinite":
        introduced = _introduced(resolver, i)
        return _new(resolver, draft) if introduced is None else introduced
    return _definite(resolver, i)


def resolve_late(resolver: Resolver, draft: Draft) -> int | None:
    """Return whom a description means that only what follows it explains.

    A report whose author is named further down; the "judge" of a headline.
    """
    if draft.noun in resolver.registry.vocabulary.documents:
        return resolver.issued.get(draft.noun) if draft.form == "definite" else None
    if not resolver.in_headline(draft) or draft.plural or draft.form == "none":
        return None
    best = _best_named(resolver, draft)
    if best is None and resolver.is_source(draft.head) and draft.form != "bare":
        return _new(resolver, draft)
    return best


def _introduced(resolver: Resolver, i: int) -> int | None:
    """Return whom a lead's "a federal judge" is, where the text then names one judge."""
    draft = resolver.drafts[i]
    vocabulary = resolver.registry.vocabulary
    another = resolver.words.lower[draft.start] in ("another", "one", "some")
    if draft.noun in vocabulary.unnamed or another or resolver.words.line(draft.head) > LEAD_LINES:
        return None
    before = {other.entity for other in resolver.drafts[:i]}
    found = [
        number
        for number in resolver.registry.named()
        if (entity := resolver.registry.entities[number]).kind is ActorKind.PERSON
        and draft.noun in entity.roles
    ]
    return found[0] if len(found) == 1 and found[0] not in before else None


def _best_named(resolver: Resolver, draft: Draft) -> int | None:
    """Return the named actor of the whole document that a description fits best."""
    body = draft.noun in resolver.registry.vocabulary.bodies
    best, best_score = None, 0.0
    named = resolver.named_by(draft)
    for number in resolver.registry.named():
        if number in named:
            continue
        score = _fit(resolver.registry.entities[number], draft, body)
        if score > best_score:
            best, best_score = number, score
    return best


def _issuer(resolver: Resolver, draft: Draft) -> int | None:
    """Return the body that a document speaks for: "a secret CIA report" speaks for the CIA."""
    words = resolver.words
    owners = words.children_by(draft.head, "poss", "compound", "nmod")
    for preposition in words.children_by(draft.head, "prep", "agent", "acl"):
        if words.lower[preposition] in ("by", "from", "of") or words.dep[preposition] == "acl":
            owners += words.children_by(preposition, "pobj")
            for agent in words.children_by(preposition, "agent"):
                owners += words.children_by(agent, "pobj")
    for owner in owners:
        number = resolver.denoted_by(owner)
        if number is not None and resolver.registry.entities[number].kind is not ActorKind.STATE:
            resolver.issued[draft.noun] = number
            return number
    return resolver.issued.get(draft.noun) if draft.form == "definite" else None


def _state(resolver: Resolver, draft: Draft) -> int | None:
    """Return the state that "the Russian government" or "Moscow's government" is."""
    vocabulary = resolver.registry.vocabulary
    words = resolver.words
    if draft.noun not in vocabulary.governments:
        return None
    for j in range(draft.start, draft.head):
        state = vocabulary.demonyms.get(words.text[j]) or vocabulary.states.get(words.text[j])
        if state is not None:
            return resolver.registry.state(state)
    for preposition in words.children_by(draft.head, "prep"):
        for place in words.children_by(preposition, "pobj"):
            state = vocabulary.capitals.get(words.text[place]) or vocabulary.states.get(
                words.text[place]
            )
            if state is not None:
                return resolver.registry.state(state)
    return None


def _predicate(resolver: Resolver, draft: Draft) -> int | None:
    words = resolver.words
    verb = words.head[draft.head]
    if words.children_by(verb, "neg"):
        return None
    for subject in words.children_by(verb, "nsubj"):
        return resolver.denoted_by(subject)
    return None


def _owner(resolver: Resolver, draft: Draft) -> int | None:
    """Return whose a described one is: "his lawyers", "Trump's aide", "the Obama campaign"."""
    words = resolver.words
    for child in words.children_by(draft.head, "poss"):
        number = resolver.denoted_by(child)
        if number is not None:
            return number
    if draft.noun in resolver.registry.vocabulary.own_bodies or draft.plural:
        for child in words.children_by(draft.head, "compound", "nmod", "amod"):
            found = resolver.by_head.get(child)
            if found is None or found.entity is None or child != draft.head - 1:
                continue
            if resolver.entity(found).kind is not ActorKind.STATE:
                return found.entity
    return None


def _owned(resolver: Resolver, draft: Draft, owner: int) -> int | None:
    registry = resolver.registry
    possessor = registry.entities[owner]
    vocabulary = registry.vocabulary
    if draft.noun in vocabulary.kin:
        relative = _relative(resolver, draft, owner)
        if relative is not None:
            return relative
    for number in registry.by_noun[draft.noun]:
        entity = registry.entities[number]
        if entity.owner == owner and entity.plural == draft.plural and draft.form != "indefinite":
            return number
    if not draft.plural and draft.form != "indefinite":
        serving = [number for number in registry.named() if _serves(resolver, number, draft, owner)]
        if len(serving) == 1:
            return serving[0]
    short = _short(possessor)
    rest = _without_owner(resolver, draft, owner)
    compound = not resolver.words.children_by(draft.head, "poss")
    if draft.noun in _RUN_FOR:
        shown, kind = f"{short} {draft.noun}", ActorKind.ORGANISATION
    else:
        mark = "" if compound else "'" if short.endswith("s") else "'s"
        shown = f"{short}{mark} {rest}"
        kind = ActorKind.GROUP if draft.plural else ActorKind.UNNAMED
        if draft.noun in vocabulary.bodies and not draft.plural:
            kind = ActorKind.ORGANISATION
    return registry.add(
        Entity(kind, shown=shown, owner=owner, head=draft.noun, plural=draft.plural,
               gender=draft.gender, roles={draft.noun})
    )  # fmt: skip


def _serves(resolver: Resolver, number: int, draft: Draft, owner: int) -> bool:
    """Tell whether the text calls an entity the owner's: "Weber's lawyer, Tom Brandt"."""
    return any(
        noun == draft.noun and resolver.denoted_by(token) == owner
        for noun, token in resolver.registry.entities[number].serves
    )


def _short(entity: Entity) -> str:
    name = entity.name
    if entity.kind is ActorKind.PERSON and " " in name and not name.startswith("@"):
        return strip_suffix(name)[-1]
    return name


def _without_owner(resolver: Resolver, draft: Draft, owner: int) -> str:
    """Return the words of a description after its possessor ("personal lawyer")."""
    words = resolver.words
    start = draft.start
    for j in range(draft.start, draft.head):
        before = j in resolver.by_head and words.dep[j] in ("compound", "nmod", "poss")
        if words.tag[j] in ("POS", "PRP$") or before or resolver.denoted_by(j) == owner:
            start = j + 1
    if words.lower[start] == "own" and start < draft.head:
        start += 1
    return words.surface(start, draft.end)


def _relative(resolver: Resolver, draft: Draft, owner: int) -> int | None:
    """Return the one person of the owner's surname whom "her husband" can be."""
    registry = resolver.registry
    possessor = registry.entities[owner]
    if possessor.kind is not ActorKind.PERSON:
        return None
    surname = _short(possessor)
    found = [
        number
        for number in registry.named()
        if number != owner
        and (entity := registry.entities[number]).kind is ActorKind.PERSON
        and _short(entity) == surname
        and entity.gender in ("", draft.gender)
    ]
    return found[0] if len(found) == 1 else None


def _group(resolver: Resolver, i: int) -> int | None:
    registry = resolver.registry
    draft = resolver.drafts[i]
    title = draft.title.casefold()
    alike = []
    for number in reversed(registry.by_noun[draft.noun]):
        entity = registry.entities[number]
        if not entity.plural:
            continue
        if entity.shown.casefold() == title:
            return number
        alike.append(number)
    bare = " " not in draft.title
    if bare and alike and draft.form == "definite":
        return alike[0]
    if (
        bare
        and len(alike) == 1
        and draft.noun not in registry.vocabulary.loose_plurals
        and draft.form == "bare"
    ):
        return alike[0]
    return registry.add(
        Entity(ActorKind.GROUP, shown=draft.title, head=draft.noun, plural=True,
               roles={draft.noun})
    )  # fmt: skip


def _new(resolver: Resolver, draft: Draft) -> int:
    body = draft.noun in resolver.registry.vocabulary.bodies
    kind = ActorKind.ORGANISATION if body else ActorKind.UNNAMED
    title = draft.title
    return resolver.registry.add(
        Entity(kind, shown=title, head=draft.noun, roles={draft.noun}, gender=draft.gender)
    )


def _definite(resolver: Resolver, i: int) -> int | None:
    """Return whom "the committee", "the ambassador" or "the billionaire" means."""
    draft = resolver.drafts[i]
    registry = resolver.registry
    vocabulary = registry.vocabulary
    body = draft.noun in vocabulary.bodies
    if body and draft.form == "bare" and not draft.modifiers:
        return None
    best, best_score = None, 0.0
    seen = resolver.named_by(draft)
    for j in range(i - 1, max(-1, i - 1 - REACH), -1):
        number = resolver.drafts[j].entity
        if number is None or number in seen:
            continue
        seen.add(number)
        score = _fit(registry.entities[number], draft, body)
        if score > best_score:
            best, best_score = number, score
    if best is None and (body or draft.form == "bare"):
        best = _best_named(resolver, draft)
    if best is not None:
        return best
    if draft.form == "bare":
        # "as secretary of state": a role without an article names nobody by itself
        speaks = resolver.is_source(draft.head)
        return _new(resolver, draft) if speaks and draft.modifiers else None
    if draft.form == "definite":
        if draft.noun in vocabulary.unnamed and not draft.modifiers[1:]:
            number = resolver.most_prominent(i, "u")
            if number is not None:
                return number
        if draft.noun in vocabulary.any_body:
            number = resolver.most_prominent(i, vocabulary.any_body[draft.noun])
            if number is not None:
                return number
        if not body and draft.noun in vocabulary.generic:
            return resolver.most_prominent(i, draft.gender, epithet=True)
    return _new(resolver, draft)


def _fit(entity: Entity, draft: Draft, body: bool) -> float:
    """Say how well an entity fits a description: by its roles, its name's noun, shared words."""
    if entity.plural != draft.plural:
        return 0.0
    if draft.gender and entity.gender and draft.gender != entity.gender:
        return 0.0
    score = 0.0
    if draft.noun in entity.roles:
        score = 1.0
    elif body and entity.kind is ActorKind.ORGANISATION:
        nouns = {name.split()[-1].casefold() for name in entity.names if " " in name}
        nouns |= {word.casefold() for name in entity.names for word in name.split()[:-1]
                  if word.casefold() == draft.noun}  # fmt: skip
        if draft.noun in nouns:
            score = 1.0
    if not score:
        return 0.0
    known = " ".join((*entity.descriptions, *entity.names, entity.shown)).casefold()
    if draft.modifiers:
        shared = sum(word in known for word in draft.modifiers if word not in ("former", "the"))
        wanted = sum(word not in ("former", "the") for word in draft.modifiers)
        score += shared - 0.3 * (wanted - shared)
    return max(score, 0.05)
