"""Pages of an answer, by the key of the last row seen."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graphsvc.errors import ParameterError
from graphsvc.store.base import Row


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows, and the cursor of those after them: None where there are no more."""

    rows: list[Row]
    next: str | None = None


def write_cursor(values: Sequence[Any]) -> str:
    """Return the key of a row as an opaque word that is safe in an address."""
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read_cursor(cursor: str, columns: Sequence[str]) -> dict[str, Any]:
    """Return the parameters after_COLUMN that a cursor stands for."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        values = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (binascii.Error, ValueError) as error:
        raise not_a_cursor() from error
    if not isinstance(values, list) or len(values) != len(columns):
        raise not_a_cursor()
    # A row without the property sorts as the empty string does.
    return {
        f"after_{column}": "" if value is None else value
        for column, value in zip(columns, values, strict=True)
    }


def not_a_cursor() -> ParameterError:
    """Return the error for a cursor that no page gave."""
    return ParameterError("after", "is not the cursor of a page; pass on what `next` held")
