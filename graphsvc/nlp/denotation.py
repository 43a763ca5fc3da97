"""Which actors a phrase denotes, once ``doc._.mentions`` are set.

What later stages ask of the actors component: whom the source of an attribution
is, and whom an argument of a verb is or belongs to.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from graphsvc.nlp import vocabulary as vocabularies
from graphsvc.records import Mention, Spans

_INDEX = "graphsvc.mention_heads"
# Prepositions by which a thing is someone's: "the assessment by the CIA".
_OWNING = frozenset({"of", "by", "from"})
_MODIFIERS = frozenset({"compound", "nmod", "amod"})


class How(StrEnum):
    """How an argument concerns an actor."""

    SELF = "self"  # it denotes the actor: "the CIA"
    POSSESSOR = "possessor"  # it is the actor's: "the CIA's assessment"
    CONJUNCT = "conjunct"  # it is joined to one that denotes the actor: "Obama and his staff"


class Denoted(NamedTuple):
    """An actor that an argument concerns, by id, and how."""

    actor: str
    how: How


def mention_at(doc: Doc, token: Token) -> Mention | None:
    """Return the mention whose head ``token`` is, or that covers it, resolved or not."""
    number = _index(doc).get(token.i)
    return None if number is None else doc._.mentions[number]


def resolve_source(doc: Doc, spans: Spans) -> str | None:
    """Return the id of the actor that a source's spans denote, or None where unresolved.

    Of several joined ones ("Trump and his aides") it is the first; ``resolve_all``
    returns them all.
    """
    found = resolve_all(doc, spans)
    return found[0] if found else None


def resolve_all(doc: Doc, spans: Spans) -> tuple[str, ...]:
    """Return the ids of all actors that a source's spans denote, conjuncts included."""
    for start, end in spans:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None:
            continue
        found = [d.actor for d in actors_of(doc, span) if d.how is not How.POSSESSOR]
        if not found:
            issuer = mention_at(doc, span.root)
            found = [issuer.actor] if issuer and issuer.actor else _any_within(doc, span)
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def actors_of(doc: Doc, phrase: Token | TokenSpan) -> tuple[Denoted, ...]:
    """Return the actors that an argument denotes, else whose thing it is, and how.

    "Trump and his administration" gives both; "the CIA's assessment" the CIA as
    possessor; "the hacking claims" nobody.
    """
    head = phrase.root if isinstance(phrase, TokenSpan) else phrase
    within = range(phrase.start, phrase.end) if isinstance(phrase, TokenSpan) else None
    found: dict[str, How] = {}
    for actor, how in _of_head(doc, head, 0):
        found.setdefault(actor, how)
    for conjunct in head.conjuncts:
        if conjunct.i < head.i or (within is not None and conjunct.i not in within):
            continue
        for actor, how in _of_head(doc, conjunct, 0):
            found.setdefault(actor, How.CONJUNCT if how is How.SELF else how)
    return tuple(Denoted(actor, how) for actor, how in found.items())


def _of_head(doc: Doc, head: Token, depth: int) -> list[tuple[str, How]]:
    mention = mention_at(doc, head)
    vocabulary = vocabularies.load(doc.lang_ or "en")
    if mention is not None and mention.actor is not None:
        # a report speaks for whoever issued it, but it is not that body
        how = How.POSSESSOR if head.lower_ in vocabulary.documents else How.SELF
        return [(mention.actor, how)]
    if depth > 3:
        return []
    if head.lower_ in vocabulary.fractions:
        for preposition in head.children:
            if preposition.lower_ == "of":
                for inner in preposition.children:
                    found = _of_head(doc, inner, depth + 1)
                    if found:
                        return found
    owners: list[Token] = []
    for child in head.children:
        if child.dep_ == "poss" or (child.dep_ in _MODIFIERS and child.i < head.i):
            owners.append(child)
        elif child.dep_ in ("prep", "agent") and child.lower_ in _OWNING:
            owners += [inner for inner in child.children if inner.dep_ == "pobj"]
    for owner in owners:
        found = _of_head(doc, owner, depth + 1)
        if found:
            return [(actor, How.POSSESSOR) for actor, _ in found]
    return []


def _any_within(doc: Doc, span: TokenSpan) -> list[str]:
    """Return the actor of the first name in a span whose head the parser misread."""
    index = _index(doc)
    for i in range(span.start, span.end):
        number = index.get(i)
        if number is None:
            continue
        mention = doc._.mentions[number]
        if mention.actor is not None and mention.kind == "name":
            return [mention.actor]
    return []


def _index(doc: Doc) -> dict[int, int]:
    """Return the number of the mention for each head token, and for each token of a name."""
    index: dict[int, int] | None = doc.user_data.get(_INDEX)
    if index is None:
        index = {}
        for number, mention in enumerate(doc._.mentions):
            span = doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
            if span is None:
                continue
            if mention.kind in ("name", "capital"):
                for token in span:
                    index.setdefault(token.i, number)
            else:
                index[span[-1].i] = number
        doc.user_data[_INDEX] = index
    return index
