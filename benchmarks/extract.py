"""How fast articles are extracted, against spaCy's bare pipeline on the same texts.

    python benchmarks/extract.py                       # articles made of those in examples/
    python benchmarks/extract.py FOLDER                # the reader's own texts
    python benchmarks/extract.py --attribution rules   # by rules alone
    python benchmarks/extract.py --growth              # 100 articles against 1,000
    python benchmarks/extract.py --memory 10000        # what memory does over so many

The bare pipeline and the extraction take turns, a few articles at a time, so that
whatever else the machine does falls on both; the median of the turns' ratios
counts. Wall time is what a user waits, with all cores; processor time is what it
costs, and does not depend on what else the machine does.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import resource
import statistics
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from spacy.language import Language

from graphsvc.config import Settings
from graphsvc.nlp.attribution import finder_of
from graphsvc.nlp.pipeline import build_pipeline, extract_many, load_model
from graphsvc.reading import read
from graphsvc.records import Article, Extraction

EXAMPLES = Path(__file__).parent.parent / "examples"
TURN = 48  # articles in a turn
PARAGRAPHS = 12  # of an article that is made up


class Times(NamedTuple):
    """Seconds of a stretch of work."""

    wall: float
    processor: float


class Clock:
    """Measures the time since it was made."""

    def __init__(self) -> None:
        self._wall, self._processor = time.perf_counter(), time.process_time()

    def times(self) -> Times:
        return Times(time.perf_counter() - self._wall, time.process_time() - self._processor)


def made_of(articles: list[Article], count: int) -> Iterator[Article]:
    """Yield articles of the paragraphs of others, put together by a fixed seed."""
    choice = random.Random(20)
    paragraphs = [p for a in articles for p in a.text.split("\n\n") if len(p) > 60]
    for number in range(count):
        text = "\n\n".join(choice.sample(paragraphs, min(PARAGRAPHS, len(paragraphs))))
        yield Article(text, origin=f"made-{number}")


def bare_run(nlp: Language, articles: Iterable[Article], settings: Settings) -> int:
    """Run spaCy's own components; return the number of tokens."""
    texts = (article.text for article in articles)
    return sum(len(doc) for doc in nlp.pipe(texts, batch_size=settings.batch_articles))


def full_run(nlp: Language, articles: Iterable[Article], settings: Settings) -> int:
    """Extract; return the number of articles that were."""
    found = extract_many(articles, nlp, settings=settings)
    return sum(isinstance(each, Extraction) for each in found)


def compare(
    bare: Language, full: Language, articles: list[Article], settings: Settings
) -> dict[str, Any]:
    """Return tokens a second of both, and the ratios of their times."""
    warm = articles[:4]
    bare_run(bare, warm, settings)
    full_run(full, warm, settings)
    tokens = failed = 0
    bare_times, full_times = [], []
    for start in range(0, len(articles), TURN):
        turn = articles[start : start + TURN]
        clock = Clock()
        tokens += bare_run(bare, turn, settings)
        bare_times.append(clock.times())
        clock = Clock()
        failed += len(turn) - full_run(full, turn, settings)
        full_times.append(clock.times())
    pairs = list(zip(full_times, bare_times, strict=True))
    return {
        "articles": len(articles),
        "failed": failed,
        "tokens": tokens,
        "bare_tokens_per_second": round(tokens / sum(t.wall for t in bare_times)),
        "extract_tokens_per_second": round(tokens / sum(t.wall for t in full_times)),
        "wall_ratio": round(statistics.median(f.wall / b.wall for f, b in pairs), 3),
        "processor_ratio": round(statistics.median(f.processor / b.processor for f, b in pairs), 3),
    }


def by_component(nlp: Language, articles: list[Article]) -> dict[str, float]:
    """Return the share of the processor time that each component takes."""
    clock = Clock()
    docs = [nlp.make_doc(article.text) for article in articles]
    taken = {"tokenizer": clock.times().processor}
    clock = Clock()
    readings = finder_of(nlp).read([article.text for article in articles])
    taken["attribution model"] = clock.times().processor
    for doc, article, reading in zip(docs, articles, readings, strict=True):
        doc._.article = article
        doc._.read_attributions = reading
    for name, component in nlp.pipeline:
        clock = Clock()
        if hasattr(component, "pipe"):
            docs = list(component.pipe(docs, batch_size=16))
        else:
            docs = [component(doc) for doc in docs]
        taken[name] = clock.times().processor
    whole = sum(taken.values())
    return {name: round(seconds / whole, 3) for name, seconds in taken.items()}


def growth(nlp: Language, articles: list[Article], settings: Settings) -> dict[str, float]:
    """Return the processor seconds of an article in runs of 100 and of 1,000, and their ratio."""
    seconds = {}
    for count in (100, 1_000):
        clock = Clock()
        full_run(nlp, itertools.islice(itertools.cycle(articles), count), settings)
        seconds[count] = clock.times().processor / count
    return {
        "seconds_per_article_100": round(seconds[100], 4),
        "seconds_per_article_1000": round(seconds[1_000], 4),
        "ratio": round(seconds[1_000] / seconds[100], 3),
    }


def memory(
    nlp: Language, articles: list[Article], settings: Settings, count: int
) -> dict[str, int]:
    """Return the peak memory (MB) after each tenth of ``count`` articles.

    Each article has words and names of its own.
    """

    def renamed() -> Iterator[Article]:
        for number, article in enumerate(itertools.cycle(articles)):
            yield Article(f"Xq{number} said that zx{number} broke.\n\n{article.text}")

    peaks = {}
    found = extract_many(renamed(), nlp, settings=settings)
    for number, _ in enumerate(itertools.islice(found, count), 1):
        if number % max(1, count // 10) == 0:
            peaks[str(number)] = peak_megabytes()
    found.close()
    return peaks


def peak_megabytes() -> int:
    """Return the most memory that this process has held so far."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // (1024 * 1024 if sys.platform == "darwin" else 1024)


def main() -> None:
    """Run what the command line asks for and print it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, help="texts, HTML or JSON lines")
    parser.add_argument("--articles", type=int, default=144, help="how many at most (%(default)s)")
    parser.add_argument("--attribution", default="auto", help="auto, model, rules or both")
    parser.add_argument("--growth", action="store_true", help="100 articles against 1,000")
    parser.add_argument(
        "--memory",
        type=int,
        nargs="?",
        const=1_000,
        metavar="N",
        help="peak memory over N articles",
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    settings = Settings(attribution=options.attribution)
    found = [
        each
        for each in read([str(options.folder or EXAMPLES)], settings)
        if isinstance(each, Article)
    ]
    if not found:
        raise SystemExit("no articles there")
    articles = found[: options.articles]
    if options.folder is None:
        articles = list(made_of(found, options.articles))
    bare, full = load_model(settings.spacy_model), build_pipeline(settings)
    result: dict[str, Any] = compare(bare, full, articles, settings)
    result["share_by_component"] = by_component(full, articles[:60])
    if options.growth:
        result["growth"] = growth(full, articles, settings)
    if options.memory:
        result["peak_megabytes_after"] = memory(full, articles, settings, options.memory)
    if options.json:
        print(json.dumps(result, indent=2))
        return
    for name, value in result.items():
        if isinstance(value, dict):
            print(name)
            for key, figure in value.items():
                print(f"    {key:28} {figure:10}")
        else:
            print(f"{name:32} {value:10}")


if __name__ == "__main__":
    main()
