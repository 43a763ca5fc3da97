"""Who does an act to whom: from a use of the lexicon to the actors of its arguments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graphsvc.nlp import arguments
from graphsvc.nlp.acts import Entry, Predicate, load, load_evaluation
from graphsvc.nlp.lexicon import read_set
from graphsvc.nlp.negation import Force, force_of
from graphsvc.nlp.parse import Parse
from graphsvc.nlp.speakers import Speakers
from graphsvc.records import EdgeType

_OWNING = ("by", "from", "of")
_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})


@dataclass(frozen=True, slots=True)
class Party:
    """An actor as an argument: which one, at which token, and how the argument names it."""

    actor: str
    token: int
    how: str  # "self", or why the thing at hand is the actor's: "possessor", "by", "modifier" ...


@dataclass(frozen=True, slots=True)
class Finding:
    """An act between two actors, as a predicate says it. ``target`` is None where no one is named."""

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
        self.receiving = read_set("acts_receiving", language)
        self.giving = read_set("acts_giving", language)

    # -- parties ---------------------------------------------------------------------------

    def parties(self, tokens: Iterable[int]) -> list[Party]:
        """Return the actors that noun phrases name themselves."""
        found = []
        for token in tokens:
            actor = self.speakers.actor_at(token)
            if actor is None and self.parse.lowers[token] in _FIRST_PERSON:
                actor = self.speakers.speaker_at(token)
            if actor is not None:
                found.append(Party(actor, token, "self"))
        return found

    def owners(self, thing: int, depth: int = 0) -> list[Party]:
        """Return the actors whose thing (claim, plan, attack ...) a noun is."""
        parse = self.parse
        found: list[Party] = []
        for how, tokens in (
            ("possessor", arguments.possessors(parse, thing)),
            ("by", self._authors(thing)),
            ("modifier", arguments.modifiers(parse, thing)),
        ):
            found = [Party(p.actor, p.token, how) for p in self.parties(tokens)]
            if found:
                return found
        if depth < 2:
            for child in parse.children[thing]:  # "the claims of the minister's lawyer"
                if parse.deps[child] == "prep" and parse.lowers[child] == "of":
                    for noun in parse.children[child]:
                        if parse.deps[noun] == "pobj":
                            named = self.parties(arguments.conjuncts(parse, noun))
                            found += [Party(p.actor, p.token, "of") for p in named]
                            found += [] if named else self.owners(noun, depth + 1)
        return found

    def _authors(self, thing: int) -> list[int]:
        parse = self.parse
        found = arguments.agents_by(parse, thing)
        found += arguments.prepositional(parse, thing, ("from",))
        for child in parse.children[thing]:
            if parse.deps[child] in ("acl", "relcl"):  # "the story advanced by", "claims they made"
                found += arguments.agents_by(parse, child)
                if parse.deps[child] == "relcl" and parse.lemmas[child].lower() in self.giving:
                    subjects = [c for c in parse.children[child] if parse.deps[c] == "nsubj"]
                    found += [s for s in subjects if parse.tags[s] not in ("WDT", "WP")]
        return found

    def concerned(self, tokens: Iterable[int], owner_only: bool = False) -> list[Party]:
        """Return the actors that arguments name, or whose things they are."""
        found = []
        for token in tokens:
            named = [] if owner_only else self.parties([token])
            found += named or self.owners(token)
        return found

    # -- predicates ------------------------------------------------------------------------

    def find(self, predicates: Iterable[Predicate]) -> Iterator[Finding]:
        """Yield what the predicates do to whom."""
        for predicate in predicates:
            kind = predicate.entry.kind
            if kind == "verb":
                yield from self._verb(predicate)
            elif kind == "naming":
                yield from self._naming(predicate)
            else:
                yield from self._nominal(predicate)

    def _verb(self, predicate: Predicate) -> Iterator[Finding]:
        parse, token, entry = self.parse, predicate.token, predicate.entry
        sources = self.concerned(arguments.doers(parse, token))
        if not sources:
            return
        if entry.needs == "of-with" and not arguments.prepositional(parse, token, ("of", "with", "for")):
            if not any(c for c in parse.children[token] if parse.lowers[c] in ("of", "with", "for")):
                return
        force = force_of(parse, token)
        for argument in entry.target:
            named = list(self._arguments(predicate, argument))
            targets = self._targets(named, entry, argument)
            if targets:
                for source in sources:
                    for target in targets:
                        yield Finding(predicate, entry.edge, source, target, argument, force)
                return
        if entry.reply and self._answers_a_claim(predicate):
            for source in sources:
                yield Finding(predicate, entry.edge, source, None, "", force)

    def _arguments(self, predicate: Predicate, argument: str) -> list[int]:
        parse, token = self.parse, predicate.token
        if argument in ("object", "owner"):
            found = arguments.shared_objects(parse, token)
            if predicate.extra >= 0:
                found = [t for t in found if t != predicate.extra]
                if not found:
                    found = arguments.prepositional(parse, token, (predicate.entry.phrase.split()[-1],))
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
                    found += self.owners(token)
            return found
        if entry.needs == "person":
            return self.parties(named)
        return self.concerned(named, owner_only=argument == "owner")

    def _answers_a_claim(self, predicate: Predicate) -> bool:
        """Tell whether a denial names a claim, or has a clause, but no one who made it."""
        parse, token = self.parse, predicate.token
        if arguments.clauses(parse, token) or any(
            parse.deps[c] in ("xcomp", "pcomp") for c in parse.children[token]
        ):
            return True
        found = arguments.shared_objects(parse, token)
        found += arguments.prepositional(parse, token, ("with", "on", "against", "to"))
        return any(
            parse.lemmas[t].lower() in self.lexicon.claims or parse.lowers[t] in ("it", "that", "this", "them")
            for t in found
        )

    def _naming(self, predicate: Predicate) -> Iterator[Finding]:
        parse, token = self.parse, predicate.token
        sources = self.concerned(arguments.doers(parse, token))
        if not sources:
            return
        things = arguments.objects(parse, token)
        if parse.lemmas[token] == "refer":
            things = arguments.prepositional(parse, token, ("to",))
        things += [] if things else arguments.clause_subjects(parse, token)
        if not things:
            return
        flavour = self._flavour(token, things[0])
        if not flavour:
            return
        force = force_of(parse, token)
        for thing in things:
            named = self.parties([thing])
            claim = not named and parse.lemmas[thing].lower() in self.lexicon.claims
            edge = {"positive": EdgeType.SUPPORTS, "negative": EdgeType.ACCUSES}.get(flavour)
            if edge is None:
                edge = EdgeType.ACCUSES if named else EdgeType.CONTRADICTS
            elif claim and flavour == "negative" and self._is_false(token, thing):
                edge = EdgeType.CONTRADICTS
            for source in sources:
                for target in named or self.owners(thing):
                    yield Finding(predicate, edge, source, target, "naming", force, flavour)

    def _flavour(self, verb: int, thing: int) -> str:
        words = self._complement(verb, thing)
        if any(parse_not in ("not", "n't", "hardly", "n’t") for parse_not in words):
            return ""
        for name in ("negative", "false", "positive"):
            if any(word in getattr(self.evaluation, name) for word in words):
                return name
        return ""

    def _is_false(self, verb: int, thing: int) -> bool:
        return any(word in self.evaluation.false for word in self._complement(verb, thing))

    def _complement(self, verb: int, thing: int) -> list[str]:
        """Return the lemmas and forms of what somebody or something is called."""
        parse = self.parse
        start = parse.last[thing] + 1 if parse.last[thing] < parse.last[verb] else thing + 1
        words = []
        for index in range(start, min(parse.last[verb] + 1, start + 12)):
            if parse.lowers[index] in (";", "but", "while", "after", "because", "who", "and") and index > start + 1:
                break
            words += [parse.lemmas[index].lower(), parse.lowers[index]]
        return words

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
            if entry.reply and not targets:
                yield Finding(predicate, entry.edge, source, None, "", force)

    def _governor(self, noun: int) -> int:
        parse = self.parse
        head, dep = parse.heads[noun], parse.deps[noun]
        for _ in range(4):
            if dep in ("pobj", "prep", "conj", "pcomp"):
                head, dep = parse.heads[head], parse.deps[head]
                continue
            break
        return head if parse.pos[head] in ("VERB", "AUX") or parse.tags[head].startswith("VB") else -1

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
                tokens = [t for t in arguments.modifiers(parse, noun)]
            elif how == "by":
                tokens = self._authors(noun)
            else:
                tokens = arguments.prepositional(parse, noun, (how,))
                if verb >= 0 and not tokens:
                    tokens = arguments.prepositional(parse, verb, (how,)) if receiving else []
            found = self.concerned(tokens)
            if found:
                return [Party(p.actor, p.token, how) for p in found]
        if verb >= 0 and not receiving and parse.lemmas[verb].lower() in self.giving:
            return self.concerned(arguments.doers(parse, verb))
        return []

    def _subject_of_adjective(self, adjective: int) -> list[Party]:
        parse = self.parse
        head = parse.heads[adjective]
        if parse.deps[adjective] in ("acomp", "attr", "oprd", "conj", "xcomp", "ccomp"):
            return self.parties(arguments.grammatical_subjects(parse, head))
        return []

    def _agentive(self, noun: int) -> list[Party]:
        """Return the actors that a word such as "critic" stands for."""
        parse = self.parse
        own = self.parties([noun])
        head, dep = parse.heads[noun], parse.deps[noun]
        if dep == "attr":
            own = self.parties(arguments.grammatical_subjects(parse, head)) or own
        elif dep == "appos":
            own = self.parties([head]) or own
        else:
            own += self.parties(c for c in parse.children[noun] if parse.deps[c] == "appos")
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
            else:
                tokens = arguments.prepositional(parse, noun, (argument,))
            if found := self.concerned(tokens):
                return argument, found
        if verb >= 0:
            if receiving:
                subjects = arguments.grammatical_subjects(parse, verb)
                return "receiver", self.concerned(subjects)
            for argument in entry.target:
                if found := self.concerned(arguments.prepositional(parse, verb, (argument,))):
                    return "verb-" + argument, found
        return "", []
