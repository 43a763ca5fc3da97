"""Which actor a token names, and in whose words it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from graphsvc.nlp.parse import Parse
from graphsvc.records import Attribution, Mention, Span


class Speakers:
    """The actors of an article by token, and the speakers of its contents.

    ``sources`` holds, for each attribution, the ids of the actors it resolves to.
    """

    def __init__(
        self,
        parse: Parse,
        mentions: Sequence[Mention],
        attributions: Sequence[Attribution],
        sources: Sequence[Sequence[str]],
    ) -> None:
        self.parse = parse
        self.attributions = attributions
        self.sources = sources
        self.heads: dict[int, str] = {}
        self.kinds: dict[int, str] = {}
        self.mentions: list[tuple[int, int, int, str, str]] = []  # first, last, head, actor, kind
        for mention in mentions:
            if mention.actor is None:
                continue
            first = parse.at(mention.span.start)
            last = parse.before(mention.span.end)
            if last < first or first >= len(parse):
                continue
            head = self._head(first, last)
            self.heads[head] = mention.actor
            self.kinds[head] = mention.kind
            self.mentions.append((first, last, head, mention.actor, mention.kind))
        self.mentions.sort()
        self._firsts = [m[0] for m in self.mentions]
        self._inside = [-1] * len(parse)
        # the narrowest content wins: the speaker of a nested quote is the inner one
        order = sorted(
            range(len(attributions)),
            key=lambda i: -sum(s.end - s.start for s in attributions[i].content),
        )
        for index in order:
            for span in attributions[index].content:
                first, last = parse.at(span.start), parse.before(span.end)
                for token in range(first, last + 1):
                    self._inside[token] = index

    def _head(self, first: int, last: int) -> int:
        heads = self.parse.heads
        for token in range(first, last + 1):
            if not first <= heads[token] <= last or heads[token] == token:
                return token
        return last

    def actor_at(self, token: int) -> str | None:
        """Return the actor that the noun phrase headed by ``token`` names, or None."""
        return self.heads.get(token)

    def attribution_at(self, token: int) -> int:
        """Return the number of the narrowest attribution whose content holds a token, or -1."""
        return self._inside[token]

    def speaker_at(self, token: int) -> str | None:
        """Return the actor in whose words a token stands, where it is one."""
        index = self._inside[token]
        if index < 0 or len(self.sources[index]) != 1:
            return None
        return self.sources[index][0]

    def mentions_in(self, span: Span) -> list[tuple[int, int, int, str, str]]:
        """Return the mentions (first, last, head token, actor, kind) that start in a span."""
        first, last = self.parse.at(span.start), self.parse.before(span.end)
        begin = bisect_right(self._firsts, first - 1)
        end = bisect_right(self._firsts, last)
        return self.mentions[begin:end]
