"""Reads attributions by meaning: sets ``doc._.assertions`` and ``doc._.claims``.

Every attribution gives at least one assertion. What stands between two actors and
is certain enough gives an assertion with an edge: on the attribution in whose
content it stands, or on a predicate of its own ("Lee endorsed Cruz").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from graphsvc.nlp import acts, arguments, ranking
from graphsvc.nlp.actors import resolve_all
from graphsvc.nlp.candidate import Candidate
from graphsvc.nlp.candidates import CandidateFinder
from graphsvc.nlp.dates import StatementDates
from graphsvc.nlp.doc import ParagraphKind
from graphsvc.nlp.negation import force_of
from graphsvc.nlp.parse import Parse
from graphsvc.nlp.speakers import Speakers
from graphsvc.records import (
    Article,
    Assertion,
    Attribution,
    Claim,
    EdgeType,
    QuoteKind,
    Span,
    Spans,
    Stance,
    digest,
    join_spans,
)

NAME = "graphsvc_assertions"
# Candidates less certain than this leave no trace: far below what any user asks to see.
FLOOR = 0.08
# An answer takes up one of the last contents of whom it answers, with words of it.
ANSWERABLE = 6
SHARED = 2
# The acts, with PLOVER/CAMEO codes, of an edge that no single word gives.
ACTS = {
    EdgeType.ACCUSES: ("criticise", "ACCUSE 111"),
    EdgeType.CONTRADICTS: ("dispute", "REJECT 12"),
    EdgeType.SUPPORTS: ("praise", "SUPPORT 051"),
}
_DENYING = frozenset({"deny", "reject", "dispute"})


@Language.component(
    NAME,
    requires=["doc._.attributions", "doc._.mentions", "doc._.actors"],
    assigns=["doc._.assertions", "doc._.claims"],
)
def find_assertions(doc: Doc) -> Doc:
    """Set the assertions and claims of one article, in the order of the text."""
    reader = AssertionReader(doc)
    doc._.assertions, doc._.claims = reader.read()
    return doc


@dataclass(slots=True)
class _Parts:
    """Spans and reading of one assertion, before its ids are made."""

    act: str
    plover: str
    actor: str | None
    source: Spans
    cue: Spans
    content: Spans
    sentence: Span
    quote: QuoteKind
    depth: int
    certainty: float
    negated: bool = False
    edge: EdgeType | None = None
    targets: tuple[str, ...] = ()
    rule: str = ""


class AssertionReader:
    """Makes the assertions and claims of one article."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text: str = doc.text
        self.article: Article = doc._.article or Article(text=doc.text)
        self.parse = Parse(doc)
        self.attributions: Sequence[Attribution] = doc._.attributions
        sources = [resolve_all(doc, a.source) for a in self.attributions]
        self.speakers = Speakers(self.parse, doc._.mentions, self.attributions, sources)
        self.finder = CandidateFinder(self.parse, self.speakers, doc._.actors)
        self.lexicon = acts.load()
        self.article_id = self.article.id
        self.dates = StatementDates(self.parse, self.article.published)

    def read(self) -> tuple[tuple[Assertion, ...], tuple[Claim, ...]]:
        """Return the assertions and the claims that they are about."""
        parts = [self._plain(number) for number in range(len(self.attributions))]
        weights = ranking.load()
        for candidate in self.candidates():
            for kind in EdgeType:
                certainty = weights[kind].weigh(candidate.features)
                if certainty >= FLOOR:
                    parts.append(self._with_edge(candidate, kind, certainty))
        parts.sort(key=lambda p: (p.sentence, p.cue, p.content, p.edge or "", p.targets))
        return self._finish(parts)

    def candidates(self) -> list[Candidate]:
        """Return every pair of actors and sentence that may be an edge, with its features."""
        furniture = [
            Span(p.start, p.end) for p in self.doc._.paragraphs if p.kind is ParagraphKind.FURNITURE
        ]
        return self.finder.find(furniture)

    # -- reading ---------------------------------------------------------------------------

    def _plain(self, number: int) -> _Parts:
        """Return an attribution as an assertion without an edge."""
        attribution = self.attributions[number]
        sources = self.speakers.sources[number]
        act, plover, negated = self._cue_act(attribution.cue)
        return _Parts(
            act=act,
            plover=plover,
            actor=sources[0] if sources else None,
            source=attribution.source,
            cue=attribution.cue,
            content=attribution.content,
            sentence=self._sentence(attribution.cue or attribution.content),
            quote=attribution.kind,
            depth=attribution.depth,
            certainty=attribution.certainty,
            negated=negated,
        )

    def _cue_act(self, cue: Spans) -> tuple[str, str, bool]:
        """Return act, PLOVER code and negation of a cue; plain assertion where it has none."""
        parse = self.parse
        plain = ("assert", "CONSULT 010", False)
        for span in cue:
            for token in range(parse.at(span.start), parse.before(span.end) + 1):
                lemma = parse.lemmas[token].lower()
                verb = parse.tags[token].startswith("VB")
                table = self.lexicon.verbs if verb else self.lexicon.nouns
                for entry in table.get(lemma, ()):
                    if not entry.phrase and entry.kind != "naming":
                        return entry.act, entry.plover, force_of(parse, token).negated
                if lemma in self.lexicon.cues and (verb or plain[0] == "assert"):
                    act, plover = self.lexicon.cues[lemma]
                    found = (act, plover, force_of(parse, token).negated)
                    if verb:
                        return found
                    plain = found
        return plain

    def _sentence(self, spans: Spans) -> Span:
        parse = self.parse
        token = min(parse.at(spans[0].start), len(parse) - 1)
        begin, end = parse.sentence_range(parse.sentences[token])
        return self._trimmed(begin, end - 1)

    def _trimmed(self, first: int, last: int) -> Span:
        span = self.parse.span(first, last)
        words = span.of(self.text)
        start = span.start + len(words) - len(words.lstrip())
        return Span(start, span.end - (len(words) - len(words.rstrip())))

    def _with_edge(self, candidate: Candidate, kind: EdgeType, certainty: float) -> _Parts:
        """Return a candidate as the assertion of an edge."""
        parse, finding = self.parse, candidate.finding
        begin, end = parse.sentence_range(candidate.sentence)
        sentence = self._trimmed(begin, end - 1)
        act, plover = ACTS[kind]
        rule = "content" if candidate.features.get("content") else "clause"
        if finding is not None and finding.edge == kind:
            act, plover = finding.predicate.entry.act, finding.predicate.entry.plover
            rule = f"{finding.predicate.entry.kind} {parse.lemmas[finding.predicate.token]}"
            if candidate.features.get("reply") and not candidate.features.get(f"act:{kind}"):
                rule = "reply " + rule
        attribution = None
        if candidate.attribution >= 0:
            attribution = self.attributions[candidate.attribution]
        if finding is not None and finding.edge == kind:
            within = attribution is not None and any(
                s.start <= parse.starts[finding.predicate.token] < s.end for s in attribution.cue
            )
            if not within:
                return self._of_predicate(candidate, kind, certainty, (act, plover, rule), sentence)
        if attribution is not None:
            if attribution.cue:
                told = self._sentence(attribution.cue)
                near = parse.sentences[min(parse.at(told.start), len(parse) - 1)]
                if abs(near - candidate.sentence) <= 2:
                    sentence = Span(min(sentence.start, told.start), max(sentence.end, told.end))
            return _Parts(
                act=act, plover=plover, actor=candidate.source, source=attribution.source,
                cue=attribution.cue, content=attribution.content, sentence=sentence,
                quote=attribution.kind, depth=attribution.depth, certainty=certainty, edge=kind,
                targets=(candidate.target,), rule=rule,
            )  # fmt: skip
        return self._of_clause(candidate, kind, certainty, (act, plover, rule), sentence)

    def _of_predicate(
        self, candidate: Candidate, kind: EdgeType, certainty: float,
        reading: tuple[str, str, str], sentence: Span,
    ) -> _Parts:  # fmt: skip
        """Return an act of the lexicon as an assertion: the predicate is its cue."""
        parse, finding = self.parse, candidate.finding
        assert finding is not None
        token = finding.predicate.token
        cue = [token] if finding.predicate.extra < 0 else sorted((token, finding.predicate.extra))
        source = self._phrase(finding.source.token)
        content: Spans = ()
        clauses = arguments.clauses(parse, token)
        if clauses:
            content = self._phrase(clauses[0])
        elif finding.target is not None:
            content = self._phrase(self._below(finding.target.token, token))
        act, plover, rule = reading
        return _Parts(
            act=act, plover=plover, actor=candidate.source, source=source, cue=parse.spans(cue),
            content=content, sentence=sentence, quote=QuoteKind.INDIRECT,
            depth=self._depth(token), certainty=certainty, edge=kind,
            targets=(candidate.target,), rule=rule,
        )  # fmt: skip

    def _of_clause(
        self, candidate: Candidate, kind: EdgeType, certainty: float,
        reading: tuple[str, str, str], sentence: Span,
    ) -> _Parts:  # fmt: skip
        """Return two actors of one clause as an assertion: its verb is the cue."""
        parse = self.parse
        heads = [h for h, actor in self.speakers.heads.items() if actor == candidate.source]
        here = [h for h in heads if parse.sentences[h] == candidate.sentence]
        source: Spans = self._phrase(here[0]) if here else ()
        verb = parse.heads[here[0]] if here else -1
        if verb >= 0 and parse.lowers[verb] == "by":
            verb = parse.heads[verb]
        # An answer without an addressee names the target nowhere in the clause.
        target = min(candidate.mentions, default=max(verb, parse.at(sentence.start)))
        act, plover, rule = reading
        return _Parts(
            act=act, plover=plover, actor=candidate.source, source=source,
            cue=parse.spans([verb]) if verb >= 0 else (), content=self._phrase(target),
            sentence=sentence, quote=QuoteKind.INDIRECT, depth=self._depth(target),
            certainty=certainty, edge=kind, targets=(candidate.target,), rule=rule,
        )  # fmt: skip

    def _depth(self, token: int) -> int:
        inside = self.speakers.attribution_at(token)
        return 0 if inside < 0 else self.attributions[inside].depth + 1

    def _below(self, token: int, top: int) -> int:
        """Return the ancestor of ``token`` that depends on ``top``, or the token itself."""
        heads, current = self.parse.heads, token
        for _ in range(8):
            if heads[current] == top:
                return current
            if heads[current] == current:
                break
            current = heads[current]
        return token

    def _phrase(self, token: int) -> Spans:
        parse = self.parse
        kept = parse.subtree(
            token, lambda c: parse.deps[c] not in ("relcl", "punct", "cc", "conj", "prep", "acl")
            or parse.heads[c] != token or parse.pos[token] == "VERB"
        )  # fmt: skip
        return parse.spans(kept)

    # -- ids, claims -----------------------------------------------------------------------

    def _finish(self, parts: list[_Parts]) -> tuple[tuple[Assertion, ...], tuple[Claim, ...]]:
        claims: dict[str, Claim] = {}
        assertions: dict[str, Assertion] = {}
        said = [p for p in parts if p.edge is None and p.actor and p.content]
        for part in parts:
            answered = self._answered(part, said)
            claim = self._claim(answered or part.content)
            if claim is not None:
                claims.setdefault(claim.id, claim)
            rejected = part.act in _DENYING and not part.negated
            against = rejected or (part.edge is EdgeType.CONTRADICTS and bool(answered))
            stance = Stance.CONTRADICTS if against else Stance.SUPPORTS
            made = self._assertion(part, claim, stance)
            assertions.setdefault(made.id, made)
        return tuple(assertions.values()), tuple(claims.values())

    def _answered(self, part: _Parts, said: Sequence[_Parts]) -> Spans:
        """Return the content that a denial or confirmation answers, where it is found.

        It is the last one of the target's so far that shares words with the answer.
        """
        if part.edge is not EdgeType.CONTRADICTS and part.act != "confirm":
            return ()
        words = self._words((part.sentence,))
        before = [
            p for p in said if p.actor in part.targets and p.sentence.start <= part.sentence.start
        ]
        for one in reversed(before[-ANSWERABLE:]):
            if len(words & self._words(one.content)) >= SHARED:
                return one.content
        return ()

    def _words(self, spans: Spans) -> set[str]:
        parse = self.parse
        return {
            parse.lemmas[t].lower()
            for span in spans
            for t in range(parse.at(span.start), parse.before(span.end) + 1)
            if parse.pos[t] in ("NOUN", "VERB", "PROPN", "ADJ")
        }

    def _claim(self, content: Spans) -> Claim | None:
        if not content:
            return None
        text = join_spans(self.text, content)
        places = ",".join(f"{s.start}-{s.end}" for s in content)
        return Claim(digest("claim", self.article_id, places), text)

    def _assertion(self, part: _Parts, claim: Claim | None, stance: Stance) -> Assertion:
        article = self.article
        spans = [
            f"{s.start}-{s.end}" for role in (part.source, part.cue, part.content) for s in role
        ]
        key = digest(
            "assertion", article.id, part.act, part.edge or "", part.actor or "",
            ",".join(part.targets), part.sentence.start, part.sentence.end, ";".join(spans),
        )  # fmt: skip
        said = self.dates.of(part.cue, part.content)
        return Assertion(
            id=key,
            article=self.article_id,
            act=part.act,
            plover=part.plover,
            actor=part.actor,
            source_text=join_spans(self.text, part.source),
            cue_text=join_spans(self.text, part.cue),
            text=join_spans(self.text, part.content),
            sentence_text=part.sentence.of(self.text),
            source=part.source,
            cue=part.cue,
            content=part.content,
            sentence=part.sentence,
            quote=part.quote,
            edge=part.edge,
            targets=part.targets,
            claim=claim.id if claim else None,
            stance=stance,
            certainty=round(part.certainty, 4),
            negated=part.negated,
            depth=part.depth,
            date=said.date,
            rule=part.rule,
            dated=said.dated,
        )
