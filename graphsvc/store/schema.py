"""The statements of a schema file, one at a time, as both engines want them."""

from __future__ import annotations

import re

from graphsvc.resources import cypher_text

_COMMENT = re.compile(r"^\s*//.*$", re.MULTILINE)


def statements(engine: str) -> list[str]:
    """Return the statements of cypher/schema/``engine``.cypher, in order."""
    text = _COMMENT.sub("", cypher_text("schema", engine))
    return [part.strip() for part in text.split(";") if part.strip()]
