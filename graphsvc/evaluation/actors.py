"""Scores who: whether sources and targets resolve to the right actor, by kind of mention.

Two measures on texts that are annotated with actors and edges:

- *sources*: each annotated attribution's source whose actor the gold tells (its
  words are one of an actor's names, or one edge's evidence overlaps it) is resolved
  with the attribution given, so that only resolution is measured;
- *ends of edges*: for each required edge, whether a mention within the evidence's
  sentences resolves to its source, and one to its target. An edge whose end has
  no mention there at all ("implicit") cannot be found this way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc

from graphsvc.evaluation.edges import GoldDocument, normalise_name
from graphsvc.evaluation.scores import Mistake, Tally
from graphsvc.nlp import vocabulary
from graphsvc.nlp.denotation import resolve_source
from graphsvc.records import Attribution, QuoteKind, Span, Spans


@dataclass(slots=True)
class ActorScores:
    """Tallies of sources and of ends of edges by kind of mention, with the errors.

    Precision is the share of the resolved that is right, recall the share of all.
    """

    sources: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    ends: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    mistakes: list[Mistake] = field(default_factory=list)

    def add(self, doc: Doc, gold: GoldDocument, attributions: Sequence[Attribution]) -> None:
        """Count one document; ``attributions`` are its annotated ones."""
        names = {key: {normalise_name(n) for n in known} for key, known in gold.actors.items()}
        shown = {actor.id: normalise_name(actor.name) for actor in doc._.actors}
        for attribution in attributions:
            self._add_source(doc, gold, names, shown, attribution)
        for edge in gold.edges:
            if not edge.optional and edge.spans:
                for role, key in (("source", edge.source), ("target", edge.target)):
                    self._add_end(doc, gold, names, shown, role, key, edge.spans)

    def _add_source(
        self,
        doc: Doc,
        gold: GoldDocument,
        names: Mapping[str, set[str]],
        shown: Mapping[str, str],
        attribution: Attribution,
    ) -> None:
        if not attribution.source:
            return
        words = doc.text[attribution.source[0].start : attribution.source[-1].end]
        kind = kind_of_source(words)
        right = _gold_actors(words, kind, gold, names, attribution)
        if not right:
            return
        found = resolve_source(doc, attribution.source)
        correct = found is not None and any(shown.get(found) in names[key] for key in right)
        for column in ("all", kind):
            self.sources[column].add(correct=correct, predicted=found is not None, gold=1)
        if not correct:
            what = f"{words} = {' or '.join(right)}, not {shown.get(found or '', found)}"
            start = max(0, attribution.source[0].start - 150)
            around = " ".join(doc.text[start : attribution.source[-1].end + 60].split())
            self.mistakes.append(Mistake(gold.name, f"source, {kind}", what, around))

    def _add_end(
        self,
        doc: Doc,
        gold: GoldDocument,
        names: Mapping[str, set[str]],
        shown: Mapping[str, str],
        role: str,
        key: str,
        spans: Spans,
    ) -> None:
        sentences = [_sentences(doc, span) for span in spans]
        near = [
            mention
            for mention in doc._.mentions
            if any(a <= mention.span.start < b for a, b in sentences)
        ]
        found = any(
            mention.actor is not None and shown.get(mention.actor) in names[key] for mention in near
        )
        text = " ".join(normalise_name(doc.text[a:b]) for a, b in sentences)
        named = any(f" {name} " in f" {text} " for name in names[key])
        kind = f"{role}, {'named' if named else 'not named'}"
        for column in ("all", kind):
            self.ends[column].add(correct=found, predicted=found, gold=1)
        if not found and named:
            around = " ".join(doc.text[sentences[0][0] : sentences[-1][1]].split())
            self.mistakes.append(Mistake(gold.name, kind, gold.actors[key][0], around))


def kind_of_source(words: str) -> str:
    """Return what kind of mention a source is: pronoun, name, description."""
    if words.casefold() in vocabulary.load().pronouns:
        return "pronoun"
    parts = [part.strip("“”\"'’,.()") for part in words.split()]
    capital = [part for part in parts[1:] if part[:1].isupper()]
    lower = [part for part in parts if part[:1].islower() and part not in ("the", "a", "of")]
    if parts and parts[0][:1].isupper() and (not lower or len(parts) == 1):
        return "name" if parts[0].casefold() not in ("the", "a") or capital else "description"
    return "name and description" if capital and lower else "description"


def _gold_actors(
    words: str,
    kind: str,
    gold: GoldDocument,
    names: Mapping[str, set[str]],
    attribution: Attribution,
) -> list[str]:
    """Return the actors that a source can be by the gold, one as a rule; none where it is open."""
    normal = normalise_name(words)
    if kind != "pronoun":
        exact = [key for key, known in names.items() if normal in known]
        if exact:
            return exact if len(exact) == 1 else []
        if kind.startswith("name"):
            full = [key for key, known in names.items() if any(
                " " in name and f" {name} " in f" {normal} " for name in known)]  # fmt: skip
            return full if len(full) == 1 else []
        return []
    parts = (*attribution.source, *attribution.cue, *attribution.content)
    keys = {
        edge.source
        for edge in gold.edges
        for span in edge.spans
        if any(span.start < part.end and part.start < span.end for part in parts)
    }
    return sorted(keys) if len(keys) == 1 else []


def _sentences(doc: Doc, span: Span) -> tuple[int, int]:
    tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is None:
        return span.start, span.end
    first, last = doc[tokens.start].sent, doc[tokens.end - 1].sent
    return first.start_char, last.end_char


def with_kinds(text: str, attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """Return annotated attributions with their kind of quote, which the annotation lacks."""
    found = []
    for attribution in attributions:
        words = text[attribution.content[0].start : attribution.content[-1].end]
        quoted = any(mark in words for mark in ("“", '"', "''", "”"))
        direct = words.startswith(("“", '"', "''", "‘"))
        kind = QuoteKind.DIRECT if direct else QuoteKind.MIXED if quoted else QuoteKind.INDIRECT
        found.append(replace(attribution, kind=kind))
    return tuple(found)
