"""Lets documents with our attributes be saved, and sent from process to process.

spaCy writes the attributes of a document as msgpack, which knows no classes of
ours. Registered here are an encoder and a decoder for the records; importing the
module is enough. Bare spans (``doc._.quotes``, ``doc._.paragraphs``) are tuples
and come back as plain ones, equal to what they were.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from enum import StrEnum
from typing import Any, get_args, get_origin, get_type_hints

import srsly

from graphsvc.records import Actor, Article, Assertion, Attribution, Claim, Edge, Mention, Span

RECORDS: dict[str, type[Any]] = {
    record.__name__: record
    for record in (Actor, Article, Assertion, Attribution, Claim, Edge, Mention)
}
_KEY = "__graphsvc__"
Chain = Callable[[Any], Any] | None


def encode(value: Any, chain: Chain = None) -> Any:
    """Return a record as plain values; anything else as the next encoder has it."""
    name = type(value).__name__
    if RECORDS.get(name) is type(value):
        fields = [getattr(value, field.name) for field in dataclasses.fields(value)]
        return {_KEY: name, "fields": fields}
    return value if chain is None else chain(value)


def decode(value: Any, chain: Chain = None) -> Any:
    """Return the record that plain values stand for; anything else as the next decoder has it."""
    if isinstance(value, dict) and _KEY in value:
        name = value[_KEY]
        return RECORDS[name](*map(_restore, _FIELD_TYPES[name], value["fields"]))
    return value if chain is None else chain(value)


def _restore(kind: Any, value: Any) -> Any:
    """Return a value of a field as the type that it had."""
    if kind is Span:
        return Span(*value)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind(value)
    if get_origin(kind) is tuple:
        return tuple(_restore(get_args(kind)[0], each) for each in value)
    if value is not None:
        for choice in get_args(kind):
            if isinstance(choice, type) and issubclass(choice, StrEnum):
                return choice(value)
    return value


_FIELD_TYPES = {name: tuple(get_type_hints(record).values()) for name, record in RECORDS.items()}

srsly.msgpack_encoders.register("graphsvc_records", func=encode)
srsly.msgpack_decoders.register("graphsvc_records", func=decode)
