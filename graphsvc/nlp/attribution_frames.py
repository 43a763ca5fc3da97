"""The frames in which words are attributed: which complement of a cue is the content.

Each function yields candidates, whatever the word; the lexicon decides which
word is a cue in which frame, and how sure that makes an attribution.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graphsvc.nlp.attribution_sources import find_agent, find_subject, is_passive, phrase
from graphsvc.nlp.parse import Parse


@dataclass(slots=True)
class Candidate:
    """What would be an attribution, as tokens, if the cue's word is one in this frame."""

    word: str  # the cue's lemma
    frame: str
    cue: list[int]
    source: list[int]
    content: list[int]
    certainty: float = 1.0


def verb_candidates(parse: Parse, verb: int) -> Iterator[Candidate]:
    """Yield the candidates of one verb, the surest frame first."""
    if is_passive(parse, verb):
        yield from _passive(parse, verb)
        return
    clause = infinitive = thing = preposition = predicate = -1
    for child in parse.children[verb]:
        dep = parse.deps[child]
        if dep == "ccomp":
            clause = child if clause < 0 else clause
        elif dep == "xcomp":
            if has_to(parse, child):
                infinitive = child
            else:
                predicate = child
        elif dep == "dobj":
            thing = child if thing < 0 else thing
        elif dep == "prep" and child > verb:
            preposition = child if preposition < 0 else preposition
        elif dep in ("oprd", "acomp"):
            predicate = child
    subject = find_subject(parse, verb)
    source = phrase(parse, subject) if subject >= 0 else []

    def make(frame: str, content: list[int], cue: list[int]) -> Candidate:
        taken = {*source, *cue}
        kept = [token for token in content if token not in taken]
        return Candidate(parse.lemmas[verb], frame, cue, source, kept)

    cue = _verb_group(parse, verb)
    if clause >= 0:
        yield make("clause", parse.subtree(clause), cue)
    if infinitive >= 0:
        yield make("infinitive", parse.subtree(infinitive), cue)
    if predicate >= 0 and thing < 0:
        content = _from(parse, predicate, verb)
        if subject >= 0:
            raised = make("raising", content, cue)
            raised.content = sorted({*source, *content})
            raised.source = []
            yield raised
    if thing >= 0 and thing > verb:
        yield make("object", _from(parse, thing, verb), cue)
    elif thing >= 0:
        yield make("fronted object", phrase(parse, thing), cue)
    if preposition >= 0:
        inside = parse.child(preposition, "pobj", "pcomp", "prep")
        if inside >= 0:
            content = [t for t in _from(parse, preposition, verb) if t != preposition]
            yield make(f"{parse.lowers[preposition]}", content, [*cue, preposition])
    if clause < 0 and parse.deps[verb] in ("parataxis", "ccomp", "advcl") and subject >= 0:
        head = parse.heads[verb]
        own = set(parse.subtree(verb))
        if parse.pos[head] in ("VERB", "AUX"):
            content = [token for token in parse.subtree(head) if token not in own]
            yield make("parenthesis", content, cue)


def _passive(parse: Parse, verb: int) -> Iterator[Candidate]:
    """Yield the candidates of a verb in the passive."""
    agent = find_agent(parse, verb)
    source = phrase(parse, agent) if agent >= 0 else []
    cue = _verb_group(parse, verb)
    subject = parse.child(verb, "nsubjpass", "nsubj")
    clause = parse.child(verb, "ccomp")
    complement = parse.child(verb, "xcomp", "oprd")
    word = parse.lemmas[verb]
    if clause >= 0:
        yield Candidate(word, "passive clause", cue, source, parse.subtree(clause))
    if complement >= 0 and subject >= 0:
        content = sorted({*phrase(parse, subject), *_from(parse, complement, verb)})
        yield Candidate(word, "passive infinitive", cue, source, content)
    if clause < 0 and complement < 0:
        if subject >= 0:
            preposition = next(
                (c for c in parse.children[verb] if parse.deps[c] == "prep" and c > verb), -1
            )
            content = phrase(parse, subject)
            yield Candidate(word, "passive by" if source else "passive", cue, source, content)
            if preposition >= 0:
                inside = [t for t in parse.subtree(preposition) if t != preposition]
                frame = f"passive {parse.lowers[preposition]}"
                yield Candidate(word, frame, [*cue, preposition], source, inside)
        elif parse.deps[verb] == "acl" and source:
            noun = parse.heads[verb]
            content = phrase(parse, noun, frozenset({"acl"}))
            yield Candidate(word, "participle by", cue, source, content)


def noun_candidates(parse: Parse, noun: int) -> Iterator[Candidate]:
    """Yield the candidates of one noun: "the claim that", "support for", "a plan to"."""
    source_head = parse.child(noun, "poss")
    for child in parse.children[noun]:
        if parse.deps[child] == "prep" and parse.lowers[child] in ("by", "from"):
            owner = parse.child(child, "pobj")
            if owner >= 0 and source_head < 0:
                source_head = owner
    governed = source_head < 0
    if governed:
        head = parse.heads[noun]
        if parse.deps[noun] in ("dobj", "attr") and parse.pos[head] in ("VERB", "AUX"):
            source_head = find_subject(parse, head)
    source = phrase(parse, source_head) if source_head >= 0 else []
    word = parse.lemmas[noun]
    with_source = "of subject " if governed and source else "owned " if source else ""
    taken = {*source, noun}
    for child in parse.children[noun]:
        if child < noun:
            continue
        dep = parse.deps[child]
        if dep in ("acl", "ccomp", "relcl") and parse.pos[child] in ("VERB", "AUX"):
            marked = any(
                parse.lowers[c] in ("that", "whether") and parse.deps[c] in ("mark",)
                for c in parse.children[child]
            )
            if marked or dep == "ccomp":
                frame = f"noun {with_source}clause"
            elif dep == "acl" and has_to(parse, child):
                frame = f"noun {with_source}infinitive"
            else:
                continue
            content = [t for t in parse.subtree(child) if t not in taken]
            yield Candidate(word, frame, [noun], source, content)
            return
        if dep == "prep" and parse.lowers[child] not in ("by", "from", "in", "on", "at"):
            content = [t for t in parse.subtree(child) if t != child and t not in taken]
            yield Candidate(
                word, f"noun {with_source}{parse.lowers[child]}", [noun, child], source, content
            )
            return
    head = parse.heads[noun]
    if parse.deps[noun] == "nsubj" and parse.lemmas[head] == "be":
        complement = parse.child(head, "ccomp", "xcomp", "attr")
        if complement > head:
            yield Candidate(
                word, f"noun {with_source}is", [noun, head], source, parse.subtree(complement)
            )


def adjective_candidates(parse: Parse, adjective: int) -> Iterator[Candidate]:
    """Yield the candidates of an adjective after a copula: "is sure that", "was opposed to"."""
    copula = parse.heads[adjective]
    if parse.deps[adjective] not in ("acomp", "oprd") or parse.pos[copula] not in ("AUX", "VERB"):
        return
    subject = find_subject(parse, copula)
    source = phrase(parse, subject) if subject >= 0 else []
    word = parse.lemmas[adjective]
    for child in parse.children[adjective]:
        dep = parse.deps[child]
        if child < adjective:
            continue
        if dep == "ccomp":
            yield Candidate(
                word, "adjective clause", [copula, adjective], source, parse.subtree(child)
            )
            return
        if dep == "xcomp":
            yield Candidate(
                word, "adjective infinitive", [copula, adjective], source, parse.subtree(child)
            )
            return
        if dep == "prep":
            content = [token for token in parse.subtree(child) if token != child]
            frame = f"adjective {parse.lowers[child]}"
            yield Candidate(word, frame, [copula, adjective, child], source, content)
            return


def has_to(parse: Parse, verb: int) -> bool:
    """Tell whether a verb is an infinitive with "to"."""
    return any(
        parse.deps[child] == "aux" and parse.lowers[child] == "to"
        for child in parse.children[verb]
        if child < verb
    )


def _verb_group(parse: Parse, verb: int) -> list[int]:
    """Return a verb with its auxiliaries, negation and particle."""
    members = [
        child
        for child in parse.children[verb]
        if parse.deps[child] in ("aux", "auxpass", "neg", "prt")
    ]
    return sorted([*members, verb])


def _from(parse: Parse, child: int, verb: int) -> list[int]:
    """Return the tokens from a complement to the end of its verb's phrase."""
    end = parse.last[child]
    for other in parse.children[verb]:
        if other > child and parse.deps[other] in (
            "prep", "xcomp", "oprd", "ccomp", "acomp", "dobj",
        ):  # fmt: skip
            end = max(end, parse.last[other])
    return list(range(parse.first[child], end + 1))
