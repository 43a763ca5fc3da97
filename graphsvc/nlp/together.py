"""Sentences that name two actors, whatever the parser made of them.

A parser errs, and a lexicon ends; that two actors stand in one sentence is seen all the
same. Such a pair is a candidate by the order of the two and the acts around them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Sequence

from graphsvc.nlp.acts import Predicate
from graphsvc.nlp.candidate import Candidate
from graphsvc.nlp.speakers import Speakers
from graphsvc.records import EdgeType, Span

_CROWD = 8  # a sentence that names more actors is a list, and says little of each pair
_NEAR = 8  # tokens between two actors that stand near each other

# First and last token, head token, actor, kind: a mention as Speakers has it.
_Mention = tuple[int, int, int, str, str]
_Acts = Sequence[tuple[int, EdgeType]]


def find_together(
    speakers: Speakers,
    predicates: Sequence[Predicate],
    skipped: Sequence[Span],
    found: Container[tuple[str, str, int]],
    make: Callable[[_Mention, _Mention, int], Candidate],
) -> None:
    """Make every pair of actors of a sentence a candidate that nothing else has made one.

    ``found`` holds those that there are, as source, target and sentence; ``make`` makes
    one of two mentions and a sentence. What stands in ``skipped`` is no text.
    """
    parse = speakers.parse
    acts: dict[int, list[tuple[int, EdgeType]]] = defaultdict(list)
    for predicate in predicates:
        if predicate.entry.edge is not None:
            acts[parse.sentences[predicate.token]].append((predicate.token, predicate.entry.edge))
    by_sentence: dict[int, list[_Mention]] = defaultdict(list)
    for mention in speakers.mentions:
        start = parse.starts[mention[2]]
        if not any(s.start <= start < s.end for s in skipped):
            by_sentence[parse.sentences[mention[2]]].append(mention)
    for sentence, mentions in by_sentence.items():
        if not 2 <= len({m[3] for m in mentions}) <= _CROWD:
            continue
        for source in mentions:
            for target in mentions:
                if source[3] != target[3] and (source[3], target[3], sentence) not in found:
                    candidate = make(source, target, sentence)
                    _add_features(candidate, source, target, speakers, acts[sentence])


def _add_features(
    candidate: Candidate, source: _Mention, target: _Mention, speakers: Speakers, acts: _Acts
) -> None:
    """Say in which order the two stand, by what they are named, and which acts are around."""
    add = candidate.add
    first, second = sorted((source[2], target[2]))
    order = "forward" if source[2] < target[2] else "back"
    add("together")
    add(f"together:{order}")
    add("together:near" if second - first <= _NEAR else "together:far")
    add(f"together:source:{source[4]}")
    add(f"together:target:{target[4]}")
    inside = speakers.attribution_at(source[2])
    if inside != speakers.attribution_at(target[2]):
        add("together:apart")
    elif inside >= 0:
        add("together:reported")
    for token, edge in acts:
        place = "before" if token < first else "between" if token < second else "after"
        add(f"together:{edge}:{place}:{order}")
