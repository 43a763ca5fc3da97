"""Reading PolNeAR: texts, and the first annotator's attributions of each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from graphsvc.evaluation.standoff import read_standoff
from graphsvc.records import Attribution


@dataclass(frozen=True)
class Document:
    """A text with the attributions in it."""

    name: str
    text: str
    attributions: tuple[Attribution, ...]


def read_gold(directory: Path) -> list[Document]:
    """Return the documents of a split; FileNotFoundError where there is none."""
    documents = []
    for path, attributions in read_standoff(directory):
        # Without translating line ends: the offsets count them.
        with path.open(encoding="utf-8", newline="") as stream:
            documents.append(Document(path.stem, stream.read(), attributions))
    if not documents:
        raise FileNotFoundError(f"no texts in {directory / 'text'}")
    return documents
