"""Whom an answer answers, where it names nobody: "he denied the allegations".

Each answer is held against what was said before: whoever accused the one who
answers, and whoever spoke last of what it is about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graphsvc.nlp.acts import load, load_evaluation
from graphsvc.nlp.candidate import Candidate
from graphsvc.nlp.parse import Parse
from graphsvc.nlp.speakers import Speakers
from graphsvc.nlp.targets import Finding
from graphsvc.records import EdgeType, Span

REACH = 14  # sentences back that an answer can reach
RIVALS = 5  # of those who spoke before, how many are considered
SAME_WORDS = 3  # content words that both must share, where who spoke is further back
SHORT = 16  # words of a content that can be nothing but an answer ("That is nonsense")
# What makes a denial's addressee plain weighs more than single hints, as in candidates.py.
PLAIN_SCALE = 2.0
_CONTENT_WORDS = frozenset({"NOUN", "VERB", "PROPN", "ADJ"})
_ANSWERS = frozenset(
    {
        "respond",
        "reply",
        "answer",
        "counter",
        "retort",
        "fire",
        "hit",
        "shoot",
        "push",
        "insist",
        "maintain",
        "deny",
        "defend",
        "rebut",
        "response",
        "rebuttal",
    }
)
_NEGATIONS = frozenset({"no", "not", "n't", "n’t", "never", "without", "none"})
_PLAIN = frozenset({"deny", "reject", "dispute", "false", "false-claim", "no-claim"})
FAR_REACH = 45  # sentences back to one who spoke in the same words


@dataclass(slots=True)
class _Said:
    """What an actor was reported to say, as far as an answer may refer to it."""

    actor: str
    sentence: int
    accused: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    accusing: bool = False


@dataclass(slots=True)
class _Answer:
    actor: str
    sentence: int
    kind: str
    words: set[str]
    edge: EdgeType
    finding: Finding | None = None
    attribution: int = -1


def find_replies(
    parse: Parse,
    speakers: Speakers,
    found: Mapping[tuple[str, str, int], Candidate],
    open_findings: Sequence[Finding],
    candidate_of: Callable[[str, str, int], Candidate],
) -> None:
    """Add a candidate for each answer and each actor whom it may answer."""
    said = _all_said(parse, speakers, found)
    before: dict[int, list[_Said]] = defaultdict(list)
    for one in said:
        before[one.sentence].append(one)
    here: dict[int, set[str]] = defaultdict(set)
    for mention in speakers.mentions:
        here[parse.sentences[mention[0]]].add(mention[3])
    for answer in [*_from_findings(parse, open_findings), *_from_contents(parse, speakers)]:
        _add(answer, said, here[answer.sentence], candidate_of)


def _add(
    answer: _Answer,
    said: Sequence[_Said],
    here: set[str],
    candidate_of: Callable[[str, str, int], Candidate],
) -> None:
    rivals: dict[str, list[_Said]] = {}
    for one in reversed(said):
        distance = answer.sentence - one.sentence
        if one.actor == answer.actor or distance < 0 or distance > FAR_REACH:
            continue
        if one.actor not in rivals:
            far = distance > REACH or len(rivals) >= RIVALS
            if far and len(answer.words & one.words) < SAME_WORDS:
                continue
        rivals.setdefault(one.actor, []).append(one)
    most = max((len(answer.words & o.words) for ones in rivals.values() for o in ones), default=0)
    accusers = [a for a, ones in rivals.items() if any(answer.actor in o.accused for o in ones)]
    for rank, (actor, ones) in enumerate(rivals.items()):
        candidate = candidate_of(answer.actor, actor, answer.sentence)
        if candidate.finding is None:
            candidate.finding = answer.finding
        if candidate.attribution < 0:
            candidate.attribution = answer.attribution
        add = candidate.add
        prefix = f"reply:{answer.edge}"
        add(prefix)
        add(f"{prefix}:{answer.kind}")
        add(f"{prefix}:rank", 1 / (1 + rank))
        distance = min(answer.sentence - one.sentence for one in ones)
        add(f"{prefix}:near", 1 / (1 + distance))
        if distance == 0:
            add(f"{prefix}:same-sentence")
        if actor in accusers:
            add(f"{prefix}:accused")
            if len(accusers) == 1:
                add(f"{prefix}:only-accuser")
            if accusers[0] == actor:
                add(f"{prefix}:last-accuser")
        elif accusers:
            add(f"{prefix}:other-accused")
        if any(one.accusing for one in ones):
            add(f"{prefix}:accusing")
        if actor in here:
            add(f"{prefix}:mentioned")
        shared = max(len(answer.words & one.words) for one in ones)
        add(f"{prefix}:shared", min(shared, 4) / 4)
        if shared == most and most >= SAME_WORDS:
            add(f"{prefix}:most-shared")
        if answer.kind in _PLAIN:
            _add_plain(candidate, prefix, rank, actor, accusers, ones)


def _add_plain(
    candidate: Candidate,
    prefix: str,
    rank: int,
    actor: str,
    accusers: Sequence[str],
    ones: Sequence[_Said],
) -> None:
    """Add what, of a plain denial, makes one of those who spoke the one who is answered."""
    accusing = any(one.accusing for one in ones)
    if accusers and accusers[0] == actor:
        candidate.add(f"{prefix}:denies-accuser", PLAIN_SCALE)
    elif not accusers and rank == 0:
        candidate.add(f"{prefix}:denies-last", PLAIN_SCALE)
        if accusing:
            candidate.add(f"{prefix}:denies-last-accusation", PLAIN_SCALE)
    elif not accusers and accusing:
        candidate.add(f"{prefix}:denies-accusation")


def _all_said(
    parse: Parse, speakers: Speakers, found: Mapping[tuple[str, str, int], Candidate]
) -> list[_Said]:
    """Return what everybody said, in the order of the text."""
    said: dict[tuple[str, int], _Said] = {}

    def at(actor: str, sentence: int) -> _Said:
        return said.setdefault((actor, sentence), _Said(actor, sentence))

    for number, attribution in enumerate(speakers.attributions):
        for actor in speakers.sources[number]:
            for span in attribution.content:
                first, last = parse.at(span.start), parse.before(span.end)
                if first >= len(parse):
                    continue
                one = at(actor, parse.sentences[first])
                one.words |= _words(parse, first, last)
    for (source, target, sentence), candidate in found.items():
        f = candidate.features
        if f.get("act:ACCUSES") or f.get("cue:ACCUSES"):
            one = at(source, sentence)
            one.accusing = True
            one.accused.add(target)
            begin, end = parse.sentence_range(sentence)
            one.words |= _words(parse, begin, end - 1)
        elif f.get("says:bad") or f.get("says:harm") or f.get("says:modifier:bad"):
            at(source, sentence).accused.add(target)
    return sorted(said.values(), key=lambda one: one.sentence)


def _words(parse: Parse, first: int, last: int) -> set[str]:
    return {
        parse.lemmas[t].lower() for t in range(first, last + 1) if parse.pos[t] in _CONTENT_WORDS
    }


def _from_findings(parse: Parse, open_findings: Sequence[Finding]) -> Iterator[_Answer]:
    for finding in open_findings:
        token = finding.predicate.token
        sentence = parse.sentences[token]
        words = _words(parse, *_bounds(parse, sentence))
        kind = finding.predicate.entry.act
        if finding.edge is not None:
            yield _Answer(finding.source.actor, sentence, kind, words, finding.edge, finding)


def _bounds(parse: Parse, sentence: int) -> tuple[int, int]:
    begin, end = parse.sentence_range(sentence)
    return begin, end - 1


def _from_contents(parse: Parse, speakers: Speakers) -> Iterator[_Answer]:
    """Yield words that answer by themselves: short and "false", or told as an answer."""
    evaluation, lexicon = load_evaluation(), load()
    for number, attribution in enumerate(speakers.attributions):
        cue = _lemmas(parse, attribution.cue)
        words = [w for span in attribution.content for w in _ordered(parse, span)]
        false = any(word in evaluation.false for word in words)
        kind = ""
        if false and len(words) <= SHORT:
            kind = "false"
        elif (
            any(word in _NEGATIONS for word in words)
            and len(words) <= 2 * SHORT
            and any(word in lexicon.claims for word in words)
        ):
            kind = "no-claim"
        elif any(word in _ANSWERS for word in cue) and not _NEGATIONS.intersection(cue):
            kind = "told-as-answer"
        elif false and any(word in lexicon.claims for word in words):
            kind = "false-claim"
        if not kind or not attribution.content:
            continue
        first = parse.at(attribution.content[0].start)
        if first >= len(parse):
            continue
        for actor in speakers.sources[number]:
            yield _Answer(
                actor, parse.sentences[first], kind, set(words), EdgeType.CONTRADICTS,
                attribution=number,
            )  # fmt: skip


def _ordered(parse: Parse, span: Span) -> list[str]:
    first, last = parse.at(span.start), parse.before(span.end)
    return [parse.lemmas[t].lower() for t in range(first, last + 1) if parse.pos[t] != "PUNCT"]


def _lemmas(parse: Parse, spans: Sequence[Span]) -> list[str]:
    return [word for span in spans for word in _ordered(parse, span)]
