"""The words that do something to somebody: the lexicon of speech acts and where a text uses it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from graphsvc.nlp.parse import Parse
from graphsvc.records import EdgeType

_PARTICLE_DEPS = frozenset({"prt", "advmod", "prep", "dobj", "acomp", "oprd", "xcomp", "dative"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One frame of the lexicon: an act and the arguments that name its target."""

    kind: str  # "verb", "noun", "adjective", "naming"
    act: str
    plover: str
    edge: EdgeType | None
    target: tuple[str, ...]
    source: tuple[str, ...] = ()
    needs: str = ""
    reply: bool = False
    agentive: bool = False
    phrase: str = ""  # the words after the first: a particle or a fixed object


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The speech acts of a language, by the lemma of their first word."""

    verbs: dict[str, tuple[Entry, ...]]
    nouns: dict[str, tuple[Entry, ...]]
    adjectives: dict[str, tuple[Entry, ...]]
    against: dict[str, tuple[Entry, ...]]
    cues: dict[str, tuple[str, str]]  # lemma -> act, PLOVER code
    claims: frozenset[str]
    documents: frozenset[str]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Evaluative words of a language."""

    negative: frozenset[str]
    positive: frozenset[str]
    false: frozenset[str]
    harm_by_subject: frozenset[str]
    help_by_subject: frozenset[str]
    poll: frozenset[str]


@dataclass(frozen=True, slots=True)
class Predicate:
    """A use of the lexicon: ``token`` is its word, ``extra`` its particle or fixed object."""

    token: int
    entry: Entry
    extra: int = -1


def _toml(name: str, language: str) -> dict[str, Any]:
    source = files("graphsvc.nlp") / "lexicon" / language / name
    return tomllib.loads(source.read_text("utf8"))


@cache
def load(language: str = "en") -> Lexicon:
    """Return the speech acts of a language; read once per process."""
    data = _toml("acts.toml", language)
    tables: dict[str, dict[str, list[Entry]]] = {
        kind: {} for kind in ("verb", "noun", "adjective", "against")
    }
    for kind in ("verb", "noun", "adjective", "naming", "against"):
        for group in data.get(kind, []):
            for word in group["words"]:
                first, _, phrase = word.partition(" ")
                edge = group.get("edge")
                entry = Entry(
                    kind=kind,
                    act=group.get("act", "assert"),
                    plover=group.get("plover", "CONSULT 04"),
                    edge=EdgeType(edge) if edge else None,
                    target=tuple(group.get("target", ())),
                    source=tuple(group.get("source", ())),
                    needs=group.get("needs", ""),
                    reply=group.get("reply", False),
                    agentive=group.get("agentive", False),
                    phrase=phrase,
                )
                tables["verb" if kind == "naming" else kind].setdefault(first, []).append(entry)
    claims = data["claims"]
    cues = {word: (g["act"], g["plover"]) for g in data["cue"] for word in g["words"]}
    frozen = {
        kind: {word: tuple(entries) for word, entries in table.items()}
        for kind, table in tables.items()
    }
    return Lexicon(
        verbs=frozen["verb"],
        nouns=frozen["noun"],
        adjectives=frozen["adjective"],
        against=frozen["against"],
        cues=cues,
        claims=frozenset(claims["words"]),
        documents=frozenset(claims["documents"]),
    )


@cache
def load_evaluation(language: str = "en") -> Evaluation:
    """Return the evaluative words of a language; read once per process."""
    data = _toml("evaluation.toml", language)
    return Evaluation(**{name: frozenset(data[name]) for name in Evaluation.__slots__})


def find_predicates(parse: Parse, language: str = "en") -> Iterator[Predicate]:
    """Yield every word of the text that the lexicon of acts knows, with each frame it can have.

    A name is no act: "Grant backed Will" has one, by its part of speech.
    """
    lexicon = load(language)
    lemmas, pos, tags = parse.lemmas, parse.pos, parse.tags
    for token, lemma in enumerate(lemmas):
        lemma = lemma.lower()
        kind = pos[token]
        if lemma in lexicon.against:
            entries = lexicon.against[lemma]
        elif kind in ("VERB", "AUX") or tags[token].startswith("VB"):
            entries = lexicon.verbs.get(lemma, ())
        elif kind == "NOUN":
            entries = lexicon.nouns.get(lemma, ())
        elif kind == "ADJ":
            entries = lexicon.adjectives.get(lemma, ())
        elif kind == "PROPN" and _headline_verb(parse, token):
            entries = lexicon.verbs.get(_headline_lemma(parse.lowers[token]), ())
        elif kind == "PROPN" and _opening_noun(parse, token):
            entries = lexicon.nouns.get(lemma, ())
        else:
            continue
        for entry in entries:
            if not entry.phrase:
                yield Predicate(token, entry)
            elif (extra := _find_phrase(parse, token, entry.phrase)) >= 0:
                yield Predicate(token, entry, extra)


def _find_phrase(parse: Parse, token: int, phrase: str) -> int:
    """Return the token that completes a phrase, or -1: its particle, preposition or object."""
    words = phrase.split()
    last = words[-1]
    for child in parse.children[token]:
        if parse.deps[child] in _PARTICLE_DEPS and last in (
            parse.lowers[child],
            parse.lemmas[child],
        ):
            return child
    following = token + len(words)
    if following < len(parse) and parse.lowers[token + 1 : following + 1] == words:
        return following
    return -1


def _opening_noun(parse: Parse, token: int) -> bool:
    """Tell whether a word that the tagger took for a name may be a noun that opens a sentence.

    "Support for the mayor is strong."
    """
    first = parse.sentence_range(parse.sentences[token])[0]
    return token == first and any(
        parse.deps[child] == "prep" and child == token + 1 for child in parse.children[token]
    )


def _headline_verb(parse: Parse, token: int) -> bool:
    """Tell whether a capitalised word that the tagger took for a name may be a headline's verb."""
    return parse.deps[token] == "ROOT" and parse.lowers[token].endswith("s")


def _headline_lemma(word: str) -> str:
    for ending, replacement in (
        ("ies", "y"),
        ("shes", "sh"),
        ("ches", "ch"),
        ("sses", "ss"),
        ("es", "e"),
        ("s", ""),
    ):
        if word.endswith(ending):
            return word[: -len(ending)] + replacement
    return word
