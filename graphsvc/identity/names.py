"""What one article calls an actor, read for comparison with what others call theirs.

A *name* here is a slug, as ``graphsvc.records.slug`` makes it: "hillary-clinton".
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from graphsvc.nlp.lexicon import read_table
from graphsvc.records import ActorKind, slug

APART = "@"  # parts name and article in the id of an actor that is of one article alone
OFFICE = "~"  # parts office and quarter in the name of who is in office then
DECIDED = f"={APART}"  # begins the id by which a corrected assertion names an actor of all articles
MOST_WORDS_OF_PERSON = 4
_ACRONYM = re.compile(r"^[A-Z]{2,6}$")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_POSSESSIVE = re.compile(r"(?<=\w)['’](s|S)?$")
_LETTERS = re.compile(r"^[a-z](-[a-z])+$")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


class Rule(StrEnum):
    """Why names of several articles are one actor; docs/actors.md has an example of each."""

    ACRONYM = "acronym"
    FORM = "form of the name"
    HOLDER = "names in office"  # what articles say; what it adds up to is OFFICE
    OFFICE = "office"
    SHORT = "short name"
    SHORT_BODY = "short name of a body"
    SPELLING = "spelling"

    @property
    def of_persons(self) -> bool:
        """Tell whether the rule joins persons' names only."""
        return self in (Rule.FORM, Rule.HOLDER, Rule.OFFICE, Rule.SHORT)


class Claim(NamedTuple):
    """That an article uses two names for one actor."""

    full: str
    short: str
    rule: Rule


class Reading(NamedTuple):
    """What one article calls one actor, read."""

    name: str | None  # None for a description: "an official", "voters"
    person: bool
    claims: frozenset[Claim]


@dataclass(frozen=True, slots=True)
class Words:
    """The lexicon of names of one language; see lexicon/en/names.toml."""

    legal: frozenset[str]
    empty: frozenset[str]
    generations: frozenset[str]
    turned: frozenset[str]
    small: frozenset[str]
    generic: frozenset[str]
    places: frozenset[str]
    offices: frozenset[str]
    no_bodies: frozenset[str]
    indefinite: frozenset[str]
    institutions: frozenset[str]
    roles: frozenset[str]
    spellings: Mapping[str, str]
    nicknames: frozenset[tuple[str, str]]


@cache
def words(language: str = "en") -> Words:
    """Return the lexicon of names."""
    path = files(__package__) / "lexicon" / language / "names.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    lists = {key: frozenset(value) for key, value in data.items() if isinstance(value, list)}
    rows = read_table("who/nicknames", language)
    known = read_table("who/institutions", language)
    return Words(
        **lists,
        institutions=frozenset(slug(row["name"]) for row in known),
        roles=frozenset(row["noun"] for row in read_table("who/roles", language)),
        spellings=data["spellings"],
        nicknames=frozenset((row["nickname"], row["name"]) for row in rows),
    )


def read_mention(mention: Mapping[str, Any]) -> Reading:
    """Return the reading of a row: local, name, kind, aliases, and published of its article.

    ``local`` is an actor's id in its article. A description names nobody, so it is of
    its article alone: an unnamed source; a group whose words are not all proper names
    ("Clinton aides"); a body without a proper name ("the party", "CEO"). One by an
    office is read as a name of that quarter, which may turn out to be somebody's.
    """
    aliases = tuple(mention["aliases"])
    quarter = _quarter(mention["published"])
    return _read(mention["local"], mention["name"], str(mention["kind"]), aliases, quarter)


@lru_cache(maxsize=10_000)  # each mention of a batch is read where it is counted, placed and named
def _read(local: str, called: str, kind: str, aliases: tuple[str, ...], quarter: str) -> Reading:
    person = kind == ActorKind.PERSON
    offices = _offices((called, *aliases), quarter)
    if kind == ActorKind.UNNAMED and offices and not any(map(_is_indefinite, aliases)):
        return Reading(offices[0], True, frozenset())
    if kind == ActorKind.UNNAMED or not _is_name(called, kind, aliases):
        return Reading(None, person, frozenset())
    whole = _introduced(called, aliases) if kind == ActorKind.ORGANISATION else None
    name = local if whole is None else slug(whole)
    if person:
        full = fold_person(name)
        held = (Claim(full, office, Rule.HOLDER) for office in offices if "-" in full)
        claims = frozenset((*_forms(name, (called, *aliases)), *held))
    elif kind == ActorKind.ORGANISATION:
        claims = frozenset((*_acronyms(name, called, aliases), *_shorts(name, called, aliases)))
    elif kind == ActorKind.STATE:
        claims = frozenset([Claim(name, name, Rule.SHORT_BODY)])  # so it is short for no body
    else:
        claims = frozenset()
    return Reading(name, person, claims)


def _is_name(called: str, kind: str, aliases: tuple[str, ...]) -> bool:
    if kind not in (ActorKind.GROUP, ActorKind.ORGANISATION):
        return True
    parts = [part for part in called.split() if part.casefold() not in words().small]
    if called.lower() in aliases:
        return False
    if kind == ActorKind.GROUP:
        return bool(parts) and all(map(_capital, parts))
    common = len(parts) == 1 and _is_common(slug(called))
    return any(map(_capital, parts)) and not common


def _is_common(word: str) -> bool:
    """Tell whether a word is one for any body or anybody: "committee", "leaders"."""
    lexicon = words()
    return bool({word, word.removesuffix("s")} & (lexicon.generic | lexicon.roles))


def _capital(word: str) -> bool:
    return any(c.isupper() or c.isdigit() for c in word) or not word.isascii()


def _introduced(called: str, aliases: tuple[str, ...]) -> str | None:
    """Return the full name that the article gives for a body which it mostly calls by acronym."""
    acronym = called.replace(".", "")
    if not _ACRONYM.match(acronym):
        return None
    full = {alias for alias in aliases if _abbreviates(acronym, alias)}
    return (
        min(full, key=lambda one: (-len(one), one)) if len({slug(f) for f in full}) == 1 else None
    )


def _abbreviates(acronym: str, full: str) -> bool:
    """Tell whether letters begin a name's words: all of them, or its first ones (ISIS)."""
    parts = [part for part in full.split() if part.casefold() not in words().small and part != "&"]
    if len(parts) < 2 or not all(part[0].isupper() for part in parts):
        return False
    return acronym.startswith("".join(part[0] for part in parts))


def _forms(name: str, called: tuple[str, ...]) -> Iterator[Claim]:
    """Yield the other forms of a person's full name that an article uses."""
    for alias in called:
        if " " in alias:
            short = slug(alias)
            if short != name and is_form_of(short, name):
                yield Claim(name, short, Rule.FORM)


def _acronyms(name: str, called: str, aliases: tuple[str, ...]) -> Iterator[Claim]:
    """Yield the acronyms that an article gives for a body, and its name in separate words."""
    if _CAMEL.search(called):
        yield Claim(slug(_CAMEL.sub(" ", called)), name, Rule.SPELLING)
    if "-" not in fold_body(name) or _LETTERS.match(name):
        return
    for alias in (called, *aliases):
        if _ACRONYM.match(alias.replace(".", "")):
            short = slug(alias)
            if short not in words().places:
                yield Claim(name, fold_body(short), Rule.ACRONYM)


def _shorts(name: str, called: str, aliases: tuple[str, ...]) -> Iterator[Claim]:
    """Yield the first words of a body's name by which an article calls it: both folded."""
    shorts = {fold_body(slug(one)) for one in (called, *aliases) if _is_proper(one)}
    names = {fold_body(name), *shorts}
    for full in names:
        if any(one.startswith(f"{full}-") for one in names):
            continue  # itself short for a longer one
        for short in shorts:
            if full.startswith(f"{short}-") and _is_short(short, full):
                yield Claim(full, short, Rule.SHORT_BODY)


def _is_proper(words_: str) -> bool:
    """Tell whether words are a name throughout: "Bank of England", not "the Exxon letter"."""
    parts = [part for part in words_.split() if part.casefold() not in words().small]
    return bool(parts) and all(map(_capital, parts))


def _is_short(short: str, full: str) -> bool:
    """Tell whether a name's first words can mean the body, not a kind of body, nor another one."""
    after = full.removeprefix(f"{short}-").split("-")[0]
    known = short in words().institutions
    return not (known or after in words().small or (_is_common(short) and "-" not in short))


def is_office(name: str) -> bool:
    """Tell whether a name is that of an office in some quarter, not an actor's own."""
    return OFFICE in name


def _quarter(published: str) -> str:
    """Return the quarter of a date: "2031q2". Offices change hands."""
    found = _MONTH.match(published)
    return f"{found[1]}q{(int(found[2]) + 2) // 3}" if found else ""


def _offices(called: tuple[str, ...], quarter: str) -> list[str]:
    """Return the offices by which an article describes somebody, in the order given."""
    found = [office for one in called if (office := _office(one))] if quarter else []
    return [f"{office}{OFFICE}{quarter}" for office in dict.fromkeys(found)]


@lru_cache(maxsize=10_000)
def _office(description: str) -> str | None:
    """Return body and office of "the FBI director", "Orin's CEO", "mayor of London", else None."""
    parts = description.split()
    if parts and parts[0].casefold() == "the":
        parts = parts[1:]
    for size in range(1, len(parts)):  # the longest title first
        body, title = parts[:size], _title(parts[size:])
        if not title and parts[size].casefold() == "of":
            title = _title(body)
            body = parts[size + 1 :]
        if title:
            name = _POSSESSIVE.sub("", " ".join(body))
            key = fold_body(slug(name)) if _is_proper(name) else ""
            none = words().no_bodies & set(key.split("-")) or _is_common(key)
            return None if none or not key else f"{key}-{title}"
    return None


def _is_indefinite(description: str) -> bool:
    first, _, _ = description.partition(" ")
    return first.casefold() in words().indefinite


def _title(parts: list[str]) -> str:
    """Return the title of an office that one person has at a time, else ""."""
    title = slug(" ".join(parts))
    return title if title.replace("-", " ") in words().offices else ""


def is_form_of(one: str, other: str) -> bool:
    """Tell whether two full names of persons may be one person's.

    One family name and generation, one given name or its short form, and no middle
    name that speaks against it.
    """
    first, second = one.split("-"), other.split("-")
    if _generation(first) != _generation(second) or min(len(first), len(second)) < 2:
        return False
    if first[-1] != second[-1] or max(len(first), len(second)) > MOST_WORDS_OF_PERSON:
        return False
    given = (first[0], second[0])
    if given[0] != given[1] and not {given, given[::-1]} & words().nicknames:
        return False
    short, long = sorted((first[1:-1], second[1:-1]), key=len)
    rest = iter(long)
    return all(any(_same_middle(part, found) for found in rest) for part in short)


def _same_middle(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _generation(parts: list[str]) -> str:
    return parts.pop() if len(parts) > 2 and parts[-1] in words().generations else ""


def fold(name: str, *, person: bool) -> str:
    """Return a name without what does not tell its bearer from others."""
    return fold_person(name) if person else fold_body(name)


@lru_cache(maxsize=50_000)
def fold_person(name: str) -> str:
    """Return a person's name without middle initials: "donald-j-trump" is "donald-trump"."""
    parts = name.split("-")
    middle = [part for part in parts[1:-1] if len(part) > 1]
    return "-".join([parts[0], *middle, parts[-1]]) if len(parts) > 2 else name


def initials_of(name: str) -> str:
    """Return a person's middle initials: "w" of "george-w-bush"."""
    return "".join(part for part in name.split("-")[1:-1] if len(part) == 1)


@lru_cache(maxsize=50_000)
def fold_body(name: str) -> str:
    """Return a body's name without article and legal form, in one spelling and order of words."""
    lexicon = words()
    parts: list[str] = []
    letters = ""
    for part in (*name.split("-"), ""):
        if len(part) == 1 and part.isalpha():
            letters += part  # "u-s-senate" is "us-senate"
            continue
        if letters:
            # "U.S. Senate", "F.B.I."; but "S.C." is no "SC"
            whole = len(letters) == 2 and not part and not parts
            parts += letters if whole else [letters]
            letters = ""
        if part and part not in lexicon.empty:
            parts.append(lexicon.spellings.get(part, part))
    while len(parts) > 1 and parts[-1] in lexicon.legal:
        parts.pop()
    if len(parts) > 1 and parts[-1] in lexicon.turned and "of" not in parts:
        parts = [parts[-1], "of", *parts[:-1]]
    return "-".join(parts) or name


def short_of(name: str, *, person: bool) -> set[str]:
    """Return the names by which a text may call the bearer for short.

    A person by the first or the last word; a body by all words but the first
    ("Foreign Ministry" of "Russian Foreign Ministry"), if that leaves two, or by the
    last one ("Post"), unless that is no head ("University of Texas").
    """
    parts = name.split("-")
    if person:
        return {parts[0], family_of(name)} if 2 <= len(parts) <= MOST_WORDS_OF_PERSON else set()
    shorts = {"-".join(parts[1:])} if len(parts) > 2 else set()
    if len(parts) > 1 and not words().small & set(parts):
        shorts.add(parts[-1])
    return shorts


def family_of(name: str) -> str:
    """Return the family name of a person's full name."""
    parts = name.split("-")
    return parts[-2] if len(parts) > 2 and parts[-1] in words().generations else parts[-1]


def own_id(local: str, article: str) -> str:
    """Return the id of an actor that is of one article alone."""
    return f"{local}{APART}{article}"
