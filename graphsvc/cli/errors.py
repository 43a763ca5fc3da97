"""Exit codes: one table from the errors to how the command ends."""

from __future__ import annotations

from graphsvc.errors import (
    GraphsvcError,
    ModelError,
    NotFound,
    ParameterError,
    StoreUnavailable,
)

OK = 0
FAILURES = 1  # the rest is done; what failed is listed on standard error
USAGE = 2  # a wrong option, parameter or setting; click's own code, too
STORE = 3  # the store is down, refuses the credentials, or is locked
NOT_FOUND = 4
MODEL = 5
INTERRUPTED = 128 + 2  # as shells report Ctrl-C,
PIPE_CLOSED = 128 + 13  # a closed pipe,
TERMINATED = 128 + 15  # and SIGTERM

_CODES: dict[type[GraphsvcError], int] = {
    ParameterError: USAGE,
    StoreUnavailable: STORE,
    NotFound: NOT_FOUND,
    ModelError: MODEL,
}


def exit_code(error: GraphsvcError) -> int:
    """Return the exit code of an error: that of its nearest class in the table, else FAILURES."""
    return next((_CODES[kind] for kind in type(error).__mro__ if kind in _CODES), FAILURES)
