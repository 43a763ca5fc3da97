"""Is a text in another language? Refused only where that is beyond doubt.

Most texts show their language by its commonest words, which costs nothing. Only
where they are rare does py3langid decide (a naive Bayes model on byte n-grams
for about a hundred languages, part of its package). It can be fooled by
headlines and lists of names, hence its two thresholds: a text must be long
enough, and another language far ahead.
"""

from __future__ import annotations

import math
import re

# Common words of a language that are no words of its neighbours ("in", "die" and "was" are).
_ENGLISH = """
    the of and that with for from said which this have has had would their they been by
    it not his he she
"""
_COMMON_WORDS = {"en": frozenset(_ENGLISH.split())}
# Of 995 English news articles all but three had more; sentences in other languages had none.
_ENOUGH_COMMON = 0.08
# Below this many letters a text is never judged: names and headlines look like any language.
_MIN_LETTERS = 60
# How far ahead of the expected language another must be, in log-probability for each square
# root of a byte, since the evidence grows with length. In English paragraphs the most was 2.5,
# for lists of surnames; single sentences of news in thirteen other languages had 14 and more.
_MIN_LEAD = 6.0
# The start of a text tells its language; the whole would only cost time.
_SAMPLE_CHARS = 3000
_WORD = re.compile(r"[^\W\d_]+")


def other_language(text: str, expected: str) -> str | None:
    """Return the code (ISO 639) of the language that ``text`` is in, where surely not ``expected``.

    None where it is the expected language, too short to tell, or not clear.
    """
    sample = text[:_SAMPLE_CHARS]
    words = _WORD.findall(sample.lower())
    common = sum(word in _COMMON_WORDS[expected] for word in words)
    if common >= _ENOUGH_COMMON * len(words) or sum(map(len, words)) < _MIN_LETTERS:
        return None
    # Loading the model takes half a second, which English texts do not pay.
    from py3langid import rank

    data = sample.encode("utf-8", "replace")
    scores = rank(data)
    best, score = scores[0]
    lead = score - dict(scores)[expected]
    return best if lead > _MIN_LEAD * math.sqrt(len(data)) else None
