"""Who pronouns and descriptions refer to.

Mentions are resolved in the order of the text, those outside quotation marks
first: candidates are the actors mentioned before, and the one that agrees in
gender and number and is most prominent (recent, a subject, often spoken of)
wins. Inside a quotation "I" and "we" are its speaker, and "he" is not. What no
rule decides stays unresolved.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator

from graphsvc.nlp import apposition, descriptions
from graphsvc.nlp.entities import Registry
from graphsvc.nlp.entity import Entity
from graphsvc.nlp.mentions import POSSESSIVE, Draft, MentionKind, relative_clause, source_head
from graphsvc.nlp.words import Words
from graphsvc.records import ActorKind, Attribution, QuoteKind, Span

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_ARGUMENTS = SUBJECTS | {"dobj", "obj", "iobj", "dative", "pobj", "agent", "attr"}
_PEOPLE = frozenset({ActorKind.PERSON, ActorKind.UNNAMED})
_BODIES = frozenset({ActorKind.ORGANISATION, ActorKind.STATE})

# How far back a pronoun looks, in sentences.
REACH = {"m": 4, "f": 4, "p": 2, "pq": 2, "n": 1, "u": 3}

# How far ahead of the next the one must be whom an epithet ("the billionaire") means.
EPITHET_MARGIN = 0.5


class Resolver:
    """Resolves the drafts of one document; ``drafts`` are in the order of the text."""

    def __init__(
        self,
        words: Words,
        registry: Registry,
        drafts: list[Draft],
        attributions: tuple[Attribution, ...],
        headlines: list[tuple[int, int]],
    ) -> None:
        self.words = words
        self.registry = registry
        self.drafts = drafts
        self.by_head = {draft.head: draft for draft in drafts}
        self._starts = [draft.start for draft in drafts]
        self._counts: Counter[int] = Counter(d.entity for d in drafts if d.entity is not None)
        self._headlines = headlines
        self._speakers = self._find_speakers(attributions)
        # what is said by the source whose head a token is
        self._sources: dict[int, list[Span]] = defaultdict(list)
        for attribution in attributions:
            head = source_head(words, attribution)
            if head is not None:
                self._sources[head] += attribution.content
        self.issued: dict[str, int] = {}  # kind of document -> who issued the last one

    def resolve(self) -> None:
        """Give every draft that can be resolved its entity."""
        apposition.attach(self)
        inside = []
        for i, draft in enumerate(self.drafts):
            if draft.entity is not None or (draft.noun and self.in_headline(draft)):
                continue
            if self.quote_of(draft.start) is not None:
                inside.append(i)
            else:
                self._resolve_one(i)
        for i in inside:
            if self.drafts[i].entity is None:
                self._resolve_one(i)
        for draft in self.drafts:
            if draft.noun and draft.entity is None:
                number = descriptions.resolve_late(self, draft)
                if number is not None:
                    self.settle(draft, number)

    def entity(self, draft: Draft) -> Entity:
        """Return the entity of a resolved draft."""
        assert draft.entity is not None
        return self.registry.entities[draft.entity]

    def denoted_by(self, head: int) -> int | None:
        """Return the entity of the mention whose head is token ``head``."""
        draft = self.by_head.get(head)
        return draft.entity if draft else None

    def settle(self, draft: Draft, number: int) -> None:
        """Record that a draft refers to an entity, and what it tells of its gender."""
        draft.entity = number
        self._counts[number] += 1
        entity = self.registry.entities[number]
        gender = draft.pronoun if draft.pronoun in ("m", "f") else draft.gender
        if gender and not entity.gender and entity.kind in _PEOPLE:
            entity.gender = gender

    def _resolve_one(self, i: int) -> None:
        draft = self.drafts[i]
        if draft.kind is MentionKind.PRONOUN:
            number = self._pronoun(i)
        elif draft.noun:
            number = descriptions.resolve(self, i)
        else:
            number = None
        if number is not None:
            self.settle(draft, number)

    # Pronouns

    def _pronoun(self, i: int) -> int | None:
        draft = self.drafts[i]
        if draft.pronoun == "r":
            return self._antecedent(i)
        if draft.pronoun in ("1", "1p"):
            return self._speaker(draft.start)
        if draft.pronoun == "n" and not self._refers(draft):
            return None
        before = self.drafts[i - 1] if i else None
        reflexive = self.words.lower[draft.head].endswith(("self", "selves"))
        if reflexive and before is not None and before.end == draft.start:
            return before.entity  # "Trump himself"
        joined = self._joined_owner(draft)
        if joined is not None:
            return joined
        inside = self.quote_of(draft.start) is not None
        return self.most_prominent(i, "pq" if draft.pronoun == "p" and inside else draft.pronoun)

    def _antecedent(self, i: int) -> int | None:
        """Return whom a relative pronoun refers to: who stands before it, or what it modifies."""
        draft, words = self.drafts[i], self.words
        end = draft.start - 1 if words.text[draft.start - 1] == "," else draft.start
        personal = words.lower[draft.head] in ("who", "whom")
        for other in reversed(self.drafts[max(0, i - 4) : i]):
            if other.end == end and other.entity is not None and not other.pronoun:
                entity = self.entity(other)
                if not personal or entity.kind not in _BODIES or entity.plural:
                    return other.entity
        verb = relative_clause(words, draft.head)
        return None if verb is None else self.head_entity(words.head[verb])

    def _joined_owner(self, draft: Draft) -> int | None:
        """Return whose a thing is that is joined to its owner: "Obama and his administration"."""
        words = self.words
        owned = words.head[draft.head]
        if words.dep[draft.head] != "poss" or words.dep[owned] != "conj":
            return None
        number = self.head_entity(words.head[owned])
        if number is None or not self._agrees(number, draft.pronoun):
            return None
        return number

    def _refers(self, draft: Draft) -> bool:
        """Tell whether an "it" can be someone: the subject of a verb of speech, or "its"."""
        words = self.words
        if words.lower[draft.head] == "its":
            return True
        verb = words.head[draft.head]
        if words.dep[draft.head] != "nsubj" or not words.children_by(verb, "ccomp"):
            return False
        return words.parse.lemmas[verb] not in self.registry.vocabulary.impersonal_verbs

    def most_prominent(self, i: int, wanted: str, *, epithet: bool = False) -> int | None:
        """Return the most prominent entity before draft ``i`` that agrees with ``wanted``.

        ``wanted`` is "m", "f", "" (a person), "p" (a group or body) or "n" (a body).
        An ``epithet`` ("the billionaire") rather means whom the whole text is about,
        and never the subject of its own sentence, which would be a pronoun.
        """
        draft, words = self.drafts[i], self.words
        barred = self._barred(draft)
        scores: dict[int, float] = {}
        sentence = words.sentence[draft.head]
        reach = REACH.get(wanted, 3)
        quote = self.quote_of(draft.start)
        for other in self._before(i, reach):
            number = other.entity
            if number is None or number in barred or not self._agrees(number, wanted):
                continue
            subject = words.dep[other.head] in SUBJECTS and self._of_root(other.head)
            if epithet and subject and words.sentence[other.head] == sentence:
                barred.add(number)
                scores.pop(number, None)
                continue
            score = self._prominence(other, sentence, quote, wanted)
            if score > scores.get(number, -99.0):
                scores[number] = score
        self._add_cataphora(draft, wanted, scores, barred)
        if not scores:
            return None
        for number in scores:
            often = self._counts[number]
            scores[number] += min(2.0, 0.12 * often) if epithet else min(0.4, 0.04 * often)
            if epithet and self.registry.entities[number].roles:
                scores[number] -= 0.5  # what it is has been said, and in other words
        best, *rest = sorted(scores, key=lambda number: -scores[number])
        if epithet and rest and scores[best] - scores[rest[0]] < EPITHET_MARGIN:
            return None
        return best

    def _before(self, i: int, reach: int) -> Iterator[Draft]:
        sentence = self.words.sentence[self.drafts[i].head]
        for j in range(i - 1, -1, -1):
            other = self.drafts[j]
            if sentence - self.words.sentence[other.head] > reach:
                return
            yield other

    def _agrees(self, number: int, wanted: str) -> bool:
        entity = self.registry.entities[number]
        if wanted == "u":
            return entity.kind is ActorKind.UNNAMED
        if wanted == "b":
            return entity.kind is ActorKind.ORGANISATION and bool(entity.names)
        if wanted == "c":
            nouns = self.registry.vocabulary.body_names - self.registry.vocabulary.companies
            last = {name.split()[-1] for name in entity.names}
            return entity.kind is ActorKind.ORGANISATION and bool(last) and not last & nouns
        if wanted in ("m", "f", ""):
            gender = not wanted or entity.gender in ("", wanted)
            return entity.kind in _PEOPLE and not entity.plural and gender
        if wanted == "p":
            return entity.plural or entity.kind in (ActorKind.GROUP, ActorKind.ORGANISATION)
        if wanted == "pq":
            return entity.plural
        return entity.kind in _BODIES and not entity.plural

    def _prominence(self, other: Draft, sentence: int, quote: int | None, wanted: str) -> float:
        words = self.words
        score = -1.0 * (sentence - words.sentence[other.head])
        dep = words.dep[other.head]
        relative = other.pronoun == "r"
        if self.is_source(other.head) and not relative:
            score += 1.0
        elif dep in SUBJECTS and not relative:
            score += 1.0 if self._of_root(other.head) else 0.7
        elif dep in ("poss", "compound"):
            score -= 0.1
        if other.kind is MentionKind.PRONOUN and not relative:
            score += 0.2
        if self.quote_of(other.start) != quote:
            score -= 0.8 if self.quote_of(other.start) is not None else 0.2
        entity = self.entity(other)
        if wanted and entity.gender == wanted:
            score += 0.3
        if wanted == "p":
            score += 0.3 if entity.plural else -0.3
        return score

    def _of_root(self, token: int) -> bool:
        return self.words.dep[self.words.head[token]] == "ROOT"

    def _barred(self, draft: Draft) -> set[int]:
        """Return whom a pronoun cannot mean.

        Its verb's other argument, its quote's speaker, whom its own words name.
        """
        words = self.words
        barred = self.named_by(draft)
        speaker = self._speaker(draft.start)
        if speaker is not None:
            barred.add(speaker)
        word = words.lower[draft.head]
        if word in POSSESSIVE or word.endswith(("self", "selves")):
            return barred
        head = words.head[draft.head]
        if words.dep[head] == "prep":
            head = words.head[head]
        others = list(words.children[head])
        if words.dep[head] == "xcomp" and not words.children_by(head, *SUBJECTS):
            others += words.children_by(words.head[head], *SUBJECTS)
        for child in others:
            if child != draft.head and words.dep[child] in _ARGUMENTS:
                found = self.denoted_by(child)
                if found is not None:
                    barred.add(found)
        return barred

    def _add_cataphora(
        self, draft: Draft, wanted: str, scores: dict[int, float], barred: set[int]
    ) -> None:
        """Add the subject that follows: "In his speech, Trump said"."""
        words = self.words
        if wanted not in ("m", "f"):
            return
        start, end = words.sentences[words.sentence[draft.head]]
        root = next((j for j in range(start, end) if words.dep[j] == "ROOT"), None)
        if root is None or draft.head > root:
            return
        for subject in words.children_by(root, *SUBJECTS):
            number = self.denoted_by(subject)
            if number is None or number in barred or draft.head > words.left_edge(subject):
                continue
            if self._agrees(number, wanted):
                scores[number] = max(scores.get(number, -99.0), 0.3)

    # Quotations

    def _find_speakers(
        self, attributions: tuple[Attribution, ...]
    ) -> list[tuple[int, int, int | None]]:
        """Return the quotations in order, each with the token of the one who speaks.

        The speaker is the source of the narrowest attribution that shares words
        with the quotation; none where there is no attribution.
        """
        words = self.words
        quotes = [(span.start, span.end) for span in words.doc._.quotes]
        direct = [
            (span, attribution)
            for attribution in attributions
            if attribution.kind is not QuoteKind.INDIRECT
            for span in attribution.content
        ]
        direct.sort(key=lambda pair: pair[0])
        starts = [span.start for span, _ in direct]
        found: list[tuple[int, int, int | None]] = []
        for start, end in quotes:
            last = bisect_left(starts, end)
            within = [
                (span.end - span.start, number)
                for number, (span, _) in enumerate(
                    direct[max(0, last - 6) : last], max(0, last - 6)
                )
                if span.end > start
            ]
            head = source_head(words, direct[min(within)[1]][1]) if within else None
            found.append((start, end, head))
        opened = [start for start, _ in quotes]
        for span, attribution in direct:
            last = bisect_right(opened, span.start + 1) - 1
            marked = last >= 0 and quotes[last][1] > span.start
            if attribution.kind is QuoteKind.DIRECT and not marked:
                found.append((span.start, span.end, source_head(words, attribution)))
        return sorted(found, key=lambda quote: quote[:2])

    def in_headline(self, draft: Draft) -> bool:
        """Tell whether a draft stands in a headline or standfirst."""
        if self.words.title_case(draft.head) or self.words.is_first_line(draft.head):
            return True
        position = self.words.idx[draft.start]
        number = bisect_right(self._headlines, position, key=lambda bounds: bounds[0]) - 1
        return number >= 0 and position < self._headlines[number][1]

    def named_by(self, draft: Draft) -> set[int]:
        """Return whom the words of a source name: nobody calls himself by his name."""
        idx = self.words.idx
        named: set[int] = set()
        for span in self._sources.get(draft.head, ()):
            first = bisect_left(self._starts, span.start, key=idx.__getitem__)
            for other in self.drafts[first:]:
                if idx[other.start] >= span.end:
                    break
                if other.kind is MentionKind.NAME and other.entity is not None:
                    named.add(other.entity)
        return named

    def is_source(self, head: int) -> bool:
        """Tell whether a token heads the source of an attribution."""
        return head in self._sources

    def quote_of(self, token: int) -> int | None:
        """Return the number of the innermost quotation around a token, or None."""
        position = self.words.idx[token]
        last = bisect_right(self._speakers, position, key=lambda quote: quote[0])
        for i in range(last - 1, max(-1, last - 4), -1):
            if self._speakers[i][1] > position:
                return i
        return None

    def _speaker(self, token: int) -> int | None:
        quote = self.quote_of(token)
        if quote is None:
            return None
        head = self._speakers[quote][2]
        return None if head is None else self.head_entity(head)

    def head_entity(self, head: int) -> int | None:
        """Return whom the phrase headed by a token denotes."""
        number = self.denoted_by(head)
        if number is not None:
            return number
        # a title or a role that the parser took for the head: "Senator McCain"
        i = bisect_left(self._starts, head)
        for draft in self.drafts[max(0, i - 1) : i + 1]:
            if draft.start <= head < draft.end:
                return draft.entity
        return None
