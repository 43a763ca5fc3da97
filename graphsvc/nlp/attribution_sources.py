"""Finds who a cue's words are given to: the source, by the structure of the sentence."""

from __future__ import annotations

from graphsvc.nlp.lexicon import read_set
from graphsvc.nlp.parse import Parse

_SUBJECT = ("nsubj", "csubj")
# Words that are a subject in form only ("it seems", "there was a call for").
_CLIMBS = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "parataxis", "dep", "ccomp"})
_MAX_CLIMB = 6


def is_passive(parse: Parse, verb: int) -> bool:
    """Tell whether a verb is in the passive, a bare participle after a noun included."""
    for child in parse.children[verb]:
        if parse.deps[child] in ("auxpass", "nsubjpass", "agent"):
            return True
    return parse.deps[verb] == "acl" and parse.tags[verb] == "VBN"


def find_agent(parse: Parse, verb: int) -> int:
    """Return the head of what follows "by" in a passive, or -1."""
    by = parse.child(verb, "agent")
    return parse.child(by, "pobj") if by >= 0 else -1


def find_subject(parse: Parse, verb: int) -> int:
    """Return the head of the verb's subject, or -1.

    A verb without one of its own takes that of the verb it is joined to ("he
    rose and said", "he left, saying", "he wants to say"); a participle after a
    noun takes the noun ("a letter saying").
    """
    current = verb
    for _ in range(_MAX_CLIMB):
        for child in parse.children[current]:
            if parse.deps[child] in _SUBJECT:
                return child
        if current != verb and (passive := parse.child(current, "nsubjpass")) >= 0:
            return passive
        head, dep = parse.heads[current], parse.deps[current]
        if head == current:
            return -1
        if dep == "acl":
            return head
        if dep == "xcomp" and parse.lemmas[head] in read_set("object_control"):
            controller = parse.child(head, "dobj", "dative")
            if controller >= 0:
                return controller
        if dep not in _CLIMBS:
            return -1
        if parse.pos[head] in ("NOUN", "PROPN", "PRON"):
            return head if dep in ("relcl", "advcl") else -1
        current = head
    return -1


def phrase(parse: Parse, head: int, without: frozenset[str] = frozenset()) -> list[int]:
    """Return the tokens of the phrase that ``head`` heads, punctuation at its ends left out.

    A participle that a comma sets off stays out: it says what the source did meanwhile.
    """

    def belongs(child: int) -> bool:
        dep = parse.deps[child]
        if dep in without:
            return False
        return dep != "acl" or parse.lowers[max(0, parse.first[child] - 1)] != ","

    tokens = parse.subtree(head, belongs)
    while tokens and parse.pos[tokens[-1]] in ("PUNCT", "SPACE") and tokens[-1] != head:
        tokens.pop()
    while tokens and parse.pos[tokens[0]] in ("PUNCT", "SPACE", "CCONJ") and tokens[0] != head:
        tokens.pop(0)
    return tokens
