"""Mentions without a name: pronouns, and descriptions such as "the former ambassador"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from graphsvc.nlp.vocabulary import Vocabulary
from graphsvc.nlp.words import Words
from graphsvc.records import Attribution

POSSESSIVE = frozenset({"his", "her", "their", "its", "my", "our", "whose"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_SKIP_MODIFIERS = frozenset({"“", "”", '"', "''", "``", "’", "‘", "'"})
_POST = frozenset({"for", "of", "to", "at", "on", "with", "from", "in"})


class MentionKind(StrEnum):
    """By what a mention refers."""

    NAME = "name"
    PRONOUN = "pronoun"
    DESCRIPTION = "description"
    GROUP = "group"
    CAPITAL = "capital"


@dataclass(slots=True)
class Draft:
    """A mention on its way to an actor. ``head`` is the token that other words attach to."""

    start: int
    end: int
    head: int
    kind: MentionKind
    entity: int | None = None
    pronoun: str = ""  # the class of a pronoun: m, f, p, n, 1, 1p or r
    noun: str = ""  # the singular of a description's noun
    form: str = ""  # "definite", "indefinite", "possessive" or "bare"
    plural: bool = False
    gender: str = ""
    title: str = ""  # a description as it is shown when nothing else names the actor
    modifiers: tuple[str, ...] = ()


def find_pronouns(words: Words, vocabulary: Vocabulary, taken: list[bool]) -> Iterator[Draft]:
    """Yield the pronouns that can refer to an actor."""
    for i, word in enumerate(words.lower):
        kind = vocabulary.pronouns.get(word)
        if kind is None or taken[i]:
            continue
        if kind == "r" and (words.tag[i] not in ("WP", "WDT", "WP$") or not _in_relative(words, i)):
            continue
        if word == "us" and words.text[i] == "US":
            continue
        yield Draft(i, i + 1, i, MentionKind.PRONOUN, pronoun=kind)


def _in_relative(words: Words, i: int) -> bool:
    return relative_clause(words, i) is not None


def relative_clause(words: Words, i: int) -> int | None:
    """Return the verb of the relative clause that token ``i`` (a relative pronoun) opens."""
    j = i
    for _ in range(4):
        if words.dep[j] == "relcl":
            return j
        if words.head[j] == j:
            return None
        j = words.head[j]
    return None


def find_descriptions(words: Words, vocabulary: Vocabulary, taken: list[bool]) -> Iterator[Draft]:
    """Yield noun phrases whose noun means a person, a body or a group."""
    for i, pos in enumerate(words.pos):
        if pos not in ("NOUN", "PROPN", "ADJ") or taken[i]:
            continue
        noun, plural, kind = _classify(words, vocabulary, i)
        if not noun:
            continue
        if words.dep[i] in ("compound", "amod", "nmod", "npadvmod") and words.head[i] > i:
            following = i + 1
            if not (following < len(words) and taken[following]):
                continue  # "spokesman" in "spokesman training" is no mention
        yield _draft(words, vocabulary, i, noun, plural, kind)


def _classify(words: Words, vocabulary: Vocabulary, i: int) -> tuple[str, bool, MentionKind]:
    """Return the singular of a noun that means someone, whether it is plural, and its kind."""
    forms = [words.lower[i]]
    if i >= 2 and words.text[i - 1] == "-" and words.joined(i - 2):
        forms.insert(0, words.lower[i - 2] + "-" + words.lower[i])
    nothing = "", False, MentionKind.DESCRIPTION
    if words.lower[i] in vocabulary.definite_groups:
        the = i > 0 and words.lower[i - 1] in ("the", "our", "political")
        ends = i + 1 == len(words) or words.head[i] < i or words.dep[i] in ("nsubj", "pobj", "dobj")
        return (words.lower[i], True, MentionKind.GROUP) if the and ends else nothing
    if words.pos[i] == "ADJ" or _counts(words, vocabulary, i):
        return nothing
    if words.lower[i] == "head" and not any(
        words.lower[child] == "of" or words.dep[child] in ("poss", "compound")
        for child in words.children[i]
    ):
        return nothing
    singular = words.tag[i] not in ("NNS", "NNPS")
    for form in forms:
        if singular and (form in vocabulary.roles or form in vocabulary.generic):
            return form, False, MentionKind.DESCRIPTION
        if form in vocabulary.plural_roles:
            return vocabulary.plural_roles[form], True, MentionKind.GROUP
        if form in vocabulary.bodies or (singular and form in vocabulary.documents):
            return form, False, MentionKind.DESCRIPTION
        if form in vocabulary.groups:
            return form, True, MentionKind.GROUP
    return nothing


def _counts(words: Words, vocabulary: Vocabulary, i: int) -> bool:
    """Tell whether a noun only counts others: "a majority of voters"."""
    return words.lower[i] in vocabulary.fractions and any(
        words.lower[child] == "of" for child in words.children[i]
    )


def _draft(
    words: Words, vocabulary: Vocabulary, i: int, noun: str, plural: bool, kind: MentionKind
) -> Draft:
    start = words.left_edge(i)
    low, high = words.sentences[words.sentence[i]]
    start = max(start, low, i - 12)
    for j in range(start, i):
        if words.text[j] in (",", ":", ";", "—", "–", "--", "(", ")", "\n") and not (
            words.text[j] == "," and words.tag[j - 1].startswith("JJ")
        ):
            start = j + 1
    while start < i and words.text[start] in _SKIP_MODIFIERS:
        start += 1
    first = words.lower[start]
    possessor = words.children_by(i, "poss")
    if possessor:
        form = "possessive"
    elif first in _DEFINITE:
        form = "definite"
    elif first in ("no", "any", "every", "each"):
        form = "none"
    elif first in ("a", "an", "another", "one", "some"):
        form = "indefinite"
    else:
        form = "bare"
    begin = start
    while begin < i and (
        words.lower[begin] in vocabulary.quantifiers
        or words.tag[begin] in ("CD", "PRP$", "WP$", "WDT", "WP", "DT", "PDT")
        or (words.tag[begin] == "RB" and words.text[begin + 1] != "-")
    ):
        if not plural and words.lower[begin] in ("one", "another"):
            break
        begin += 1
    while begin < i and not words.text[begin][0].isalnum() and words.text[begin][0] not in "“\"'@":
        begin += 1
    title = words.surface(begin, i + 1)
    if words.pos[begin] not in ("PROPN", "ADJ") and title[1:2].islower():
        title = title[0].lower() + title[1:]
    modifiers = tuple(words.lower[j] for j in range(begin, i) if words.text[j] != "-")
    return Draft(
        start, i + 1, i, kind, noun=noun, form=form, plural=plural,
        gender=vocabulary.roles.get(noun, ""), title=title + _after(words, i, high),
        modifiers=modifiers,
    )  # fmt: skip


def _after(words: Words, i: int, high: int) -> str:
    """Return the short phrase that says whose a described person is (" for the campaign")."""
    for child in words.children[i]:
        if child == i + 1 and words.lower[child] in ("for", "of", "to"):
            objects = words.children_by(child, "pobj")
            if objects and objects[0] - i <= 6 and objects[0] < high:
                return " " + words.surface(child, objects[0] + 1)
    return ""


def source_head(words: Words, attribution: Attribution) -> int | None:
    """Return the token that the source of an attribution hangs on, or None without one."""
    if not attribution.source:
        return None
    first = words.parse.at(attribution.source[0].start)
    last = words.parse.before(attribution.source[0].end)
    for i in range(first, last + 1):
        if not first <= words.head[i] <= last or words.head[i] == i:
            return i
    return None
