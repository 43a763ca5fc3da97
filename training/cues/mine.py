"""Makes graphsvc/nlp/lexicon/en/cues.tsv: how sure an attribution is, by frame and cue.

    python training/cues/mine.py POLNEAR/train

POLNEAR/train is a folder with text/*.txt and attributions/*.ann (BRAT standoff).
Every candidate of the rules is held against the annotated attributions: it is
right where both its content and its source share at least half of their words
with one of them (Jaccard index). A word's certainty in a frame is the share of
its candidates that are right, drawn towards the share of the frame's rare words,
which is also the certainty of every word that is not listed ("*").
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from spacy.language import Language

from graphsvc.config import Settings
from graphsvc.evaluation.attributions import Tokens, WordIndex, jaccard
from graphsvc.evaluation.standoff import read_standoff
from graphsvc.nlp.attribution_rules import QUOTED_SHARE, Lexicon, find_candidates
from graphsvc.nlp.parse import parse_of
from graphsvc.nlp.pipeline import build_pipeline

LEXICON = Path(__file__).parents[2] / "graphsvc" / "nlp" / "lexicon" / "en" / "cues.tsv"
RARE = 3  # candidates of a word that is rare in a frame, at most
STRENGTH = 4.0  # how many candidates the share of the frame counts for
LEAST_RIGHT = 3  # a frame with fewer right candidates is left out
LEAST_CERTAINTY = 0.15  # words and frames below it are not worth a line
LEAST_DIFFERENCE = 0.05  # nor are words this close to their frame

Key = tuple[str, str]


class AnyWord(dict[Key, float]):
    """A lexicon in which every word is a cue in every frame."""

    def get(self, key: Key, default: object = None) -> float:
        """Return certainty."""
        return 1.0


def judge(nlp: Language, folder: Path) -> Iterator[tuple[str, str, bool]]:
    """Yield the frame and the word of each candidate, and whether it is right."""
    anything: Lexicon = AnyWord()
    for path, gold in read_standoff(folder):
        with path.open(encoding="utf-8", newline="") as stream:
            doc = nlp(stream.read())
        parse = parse_of(doc)
        words = WordIndex(doc.text)
        wanted = [(words.within(each.content), words.within(each.source)) for each in gold]
        for candidates in find_candidates(parse, doc._.quotes, doc._.paragraphs, anything):
            for each in candidates:
                # Inside a quotation the rules have a discount of their own.
                if each.certainty > QUOTED_SHARE:
                    content = words.within(parse.spans(each.content))
                    source = words.within(parse.spans(each.source))
                    yield each.frame, each.word, is_right(content, source, wanted)


def is_right(content: Tokens, source: Tokens, wanted: Iterable[tuple[Tokens, Tokens]]) -> bool:
    """Tell whether a candidate is one of the annotated attributions."""
    return any(
        jaccard(content, gold_content) >= 0.5
        and (jaccard(source, gold_source) >= 0.5 or not (source or gold_source))
        for gold_content, gold_source in wanted
    )


def certainties(judged: Iterable[tuple[str, str, bool]]) -> Iterator[tuple[str, str, float]]:
    """Yield frame, word and certainty, frame by frame, the frame's own ("*") first."""
    total: dict[str, Counter[str]] = defaultdict(Counter)
    right: dict[str, Counter[str]] = defaultdict(Counter)
    for frame, word, is_one in judged:
        total[frame][word] += 1
        right[frame][word] += is_one
    for frame in sorted(total):
        if right[frame].total() >= LEAST_RIGHT:
            prior = _prior(total[frame], right[frame])
            yield frame, "*", prior
            for word in sorted(total[frame]):
                seen = total[frame][word]
                sure = (right[frame][word] + STRENGTH * prior) / (seen + STRENGTH)
                matters = max(sure, prior) >= LEAST_CERTAINTY
                if (
                    seen > 1
                    and matters
                    and abs(sure - prior) >= LEAST_DIFFERENCE
                    and _is_word(word)
                ):
                    yield frame, word, sure


def _prior(total: Mapping[str, int], right: Mapping[str, int]) -> float:
    """Return the share of right candidates among a frame's rare words, drawn towards all's."""
    rare = [word for word in total if total[word] <= RARE]
    overall = sum(right.values()) / sum(total.values())
    return (sum(right[word] for word in rare) + 1) / (
        sum(total[word] for word in rare) + 1 / overall
    )


def _is_word(word: str) -> bool:
    return word == ":" or (word.isascii() and word.replace("-", "").isalpha())


def main() -> None:
    """Write the lexicon."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("train", type=Path, help="folder with text/ and attributions/")
    options = parser.parse_args()
    nlp = build_pipeline(Settings(attribution="rules"))
    nlp.disable_pipes("ner", "graphsvc_actors", "graphsvc_assertions", "graphsvc_edges")
    rows = certainties(judge(nlp, options.train))
    lines = [f"{frame}\t{word}\t{certainty:.2f}" for frame, word, certainty in rows]
    head = "# How sure an attribution is, by the frame and the cue (its lemma; * is any other).\n"
    text = head + "frame\tword\tcertainty\n" + "\n".join(lines) + "\n"
    LEXICON.write_text(text, encoding="utf-8")
    print(f"{len(lines)} lines in {LEXICON}")


if __name__ == "__main__":
    main()
