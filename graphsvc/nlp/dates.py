"""When something was said: by the article's date, and by the words of time at its cue.

Only an expression that belongs to the clause of the cue counts: "said on Monday that
he would resign" was said on Monday, "said that he would resign on Monday" was not. The
words, and where they may stand, are data (lexicon/en/dates.toml); dateparser reads what
they say, against the date of the article and into the past.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from graphsvc.nlp.parse import Parse
from graphsvc.records import Dating, Spans

REACH = 8  # steps in the parse between a cue and its time, at most
_YEAR = re.compile(r"(?:19|20)\d\d")
_TIMES = frozenset({"npadvmod", "advmod", "pobj", "tmod", "dobj"})
_WITHIN = frozenset({"compound", "nummod", "det", "amod", "advmod", "npadvmod", "punct", "appos"})
_UPWARDS = frozenset({"pobj", "prep", "npadvmod", "advmod", "dobj", "dative", "pcomp"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})


class Said(NamedTuple):
    """When something was said: an ISO 8601 day, month or year or None, and what that rests on."""

    date: str | None
    dated: Dating


@dataclass(frozen=True, slots=True)
class _Expression:
    """Words of time in a sentence: the token that the others depend on, and all of them."""

    root: int
    words: tuple[str, ...]
    tokens: tuple[int, ...]


class StatementDates:
    """Tells when the statements of one article were made."""

    def __init__(self, parse: Parse, published: str | None) -> None:
        self._parse = parse
        self._published = published
        self._day = _day(published)
        self._found: dict[int, list[_Expression]] = {}

    def of(self, cue: Spans, content: Spans) -> Said:
        """Return when what the cue reports was said."""
        whole = Said(self._published, Dating.ARTICLE)
        if self._day is None or not cue:
            return whole
        parse = self._parse
        tokens = {
            token
            for span in cue
            for token in range(parse.at(span.start), parse.before(span.end) + 1)
        }
        if not tokens:
            return whole
        clause = self._clause(tokens)
        vague = None
        for expression in self._expressions(parse.sentences[min(tokens)]):
            if self._outside(expression, content) and self._attached(expression, clause):
                said = read(expression.words, self._day)
                if said is not None and said.dated is not Dating.BEFORE:
                    return said
                vague = vague or said
        return vague or whole

    def _clause(self, cue: set[int]) -> set[int]:
        """Return the cue, and the verbs whose time is the cue's: "met them Monday and said"."""
        parse, found = self._parse, set(cue)
        for token in sorted(cue):
            current = token
            while parse.deps[current] in ("conj", "advcl", "xcomp") and not any(
                parse.deps[child] in _SUBJECTS for child in parse.children[current]
            ):
                current = parse.heads[current]
                found.add(current)
        return found

    def _outside(self, expression: _Expression, content: Spans) -> bool:
        place = self._parse.starts[expression.root]
        return not any(span.start <= place < span.end for span in content)

    def _attached(self, expression: _Expression, clause: set[int]) -> bool:
        """Tell whether the expression is about the time of the clause."""
        parse, lexicon = self._parse, words_of_time()
        current = expression.root
        if parse.deps[current] not in _TIMES:
            return False
        if parse.deps[current] == "pobj":
            current = parse.heads[current]
            if parse.lowers[current] not in lexicon["placing"]:
                return False
        for _ in range(REACH):
            head, dep = parse.heads[current], parse.deps[current]
            if head in clause:
                return dep not in _SUBJECTS or current != expression.root
            given = parse.lemmas[head].lower() in lexicon["giving"]
            spoken = parse.lemmas[head].lower() in lexicon["speaking"]
            if parse.deps[head] == "acl" and given:
                # "a poll released on Monday found": the poll is the subject of the cue.
                return parse.heads[parse.heads[head]] in clause
            if parse.deps[head] == "advcl" and spoken:
                return parse.heads[head] in clause
            if dep not in _UPWARDS or head == current:
                return False
            if dep == "pobj" and parse.lowers[head] in lexicon["parting"]:
                return False
            current = head
        return False

    def _expressions(self, sentence: int) -> list[_Expression]:
        """Return the expressions of time in a sentence, in order."""
        if sentence not in self._found:
            begin, end = self._parse.sentence_range(sentence)
            roots = dict.fromkeys(
                self._root(token) for token in range(begin, end) if self._names_time(token)
            )
            self._found[sentence] = [self._expression(root) for root in roots]
        return self._found[sentence]

    def _names_time(self, token: int) -> bool:
        lexicon, word = words_of_time(), self._parse.lowers[token]
        if word in lexicon["months"]:
            return self._parse.pos[token] == "PROPN"  # neither "may" nor "march"
        return word in lexicon["anchors"] or bool(_YEAR.fullmatch(word))

    def _root(self, token: int) -> int:
        """Return the token on which the whole expression depends: "night" of "Monday night"."""
        parse, lexicon = self._parse, words_of_time()
        while parse.deps[token] in ("compound", "nummod", "npadvmod", "appos", "amod", "advmod"):
            head = parse.heads[token]
            if parse.lowers[head] not in lexicon["anchors"] | lexicon["parts"]:
                break
            token = head
        return token

    def _expression(self, root: int) -> _Expression:
        parse = self._parse
        tokens = tuple(
            parse.subtree(root, lambda child: parse.deps[child] in _WITHIN and child != root)
        )
        return _Expression(root, tuple(parse.lowers[token] for token in tokens), tokens)


def _day(published: str | None) -> date | None:
    """Return the day of an ISO 8601 date or moment; None for a month, a year or nothing."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def read(words: tuple[str, ...], day: date) -> Said | None:
    """Return what an expression in an article of that day says; None where it says nothing.

    A weekday is the last one, the day of the article included; what cannot be read
    but lies in the past ("in recent weeks") is before the article.
    """
    lexicon = words_of_time()
    before = Said(day.isoformat(), Dating.BEFORE)
    if len(words) == 1 and words[0] in lexicon["earlier"]:
        return before
    left = [word for word in words if word not in lexicon["dropped"] | lexicon["parts"]]
    phrase = lexicon["read_phrase"].get(" ".join(words))
    left = [phrase] if phrase else left
    if not any(map(_fixes, left)) and not lexicon["pointing"].intersection(left):
        return before if lexicon["past"].intersection(words) else None
    weekday = bool(lexicon["weekdays"].intersection(left)) and "last" not in left
    read_as: dict[str, str] = lexicon["read_as"]
    text = " ".join(read_as.get(word, word) for word in left)
    # "On Monday" in an article of a Monday is that day, where the parser would go back a week.
    shift = timedelta(days=int(weekday))
    found, period = _parse(text, day + shift)
    if found is None or found > day:
        return before if lexicon["past"].intersection(words) else None
    if period in ("year", "month"):
        return Said(found.isoformat()[: {"year": 4, "month": 7}[period]], Dating.TEXT)
    loose = period == "week" or bool(lexicon["loosely"].intersection(words))
    return Said(found.isoformat(), Dating.ABOUT if loose else Dating.TEXT)


def _parse(text: str, base: date) -> tuple[date | None, str]:
    """Return the day that dateparser reads, and whether it means a day, week, month or year."""
    # It takes a while to load, and few texts need it.
    from dateparser.date import DateDataParser

    settings = {
        "PREFER_DATES_FROM": "past",
        "PREFER_DAY_OF_MONTH": "first",
        "PREFER_MONTH_OF_YEAR": "first",
        "RELATIVE_BASE": datetime.combine(base, time(12)),
        "RETURN_AS_TIMEZONE_AWARE": False,
        "PARSERS": ["relative-time", "absolute-time"],
    }
    parser = DateDataParser(languages=["en"], settings=settings)
    read = parser.get_date_data(text)
    return (read.date_obj.date() if read.date_obj else None), read.period


def _fixes(word: str) -> bool:
    """Tell whether a word fixes a time by itself."""
    lexicon = words_of_time()
    return (
        word in lexicon["weekdays"]
        or word in lexicon["months"]
        or word in lexicon["days"]
        or bool(_YEAR.fullmatch(word))
    )


@cache
def words_of_time() -> dict[str, Any]:
    """Return the words of lexicon/en/dates.toml: sets, but ``read_as``, which is a dictionary.

    ``anchors`` are all around which an expression of time is built.
    """
    text = (files("graphsvc.nlp.lexicon") / "en/dates.toml").read_text(encoding="utf-8")
    lexicon: dict[str, Any] = {
        name: value if isinstance(value, dict) else frozenset(value)
        for name, value in tomllib.loads(text).items()
    }
    built_around = ("weekdays", "months", "days", "units", "earlier", "pointing")
    lexicon["anchors"] = frozenset().union(*(lexicon[name] for name in built_around)) - {
        "last",
        "this",
    }
    return lexicon
