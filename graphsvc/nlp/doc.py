"""The custom attributes that the components hand to one another on a spaCy Doc.

Each component writes only its own attribute. All offsets in the values are
characters of ``doc.text``, which is the article's text, untouched.

==================  =============================  =====================
attribute           holds                          written by
==================  =============================  =====================
article             Article | None                 pipeline.extract
paragraphs          tuple[Paragraph, ...]          layout.py
quotes              tuple[Span, ...]               quotes.py
attributions        tuple[Attribution, ...]        attribution.py
mentions            tuple[Mention, ...]            actors.py
actors              tuple[Actor, ...]              actors.py
assertions          tuple[Assertion, ...]          assertions.py
claims              tuple[Claim, ...]              assertions.py
edges               tuple[Edge, ...]               edges.py
==================  =============================  =====================
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from spacy.tokens import Doc

ATTRIBUTES = (
    "paragraphs",
    "quotes",
    "attributions",
    "mentions",
    "actors",
    "assertions",
    "claims",
    "edges",
)


class ParagraphKind(StrEnum):
    """What a paragraph is; only text and headlines give assertions."""

    TEXT = "text"
    HEADLINE = "headline"  # headline and standfirst, which count as text
    FURNITURE = "furniture"  # section heads, "Read more", captions, bylines


class Paragraph(NamedTuple):
    """A paragraph of the article, in characters, end exclusive."""

    start: int
    end: int
    kind: ParagraphKind


def register_attributes() -> None:
    """Register the custom attributes on Doc; harmless when done twice."""
    for name in ATTRIBUTES:
        Doc.set_extension(name, default=(), force=True)
    Doc.set_extension("article", default=None, force=True)


register_attributes()
