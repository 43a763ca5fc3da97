"""An extraction as rows: what the .cypher files in cypher/load take, a list for each.

Pure functions of the extraction. Rows hold what both engines can store: strings,
whole numbers, floats, booleans, lists of strings or of whole numbers.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from graphsvc.errors import InvalidExtraction
from graphsvc.records import Assertion, Extraction, Spans, Stance, check_provenance, digest
from graphsvc.store.base import Row


@dataclass(slots=True)
class Rows:
    """The rows of some articles, by what they become in the graph."""

    articles: list[Row] = field(default_factory=list)
    mentions: list[Row] = field(default_factory=list)
    assertions: list[Row] = field(default_factory=list)
    made: list[Row] = field(default_factory=list)
    targets: list[Row] = field(default_factory=list)
    supports: list[Row] = field(default_factory=list)
    contradicts: list[Row] = field(default_factory=list)
    evidences: list[Row] = field(default_factory=list)

    def add(self, extraction: Extraction) -> None:
        """Add the rows of a checked extraction."""
        article, key = extraction.article, extraction.article.id
        wordings = {claim.id: claim.text for claim in extraction.claims}
        self.articles.append(
            {
                "id": key,
                "title": article.title,
                "url": article.url,
                "publisher": article.publisher,
                "published": article.published,
                "origin": article.origin,
                "name": article.name,
                "key": article.key,
                "sha256": article.sha256,
                "text": article.text,
            }
        )
        for actor in extraction.actors:
            self.mentions.append(
                {
                    "article": key,
                    "actor": actor.id,
                    "name": actor.name,
                    "kind": str(actor.kind),
                    "aliases": sorted(set(actor.aliases)),
                }
            )
        for assertion in extraction.assertions:
            self.assertions.append(_assertion(key, assertion))
            if assertion.actor is not None:
                self.made.append({"actor": assertion.actor, "assertion": assertion.id})
            for target in dict.fromkeys(assertion.targets):
                self.targets.append({"assertion": assertion.id, "actor": target})
            if assertion.claim is not None:
                against = assertion.stance == Stance.CONTRADICTS
                (self.contradicts if against else self.supports).append(
                    {
                        "assertion": assertion.id,
                        "claim": assertion.claim,
                        "wording": wordings[assertion.claim],
                    }
                )
        dates = {a.id: a.date or article.published for a in extraction.assertions}
        for edge in extraction.edges:
            for evidence in dict.fromkeys(edge.evidence):
                self.evidences.append(
                    {
                        "assertion": evidence,
                        "article": key,
                        "date": dates[evidence],
                        "source": edge.source,
                        "type": str(edge.type),
                        "target": edge.target,
                        "stated": edge.stated,
                        "rule": edge.rule,
                        "certainty": float(edge.certainty),
                    }
                )


def _assertion(article_id: str, assertion: Assertion) -> Row:
    return {
        "article": article_id,
        "id": assertion.id,
        "act": assertion.act,
        "plover": assertion.plover,
        "edge": None if assertion.edge is None else str(assertion.edge),
        "source": assertion.source_text,
        "cue": assertion.cue_text,
        "text": assertion.text,
        "sentence": assertion.sentence_text,
        "source_spans": flat(assertion.source),
        "cue_spans": flat(assertion.cue),
        "content_spans": flat(assertion.content),
        "sentence_start": assertion.sentence.start,
        "sentence_end": assertion.sentence.end,
        "quote": str(assertion.quote),
        "stance": str(assertion.stance),
        "certainty": float(assertion.certainty),
        "negated": assertion.negated,
        "depth": assertion.depth,
        "date": assertion.date,
        "dated": str(assertion.dated),
        "rule": assertion.rule,
        "proposition": _proposition(article_id, assertion.claim),
        "own_claim": assertion.claim,
        "own_stance": str(assertion.stance),
    }


def _proposition(article_id: str, claim: str | None) -> str | None:
    """Return the id of what one article says on a claim."""
    return None if claim is None else digest("proposition", article_id, claim)


def flat(spans: Spans) -> list[int]:
    """Return spans as one list: start, end, start, end ...

    A role that is not there is the empty span at 0: the embedded engine takes a
    list without elements for one of strings, and refuses it in a column of numbers.
    """
    return [offset for span in spans for offset in span] or [0, 0]


def check(extraction: Extraction) -> None:
    """Raise InvalidExtraction unless the records agree with the text and with one another."""
    article, key = extraction.article, extraction.article.id

    def need(holds: bool, problem: str) -> None:
        if not holds:
            raise InvalidExtraction(key, problem)

    words = (article.text, article.title, article.url, article.publisher, article.origin)
    try:
        check_provenance(extraction)
        for part in words:
            (part or "").encode("utf-8")
    except UnicodeEncodeError as error:
        problem = f"its text has half a surrogate pair at character {error.start}"
        raise InvalidExtraction(key, problem) from error
    except ValueError as error:
        raise InvalidExtraction(key, str(error)) from error
    actors = {actor.id for actor in extraction.actors}
    assertions = {assertion.id for assertion in extraction.assertions}
    claims = {claim.id for claim in extraction.claims}
    need(len(actors) == len(extraction.actors), "two of its actors have one id")
    need(len(assertions) == len(extraction.assertions), "two of its assertions have one id")
    for one in extraction.assertions:
        what = f"assertion {one.id}"
        need(one.article == key, f"{what} is of article {one.article}")
        need(one.actor is None or one.actor in actors, f"{what} has an unknown actor {one.actor}")
        need(actors.issuperset(one.targets), f"{what} has an unknown target")
        need(one.claim is None or one.claim in claims, f"{what} has an unknown claim {one.claim}")
    for edge in extraction.edges:
        what = f"edge {edge.source} {edge.type} {edge.target}"
        need(bool(edge.evidence), f"{what} has no evidence")
        need(assertions.issuperset(edge.evidence), f"{what} has unknown evidence")
        need({edge.source, edge.target} <= actors, f"{what} joins an unknown actor")
