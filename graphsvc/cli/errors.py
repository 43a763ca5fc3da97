"""Exit codes: one table from the errors to how the command ends."""

from __future__ import annotations

from graphsvc.errors import (
    DecisionError,
    GraphsvcError,
    ModelError,
    NotFound,
    ParameterError,
    StoreUnavailable,
)

OK = 0
FAILURES = 1
USAGE = 2  # click's own code for wrong use
STORE = 3
NOT_FOUND = 4
MODEL = 5
# As shells report what ended a process: 128 and the number of the signal.
INTERRUPTED = 128 + 2
PIPE_CLOSED = 128 + 13
TERMINATED = 128 + 15

# What the documentation says of them.
MEANINGS = {
    OK: "Done.",
    FAILURES: "Done, but some inputs failed, or a query did: standard error says which and why.",
    USAGE: "Nothing done: an option, a parameter or a setting is wrong.",
    STORE: "The store is down, refuses the credentials, is held by another process, "
    "or nothing was ever stored there.",
    NOT_FOUND: "No article, report or other thing has that name.",
    MODEL: "A model is missing or does not load.",
    INTERRUPTED: "Interrupted (Ctrl-C). What was loaded stays; the same command goes on.",
    PIPE_CLOSED: "The reader of the output stopped reading, as `head` does.",
    TERMINATED: "Told to end (SIGTERM).",
}

_CODES: dict[type[GraphsvcError], int] = {
    ParameterError: USAGE,
    DecisionError: USAGE,
    StoreUnavailable: STORE,
    NotFound: NOT_FOUND,
    ModelError: MODEL,
}


def exit_code(error: GraphsvcError) -> int:
    """Return the exit code of an error: that of its nearest class in the table, else FAILURES."""
    return next((_CODES[kind] for kind in type(error).__mro__ if kind in _CODES), FAILURES)
