"""The words by which texts name people, bodies and states, read once from lexicon/en/who.

Another language is another folder of the same files, with the same columns.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from babel import Locale

from graphsvc.nlp.lexicon import read_set, read_table

_PLURALS = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "wife": "wives",
    "person": "people",
}


@dataclass(frozen=True, slots=True)
class State:
    """A state: its English name, its capital(s), and the adjectives and nouns of its people."""

    name: str
    capitals: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The lexicon of actors of one language. Gender is "m", "f" or "" where a word gives none."""

    titles: dict[str, str]  # as written, "Sen." -> gender
    title_roles: dict[str, tuple[str, ...]]  # "Sen." -> the nouns for who bears it
    given_names: dict[str, str]  # as written, "Hillary" -> "f"; "" for either
    nicknames: frozenset[tuple[str, str]]  # ("bill", "william")
    roles: dict[str, str]  # singular noun -> gender
    plural_roles: dict[str, str]  # plural noun -> singular
    kin: frozenset[str]
    bodies: frozenset[str]
    body_names: frozenset[str]
    part_bodies: frozenset[str]
    turned_bodies: frozenset[str]
    portfolio_roles: frozenset[str]
    groups: frozenset[str]
    generic: frozenset[str]
    governments: frozenset[str]
    own_bodies: frozenset[str]
    quantifiers: frozenset[str]
    not_names: frozenset[str]
    thing_names: frozenset[str]
    definite_groups: frozenset[str]
    documents: frozenset[str]
    unnamed: frozenset[str]
    pronouns: dict[str, str]
    place_prepositions: frozenset[str]
    loose_plurals: frozenset[str]
    copulas: frozenset[str]
    impersonal_verbs: frozenset[str]
    any_body: dict[str, str]  # nouns for any body, and what sort of body they want
    companies: frozenset[str]
    fractions: frozenset[str]
    institutions: dict[str, str]  # name -> another name of the same body, "place", or ""
    known_names: dict[str, tuple[tuple[str, ...], ...]]  # institutions of several words, by first
    states: dict[str, State]  # every name -> state
    capitals: dict[str, State]
    demonyms: dict[str, State]  # adjective -> state
    people: dict[str, State]  # "Russians" -> state


def _words(name: str, language: str) -> frozenset[str]:
    return read_set(f"who/{name}", language)


def _pairs(name: str, language: str) -> dict[str, str]:
    first, second, *_ = read_table(f"who/{name}", language)[0]
    return {row[first]: row[second] for row in read_table(f"who/{name}", language)}


def _by_first_word(names: dict[str, str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for name in sorted(names, key=len, reverse=True):
        parts = tuple(name.casefold().split())
        if len(parts) > 1:
            found[parts[0]] = (*found.get(parts[0], ()), parts)
    return found


def _plural(noun: str) -> str:
    for singular, plural in _PLURALS.items():
        if noun.endswith(singular):
            return noun[: -len(singular)] + plural
    if noun.endswith(("s", "sh", "ch", "x")):
        return noun + "es"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    if "-in-" in noun:
        return noun.replace("-in-", "s-in-", 1)
    return noun + "s"


def _states(language: str) -> list[State]:
    territories = Locale(language).territories

    def several(field: str) -> tuple[str, ...]:
        return tuple(filter(None, field.split(";")))

    states = []
    for row in read_table("who/states", language):
        name = territories[row["code"]].split(" (")[0].replace("’", "'").replace(" SAR China", "")
        name = {"Türkiye": "Turkey"}.get(name, name).replace(" & ", " and ")
        capitals, adjectives, people, names = map(
            several, (row["capitals"], row["adjectives"], row["people"], row["names"])
        )
        states.append(State(name, capitals, adjectives, people, (name, *names)))
    return states


@cache
def load(language: str = "en") -> Vocabulary:
    """Return the vocabulary of a language; read once per process."""
    states = _states(language)
    roles = _pairs("roles", language)
    return Vocabulary(
        titles=_pairs("titles", language),
        title_roles={
            row["title"]: tuple(filter(None, row["roles"].split(";")))
            for row in read_table("who/titles", language)
        },
        given_names={k: v.replace("?", "") for k, v in _pairs("given_names", language).items()},
        nicknames=frozenset(
            (row["nickname"], row["name"]) for row in read_table("who/nicknames", language)
        ),
        roles=roles,
        plural_roles={_plural(noun): noun for noun in roles},
        kin=_words("kin", language),
        bodies=_words("bodies", language),
        body_names=_words("body_names", language),
        part_bodies=_words("part_bodies", language),
        turned_bodies=_words("turned_bodies", language),
        portfolio_roles=_words("portfolio_roles", language),
        groups=_words("groups", language),
        generic=_words("generic", language),
        governments=_words("governments", language),
        own_bodies=_words("own_bodies", language),
        quantifiers=_words("quantifiers", language),
        not_names=_words("not_names", language),
        thing_names=_words("thing_names", language),
        definite_groups=_words("definite_groups", language),
        pronouns=_pairs("pronouns", language),
        place_prepositions=_words("place_prepositions", language),
        loose_plurals=_words("loose_plurals", language),
        copulas=_words("copulas", language),
        impersonal_verbs=_words("impersonal_verbs", language),
        any_body=_pairs("any_body", language),
        companies=_words("company_names", language),
        unnamed=_words("unnamed", language),
        documents=_words("documents", language),
        fractions=_words("fractions", language),
        institutions=_pairs("institutions", language),
        known_names=_by_first_word(_pairs("institutions", language)),
        states={name: state for state in states for name in state.names},
        capitals={name: state for state in states for name in state.capitals},
        demonyms={name: state for state in states for name in state.adjectives},
        people={name: state for state in states for name in state.people},
    )
