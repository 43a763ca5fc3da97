"""Gives quotations to the cues around them.

A quotation is read as the content of a speech verb outside it by what stands
between the two: the verb's own clause and nothing else ('"…," she said',
'He told them: "…"'). It joins its speaker's next quotation in the same paragraph,
and the quotations that follow as paragraphs of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from graphsvc.nlp.attribution_sources import find_subject, is_passive, phrase
from graphsvc.nlp.doc import Paragraph
from graphsvc.nlp.parse import Parse
from graphsvc.records import Span

# Quotations of fewer words are read as part of the sentence that they stand in.
SENTENCE_WORDS = 3
# The longest clause (in tokens) between a quotation and the end of its cue's clause.
CLAUSE_TOKENS = 40
# A stretch of fewer tokens between two quotations is one clause, however it was parsed.
SHORT_CLAUSE = 12
_ENDS = frozenset(",?!…-–—―")
_LEADS = frozenset(":,")


@dataclass(slots=True)
class QuotedStretch:
    """A quotation with the tokens in it (``first`` to ``last``) and its paragraph's number."""

    span: Span
    first: int
    last: int
    paragraph: int
    closed: bool


@dataclass(slots=True)
class QuotedSpeech:
    """A speech verb with the quotations that are its content."""

    cue: int
    source: list[int]
    quotes: list[QuotedStretch] = field(default_factory=list)


def locate(
    parse: Parse, quotes: Sequence[Span], paragraphs: Sequence[Paragraph]
) -> list[QuotedStretch]:
    """Return the quotations (outermost, in order) with the tokens that they hold."""
    stretches: list[QuotedStretch] = []
    number = 0
    for span in quotes:
        while number + 1 < len(paragraphs) and paragraphs[number + 1].start <= span.start:
            number += 1
        first, last = parse.at(span.start), parse.before(span.end)
        if last >= first:
            closed = span.end - span.start > 1 and parse.text[span.end - 1] in "\"”»'’`“"
            stretches.append(QuotedStretch(span, first, last, number, closed))
    return stretches


def inside(parse: Parse, stretches: Sequence[QuotedStretch]) -> list[int]:
    """Return, for each token, the number of the quotation that it stands in, or -1."""
    numbers = [-1] * len(parse)
    for number, stretch in enumerate(stretches):
        for token in range(stretch.first, stretch.last + 1):
            numbers[token] = number
    return numbers


def find_quoted_speech(
    parse: Parse,
    stretches: Sequence[QuotedStretch],
    paragraphs: Sequence[Paragraph],
    speech_verbs: frozenset[str],
) -> list[QuotedSpeech]:
    """Return the speech verbs that quotations belong to, with those quotations."""
    long = [s for s in stretches if s.last - s.first - 1 >= SENTENCE_WORDS]
    owners: dict[int, QuotedSpeech] = {}
    speeches: list[QuotedSpeech] = []
    for number, stretch in enumerate(long):
        before = long[number - 1] if number else None
        after = long[number + 1] if number + 1 < len(long) else None
        cue = _cue_after(parse, stretch, after, paragraphs, speech_verbs)
        if cue is None:
            cue = _cue_before(parse, stretch, before, paragraphs, speech_verbs)
        if cue is not None:
            known = owners.get(cue)
            if known is None:
                subject = _speaker(parse, cue)
                known = QuotedSpeech(cue, phrase(parse, subject) if subject >= 0 else [])
                owners[cue] = known
                speeches.append(known)
            known.quotes.append(stretch)
            continue
        if (
            speeches
            and before is not None
            and speeches[-1].quotes[-1] is before
            and _continues(before, stretch, paragraphs, parse.text)
        ):
            speeches[-1].quotes.append(stretch)
    return speeches


def _speaker(parse: Parse, cue: int) -> int:
    if is_passive(parse, cue):
        by = parse.child(cue, "agent")
        return parse.child(by, "pobj") if by >= 0 else parse.child(cue, "nsubjpass")
    return find_subject(parse, cue)


def _cue_after(
    parse: Parse,
    stretch: QuotedStretch,
    after: QuotedStretch | None,
    paragraphs: Sequence[Paragraph],
    speech_verbs: frozenset[str],
) -> int | None:
    """Return the cue of '"…," she said'."""
    inner = parse.text[stretch.span.start : stretch.span.end].rstrip("\"”»'’` ")
    following = parse.text[stretch.span.end : stretch.span.end + 3].strip()
    if not (inner and inner[-1] in _ENDS) and not (following and following[0] in _ENDS):
        return None
    end = min(
        parse.before(paragraphs[stretch.paragraph].end) + 1,
        after.first if after else len(parse),
        stretch.last + 1 + CLAUSE_TOKENS,
    )
    for token in range(stretch.last + 1, end):
        if parse.pos[token] == "VERB":
            if parse.lemmas[token] in speech_verbs:
                return token
            if parse.deps[token] not in ("relcl", "acl"):
                return None
        elif parse.lowers[token] in (".", ";"):
            return None
    return None


def _cue_before(
    parse: Parse,
    stretch: QuotedStretch,
    before: QuotedStretch | None,
    paragraphs: Sequence[Paragraph],
    speech_verbs: frozenset[str],
) -> int | None:
    """Return the cue of 'She said: "…"', or of '"…," she said. "…"'."""
    start = paragraphs[stretch.paragraph].start
    lead = parse.text[max(0, stretch.span.start - 3) : stretch.span.start].rstrip()
    floor = max(before.last if before else -1, stretch.first - CLAUSE_TOKENS)
    if start >= stretch.span.start:
        # A paragraph of its own: a colon at the end of the one before leads to it.
        if stretch.paragraph == 0:
            return None
        previous = paragraphs[stretch.paragraph - 1]
        if parse.text[previous.end - 1 : previous.end] != ":":
            return None
        begin, last = parse.at(previous.start), parse.before(previous.end)
        lead = ":"
    else:
        begin, last = parse.at(start), stretch.first - 1
    begin = max(begin, floor + 1)
    verbs = [t for t in range(begin, last + 1) if parse.pos[t] == "VERB"]
    cues = [t for t in verbs if parse.lemmas[t] in speech_verbs]
    if not cues:
        return None
    cue = cues[-1]
    if lead[-1:] in _LEADS or cue >= last - 1:
        return cue
    # '"…," she said. "…"': the sentence between them is the cue's own.
    follows = lead[-1:] == "." and before is not None and before.paragraph == stretch.paragraph
    if follows and (parse.sentences[begin] == parse.sentences[cue] or last - begin < SHORT_CLAUSE):
        return cue
    return None


def _continues(
    before: QuotedStretch, stretch: QuotedStretch, paragraphs: Sequence[Paragraph], text: str
) -> bool:
    """Tell whether a quotation without a cue goes on with the one before it."""
    if stretch.paragraph == before.paragraph:
        between = text[before.span.end : stretch.span.start]
        return len(between) < 4
    own = paragraphs[stretch.paragraph]
    whole = stretch.span.start <= own.start + 1 and stretch.span.end >= own.end - 2
    return whole and stretch.paragraph == before.paragraph + 1
