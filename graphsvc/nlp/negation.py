"""Whether what a predicate says is said to hold: negation, refusal, questions, conditions.

By meaning and not by a word alone: "declined to accept" rejects, "did not deny"
does nothing, "has not ruled out supporting" supports nothing.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from graphsvc.nlp.parse import Parse

_DEEP = 5


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a language that take a predicate's force away."""

    negations: frozenset[str]
    negative_subjects: frozenset[str]
    refusals: frozenset[str]
    irrealis: frozenset[str]
    implicative: frozenset[str]
    modals: frozenset[str]
    future: frozenset[str]
    conditions: frozenset[str]
    denials: frozenset[str]
    hedges: frozenset[str]


@cache
def load(language: str = "en") -> Words:
    """Return the words of a language; read once per process."""
    source = files("graphsvc.nlp") / "lexicon" / language / "negation.toml"
    data: dict[str, Any] = tomllib.loads(source.read_text("utf8"))
    return Words(**{name: frozenset(data[name]) for name in Words.__slots__})


@dataclass(frozen=True, slots=True)
class Force:
    """How a predicate is said: ``asserted`` is none of the others."""

    negated: bool = False
    refused: bool = False  # declined, failed, stopped short of
    hypothetical: bool = False  # if, unless, were to
    irrealis: bool = False  # asked, urged, wanted, threatened to
    modal: bool = False  # might, could, would
    future: bool = False  # will, plans to
    question: bool = False
    denied: bool = False  # stands in what somebody denies
    hedged: bool = False
    climbed: tuple[str, ...] = field(default=())

    @property
    def asserted(self) -> bool:
        """Tell whether the predicate is said to hold."""
        return not (
            self.negated
            or self.refused
            or self.hypothetical
            or self.irrealis
            or self.question
            or self.denied
        )


def force_of(parse: Parse, token: int, language: str = "en") -> Force:
    """Return how the predicate at ``token`` is said, from itself and the clauses above it."""
    words = load(language)
    marks: dict[str, bool] = {}
    climbed: list[str] = []
    lemmas, lowers, deps, heads = parse.lemmas, parse.lowers, parse.deps, parse.heads

    def look(verb: int, own: bool) -> None:
        for child in parse.children[verb]:
            low, dep = lowers[child], deps[child]
            if dep == "neg" or (
                low in words.negations and dep in ("advmod", "det", "neg", "preconj")
            ):
                if not (low == "only" or not_only(parse, child)):
                    marks["negated"] = not marks.get("negated", False)
            elif dep in ("nsubj", "nsubjpass"):
                if low in words.negative_subjects or any(
                    lowers[d] in ("no", "neither", "none")
                    for d in parse.children[child]
                    if deps[d] in ("det", "neg", "preconj")
                ):
                    marks["negated"] = not marks.get("negated", False)
            elif dep == "aux" and own:
                if low in words.modals:
                    marks["modal"] = True
                elif low in words.future:
                    marks["future"] = True
            elif dep == "mark" and low in words.conditions:
                marks["hypothetical"] = True
            elif dep == "advmod" and low in words.hedges:
                marks["hedged"] = True

    look(token, True)
    current = token
    for _ in range(_DEEP):
        head, dep = heads[current], deps[current]
        if head == current:
            break
        if dep in (
            "xcomp",
            "ccomp",
            "pcomp",
            "acl",
            "prep",
            "advcl",
            "conj",
            "dobj",
            "pobj",
            "prt",
            "attr",
        ):
            lemma = lemmas[head].lower()
            phrase = lemma + " " + _particle(parse, head)
            infinitive = dep in ("xcomp", "pcomp", "acl", "advcl") or (
                dep == "ccomp" and any(lowers[c] == "to" for c in parse.children[current])
            )
            if dep == "conj" and any(
                deps[c] in ("nsubj", "nsubjpass") for c in parse.children[current]
            ):
                break
            if dep != "conj":
                climbed.append(lemma)
            if infinitive or dep in ("dobj", "pobj"):
                if lemma in words.refusals or phrase in words.refusals:
                    marks["refused"] = True
                    before = marks.get("negated", False)
                    look(head, False)
                    if (
                        marks.get("negated", False) != before
                    ):  # "has not ruled out": open, so nothing
                        marks["negated"] = True
                        marks["hypothetical"] = True
                    break
                if dep != "advcl" and infinitive and lemma in words.irrealis:
                    marks["irrealis"] = True
                    break
            if dep == "ccomp":
                if lemma in words.denials:
                    marks["denied"] = True
                look(head, False) if lemma in words.implicative else None
                if lowers[head] not in ("is", "was"):
                    break
            elif dep == "xcomp":
                look(head, False)
            elif (
                dep == "conj"
            ):  # "did not deny or confirm" shares its "not", "was not, and hit" has none
                if parse.tags[current] in ("VBD", "VBZ", "VBP") or any(
                    deps[c] == "aux" for c in parse.children[current]
                ):
                    break
                look(head, True)
            elif dep == "advcl":
                break
        else:
            break
        current = head
    if _inverted(parse, token):
        marks["hypothetical"] = True
    if _is_question(parse, token):
        marks["question"] = True
    return Force(**marks, climbed=tuple(climbed))


def _particle(parse: Parse, verb: int) -> str:
    for child in parse.children[verb]:
        if parse.deps[child] in ("prt", "advmod", "prep") and parse.lowers[child] in (
            "out",
            "short",
            "from",
            "down",
            "off",
        ):
            return parse.lowers[child]
    return ""


def _inverted(parse: Parse, verb: int) -> bool:
    """Tell whether a verb's auxiliary opens a condition: "Had they chosen him, …"."""
    children = parse.children[verb]
    subjects = [c for c in children if parse.deps[c] in ("nsubj", "nsubjpass")]
    return bool(subjects) and any(
        parse.lowers[c] in ("had", "were", "should") and parse.deps[c] in ("aux", "auxpass")
        and c < subjects[0]
        for c in children
    )  # fmt: skip


def not_only(parse: Parse, token: int) -> bool:
    """Tell whether a negation adds instead of denying: "not only a racist, but …"."""
    return token + 1 < len(parse) and parse.lowers[token + 1] in (
        "only",
        "just",
        "merely",
        "simply",
    )


def _is_question(parse: Parse, token: int) -> bool:
    """Tell whether a predicate stands in a clause that ends with a question mark."""
    _, end = parse.sentence_range(parse.sentences[token])
    for index in range(token, min(end, token + 60)):
        low = parse.lowers[index]
        if low in ("?", '?"', "?”"):
            return True
        if low in ("”", '"', "''", ";"):
            return False
    return False
