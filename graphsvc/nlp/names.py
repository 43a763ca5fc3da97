"""Names in a text: spaCy's entities, repaired, and proper nouns that it missed.

A small entity recogniser splits names, swallows possessives and titles, and
calls people organisations; what is repaired here follows from the words
themselves (titles, given names, words that only bodies carry). What needs the
whole document (surnames, acronyms, the majority of labels) is entities.py's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Doc

from graphsvc.nlp.vocabulary import Vocabulary
from graphsvc.nlp.words import Words

_ENTITIES = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "WORK_OF_ART"})
_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
_NO_NAME = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY"})
_CUTS = frozenset(", ; : \" “ ” ( ) [ ] '' `` / — – -- | ‘ > <".split())
_PREFIXES = frozenset({"pro", "anti", "non"})
_AGAINST = ("pro-", "anti-", "non-", "ex-", "then-", "Pro-", "Anti-", "Non-", "post-")
# Bodies whose names go on over commas: "Committee on Science, Space and Technology".
_LISTING = frozenset(
    {"Committee", "Subcommittee", "Department", "Ministry", "Office", "Commission"}
)
_PARTS = frozenset({"south", "north", "east", "west", "central", "downtown", "greater"})
MAX_WORDS = 9
# An opening quotation mark in place of an apostrophe, as word processors set it: the
# tokeniser keeps it with the name.
_WRONG_POSSESSIVE = "‘s"


class Label(StrEnum):
    """What a name seems to name."""

    PERSON = "person"
    BODY = "body"
    STATE = "state"
    CAPITAL = "capital"
    GROUP = "group"
    PLACE = "place"
    UNKNOWN = "unknown"


@dataclass(slots=True)
class Name:
    """A name at tokens ``start`` to ``end`` (exclusive), without title, article or possessive."""

    start: int
    end: int
    text: str
    label: Label
    gender: str = ""
    titled: bool = False
    roles: tuple[str, ...] = ()  # what the title says: "senator"
    headline: bool = False


def find_names(doc: Doc, words: Words, vocabulary: Vocabulary) -> list[Name]:
    """Return the names of a document in order, none overlapping another."""
    taken = [False] * len(words)
    names = list(_known(words, vocabulary))
    for name in names:
        taken[name.start : name.end] = [True] * (name.end - name.start)
    for start, end, label in _candidates(doc, words):
        for name in _repair(words, vocabulary, start, end, label):
            if not any(taken[name.start : name.end]):
                taken[name.start : name.end] = [True] * (name.end - name.start)
                names.append(name)
    names.sort(key=lambda name: name.start)
    return names


def _known(words: Words, vocabulary: Vocabulary) -> Iterator[Name]:
    """Yield the institutions that the lexicon knows, whatever the recogniser made of them."""
    for i, word in enumerate(words.lower):
        for parts in vocabulary.known_names.get(word, ()):
            end = i + len(parts)
            if words.text[i][0].isupper() and tuple(words.lower[i:end]) == parts:
                if not all(
                    words.text[j][0].isupper() or len(parts[j - i]) < 4 for j in range(i, end)
                ):
                    continue
                # "New York Times" within "New York Times Company" is another name
                if end < len(words) and words.text[end] in vocabulary.body_names:
                    continue
                surface = words.surface(i, end)
                place = vocabulary.institutions.get(surface) == "place"
                label = Label.PLACE if place else Label.BODY
                yield Name(i, end, surface, label, headline=words.title_case(i))
                break


def _candidates(doc: Doc, words: Words) -> Iterator[tuple[int, int, str]]:
    """Yield entities, widened over the proper nouns that belong to them, then other runs."""
    covered = [False] * len(words)
    starts = set()
    for ent in doc.ents:
        starts.add(ent.start)
        if ent.label_ in _NO_NAME:
            covered[ent.start : ent.end] = [True] * (ent.end - ent.start)
    for ent in doc.ents:
        if ent.label_ not in _ENTITIES:
            continue
        start, end = ent.start, ent.end
        if ent.label_ == "PERSON" and end - start == 1:
            while end < len(words) and end not in starts and words.is_name_word(end):
                end += 1
        if ent.label_ == "ORG" and words.text[end - 1] in _LISTING:
            end = _topic_end(words, end)
        if ent.label_ == "ORG" and end < len(words) and words.text[end] == ",":
            end = _listed_end(words, start, end)
        covered[start:end] = [True] * (end - start)
        yield start, end, ent.label_
    i = 0
    while i < len(words):
        if covered[i] or not words.is_name_word(i):
            i += 1
            continue
        end = i + 1
        while end < len(words) and not covered[end] and words.is_name_word(end):
            end += 1
        yield i, end, ""
        i = end


def _topic_end(words: Words, end: int) -> int:
    """Return the end of "Select Committee" with what it is on: "on Intelligence"."""
    i = end + 1
    if end >= len(words) or words.lower[end] not in ("on", "for", "of"):
        return end
    while i < len(words) and words.is_name_word(i):
        i += 1
    return i if i > end + 1 else end


def _listed_end(words: Words, start: int, end: int) -> int:
    """Return the end of "Committee on Science, Space and Technology", else ``end``."""
    if not _LISTING & set(words.text[start:end]):
        return end
    i, joined = end, False
    while i + 1 < len(words) and not joined:
        if words.text[i] == "," and words.is_name_word(i + 1):
            i += 2
        elif words.lower[i] in ("and", "&") and words.is_name_word(i + 1):
            i, joined = i + 2, True
        elif words.text[i] == "," and words.lower[i + 1] == "and":
            i += 1
        else:
            return end
        while i < len(words) and words.is_name_word(i):
            i += 1
    return i if joined else end


def _repair(
    words: Words, vocabulary: Vocabulary, start: int, end: int, entity: str
) -> Iterator[Name]:
    """Yield the names in a candidate: cut at possessives, line ends, commas and titles."""
    piece = start
    for i in range(start, end + 1):
        text = words.text[i] if i < end else ""
        cut = i == end or words.tag[i] in ("POS", "_SP") or text in _CUTS  # fmt: skip
        listed = text == "," and entity == "ORG" and bool(_LISTING & set(words.text[start:i]))
        cut = cut or (entity == "PERSON" and i < end and words.tag[i] == "DT")
        cut = (cut and not listed) or text == ""
        # "CNN President Jeff Zucker": a title within a name parts body and person
        title = not cut and i > piece and text in vocabulary.titles and i + 1 < end
        title = title and words.text[i - 1] not in ("of", "for", "and", "the") and entity != "ORG"
        if cut or title:
            name = _trim(words, vocabulary, piece, min(i, end), entity)
            if name is not None:
                yield name
            piece = i if title else i + 1


def _trim(words: Words, vocabulary: Vocabulary, start: int, end: int, entity: str) -> Name | None:
    text = words.text
    gender, titled = "", False
    while start < end:
        word = text[start]
        title = word in vocabulary.titles and (start + 1 < end or end < len(words))
        if title and (entity != "ORG" or "." in word or start + 1 == end):
            gender, titled = gender or vocabulary.titles[word], True
            start += 1
            continue
        if word in vocabulary.demonyms and entity == "PERSON" and end - start > 2:
            start += 1  # "fellow Texan Rand Paul"
            continue
        if (not word[0].isupper() and not word.startswith("@")) or word.lower() in ("the", "a"):
            if word.startswith("al-") or (words.joined(start) and start > 0):
                break
            start += 1
            continue
        break
    of = start > 1 and words.lower[start - 1] == "of"
    if of and words.lower[start - 2] in vocabulary.portfolio_roles:
        person = _after_portfolio(words, vocabulary, start, end)
        if person is None:
            return None
        start, titled = person, True
    while end > start and not (text[end - 1][0].isalnum() or text[end - 1][0] == "@"):
        end -= 1
    while end > start and text[end - 1][0].islower() and not text[end - 1].startswith("al-"):
        if end - start > 1 and words.joined(end - 2):
            break
        end -= 1
    if start >= end or end - start > MAX_WORDS:
        return None
    if start > 1 and text[start - 1] == "-" and words.lower[start - 2] in _PREFIXES:
        return None
    first = start
    while first > 0 and text[first - 1] in vocabulary.titles:
        first -= 1
        gender, titled = gender or vocabulary.titles[text[first]], True
    roles = tuple(
        role for i in range(first, start) for role in vocabulary.title_roles.get(text[i], ())
    )
    surface = words.surface(start, end).removesuffix(_WRONG_POSSESSIVE)
    if surface.startswith(_AGAINST) and words.tag[end - 1] != "NNPS":
        return None
    if _is_role(vocabulary, surface):
        return None
    if (
        surface in vocabulary.not_names
        or surface in vocabulary.titles
        or not any(c.isalpha() for c in surface)
    ):
        return None
    label = _label(words, vocabulary, start, end, entity, titled)
    if label is None:
        return None
    return Name(start, end, surface, label, gender, titled, roles, words.title_case(start))


def _after_portfolio(words: Words, vocabulary: Vocabulary, start: int, end: int) -> int | None:
    """Return where the person begins in "secretary of | Defense Leon Weber", else None."""
    return next(
        (i for i in range(start + 1, end - 1) if words.text[i] in vocabulary.given_names), None
    )


def _is_role(vocabulary: Vocabulary, surface: str) -> bool:
    """Tell whether a capitalised phrase is a description: "General Counsel", "GOP Chairman"."""
    parts = surface.split()
    if len(parts) == 1 or surface in vocabulary.institutions:
        return False
    last = parts[-1].casefold()
    if parts[0] in vocabulary.given_names or (parts[0] in vocabulary.titles and len(parts) == 2):
        return all(part.casefold() in vocabulary.roles for part in parts)
    return last in vocabulary.roles or last in vocabulary.plural_roles


def _is_place(words: Words, vocabulary: Vocabulary, last: int) -> bool:
    """Tell whether a capital is spoken of as a place: "in Moscow", "Moscow, Russia"."""
    preposition = words.head[last]
    if words.dep[last] == "pobj" and words.lower[preposition] in vocabulary.place_prepositions:
        return True
    if any(words.lower[child] in _PARTS for child in words.children[last]):
        return True
    if words.lower[words.head[last]] in ("mayor", "police") and words.head[last] > last:
        return True
    following = words.text[last + 1 : last + 3]
    return bool(following) and (
        following[0] in ("—", "–", "--", "(") or (following[0] == "," and words.idx[last] < 200)
        or [*following, ""][1] in ("D.C.", "DC") or following[0] in ("D.C.", "DC")
    )  # fmt: skip


def _label(
    words: Words, vocabulary: Vocabulary, start: int, end: int, entity: str, titled: bool
) -> Label | None:
    """Return what a trimmed candidate names, or None where it is no name of an actor."""
    surface = words.surface(start, end)
    if surface in vocabulary.institutions:
        return Label.PLACE if vocabulary.institutions[surface] == "place" else Label.BODY
    if titled and entity not in ("ORG", "FAC"):
        return Label.PERSON
    if surface in vocabulary.states:
        return Label.STATE
    if surface in vocabulary.capitals:
        return Label.PLACE if _is_place(words, vocabulary, end - 1) else Label.CAPITAL
    if surface in vocabulary.people:
        the = start > 0 and words.lower[start - 1] == "the"
        return Label.STATE if the else Label.GROUP
    if surface in vocabulary.demonyms:
        return None
    if surface.startswith("@"):
        return Label.UNKNOWN
    parts = surface.split()
    if entity == "NORP":
        return (
            Label.GROUP
            if words.tag[end - 1] in ("NNPS", "NNS")
            else (
                Label.UNKNOWN
                if len(parts) > 1
                or (words.pos[end - 1] == "PROPN" and words.dep[end - 1].startswith("nsubj"))
                else None
            )
        )
    if any(part in vocabulary.body_names for part in parts[1:]) or (
        len(parts) > 1 and parts[0] in ("Department", "Ministry", "Bank", "House", "Bureau",
                                        "Office", "University", "Committee", "Board", "United")
    ):  # fmt: skip
        return Label.BODY
    if parts[-1] in vocabulary.thing_names and not titled:
        return None
    given = 1 < len(parts) <= 4 and parts[0] in vocabulary.given_names
    given = given and not {"of", "for", "and", "the", "&"} & set(parts)
    if given and entity in ("PERSON", "ORG", "GPE", "", "PRODUCT", "FAC"):
        return Label.PERSON
    if entity == "PERSON":
        return Label.PERSON
    if entity == "ORG":
        return Label.BODY
    if entity in ("GPE", "LOC", "FAC"):
        return Label.PLACE
    return Label.UNKNOWN


def strip_suffix(name: str) -> list[str]:
    """Return the words of a person's name without "Jr." and the like."""
    parts = [part.rstrip(",") for part in name.split()]
    while len(parts) > 1 and parts[-1] in _SUFFIXES:
        parts.pop()
    return parts
