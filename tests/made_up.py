"""Made-up extractions for tests of what comes after extraction.

``Story`` writes an article sentence by sentence and keeps the offsets right, so
that a test says only who does what to whom::

    story = Story("monday", published="2031-03-03")
    story.says("Ana Vidal", "accused", "Orin Water of poisoning the river.",
               act="accuse", edge="ACCUSES", targets=["Orin Water"], claim="orin-poisoned")
    extraction = story.extraction()
"""

from __future__ import annotations

from graphsvc.records import (
    Actor,
    ActorKind,
    Article,
    Assertion,
    Attribution,
    Claim,
    Dating,
    Edge,
    EdgeType,
    Extraction,
    QuoteKind,
    Span,
    Stance,
    digest,
    slug,
)

PLOVER = {"accuse": "111", "deny": "016", "reject": "12", "endorse": "05", "assert": "01"}


class Story:
    """An article in the making."""

    def __init__(self, key, *, published=None, title=None, publisher="The Harbour Courier"):
        self.key = key
        self.about = {"published": published, "title": title or key.title(), "publisher": publisher}
        self.parts = []
        self.length = 0
        self.actors = {}
        self.claims = {}
        self.said = []
        self.edges = {}

    def actor(self, name, kind="person", aliases=(), key=None):
        """Introduce an actor by more than a name; returns its id."""
        key = key or slug(name)
        self.actors[name] = Actor(key, name, ActorKind(kind), tuple(aliases))
        return key

    def says(
        self,
        source,
        cue,
        content,
        *,
        act="assert",
        edge=None,
        targets=(),
        claim=None,
        wording=None,
        stance="supports",
        certainty=0.9,
        stated=True,
        date=None,
        dated="article",
        resolved=True,
    ):
        """Write "SOURCE CUE CONTENT" as a sentence, and what it asserts."""
        start = self.length + (2 if self.parts else 0)
        spans, cursor = [], start
        for words in (source, cue, content):
            spans.append((Span(cursor, cursor + len(words)),) if words else ())
            cursor += len(words) + (1 if words else 0)
        sentence = " ".join(words for words in (source, cue, content) if words)
        self.parts.append(sentence)
        self.length = start + len(sentence)
        actor = self._known(source) if source and resolved else None
        targets = tuple(self._known(target) for target in targets)
        if claim:
            self.claims[claim] = Claim(slug(claim), wording or claim)
        key = digest("assertion", self.key, start)
        self.said.append(
            Assertion(
                id=key,
                article=slug(self.key),
                act=act,
                plover=PLOVER.get(act, "01"),
                actor=actor,
                source_text=source,
                cue_text=cue,
                text=content,
                sentence_text=sentence,
                source=spans[0],
                cue=spans[1],
                content=spans[2],
                sentence=Span(start, self.length),
                quote=QuoteKind.INDIRECT,
                edge=EdgeType(edge) if edge else None,
                targets=targets,
                claim=slug(claim) if claim else None,
                stance=Stance(stance),
                certainty=certainty,
                date=date,
                rule=f"{act}-verb",
                dated=Dating(dated),
            )
        )
        if edge and actor:
            for target in targets:
                kind = (actor, EdgeType(edge), target, stated)
                self.edges.setdefault(kind, []).append((key, certainty))
        return key

    def _known(self, name):
        return self.actors[name].id if name in self.actors else self.actor(name)

    def extraction(self):
        """Return the article with all that was written."""
        return Extraction(
            article=Article("\n\n".join(self.parts), key=self.key, **self.about),
            attributions=tuple(
                Attribution(content=one.content, cue=one.cue, source=one.source)
                for one in self.said
            ),
            actors=tuple(self.actors.values()),
            assertions=tuple(self.said),
            claims=tuple(self.claims.values()),
            edges=tuple(
                Edge(
                    source,
                    kind,
                    target,
                    tuple(key for key, _ in found),
                    certainty=max(certainty for _, certainty in found),
                    stated=stated,
                    rule="stated" if stated else "reply",
                )
                for (source, kind, target, stated), found in self.edges.items()
            ),
        )


def river_dispute():
    """Return five articles on one invented dispute, the answers to which are plain."""
    poisoned = "Orin Water poisoned the river"

    monday = Story("monday", published="2031-03-03", title="Mayor blames Orin Water")
    monday.actor("Ana Vidal", aliases=["Vidal", "the mayor of Lund"])
    monday.actor("Orin Water", "organisation", ["Orin"])
    monday.says(
        "Ana Vidal",
        "accused",
        "Orin Water of poisoning the river.",
        act="accuse",
        edge="ACCUSES",
        targets=["Orin Water"],
        claim=poisoned,
    )
    monday.says(
        "Orin Water",
        "denied",
        "poisoning the river, as Vidal had said.",
        act="deny",
        edge="CONTRADICTS",
        targets=["Ana Vidal"],
        claim=poisoned,
        stance="contradicts",
    )

    tuesday = Story("tuesday", published="2031-03-04", publisher="Lund Radio")
    tuesday.actor("Ana Vidal", aliases=["Mayor Vidal"])
    tuesday.actor("River Board", "organisation", ["the board"])
    tuesday.actor("an official of the board", "unnamed")
    tuesday.says(
        "River Board",
        "rejected",
        "the mayor’s finding that the river was poisoned.",
        act="reject",
        edge="CONTRADICTS",
        targets=["Ana Vidal"],
        claim=poisoned,
        stance="contradicts",
        certainty=0.7,
    )
    tuesday.says(
        "an official of the board",
        "said",
        "the mayor had misread the samples.",
        act="criticise",
        edge="ACCUSES",
        targets=["Ana Vidal"],
        certainty=0.8,
    )

    thursday = Story("thursday", published="2031-03-06")
    thursday.actor("Ana Vidal", aliases=["Vidal"])
    thursday.actor("Orin Water", "organisation")
    thursday.actor("Karl Ek", aliases=["the trader Ek"])
    thursday.says(
        "Karl Ek",
        "backed",
        "Vidal 🌊 in her quarrel.",
        act="endorse",
        edge="SUPPORTS",
        targets=["Ana Vidal"],
    )
    thursday.says(
        "Karl Ek",
        "accused",
        "Orin Water of hiding its figures.",
        act="accuse",
        edge="ACCUSES",
        targets=["Orin Water"],
        claim="Orin Water hides its figures",
    )
    thursday.says("", "said", "the rain came early.", resolved=False)

    friday = Story("friday", published="2031-03-07T08:30:00+01:00")
    friday.actor("Ana Vidal")
    friday.actor("Orin Water", "organisation")
    friday.says(
        "Ana Vidal",
        "conceded",
        "that Orin Water had not poisoned the river.",
        act="deny",
        claim=poisoned,
        stance="contradicts",
    )
    friday.says(
        "Orin Water",
        "denied",
        "the charge of the mayor again.",
        act="deny",
        edge="CONTRADICTS",
        targets=["Ana Vidal"],
        claim=poisoned,
        stance="contradicts",
        certainty=0.95,
    )

    undated = Story("undated", title="Voices from the harbour", publisher=None)
    undated.actor("Karl Ek")
    undated.actor("River Board", "organisation")
    undated.says(
        "Karl Ek",
        "disputed",
        "what the River Board found.",
        act="reject",
        edge="CONTRADICTS",
        targets=["River Board"],
        stated=False,
        certainty=0.55,
    )
    stories = (monday, tuesday, thursday, friday, undated)
    return [story.extraction() for story in stories]


def bridge_dispute():
    """Return four articles of four months on one claim: said, denied, said again, come round to."""
    claim = "the bridge will reopen in May"

    january = Story("january", published="2031-01-10")
    january.actor("Lund Council", "organisation")
    january.says(
        "Ana Vidal", "said", "the bridge will reopen in May.", claim=claim, date="2031-01-08",
        dated="text",
    )  # fmt: skip
    february = Story("february", published="2031-02-10")
    february.actor("Lund Council", "organisation")
    february.says(
        "Lund Council", "denied", "that the bridge will reopen in May.", act="deny", claim=claim,
        stance="contradicts",
    )  # fmt: skip
    march = Story("march", published="2031-03-10")
    march.says("Ana Vidal", "insisted", "the bridge will reopen in May.", claim=claim)
    march.says("Karl Ek", "said", "the ferry sank.", claim="the ferry sank")
    april = Story("april", published="2031-04-10")
    april.actor("Lund Council", "organisation")
    april.says("Lund Council", "said", "the bridge will reopen in May.", claim=claim)
    return [story.extraction() for story in (january, february, march, april)]
