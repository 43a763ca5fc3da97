"""Put the annotations that come with this folder beside the texts that they are of.

    python training/edges/annotations.py POLNEAR OUT

annotations.jsonl.gz says for 541 articles of PolNeAR which actors stand where and which
edges they have, by offsets of characters only: it holds no text of the corpus. POLNEAR
is the corpus (its text/ folders are found below it); OUT becomes a folder of NAME.txt and
NAME.json, which train.py takes as --also.
"""

from __future__ import annotations

import argparse
import gzip
import json
import shutil
from pathlib import Path
from typing import Any

ANNOTATIONS = Path(__file__).parent / "annotations.jsonl.gz"


def with_words(record: dict[str, Any], text: str) -> dict[str, Any]:
    """Return an annotation as docs/quality.md describes it, with the words of a text.

    A name is a pair of offsets or, where an actor's name is not in the text, the name.
    """
    return {
        "document": record["document"],
        "actors": {
            actor: [name if isinstance(name, str) else text[name[0] : name[1]] for name in names]
            for actor, names in record["actors"].items()
        },
        "edges": [
            {
                "source": source, "type": kind, "target": target, "optional": optional,
                "evidence": [text[start:end] for start, end in spans], "evidence_spans": spans,
            }
            for source, kind, target, optional, spans in record["edges"]
        ],
    }  # fmt: skip


def main() -> None:
    """Run what the command line asks for; the exit status is 1 where texts are missing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("polnear", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    texts = {path.stem: path for path in options.polnear.rglob("text/*.txt")}
    options.out.mkdir(parents=True, exist_ok=True)
    missing = []
    with gzip.open(ANNOTATIONS, "rt", encoding="utf-8") as stream:
        for record in map(json.loads, stream):
            name = record["document"]
            if name not in texts:
                missing.append(name)
                continue
            with texts[name].open(encoding="utf-8", newline="") as text:
                annotation = with_words(record, text.read())
            shutil.copy(texts[name], options.out / f"{name}.txt")
            (options.out / f"{name}.json").write_text(json.dumps(annotation), "utf8")
    if missing:
        raise SystemExit(f"no text in {options.polnear} of {len(missing)}: {', '.join(missing)}")


if __name__ == "__main__":
    main()
