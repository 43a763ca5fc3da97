"""Someone or some body that one document speaks of, as it comes to be known."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from graphsvc.records import ActorKind


@dataclass(slots=True)
class Entity:
    """Someone the document speaks of. ``names`` count the surfaces in order of appearance."""

    kind: ActorKind
    names: Counter[str] = field(default_factory=Counter)
    gender: str = ""
    plural: bool = False
    roles: set[str] = field(default_factory=set)  # nouns by which the document describes it
    descriptions: list[str] = field(default_factory=list)
    serves: set[tuple[str, int]] = field(default_factory=set)  # as what, and the token of whose
    shown: str = ""  # the name to show, where it is not the fullest of ``names``
    owner: int | None = None  # the entity that it belongs to ("his administration")
    head: str = ""  # the noun of a description that it is known by

    @property
    def name(self) -> str:
        """Return the name that a user is shown."""
        if self.shown:
            return self.shown
        most = max(self.names.values())
        long = [name for name in self.names if " " in name] or list(self.names)
        if self.kind is ActorKind.PERSON:
            return max(long, key=lambda name: (self.names[name], len(name)))
        return next(name for name in self.names if self.names[name] == most)
