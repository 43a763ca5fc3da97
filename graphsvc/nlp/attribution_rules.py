"""Finds attributions by rules on the parse: a cue, its source, and its content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphsvc.nlp.doc import Paragraph
from graphsvc.nlp.lexicon import read_table
from graphsvc.nlp.parse import Parse
from graphsvc.records import Attribution, Span


def find_attributions(
    parse: Parse, quotes: Sequence[Span], paragraphs: Sequence[Paragraph]
) -> list[Attribution]:
    """Return the attributions of an article by the rules, in the order of the text."""
    return sorted(_verbs(parse), key=lambda found: (found.start, found.end))


def _verbs(parse: Parse) -> Iterator[Attribution]:
    lexicon = {row["lemma"]: frozenset(row["frames"].split()) for row in read_table("cue_verbs")}
    for token, lemma in enumerate(parse.lemmas):
        if lemma in lexicon and parse.pos[token] == "VERB":
            source, content = parse.child(token, "nsubj"), parse.child(token, "ccomp")
            if source >= 0 and content >= 0 and source < token:
                yield Attribution(
                    content=parse.spans(parse.subtree(content)),
                    cue=(parse.span(token, token),),
                    source=parse.spans(parse.subtree(source)),
                )
