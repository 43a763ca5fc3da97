"""On which side of what it reports a cue puts its source, and whether it leaves that open."""

from __future__ import annotations

import re

from graphsvc.claims.words import sides, words

_OPENING = re.compile(r"\W*(\w+)")


def stance(cue: str, content: str) -> int:
    """Return how a cue stands to what it reports: -1 against, 1 for, 0 plainly said."""
    lexicon = sides()
    found = [word for word in words(cue) if word.form not in lexicon.judging]
    opening = _OPENING.match(content)
    if opening and opening.group(1).lower() in lexicon.presupposing:
        found = [word for word in found if word.stem not in lexicon.asking]
    against = any(word.stem in lexicon.against or word.stem in lexicon.false for word in found)
    in_favour = any(word.stem in lexicon.in_favour for word in found)
    value = -1 if against else int(in_favour)
    if any(lexicon.negates(word) and word.stem not in lexicon.against for word in found):
        return -value if value else -1
    return value


def decided(cue: str, content: str) -> bool:
    """Tell whether a cue leaves no doubt on which side it puts its source.

    One that attacks someone or something, or asks about it, leaves open whether the
    content is upheld.
    """
    lexicon = sides()
    found = {word.stem for word in words(cue)}
    if found & (lexicon.against - lexicon.attacking - lexicon.asking):
        return True
    opening = _OPENING.match(content)
    doubts = opening is not None and opening.group(1).lower() in lexicon.doubting
    return not found & lexicon.attacking and (doubts or not found & lexicon.asking)
