"""`graphsvc serve`: the API and the page over HTTP."""

from __future__ import annotations

import logging
from contextlib import ExitStack

import click

from graphsvc.cli.options import settings_options
from graphsvc.config import Settings
from graphsvc.errors import ParameterError, StoreLocked, StoreUnavailable
from graphsvc.store import GraphStore, open_store

log = logging.getLogger(__name__)


@click.command("serve")
@settings_options("host", "port", "store")
def command(settings: Settings) -> None:
    """Serve the API and the page until interrupted; its address goes to standard error."""
    from graphsvc.api.server import serve

    with ExitStack() as stack:
        try:
            store: GraphStore | None = stack.enter_context(open_store(settings))
        except StoreLocked:
            raise
        except StoreUnavailable as error:
            # A server may come later, as when both start together: until then answers are 503.
            log.warning("%s", error)
            store = None
        try:
            serve(settings, store, _announce)
        except OSError as error:
            raise ParameterError(
                "port",
                f"{settings.host}:{settings.port} cannot be listened on ({error.strerror}). "
                "Another program may hold the port: choose one with --port",
            ) from error


def _announce(address: str) -> None:
    click.echo(f"graphsvc serves at {address} (Ctrl-C ends it)", err=True)
