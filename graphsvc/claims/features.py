"""What two readings share and where they part, as numbers that a model weighs.

Every feature is symmetric: the order of the two statements does not matter.
"""

from __future__ import annotations

import numpy as np

from graphsvc.claims.embedding import Vector
from graphsvc.claims.statements import Reading
from graphsvc.claims.words import sides, weight

# Of two statements: is it one proposition?
MATTER = (
    "content_cosine",  # of the contents' vectors
    "statement_cosine",  # of the vectors of source, cue and content together
    "aligned",  # weighted mean likeness of each word to its best match, harmonic of both ways
    "most_unmatched",  # weighted share of words without a match, in the side that has more
    "least_unmatched",  # the same in the side that has less
    "overlap",  # weighted Jaccard index of the stems
    "containment",  # weighted share of the shorter one's stems that the other has
    "same_source",
    "number_apart",  # both have numbers, none in common
    "number_shared",
    "names_apart",  # both have names, none in common
    "stances_agree",  # both cues for, or both against
    "evaluation_product",
)
# Of two statements about one proposition: do they take opposite sides?
SIDES = (
    "turned",  # an odd number of the turns below
    "turns",  # any of the turns below
    "other_source",
    "same_source",
    "parity",  # odd number of negations, of cue and content together
    "parity_content",
    "negation_apart",  # matched words that only one side negates
    "stance_apart",  # one cue against, the other not
    "one_against",  # a cue is against
    "evaluation_apart",
    "antonyms",
    "one_false",  # one content calls something false
    "number_apart",
    "statement_cosine",
    "content_cosine",
)
_MATCHED = 0.6  # likeness from which a word counts as matched
_PAIRED = 0.55  # likeness of mutual best matches whose negations are compared
_NEAR = 0.25  # likeness that antonyms need, to be about the same thing
_SAME_STEM = 0.9


def features(first: Reading, second: Reading) -> dict[str, float]:
    """Return every feature of a pair by name."""
    values = _of_words(first, second)
    values["content_cosine"] = float(first.content @ second.content)
    values["statement_cosine"] = float(first.statement @ second.statement)
    both_named = bool(first.names) and bool(second.names)
    values["names_apart"] = float(both_named and not first.names & second.names)
    shared = bool(first.numbers & second.numbers)
    values["number_shared"] = float(shared)
    values["number_apart"] = float(bool(first.numbers) and bool(second.numbers) and not shared)
    same = bool(first.source & second.source)
    values["same_source"] = float(same)
    values["other_source"] = float(bool(first.source) and bool(second.source) and not same)
    _add_sides(first, second, values)
    return values


def _add_sides(first: Reading, second: Reading, values: dict[str, float]) -> None:
    against = (first.stance < 0) + (second.stance < 0)
    values["stances_agree"] = float(first.stance * second.stance > 0)
    values["stance_apart"] = float(against == 1)
    values["one_against"] = float(against > 0)
    values["one_false"] = float(first.false != second.false)
    product = first.evaluation * second.evaluation
    values["evaluation_product"] = float(np.clip(product, -1, 1))
    values["evaluation_apart"] = float(product < 0)
    content = sum(first.negated) + first.false + sum(second.negated) + second.false
    values["parity_content"] = float(content % 2)
    values["parity"] = float((content + against) % 2)
    names = ("stance_apart", "negation_apart", "one_false", "antonyms")
    turns = sum(values[name] > 0 for name in names)
    values["turned"] = float(turns % 2)
    values["turns"] = float(turns > 0)


def _of_words(first: Reading, second: Reading) -> dict[str, float]:
    if not first.stems or not second.stems:
        names = ("aligned", "overlap", "containment", "negation_apart", "antonyms")
        return {"most_unmatched": 1.0, "least_unmatched": 1.0, **dict.fromkeys(names, 0.0)}
    likeness = first.vectors @ second.vectors.T
    same = np.equal.outer(np.array(first.stems), np.array(second.stems))
    likeness = np.where(same, np.maximum(likeness, _SAME_STEM), likeness)
    weights = [np.array([weight(s) for s in r.stems]) for r in (first, second)]
    best = [likeness.max(axis=1), likeness.max(axis=0)]
    mean = [float(w @ b / w.sum()) for w, b in zip(weights, best, strict=True)]
    unmatched = [float(w @ (b < _MATCHED) / w.sum()) for w, b in zip(weights, best, strict=True)]
    ours, theirs = set(first.stems), set(second.stems)
    common = _total(ours & theirs)
    return {
        "aligned": 2 * mean[0] * mean[1] / (mean[0] + mean[1]) if min(mean) > 0 else 0.0,
        "most_unmatched": max(unmatched),
        "least_unmatched": min(unmatched),
        "overlap": common / _total(ours | theirs),
        "containment": common / min(_total(ours), _total(theirs)),
        "negation_apart": _negation_apart(first, second, likeness),
        "antonyms": _antonyms(first, second, likeness),
    }


def _total(stems: set[str]) -> float:
    # In a fixed order, so that the rounding of the sum is the same in every process.
    return sum(weight(s) for s in sorted(stems))


def _negation_apart(first: Reading, second: Reading, likeness: Vector) -> float:
    across, back = likeness.argmax(axis=1), likeness.argmax(axis=0)
    count = sum(
        first.negated[i] != second.negated[j]
        for i, j in enumerate(across)
        if back[j] == i and likeness[i, j] > _PAIRED
    )
    return float(min(count, 2))


def _antonyms(first: Reading, second: Reading, likeness: Vector) -> float:
    """Count opposed words that only one side has; a negated one turns the count."""
    lexicon, count = sides(), 0
    for i, ours in enumerate(first.stems):
        if ours not in lexicon.opposites or ours in second.stems:
            continue
        for j, theirs in enumerate(second.stems):
            if (
                likeness[i, j] > _NEAR
                and theirs not in first.stems
                and lexicon.opposed(ours, theirs)
            ):
                count += 1 if first.negated[i] == second.negated[j] else -1
    return float(max(-1, min(2, count)))
