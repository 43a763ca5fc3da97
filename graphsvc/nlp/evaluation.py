"""What words say of somebody: praise, blame, harm and help near a mention, with negation."""

from __future__ import annotations

from graphsvc.nlp.acts import load, load_evaluation
from graphsvc.nlp.negation import not_only
from graphsvc.nlp.parse import Parse
from graphsvc.records import EdgeType, Span

_NEAR = 8  # tokens to each side of a mention
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "without", "nor", "neither", "hardly"})


class Evaluator:
    """Reads the tone of an article's words towards a mention."""

    def __init__(self, parse: Parse, language: str = "en") -> None:
        self.parse = parse
        self.words = load_evaluation(language)
        self.lexicon = load(language)
        self._tones: list[int] | None = None

    @property
    def tones(self) -> list[int]:
        """Return -1, 0 or 1 for each token: whether it is a word of blame or praise."""
        if self._tones is None:
            parse, words = self.parse, self.words
            self._tones = []
            for lemma, low, pos in zip(parse.lemmas, parse.lowers, parse.pos, strict=True):
                lemma = lemma.lower()
                tone = 0
                if pos != "PROPN":
                    if lemma in words.negative or low in words.negative:
                        tone = -1
                    elif lemma in words.positive or low in words.positive:
                        tone = 1
                    elif pos == "VERB":
                        tone = self._verb(lemma)
                self._tones.append(tone)
        return self._tones

    def _verb(self, lemma: str) -> int:
        if lemma in self.words.harm_by_subject:
            return -1
        if lemma in self.words.help_by_subject:
            return 1
        return 0

    def _act(self, token: int) -> int:
        parse = self.parse
        lemma = parse.lemmas[token].lower()
        table = self.lexicon.verbs if parse.pos[token] == "VERB" else self.lexicon.nouns
        for entry in table.get(lemma, ()):
            if not entry.phrase and entry.edge:
                return 1 if entry.edge is EdgeType.SUPPORTS else -1
        return 0

    def negated(self, token: int) -> bool:
        """Tell whether a word is negated by its own or its head's negation."""
        parse = self.parse
        for holder in (token, parse.heads[token]):
            for child in parse.children[holder]:
                if (
                    parse.deps[child] in ("neg", "det", "preconj")
                    and parse.lowers[child] in _NEGATIONS
                    and not not_only(parse, child)
                ):
                    return True
            if parse.pos[holder] in ("VERB", "AUX") and holder != token:
                break
        return False

    def evaluate(self, mention: int, content: Span) -> dict[str, float]:
        """Return what a content says of the mention headed by a token."""
        parse = self.parse
        out: dict[str, float] = {}
        head, dep = parse.heads[mention], parse.deps[mention]
        while dep in ("conj", "appos"):
            head, dep = parse.heads[head], parse.deps[head]
        out["role:" + (dep if dep in _ROLES else "other")] = 1.0
        if dep in ("nsubj", "nsubjpass") and head != mention:
            self._as_subject(head, dep == "nsubjpass", out)
        elif dep == "poss":
            self._tone_of(head, out, "thing")
            governor = parse.heads[head]
            if parse.deps[head] == "nsubj":
                self._as_subject(governor, False, out)
            elif parse.deps[head] in ("dobj", "pobj"):
                self._as_object(
                    governor if parse.deps[head] == "dobj" else parse.heads[governor], out
                )
        elif dep in ("dobj", "dative"):
            self._as_object(head, out)
        elif dep == "pobj":
            holder = parse.heads[head]
            if parse.lowers[head] == "by":
                self._as_subject(holder, False, out)
                self._tone_of(holder, out, "thing")
            else:
                self._tone_of(holder, out, "thing" if parse.lowers[head] == "of" else "near")
                if parse.pos[holder] == "VERB":
                    self._as_object(holder, out)
        for child in parse.children[mention]:
            if parse.deps[child] in ("amod", "compound", "appos", "relcl", "acl"):
                self._tone_of(child, out, "modifier")
        first, last = parse.at(content.start), parse.before(content.end)
        begin, end = parse.sentence_range(parse.sentences[mention])
        first, last = max(first, begin), min(last, end - 1)
        for name, value in self._window(
            max(first, mention - _NEAR), min(last, mention + _NEAR)
        ).items():
            out["window:" + name] = value
        for name, value in self._window(first, last).items():
            out["sentence:" + name] = value
        length = last - first + 1
        out["short"] = 1.0 if length <= 8 else 0.0
        if last < len(parse) and any(
            parse.lowers[t] == "?" for t in range(first, min(last + 2, len(parse)))
        ):
            out["question"] = 1.0
        if any(parse.lowers[t] in ("if", "would", "could") for t in range(first, last + 1)):
            out["conditional"] = 1.0
        if any(
            parse.lowers[t] in ("should", "must", "need", "ought") for t in range(first, last + 1)
        ):
            out["should"] = 1.0
        return out

    def _as_subject(self, verb: int, passive: bool, out: dict[str, float]) -> None:
        parse = self.parse
        turned = -1 if self.negated(verb) else 1
        if turned < 0:
            out["subject:negated"] = 1.0
        lemma = parse.lemmas[verb].lower()
        if parse.pos[verb] == "VERB":
            if passive:
                act = self._act(verb)
                if act:
                    out["passive:" + ("good" if act * turned > 0 else "bad")] = 1.0
            else:
                tone = self._verb(lemma)
                if tone:
                    out["good" if tone * turned > 0 else "harm"] = 1.0
                if lemma == "support" or self._act(verb) > 0:
                    out["subject:supports"] = 1.0
                if self._act(verb) < 0:
                    out["subject:attacks"] = 1.0
        for child in parse.children[verb]:
            dep = parse.deps[child]
            if dep in ("attr", "acomp", "oprd", "dobj", "xcomp", "ccomp"):
                strength = "" if dep in ("attr", "acomp", "oprd") else ":loose"
                for token in range(parse.first[child], parse.last[child] + 1):
                    tone = self.tones[token]
                    if tone:
                        if self.negated(token) and turned > 0:
                            tone = -tone
                        out[("good" if tone * turned > 0 else "bad") + strength] = 1.0

    def _as_object(self, verb: int, out: dict[str, float]) -> None:
        act = self._act(verb) or self.tones[verb]
        if act:
            turned = -1 if self.negated(verb) else 1
            out["object:" + ("good" if act * turned > 0 else "bad")] = 1.0

    def _tone_of(self, token: int, out: dict[str, float], how: str) -> None:
        tone = self.tones[token] or (self._act(token) if self.parse.pos[token] == "NOUN" else 0)
        if not tone:
            for child in self.parse.children[token]:
                if self.parse.deps[child] in ("amod", "compound", "advmod", "attr", "acomp"):
                    tone = tone or self.tones[child]
        if tone:
            turned = -1 if self.negated(token) else 1
            out[how + ":" + ("good" if tone * turned > 0 else "bad")] = 1.0

    def _window(self, first: int, last: int) -> dict[str, float]:
        bad = good = false = negations = 0
        parse = self.parse
        for token in range(first, last + 1):
            tone = self.tones[token]
            if tone:
                turned = -1 if self.negated(token) else 1
                bad += tone * turned < 0
                good += tone * turned > 0
            negations += parse.lowers[token] in _NEGATIONS and not not_only(parse, token)
            false += parse.lemmas[token].lower() in self.words.false
        return {
            "bad": min(bad, 3) / 3,
            "good": min(good, 3) / 3,
            "false": float(false > 0),
            "negation": float(negations > 0),
        }

    def tone(self, span: Span) -> dict[str, float]:
        """Return the tone of a whole stretch of text."""
        parse = self.parse
        return self._window(parse.at(span.start), parse.before(span.end))

    def verb_tone(self, verb: int) -> dict[str, float]:
        """Return the tone of a verb and of what stands under it."""
        out: dict[str, float] = {}
        act = self._act(verb) or self.tones[verb]
        turned = -1 if self.negated(verb) else 1
        if act:
            out["verb:" + ("good" if act * turned > 0 else "bad")] = 1.0
        for name, value in self._window(self.parse.first[verb], self.parse.last[verb]).items():
            out[name] = value
        return out


_ROLES = frozenset(
    {
        "nsubj",
        "nsubjpass",
        "dobj",
        "pobj",
        "poss",
        "compound",
        "amod",
        "ROOT",
        "attr",
        "npadvmod",
        "dative",
    }
)
