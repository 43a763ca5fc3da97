"""Who the text speaks of: sets ``doc._.mentions`` and ``doc._.actors``.

The component joins names.py (names, repaired), entities.py (one entity for all
the names of one), mentions.py (pronouns and descriptions) and coreference.py
(whom those mean). denotation.py, whose functions are offered here as well, answers
what later stages ask: which actors a source denotes, and which an argument
denotes or belongs to.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from graphsvc.nlp import vocabulary as vocabularies
from graphsvc.nlp.coreference import Resolver
from graphsvc.nlp.denotation import Denoted, How, actors_of, mention_at, resolve_all, resolve_source
from graphsvc.nlp.doc import ParagraphKind
from graphsvc.nlp.entities import Registry
from graphsvc.nlp.mentions import (
    Draft,
    MentionKind,
    find_descriptions,
    find_pronouns,
    source_head,
)
from graphsvc.nlp.names import Label, Name, find_names
from graphsvc.nlp.words import Words
from graphsvc.records import Actor, Mention, Span, slug

__all__ = [
    "Denoted",
    "How",
    "actors_of",
    "find_actors",
    "mention_at",
    "resolve_all",
    "resolve_source",
]

NAME = "graphsvc_actors"


@Language.component(NAME, assigns=["doc._.mentions", "doc._.actors"])
def find_actors(doc: Doc) -> Doc:
    """Set ``doc._.mentions`` (in order of the text) and ``doc._.actors``."""
    vocabulary = vocabularies.load(doc.lang_ or "en")
    words = Words(doc)
    furniture = _paragraphs(doc, ParagraphKind.FURNITURE)
    names = [n for n in find_names(doc, words, vocabulary) if not _within(words, n, furniture)]
    registry = Registry(vocabulary)
    assigned = registry.assign(names, words)
    _admit_sources(doc, words, registry, names, assigned)
    drafts = list(_named(words, names, assigned))
    taken = [False] * len(words)
    for name, number in zip(names, assigned, strict=True):
        if number is not None:
            taken[name.start : name.end] = [True] * (name.end - name.start)
            registry.entities[number].roles.update(name.roles)
    drafts += _found_again(words, registry, taken)
    drafts += find_pronouns(words, vocabulary, taken)
    drafts += find_descriptions(words, vocabulary, taken)
    drafts += _demonyms(words, registry, taken, {draft.head for draft in drafts})
    drafts = [d for d in drafts if not _inside(words.idx[d.start], furniture)]
    drafts.sort(key=lambda draft: (draft.head, draft.start))
    headlines = _paragraphs(doc, ParagraphKind.HEADLINE)
    Resolver(words, registry, drafts, doc._.attributions, headlines).resolve()
    _write(doc, words, registry, drafts)
    return doc


def _admit_sources(
    doc: Doc, words: Words, registry: Registry, names: list[Name], assigned: list[int | None]
) -> None:
    """Make actors of the names that only being a source shows to be one."""
    heads = {source_head(words, attribution) for attribution in doc._.attributions}
    for i, name in enumerate(names):
        if assigned[i] is None and _head(words, name.start, name.end) in heads:
            assigned[i] = registry.admit(name)


def _paragraphs(doc: Doc, kind: ParagraphKind) -> list[tuple[int, int]]:
    return [(p.start, p.end) for p in doc._.paragraphs if p.kind is kind]


def _inside(position: int, ranges: list[tuple[int, int]]) -> bool:
    number = bisect_right(ranges, position, key=lambda bounds: bounds[0]) - 1
    return number >= 0 and position < ranges[number][1]


def _within(words: Words, name: Name, ranges: list[tuple[int, int]]) -> bool:
    return _inside(words.idx[name.start], ranges)


def _named(words: Words, names: list[Name], assigned: list[int | None]) -> Iterator[Draft]:
    for name, number in zip(names, assigned, strict=True):
        if number is None:
            continue
        kind = MentionKind.NAME
        if name.label is Label.CAPITAL:
            kind = MentionKind.CAPITAL
        elif name.label is Label.GROUP:
            kind = MentionKind.GROUP
        yield Draft(name.start, name.end, _head(words, name.start, name.end), kind, number)


def _head(words: Words, start: int, end: int) -> int:
    for i in range(start, end):
        if not start <= words.head[i] < end or words.head[i] == i:
            return i
    return end - 1


def _found_again(words: Words, registry: Registry, taken: list[bool]) -> Iterator[Draft]:
    """Yield known names where the recogniser saw none (headlines, the starts of sentences)."""
    for i, text in enumerate(words.text):
        if taken[i] or not text[0].isupper() or len(text) < 3:
            continue
        if i and words.text[i - 1] == "-" and words.joined(i - 1):
            continue  # "anti-Trump"
        number = registry.find_alias(text)
        if number is not None and registry.entities[number].names:
            taken[i] = True
            yield Draft(i, i + 1, i, MentionKind.NAME, number)


def _demonyms(
    words: Words, registry: Registry, taken: list[bool], heads: set[int]
) -> Iterator[Draft]:
    """Yield adjectives that say whose something is: "Russian hacking", not "Russian officials"."""
    demonyms = registry.vocabulary.demonyms
    for i, text in enumerate(words.text):
        hyphen = i > 0 and words.text[i - 1] == "-"
        if (
            text in demonyms
            and not taken[i]
            and not hyphen
            and words.dep[i] in ("amod", "compound", "nmod")
        ):
            noun = words.head[i]
            if noun not in heads and noun > i and words.pos[noun] == "NOUN":
                yield Draft(i, i + 1, i, MentionKind.NAME, registry.state(demonyms[text]))


def _write(doc: Doc, words: Words, registry: Registry, drafts: list[Draft]) -> None:
    own = slug(doc._.article.publisher) if doc._.article and doc._.article.publisher else None
    ids: dict[int, str] = {}
    actors: dict[str, Actor] = {}
    surfaces: dict[str, dict[str, None]] = {}
    mentions = []
    for draft in sorted(drafts, key=lambda d: (d.start, d.end)):
        span = Span(words.idx[draft.start], words.ends[draft.end - 1])
        number = draft.entity
        if number is not None and number not in ids:
            entity = registry.entities[number]
            ids[number] = slug(entity.name)
            if ids[number] != own:
                actors.setdefault(ids[number], Actor(ids[number], entity.name, entity.kind))
        actor = ids.get(number) if number is not None else None
        if actor == own:
            actor = None
        mentions.append(Mention(span, str(draft.kind), actor))
        if actor is not None and draft.kind is not MentionKind.PRONOUN:
            surfaces.setdefault(actor, {})[words.surface(draft.start, draft.end)] = None
    doc._.mentions = tuple(mentions)
    doc._.actors = tuple(
        Actor(a.id, a.name, a.kind, tuple(s for s in surfaces.get(a.id, {}) if s != a.name))
        for a in actors.values()
    )
