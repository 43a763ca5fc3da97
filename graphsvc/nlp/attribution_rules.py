"""Finds attributions by rules on the parse: who, by which word, says or thinks what.

A word is a cue in a frame (with a clause, an object, an infinitive, a certain
preposition …) by the lexicon, which also says how sure that makes it: the share
of such candidates that annotators marked as attributions. Quotations are given
to the speech verbs around them; "according to" and the like, and the speakers of
transcripts and headlines, have rules of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from graphsvc.nlp.attribution_frames import (
    Candidate,
    adjective_candidates,
    noun_candidates,
    verb_candidates,
)
from graphsvc.nlp.attribution_phrases import according_to, speaker_lines
from graphsvc.nlp.attribution_quotes import find_quoted_speech, inside, locate
from graphsvc.nlp.doc import Paragraph, ParagraphKind
from graphsvc.nlp.lexicon import read_set, read_table
from graphsvc.nlp.parse import Parse
from graphsvc.records import Attribution, QuoteKind, Span

# What is less sure than this is left out: it is wrong three times in four.
MIN_CERTAINTY = 0.25
# Words in a quotation are seldom marked as attributing anything further ("I think …").
QUOTED_SHARE = 0.05

Lexicon = dict[tuple[str, str], float]

_FINDERS = {"VERB": verb_candidates, "NOUN": noun_candidates, "ADJ": adjective_candidates}


@cache
def cue_lexicon(language: str = "en") -> Lexicon:
    """Return how sure an attribution is by frame and word; by frame alone under the word "*"."""
    return {
        (row["frame"], row["word"]): float(row["certainty"]) for row in read_table("cues", language)
    }


def find_attributions(
    parse: Parse, quotes: Sequence[Span], paragraphs: Sequence[Paragraph]
) -> list[Attribution]:
    """Return the attributions of an article by the rules, in the order of the text.

    ``quotes`` and ``paragraphs`` are those of the layout and quotation components.
    """
    lexicon = cue_lexicon()
    chosen: list[Candidate] = []
    for candidates in find_candidates(parse, quotes, paragraphs, lexicon):
        best = max(candidates, key=lambda candidate: candidate.certainty)
        if best.certainty >= MIN_CERTAINTY:
            chosen.append(best)
    found = [
        attribution
        for candidate in chosen
        if (attribution := to_attribution(parse, candidate)).content
    ]
    return set_depths(sorted(found, key=lambda each: (each.start, each.end)))


def find_candidates(
    parse: Parse,
    quotes: Sequence[Span],
    paragraphs: Sequence[Paragraph],
    lexicon: Lexicon,
) -> Iterator[list[Candidate]]:
    """Yield, for each word that may be a cue, its candidates with their certainty."""
    stretches = locate(parse, quotes, paragraphs)
    quoted = inside(parse, stretches)
    is_text = _text_mask(parse, paragraphs)
    speeches = {
        speech.cue: speech
        for speech in find_quoted_speech(parse, stretches, paragraphs, read_set("speech_verbs"))
        if is_text[speech.cue]
    }
    for candidate in (*according_to(parse), *speaker_lines(parse, paragraphs)):
        if is_text[candidate.cue[0]]:
            candidate.certainty = _certainty(candidate, lexicon)
            yield [candidate]
    for token, part_of_speech in enumerate(parse.pos):
        if token in speeches:
            speech = speeches[token]
            content = [
                member
                for stretch in speech.quotes
                for member in range(stretch.first, stretch.last + 1)
            ]
            candidate = Candidate(parse.lemmas[token], "quote", [token], speech.source, content)
            candidate.certainty = _certainty(candidate, lexicon)
            yield [candidate]
            continue
        finder = _FINDERS.get(part_of_speech)
        if finder is None or not is_text[token]:
            continue
        candidates = [candidate for candidate in finder(parse, token) if candidate.content]
        for candidate in candidates:
            candidate.certainty = _certainty(candidate, lexicon)
            own = quoted[token]
            if own >= 0:
                candidate.certainty *= QUOTED_SHARE
            last = candidate.content[-1]
            if quoted[last] >= 0 and quoted[last] != own:
                end = stretches[quoted[last]].last
                candidate.content.extend(range(last + 1, end + 1))
        if candidates:
            yield candidates


def _certainty(candidate: Candidate, lexicon: Lexicon) -> float:
    sure = lexicon.get((candidate.frame, candidate.word))
    return lexicon.get((candidate.frame, "*"), 0.0) if sure is None else sure


def _text_mask(parse: Parse, paragraphs: Sequence[Paragraph]) -> list[bool]:
    """Return, for each token, whether it stands in text rather than in furniture."""
    mask = [True] * len(parse)
    for paragraph in paragraphs:
        if paragraph.kind is ParagraphKind.FURNITURE:
            for token in range(parse.at(paragraph.start), parse.before(paragraph.end) + 1):
                mask[token] = False
    return mask


def to_attribution(parse: Parse, candidate: Candidate) -> Attribution:
    """Return a candidate as an attribution, in characters."""
    content = content_spans(parse, candidate.content)
    return Attribution(
        content=content,
        cue=parse.spans(candidate.cue),
        source=parse.spans(candidate.source),
        kind=quote_kind(parse.text, content),
        certainty=round(candidate.certainty, 3),
    )


_LEADING = frozenset(",:;.")
_TRAILING = frozenset(",:;")


def content_spans(parse: Parse, tokens: Sequence[int]) -> tuple[Span, ...]:
    """Return the tokens of a content in characters, each part without punctuation not its own."""
    spans = []
    for first, last in parse.runs(tokens):
        while first < last and (parse.pos[first] == "SPACE" or parse.lowers[first] in _LEADING):
            first += 1
        while first < last and (parse.pos[last] == "SPACE" or parse.lowers[last] in _TRAILING):
            last -= 1
        if any(parse.pos[token] not in ("PUNCT", "SPACE") for token in range(first, last + 1)):
            spans.append(parse.span(first, last))
    return tuple(spans)


_OPENING = frozenset("\"“„«‘'`")
_CLOSING = frozenset("\"”“»’'")


def quote_kind(text: str, content: Sequence[Span]) -> QuoteKind:
    """Return whether a content is quoted whole, in part, or not at all."""
    words = "".join(text[span.start : span.end] for span in content).strip(" .,")
    if len(words) > 1 and words[0] in _OPENING and words[-1] in _CLOSING:
        return QuoteKind.DIRECT
    if any(mark in words for mark in '"“”«»„'):
        return QuoteKind.MIXED
    return QuoteKind.INDIRECT


def set_depths(attributions: Sequence[Attribution]) -> list[Attribution]:
    """Return the attributions with the number of others in whose content each one's cue stands.

    ``attributions`` are in the order of the text.
    """
    events: list[tuple[int, int, int]] = []  # position, 0 end / 1 start / 2 cue, attribution
    for number, each in enumerate(attributions):
        events.append(((each.cue or each.content)[0].start, 2, number))
        for span in each.content:
            events.append((span.start, 1, number))
            events.append((span.end, 0, number))
    open_contents: set[int] = set()
    depths = [0] * len(attributions)
    for _, what, number in sorted(events):
        if what == 0:
            open_contents.discard(number)
        elif what == 1:
            open_contents.add(number)
        else:
            depths[number] = len(open_contents) - (number in open_contents)
    return [
        each if each.depth == depth else replace(each, depth=depth)
        for each, depth in zip(attributions, depths, strict=True)
    ]
