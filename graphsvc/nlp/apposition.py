"""Descriptions that stand beside a name, and so say who the name's bearer is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphsvc.nlp.mentions import Draft, MentionKind
from graphsvc.records import ActorKind

if TYPE_CHECKING:
    from graphsvc.nlp.coreference import Resolver


def attach(resolver: Resolver) -> None:
    """Give each description that stands beside a name the entity of that name.

    "ODNI chief James Clapper", "the Russian president, Vladimir Putin",
    "Craig Murray, the former ambassador", "Kim is the governor of Oregon".
    """
    begins = {d.start: d for d in resolver.drafts if d.kind is MentionKind.NAME}
    for draft in resolver.drafts:
        if not draft.noun or draft.entity is not None:
            continue
        number = None
        for named in (_following(resolver, draft, begins), _beside(resolver, draft)):
            if number is None and named is not None and _describes(resolver, named.entity, draft):
                number = named.entity
        if number is None:
            continue
        resolver.settle(draft, number)
        entity = resolver.registry.entities[number]
        entity.roles.add(draft.noun)
        entity.serves.update((draft.noun, whose) for whose in _served(resolver, draft))
        if draft.title not in entity.descriptions:
            entity.descriptions.append(draft.title)


def _served(resolver: Resolver, draft: Draft) -> list[int]:
    """Return the tokens of whose man or woman somebody is: "a spokesman for Weber"."""
    words = resolver.words
    served = words.children_by(draft.head, "poss", "compound", "nmod")
    for preposition in words.children_by(draft.head, "prep"):
        if words.lower[preposition] in ("for", "of", "to"):
            served += words.children_by(preposition, "pobj")
    return [head for head in served if head in resolver.by_head]


def _following(resolver: Resolver, draft: Draft, begins: dict[int, Draft]) -> Draft | None:
    """Return the name right after a description: "editor Julian Assange".

    Also after "of": "former secretary of state Colin Powell", and after "and" where
    two titles share one name: "former prosecutor and mayor Rudy Giuliani".
    """
    words = resolver.words
    named = begins.get(_after_title(resolver, draft.end))
    if named is not None or draft.plural or draft.end >= len(words):
        return named
    if words.lower[draft.end] == "of":
        for end in range(draft.end + 2, min(draft.end + 4, len(words))):
            named = begins.get(_after_title(resolver, end))
            if named is not None and draft.end + 1 not in resolver.by_head:
                return named
    if words.lower[draft.end] == "and" and draft.form == "bare":
        for child in words.children_by(draft.head, "conj"):
            other = resolver.by_head.get(child)
            if other is not None and other.kind is MentionKind.NAME and other.start > draft.end + 1:
                return other
    return None


def _after_title(resolver: Resolver, i: int) -> int:
    """Return the token after any titles at ``i`` ("chairman Sen. Richard Burr")."""
    titles = resolver.registry.vocabulary.titles
    words = resolver.words
    while i < len(words) and words.text[i] in titles and words.tag[i].startswith("NNP"):
        i += 1
    return i


def _describes(resolver: Resolver, number: int | None, draft: Draft) -> bool:
    if number is None:
        return False
    entity = resolver.registry.entities[number]
    if entity.plural or draft.plural:
        return False
    vocabulary = resolver.registry.vocabulary
    if draft.noun in vocabulary.documents or draft.form == "none":
        return False
    body = draft.noun in vocabulary.bodies
    if body or entity.kind is not ActorKind.PERSON:
        return body and entity.kind is ActorKind.ORGANISATION
    return not (draft.gender and entity.gender and draft.gender != entity.gender)


def _beside(resolver: Resolver, draft: Draft) -> Draft | None:
    """Return the name that a description stands in apposition to, or says what it is."""
    words = resolver.words
    head = words.head[draft.head]
    if words.dep[draft.head] == "appos":
        return _name_at(resolver, head)
    for child in words.children_by(draft.head, "appos"):
        named = _name_at(resolver, child)
        if named is not None:
            return named
    if (
        words.dep[draft.head] == "attr"
        and words.lower[head] in resolver.registry.vocabulary.copulas
        and draft.form != "possessive"
    ):
        if words.children_by(head, "neg"):
            return None
        for subject in words.children_by(head, "nsubj"):
            return _name_at(resolver, subject)
    return None


def _name_at(resolver: Resolver, head: int) -> Draft | None:
    draft = resolver.by_head.get(head)
    return draft if draft is not None and draft.kind is MentionKind.NAME else None
