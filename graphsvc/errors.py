"""Errors that a user can cause; each says what was wrong, where, and what to do next.

The command line and the API each keep one table from these classes to exit
codes and HTTP statuses; the classes themselves know neither.
"""

from __future__ import annotations


class GraphsvcError(Exception):
    """Base of every error that graphsvc raises on purpose."""


class ReadingError(GraphsvcError):
    """An input that cannot be read as an article (empty, binary, too large, not JSON ...)."""

    def __init__(self, where: str, problem: str, advice: str) -> None:
        super().__init__(f"{where}: {problem}. {advice}")
        self.where = where
        self.problem = problem
        self.advice = advice


class LanguageError(ReadingError):
    """A text in a language that the extraction does not read."""


class ModelError(GraphsvcError):
    """A model that is missing or does not load."""


class StoreError(GraphsvcError):
    """Base of errors of a store."""


class StoreUnavailable(StoreError):
    """The store is down, unreachable or refuses the credentials; trying later may help."""


class StoreLocked(StoreUnavailable):
    """Another process holds the embedded store for writing."""


class QueryError(StoreError):
    """A query that is wrong, would write where only reading is allowed, or took too long."""


class InvalidExtraction(StoreError):
    """An extraction that contradicts itself, so that storing it would lose the evidence."""

    def __init__(self, article: str, problem: str) -> None:
        super().__init__(f"article {article}: {problem}. Nothing of it was stored")
        self.article = article
        self.problem = problem


class DecisionError(GraphsvcError):
    """A decision by hand that does not go with the graph or with other decisions."""


class NotFound(GraphsvcError):
    """Nothing has the id that was asked for."""

    def __init__(self, kind: str, key: str) -> None:
        super().__init__(f"no {kind} has the id {key!r}")
        self.kind = kind
        self.key = key


class ParameterError(GraphsvcError):
    """A parameter that is unknown, missing or of the wrong form."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"{name}: {problem}")
        self.name = name
        self.problem = problem
