"""Who does an act to whom: from a use of the lexicon to the actors of its arguments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graphsvc.nlp import arguments
from graphsvc.nlp.acts import Entry, Predicate, load, load_evaluation
from graphsvc.nlp.lexicon import read_set
from graphsvc.nlp.negation import Force, force_of
from graphsvc.nlp.parse import Parse
from graphsvc.nlp.parties import Party, PartyFinder
from graphsvc.nlp.speakers import Speakers
from graphsvc.records import EdgeType

# What it is to be called something; "false" accuses a person and contradicts a claim.
_FLAVOURS = {
    "positive": EdgeType.SUPPORTS,
    "negative": EdgeType.ACCUSES,
    "quoted": EdgeType.ACCUSES,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """An act between two actors. ``target`` is None where no one is named."""

    predicate: Predicate
    edge: EdgeType | None
    source: Party
    target: Party | None
    argument: str
    force: Force
    flavour: str = ""  # what a naming calls the target: "negative", "positive", "false"


class ActFinder:
    """Finds the acts of one article between actors that are named by the acts' arguments."""

    def __init__(self, parse: Parse, speakers: Speakers, language: str = "en") -> None:
        self.parse = parse
        self.speakers = speakers
        self.lexicon = load(language)
        self.evaluation = load_evaluation(language)
        self.who = PartyFinder(parse, speakers, language)
        self.receiving = read_set("acts_receiving", language)
        self.giving = read_set("acts_giving", language)
        self.seeing = read_set("acts_seeing", language)

    # -- predicates ------------------------------------------------------------------------

    def find(self, predicates: Iterable[Predicate]) -> Iterator[Finding]:
        """Yield what the predicates do to whom."""
        for predicate in predicates:
            kind = predicate.entry.kind
            if kind == "verb":
                yield from self._verb(predicate)
            elif kind == "naming":
                yield from self._naming(predicate)
            elif kind == "against":
                yield from self._against(predicate)
            else:
                yield from self._nominal(predicate)

    def _verb(self, predicate: Predicate) -> Iterator[Finding]:
        parse, token, entry = self.parse, predicate.token, predicate.entry
        sources = self._sources(token)
        if not sources:
            return
        if entry.needs == "of-with" and not any(
            parse.lowers[c] in ("of", "with", "for") for c in parse.children[token]
        ):
            return
        force = force_of(parse, token)
        named: list[int] = []
        for argument in entry.target:
            named = list(self._arguments(predicate, argument))
            targets = self._targets(named, entry, argument)
            if not targets and argument == "object" and not entry.phrase and not entry.needs:
                targets = [] if named else self.who.after(token)
            if targets:
                for source in sources:
                    for target in targets:
                        yield Finding(predicate, entry.edge, source, target, argument, force)
                return
        if self._is_open(predicate):
            for source in sources:
                yield Finding(predicate, entry.edge, source, None, "", force)

    def _sources(self, verb: int) -> list[Party]:
        """Return who does what a verb says; by its place where the parse has no subject."""
        doers = arguments.doers(self.parse, verb)
        sources = self.who.concerned(doers)
        if (not sources and not doers and not arguments.is_passive(self.parse, verb)) or (
            not sources and not doers and self.parse.deps[verb] in ("amod", "ROOT")
        ):
            sources = self.who.before(verb)
        return sources

    def _arguments(self, predicate: Predicate, argument: str) -> list[int]:
        parse, token = self.parse, predicate.token
        if argument in ("object", "owner"):
            found = arguments.shared_objects(parse, token)
            if predicate.extra >= 0:
                found = [t for t in found if t != predicate.extra]
                if not found:
                    found = arguments.prepositional(
                        parse, token, (predicate.entry.phrase.split()[-1],)
                    )
            return found
        if argument == "clause":
            return arguments.clause_subjects(parse, token)
        if argument == "subject":
            return arguments.grammatical_subjects(parse, token)
        return arguments.prepositional(parse, token, (argument,))

    def _targets(self, named: list[int], entry: Entry, argument: str) -> list[Party]:
        parse = self.parse
        if entry.needs == "claim":
            found = []
            for token in named:
                if parse.lemmas[token].lower() in self.lexicon.claims:
                    found += self.who.owners(token)
            return found
        if entry.needs == "person":
            return self.who.named(named)
        return self.who.concerned(named, owner_only=argument == "owner")

    def _is_open(self, predicate: Predicate) -> bool:
        """Tell whether an act is about a claim, and no one is named who made it.

        "denied the allegations", "disputes that", "blasted the statement": the text
        before says whose.
        """
        parse, token, entry = self.parse, predicate.token, predicate.entry
        if entry.edge is EdgeType.SUPPORTS or entry.needs in ("person", "of-with"):
            return False
        clause = arguments.clauses(parse, token) or any(
            parse.deps[c] in ("xcomp", "pcomp") for c in parse.children[token]
        )
        if entry.reply and clause:
            return True
        found = arguments.shared_objects(parse, token)
        found += arguments.prepositional(parse, token, ("with", "on", "against", "to", "at"))
        return any(
            parse.lemmas[t].lower() in self.lexicon.claims
            or (entry.reply and parse.lowers[t] in ("it", "that", "this", "them", "those"))
            for t in found
        )

    def _naming(self, predicate: Predicate) -> Iterator[Finding]:
        parse, token = self.parse, predicate.token
        sources = self._sources(token)
        if not sources:
            return
        things = arguments.objects(parse, token)
        if parse.lemmas[token] == "refer":
            things = arguments.prepositional(parse, token, ("to",))
        things += [] if things else arguments.clause_subjects(parse, token)
        things = [t for t in things if parse.deps[t] != "oprd"]
        named = [
            p for thing in things[:1] for p in self.who.named([thing]) or self.who.owners(thing)
        ]
        if not named:
            named = self.who.after(token)
            things = [p.token for p in named] or things
        if not things:
            return
        words = self._complement(token, things[0])
        flavour = self._flavour(words)
        end = parse.last[things[0]] if parse.last[things[0]] < parse.last[token] else things[0]
        near = range(things[0] + 1, min(end + 4, len(parse)))
        if not flavour and any(parse.tags[t] == "``" for t in near):
            flavour = "quoted"  # scare quotes: as a rule no compliment
        if not flavour:
            return
        force = force_of(parse, token)
        claim = parse.lemmas[things[0]].lower() in self.lexicon.claims
        edge = _FLAVOURS.get(flavour)
        itself = any(p.how in ("self", "after") for p in named)
        if edge is None:
            edge = EdgeType.ACCUSES if itself else EdgeType.CONTRADICTS
        elif claim and flavour == "negative" and any(w in self.evaluation.false for w in words):
            edge = EdgeType.CONTRADICTS
        for source in sources:
            for target in named:
                yield Finding(predicate, edge, source, target, "naming", force, flavour)
            pronoun = parse.lowers[things[0]] in ("it", "that", "this", "them")
            if not named and (claim or pronoun):
                yield Finding(predicate, edge, source, None, "naming", force, flavour)

    def _flavour(self, words: list[str]) -> str:
        if any(word in ("not", "n't", "hardly", "n’t") for word in words):
            return ""
        for name in ("negative", "false", "positive"):
            if any(word in getattr(self.evaluation, name) for word in words):
                return name
        return ""

    def _complement(self, verb: int, thing: int) -> list[str]:
        """Return the lemmas and forms of what somebody or something is called.

        What stands in quotation marks is the name; else it is what follows the thing.
        """
        parse = self.parse
        stop = min(parse.last[verb] + 1, verb + 40)
        start = parse.last[thing] + 1 if parse.last[thing] < parse.last[verb] else thing + 1
        for index in range(thing, stop):
            if parse.tags[index] == "``":
                start = index + 1
        words = []
        for index in range(start, min(stop, start + 12)):
            low = parse.lowers[index]
            if parse.tags[index] == "''" and index > start:
                break
            if low in (";", "but", "while", "after", "because", "who", ",") and index > start + 1:
                break
            words += [parse.lemmas[index].lower(), low]
        return words

    def _against(self, predicate: Predicate) -> Iterator[Finding]:
        """Yield whom a phrase such as "contrary to his claims" sets somebody against."""
        parse, token, entry = self.parse, predicate.token, predicate.entry
        tokens = arguments.prepositional(parse, token, entry.target)
        targets = self.who.concerned(tokens)
        current = token
        for _ in range(4):
            current = parse.heads[current]
            if parse.pos[current] in ("VERB", "AUX"):
                break
        else:
            return
        put = [c for c in parse.children[current] if parse.deps[c] == "dobj"]
        sources = self.who.named(put) if parse.lemmas[current] == "put" else []
        sources = sources or self.who.concerned(arguments.doers(parse, current))
        force = force_of(parse, current)
        taken = {s.actor for s in sources}
        for source in sources:
            for target in targets:
                if target.actor not in taken:
                    yield Finding(predicate, entry.edge, source, target, "against", force)

    def _nominal(self, predicate: Predicate) -> Iterator[Finding]:
        parse, noun, entry = self.parse, predicate.token, predicate.entry
        verb = self._governor(noun)
        lemma = parse.lemmas[verb].lower() if verb >= 0 else ""
        receiving = lemma in self.receiving
        sources = self._nominal_sources(noun, entry, verb, receiving)
        if not sources:
            return
        argument, targets = self._nominal_targets(noun, entry, verb, receiving)
        taken = {s.token for s in sources}
        targets = [t for t in targets if t.token not in taken]
        force = force_of(parse, verb if verb >= 0 else noun)
        if any(parse.lowers[c] in ("no", "any", "without") for c in parse.children[noun]):
            return
        for source in sources:
            for target in targets:
                yield Finding(predicate, entry.edge, source, target, argument, force)
            if not targets and (entry.reply or (receiving and self._claim_received(verb))):
                yield Finding(predicate, entry.edge, source, None, "", force)

    def _claim_received(self, verb: int) -> bool:
        """Tell whether a claim is what "drew a rebuke from the team"."""
        subjects = arguments.grammatical_subjects(self.parse, verb)
        return any(self.parse.lemmas[s].lower() in self.lexicon.claims for s in subjects)

    def _governor(self, noun: int) -> int:
        parse = self.parse
        head, dep = parse.heads[noun], parse.deps[noun]
        for _ in range(4):
            if dep in ("pobj", "prep", "conj", "pcomp"):
                head, dep = parse.heads[head], parse.deps[head]
                continue
            break
        return (
            head if parse.pos[head] in ("VERB", "AUX") or parse.tags[head].startswith("VB") else -1
        )

    def _nominal_sources(self, noun: int, entry: Entry, verb: int, receiving: bool) -> list[Party]:
        parse = self.parse
        if entry.kind == "adjective":
            return self._subject_of_adjective(noun)
        if entry.agentive:
            return self._agentive(noun)
        for how in entry.source:
            if how == "possessor":
                tokens = arguments.possessors(parse, noun)
            elif how == "modifier":
                tokens = arguments.modifiers(parse, noun)
            elif how == "by":
                tokens = self.who.authors(noun)
            else:
                tokens = arguments.prepositional(parse, noun, (how,))
                if verb >= 0 and not tokens:
                    tokens = arguments.prepositional(parse, verb, (how,)) if receiving else []
            found = self.who.concerned(tokens)
            if found:
                return [Party(p.actor, p.token, how) for p in found]
        if verb >= 0 and not receiving and parse.lemmas[verb].lower() in self.giving:
            return self.who.concerned(arguments.doers(parse, verb))
        return []

    def _seen(self, adjective: int) -> list[int]:
        """Return who is seen or heard of: "glad to see that Ms Lee had won"."""
        parse = self.parse
        verbs = [
            c
            for c in parse.children[adjective]
            if parse.deps[c] == "xcomp" and parse.lemmas[c].lower() in self.seeing
        ]
        found = [t for verb in verbs for t in arguments.clause_subjects(parse, verb)]
        return found or [t for verb in verbs for t in arguments.objects(parse, verb)]

    def _subject_of_adjective(self, adjective: int) -> list[Party]:
        parse = self.parse
        head = parse.heads[adjective]
        if parse.deps[adjective] in ("acomp", "attr", "oprd", "conj", "xcomp", "ccomp"):
            return self.who.named(arguments.grammatical_subjects(parse, head))
        return []

    def _agentive(self, noun: int) -> list[Party]:
        """Return the actors that a word such as "critic" stands for."""
        parse = self.parse
        own = self.who.named([noun])
        head, dep = parse.heads[noun], parse.deps[noun]
        if dep == "attr":
            own = self.who.named(arguments.grammatical_subjects(parse, head)) or own
        elif dep == "appos":
            own = self.who.named([head]) or own
        else:
            own += self.who.named(c for c in parse.children[noun] if parse.deps[c] == "appos")
        return own

    def _nominal_targets(
        self, noun: int, entry: Entry, verb: int, receiving: bool
    ) -> tuple[str, list[Party]]:
        parse = self.parse
        for argument in entry.target:
            if argument == "possessor":
                tokens = arguments.possessors(parse, noun)
            elif argument == "modifier":
                tokens = arguments.modifiers(parse, noun)
            elif argument == "clause":
                tokens = arguments.clause_subjects(parse, noun)
            elif argument == "sight":
                tokens = self._seen(noun)
            else:
                tokens = arguments.prepositional(parse, noun, (argument,))
            if found := self.who.concerned(tokens):
                return argument, found
        if verb >= 0:
            if receiving:
                subjects = arguments.grammatical_subjects(parse, verb)
                return "receiver", self.who.concerned(subjects)
            for argument in entry.target:
                if found := self.who.concerned(arguments.prepositional(parse, verb, (argument,))):
                    return "verb-" + argument, found
        return "", []
