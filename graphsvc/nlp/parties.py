"""Which actors an argument names, or whose thing it is: the parties of an act."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graphsvc.nlp import arguments
from graphsvc.nlp.acts import load
from graphsvc.nlp.lexicon import read_set
from graphsvc.nlp.parse import Parse
from graphsvc.nlp.speakers import Speakers

_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})
_STAND_INS = frozenset({"those", "one", "ones", "many", "some", "several", "people", "both"})
_EXAMPLES = frozenset({"like", "including", "as"})
_SKIPPED_BEFORE = frozenset({"RB", "MD", "RP"})
_AUXILIARIES = frozenset(
    {"has", "have", "had", "is", "was", "will", "'s", "’s", "are", "were", "be", "been"}
)
_SKIPPED_AFTER = frozenset({"DT", "JJ", "NN", "RP", "PRP$", "``", "CD"})

_RECALLING = frozenset({"the", "such", "this", "that", "these", "those"})
_RECALL_REACH = 12  # sentences back to who was named as the owner of a thing


@dataclass(frozen=True, slots=True)
class Party:
    """An actor as an argument: which one, at which token, and how the argument names it."""

    actor: str
    token: int
    how: str  # "self", or why the thing at hand is the actor's: "possessor", "by", "modifier" ...


class PartyFinder:
    """Finds the actors that the noun phrases of one article name or belong to."""

    def __init__(self, parse: Parse, speakers: Speakers, language: str = "en") -> None:
        self.parse = parse
        self.speakers = speakers
        self.giving = read_set("acts_giving", language)
        lexicon = load(language)
        self._spoken = lexicon.claims - lexicon.documents
        self._begin = {m[0]: m for m in speakers.mentions}
        self._end = {m[1]: m for m in speakers.mentions}
        self._things: dict[str, list[tuple[int, str]]] | None = None

    def named(self, tokens: Iterable[int]) -> list[Party]:
        """Return the actors that noun phrases name themselves."""
        found = []
        for token in tokens:
            actor = self.speakers.actor_at(token)
            if actor is None and self.parse.lowers[token] in _FIRST_PERSON:
                actor = self.speakers.speaker_at(token)
            if actor is not None:
                found.append(Party(actor, token, "self"))
            found += self._examples(token)
        return found

    def _examples(self, token: int) -> list[Party]:
        """Return the actors given as examples of a group: "politicians like Ms Lee"."""
        parse = self.parse
        found = []
        for child in parse.children[token]:
            if parse.deps[child] == "prep" and parse.lowers[child] in _EXAMPLES and child > token:
                for noun in parse.children[child]:
                    if parse.deps[noun] == "pobj":
                        for member in arguments.conjuncts(parse, noun):
                            if (actor := self.speakers.actor_at(member)) is not None:
                                found.append(Party(actor, member, "example"))
        return found

    def owners(self, thing: int, depth: int = 0) -> list[Party]:
        """Return the actors whose thing (claim, plan, attack ...) a noun is."""
        parse = self.parse
        for how, tokens in (
            ("possessor", arguments.possessors(parse, thing)),
            ("by", self.authors(thing)),
            ("modifier", arguments.modifiers(parse, thing)),
        ):
            if how == "modifier" and parse.lemmas[thing].lower() in self._spoken:
                how = "claimant"  # "US accusations" are the United States'
            if found := [Party(p.actor, p.token, how) for p in self.named(tokens)]:
                return found
        found = []
        if depth < 2:
            for child in parse.children[thing]:  # "the claims of the minister's lawyer"
                if parse.deps[child] == "prep" and parse.lowers[child] == "of":
                    for noun in parse.children[child]:
                        if parse.deps[noun] == "pobj":
                            named = self.named(arguments.conjuncts(parse, noun))
                            found += [Party(p.actor, p.token, "of") for p in named]
                            found += [] if named else self.owners(noun, depth + 1)
        return found

    def recalled(self, thing: int) -> list[Party]:
        """Return whose thing "the move" or "such a ban" is: whoever was last named as its owner."""
        parse = self.parse
        if parse.pos[thing] != "NOUN" or not any(
            parse.lowers[c] in _RECALLING for c in parse.children[thing]
        ):
            return []
        for token, actor in reversed(self.things.get(parse.lemmas[thing].lower(), ())):
            if token < thing:
                if parse.sentences[thing] - parse.sentences[token] > _RECALL_REACH:
                    break
                return [Party(actor, thing, "recalled")]
        return []

    @property
    def things(self) -> dict[str, list[tuple[int, str]]]:
        """Return every thing that is someone's, by its lemma, in the order of the text."""
        if self._things is None:
            parse = self.parse
            found: dict[str, list[tuple[int, str]]] = {}
            for _, _, head, actor, _ in self.speakers.mentions:
                thing = parse.heads[head]
                if parse.deps[head] in ("poss", "compound", "amod") and parse.pos[thing] == "NOUN":
                    found.setdefault(parse.lemmas[thing].lower(), []).append((thing, actor))
                    for child in parse.children[
                        thing
                    ]:  # "his proposal to ban", "his call for a ban"
                        for inner in (child, *parse.children[child]):
                            if parse.deps[inner] in ("acl", "pobj") and inner > thing:
                                lemma = parse.lemmas[inner].lower()
                                found.setdefault(lemma, []).append((inner, actor))
            self._things = {lemma: sorted(places) for lemma, places in found.items()}
        return self._things

    def authors(self, thing: int) -> list[int]:
        """Return the nouns that name who made a thing: "by Ms Lee", "that Ms Lee made"."""
        parse = self.parse
        found = arguments.agents_by(parse, thing)
        found += arguments.prepositional(parse, thing, ("from",))
        for child in parse.children[thing]:
            if parse.deps[child] == "acl" and parse.tags[child] == "VBN":  # "advanced by the CIA"
                found += arguments.agents_by(parse, child)
            elif parse.deps[child] == "relcl" and parse.lemmas[child].lower() in self.giving:
                subjects = [c for c in parse.children[child] if parse.deps[c] == "nsubj"]
                found += [s for s in subjects if parse.tags[s] not in ("WDT", "WP")]
        head = parse.heads[thing]
        if not found and parse.deps[thing] == "dobj" and not arguments.is_passive(parse, head):
            # the parser gives "knocked a statement by Mr Clay" to the verb
            found += [t for t in arguments.agents_by(parse, head) if t > thing]
        return found

    def concerned(self, tokens: Iterable[int], owner_only: bool = False) -> list[Party]:
        """Return the actors that arguments name, or whose things they are."""
        found = []
        for token in tokens:
            named = [] if owner_only else self.named([token])
            if not named and self.parse.lowers[token] in _STAND_INS:
                named = self._stand_in(token)
            found += named or self.owners(token) or self.recalled(token)
        return found

    def _stand_in(self, token: int) -> list[Party]:
        """Return whom "those" means in "Ms Lee was among those praising it"."""
        parse, current = self.parse, token
        for _ in range(4):
            if parse.deps[current] not in ("pobj", "prep", "attr"):
                break
            current = parse.heads[current]
            if parse.lemmas[current] == "be":
                return self.named(arguments.grammatical_subjects(parse, current))
        return []

    def before(self, verb: int) -> list[Party]:
        """Return the actor named right before a verb, whatever the parser made of the two.

        Headlines and short sentences are often misread: "Lee Blasts Cole".
        """
        parse, token = self.parse, verb - 1
        while token >= 0 and (
            parse.tags[token] in _SKIPPED_BEFORE or parse.lowers[token] in _AUXILIARIES
        ):
            token -= 1
        mention = self._end.get(token)
        if mention is None or parse.sentences[mention[0]] != parse.sentences[verb]:
            return []
        if mention[0] > 0 and parse.tags[mention[0] - 1] in ("IN", "POS", "CC", "PRP$"):
            return []
        return [Party(mention[3], mention[2], "before")]

    def after(self, verb: int) -> list[Party]:
        """Return the actor named right after a verb, or who owns what is."""
        parse = self.parse
        for token in range(verb + 1, min(verb + 6, len(parse))):
            mention = self._begin.get(token)
            if mention is not None and parse.sentences[token] == parse.sentences[verb]:
                return [Party(mention[3], mention[2], "after")]
            if parse.tags[token] not in _SKIPPED_AFTER and parse.pos[token] != "PROPN":
                break
        return []
