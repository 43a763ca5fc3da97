"""Attributions that no verb or noun governs: "according to", transcripts, headlines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphsvc.nlp.attribution_frames import Candidate
from graphsvc.nlp.attribution_sources import phrase
from graphsvc.nlp.doc import Paragraph
from graphsvc.nlp.parse import Parse

# The longest name, in tokens, of a speaker before a colon.
SPEAKER_TOKENS = 6


def according_to(parse: Parse) -> Iterator[Candidate]:
    """Yield the attributions of "according to SOURCE": the rest of the clause is the content."""
    for token, word in enumerate(parse.lowers):
        if word != "according":
            continue
        to = parse.child(token, "prep")
        if to < 0 and token + 1 < len(parse) and parse.lowers[token + 1] == "to":
            to = token + 1
        owner = parse.child(to, "pobj") if to >= 0 else -1
        if owner < 0 or to < token:
            continue
        source = phrase(parse, owner)
        own = set(parse.subtree(token))
        own.update(range(token, to + 1), source)
        head = parse.heads[token]
        while parse.pos[head] not in ("VERB", "AUX") and parse.heads[head] != head:
            head = parse.heads[head]
        content = [t for t in parse.subtree(head) if t not in own]
        yield Candidate("according", "according to", [token, to], source, content)


def speaker_lines(parse: Parse, paragraphs: Sequence[Paragraph]) -> Iterator[Candidate]:
    """Yield the attributions of paragraphs that open with a name and a colon."""
    for paragraph in paragraphs:
        first, last = parse.at(paragraph.start), parse.before(paragraph.end)
        for token in range(first + 1, min(first + SPEAKER_TOKENS, last)):
            if parse.lowers[token] == ":":
                name = range(first, token)
                if all(parse.pos[t] in ("PROPN", "PUNCT") for t in name):
                    content = list(range(token + 1, last + 1))
                    yield Candidate(":", f"speaker {paragraph.kind}", [token], list(name), content)
                break
