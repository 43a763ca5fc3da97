"""What may be an edge: every pair of actors that one sentence sets against or beside each other.

A candidate is one actor, another, and one sentence. It gathers all that speaks
for or against an edge there, as named features of language (never of names):
acts of the lexicon between the two, the content of the first one's words about
the other, replies to what the other said. :mod:`graphsvc.nlp.ranking` weighs them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from graphsvc.nlp import arguments, tone
from graphsvc.nlp.acts import Lexicon, Predicate, find_predicates, load, load_evaluation
from graphsvc.nlp.candidate import Candidate
from graphsvc.nlp.context import add_context
from graphsvc.nlp.evaluation import Evaluator
from graphsvc.nlp.negation import Force
from graphsvc.nlp.parse import Parse
from graphsvc.nlp.replies import find_replies
from graphsvc.nlp.speakers import Speakers
from graphsvc.nlp.targets import ActFinder, Finding
from graphsvc.nlp.together import find_together
from graphsvc.records import Actor, Attribution, EdgeType, QuoteKind, Span

# An act of the lexicon between two actors is the plainest evidence there is. Its value is
# larger than that of other features, so that regularisation shrinks its weight least.
ACT_SCALE = 3.0
# Words by which features are named: of these parts of speech only, so never names.
_WORDS = frozenset({"VERB", "AUX", "NOUN", "ADJ", "ADP", "ADV"})


class CandidateFinder:
    """Finds the candidates of one article."""

    def __init__(
        self, parse: Parse, speakers: Speakers, actors: Iterable[Actor] = (),
        language: str = "en",
    ) -> None:  # fmt: skip
        """Prepare to find candidates; ``actors`` are those of the article."""
        self.parse = parse
        self.speakers = speakers
        self.actors = {actor.id: actor for actor in actors}
        self.lexicon: Lexicon = load(language)
        self.words = load_evaluation(language)
        self.evaluator = Evaluator(parse, language)
        self.tone = tone.load()
        self.names = [pos == "PROPN" for pos in parse.pos]
        self.acts = ActFinder(parse, speakers, language)
        self.found: dict[tuple[str, str, int], Candidate] = {}
        self.findings: list[Finding] = []
        self.open_findings: list[Finding] = []
        self.predicates: list[Predicate] = []

    def find(self, furniture: Iterable[Span] = ()) -> list[Candidate]:
        """Return the candidates, in the order of the text."""
        skipped = sorted(furniture)
        self._from_acts(skipped)
        self._from_contents(skipped)
        self._from_clauses()
        find_together(self.speakers, self.predicates, skipped, self.found, self._together)
        find_replies(self.parse, self.speakers, self.found, self.open_findings, self._candidate)
        add_context(self.found.values(), self.speakers, self.actors, self.words.poll)
        return sorted(self.found.values(), key=lambda c: (c.sentence, c.source, c.target))

    def _candidate(self, source: str, target: str, sentence: int) -> Candidate:
        key = (source, target, sentence)
        if key not in self.found:
            self.found[key] = Candidate(source, target, sentence)
        return self.found[key]

    def _together(
        self, source: tuple[int, int, int, str, str], target: tuple[int, int, int, str, str],
        sentence: int,
    ) -> Candidate:  # fmt: skip
        """Return a candidate of two mentions in a sentence, with how it speaks of the second."""
        candidate = self._candidate(source[3], target[3], sentence)
        candidate.mentions.add(target[2])
        self._tone(candidate, "together", (target[0], target[1]), None)
        return candidate

    # -- acts of the lexicon ---------------------------------------------------------------

    def _from_acts(self, skipped: Sequence[Span]) -> None:
        parse = self.parse
        self.predicates = list(find_predicates(parse))
        for finding in self.acts.find(self.predicates):
            token = finding.predicate.token
            start = parse.starts[token]
            if any(s.start <= start < s.end for s in skipped):
                continue
            self.findings.append(finding)
            if finding.target is None:
                if effective_edge(finding) is finding.edge:
                    self.open_findings.append(finding)
                continue
            if finding.target.actor == finding.source.actor:
                continue
            candidate = self._candidate(
                finding.source.actor, finding.target.actor, parse.sentences[token]
            )
            candidate.mentions.add(finding.target.token)
            self._act_features(candidate, finding)

    def _act_features(self, candidate: Candidate, finding: Finding) -> None:
        entry, force = finding.predicate.entry, finding.force
        edge = effective_edge(finding)
        add = candidate.add
        if edge is None or finding.edge is None:
            add(f"cancelled:{finding.edge}")
            for name in ("negated", "refused", "hypothetical", "irrealis", "question", "denied"):
                if getattr(force, name):
                    add(f"cancelled:{name}:{finding.edge}")
            return
        if candidate.finding is None or not candidate.finding.force.asserted:
            candidate.finding = finding
        add(f"act:{edge}", ACT_SCALE)
        add(f"act:{edge}:{entry.kind}")
        add(f"act:{edge}:{entry.act}")
        add(f"act:{edge}:arg:{finding.argument}")
        add(f"act:word:{self.parse.lemmas[finding.predicate.token].lower()}")
        add(f"act:{edge}:target:{finding.target.how if finding.target else ''}")
        add(f"act:{edge}:source:{finding.source.how}")
        if entry.phrase:
            add(f"act:{edge}:phrase")
        if finding.flavour:
            add(f"act:naming:{finding.flavour}")
        for name in ("modal", "future", "hedged"):
            if getattr(force, name):
                add(f"act:{edge}:{name}")
        inside = self.speakers.attribution_at(finding.predicate.token)
        if inside >= 0:
            add(f"act:{edge}:reported")
            if self.speakers.attributions[inside].kind is QuoteKind.DIRECT:
                add(f"act:{edge}:in-quote")

    # -- what somebody's words say of another ------------------------------------------------

    def _from_contents(self, skipped: Sequence[Span]) -> None:
        parse, speakers = self.parse, self.speakers
        for number, attribution in enumerate(speakers.attributions):
            sources = speakers.sources[number]
            if not sources or any(s.start <= attribution.start < s.end for s in skipped):
                continue
            cue = self._cue_features(attribution.cue)
            named = self._source_kind(attribution)
            for span in attribution.content:
                for first, last, head, actor, kind in self._mentions(span):
                    if actor in sources:
                        continue
                    inner = speakers.attribution_at(head)
                    for source in sources:
                        candidate = self._candidate(source, actor, parse.sentences[head])
                        candidate.mentions.add(head)
                        if candidate.attribution < 0:
                            candidate.attribution = number
                        add = candidate.add
                        add("content")
                        add(f"content:{attribution.kind.value}")
                        add(f"content:mention:{kind}")
                        add(f"content:source:{named}")
                        add(f"content:role:{parse.deps[head]}")
                        add("content:certainty", attribution.certainty)
                        for name in cue:
                            add(name)
                        if inner not in (number, -1):
                            other = speakers.sources[inner]
                            add("content:nested" if other != sources else "content:same-source")
                        if len(sources) > 1:
                            add("content:several-sources")
                        for name, value in self.evaluator.evaluate(head, span).items():
                            add("says:" + name, value)
                        self._tone(candidate, "says", (first, last), span)
            self._said_of(number, sources, cue)

    def _source_kind(self, attribution: Attribution) -> str:
        """Return by what kind of mention a source is named; "none" where it is not."""
        parse, kinds = self.parse, self.speakers.kinds
        for span in attribution.source:
            for token in range(parse.at(span.start), parse.before(span.end) + 1):
                if token in kinds:
                    return kinds[token]
        return "none"

    def _mentions(self, content: Span) -> Iterator[tuple[int, int, int, str, str]]:
        """Yield the mentions of a content, and the things in it that are somebody's."""
        parse, speakers = self.parse, self.speakers
        yield from speakers.mentions_in(content)
        for token in range(parse.at(content.start), parse.before(content.end) + 1):
            if token not in speakers.heads:
                for party in self.acts.who.recalled(token):
                    yield token, token, token, party.actor, "recalled"

    def _tone(
        self, candidate: Candidate, prefix: str, mention: tuple[int, int], within: Span | None
    ) -> None:
        """Add how the words around a mention speak of it, by the learned tone."""
        parse = self.parse
        begin, end = parse.sentence_range(candidate.sentence)
        if within is not None:
            begin = max(begin, parse.at(within.start))
            end = min(end, parse.before(within.end) + 1)
        features = tone.tone_features(parse.lowers, self.names, *mention, begin, end)
        ill, well = self.tone.judge(features)
        candidate.add(f"{prefix}:tone:ill", 2 * ill)
        candidate.add(f"{prefix}:tone:well", 2 * well)

    def _cue_features(self, cue: Sequence[Span]) -> list[str]:
        parse = self.parse
        names: list[str] = []
        words: set[str] = set()
        denied = False
        for span in cue:
            for token in range(parse.at(span.start), parse.before(span.end) + 1):
                lemma = parse.lemmas[token].lower()
                if parse.pos[token] in _WORDS:
                    words.add(f"cue:word:{lemma}")
                for entry in (
                    *self.lexicon.verbs.get(lemma, ()),
                    *self.lexicon.nouns.get(lemma, ()),
                ):
                    if not entry.phrase and entry.edge:
                        names.append(f"cue:{entry.edge}")
                        names.append(f"cue:act:{entry.act}")
                        denied = denied or entry.act in ("deny", "reject", "dispute")
                if lemma in self.lexicon.cues:
                    names.append("cue:act:" + self.lexicon.cues[lemma][0])
                if parse.deps[token] == "neg":
                    names.append("cue:negated")
        if denied and "cue:negated" not in names:
            names.append("cue:denied")  # what the content says is not what the source says
        return [*(names or ["cue:none" if not cue else "cue:other"]), *sorted(words)]

    def _said_of(self, number: int, sources: Sequence[str], cue: Sequence[str]) -> None:
        """Add candidates for "…, he said of the senator": the topic that the cue names."""
        parse, speakers = self.parse, self.speakers
        attribution = speakers.attributions[number]
        for span in attribution.cue:
            for token in range(parse.at(span.start), parse.before(span.end) + 1):
                if not parse.tags[token].startswith("VB"):
                    continue
                topics = arguments.prepositional(parse, token, ("of", "about", "on", "in"))
                for party in self.acts.who.concerned(topics):
                    for source in sources:
                        if party.actor == source:
                            continue
                        candidate = self._candidate(source, party.actor, parse.sentences[token])
                        candidate.mentions.add(party.token)
                        if candidate.attribution < 0:
                            candidate.attribution = number
                        candidate.add("said-of")
                        candidate.add("said-of:" + party.how)
                        for name in cue:
                            candidate.add(name)
                        for content in attribution.content:
                            for name, value in self.evaluator.tone(content).items():
                                candidate.add("said-of:" + name, value)

    # -- clauses without a word of the lexicon ---------------------------------------------

    def _from_clauses(self) -> None:
        """Add pairs where one actor is the subject of a clause that names another."""
        parse, speakers = self.parse, self.speakers
        by_sentence: dict[int, list[tuple[int, int, int, str, str]]] = defaultdict(list)
        for mention in speakers.mentions:
            by_sentence[parse.sentences[mention[2]]].append(mention)
        for sentence, mentions in by_sentence.items():
            if len({m[3] for m in mentions}) < 2:
                continue
            for _, _, head, actor, kind in mentions:
                if parse.deps[head] not in ("nsubj", "agent", "pobj", "nsubjpass"):
                    continue
                verb = parse.heads[head]
                if parse.deps[head] == "pobj":
                    if parse.lowers[verb] != "by":
                        continue
                    verb = parse.heads[verb]
                elif parse.deps[head] == "nsubjpass":
                    continue
                if parse.pos[verb] not in ("VERB", "AUX"):
                    continue
                first, last = parse.first[verb], parse.last[verb]
                for other_first, other_last, other, target, target_kind in mentions:
                    if target == actor or not first <= other <= last or other == head:
                        continue
                    path = self._path(other, verb)
                    if path is None:
                        continue
                    if speakers.attribution_at(other) != speakers.attribution_at(head):
                        continue
                    candidate = self._candidate(actor, target, sentence)
                    candidate.mentions.add(other)
                    add = candidate.add
                    add("clause")
                    add(f"clause:word:{parse.lemmas[verb].lower()}")
                    add("clause:" + ("long" if len(path) > 3 else "/".join(reversed(path))))
                    add(f"clause:source:{kind}")
                    add(f"clause:target:{target_kind}")
                    if speakers.attribution_at(head) >= 0:
                        add("clause:reported")
                    self._tone(candidate, "clause", (other_first, other_last), None)
                    for name, value in self.evaluator.verb_tone(verb).items():
                        add("clause:" + name, value)

    def _path(self, token: int, top: int) -> list[str] | None:
        path = []
        while token != top:
            path.append(self.parse.deps[token])
            token = self.parse.heads[token]
            if len(path) > 6:
                return None
        return path


def effective_edge(finding: Finding) -> EdgeType | None:
    """Return the edge that an act gives once negation and refusal are read by meaning."""
    edge, force, entry = finding.edge, finding.force, finding.predicate.entry
    if edge is None or force.question or force.hypothetical or force.denied:
        return None
    if force.negated or force.refused:
        turned = force.negated != force.refused
        if turned and edge is EdgeType.SUPPORTS and entry.act == "confirm" and not force.irrealis:
            return EdgeType.CONTRADICTS
        return None
    if force.modal and entry.kind != "naming":  # "must support", "could accuse": not done
        return None
    if force.irrealis and edge is not EdgeType.SUPPORTS:
        return None
    if force.irrealis and not _own_will(force):
        return None
    return edge


def _own_will(force: Force) -> bool:
    """Tell whether what is not yet done is what the source itself intends."""
    return bool(force.climbed) and force.climbed[-1] in (
        "want",
        "hope",
        "prepare",
        "ready",
        "offer",
        "willing",
    )
