"""The application on a real server, for tests that speak HTTP."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager

from graphsvc.api.server import Server


@contextmanager
def serving(settings, store=None, extractor=None):
    """Serve on a loopback port of the system's choice; yields the server."""
    server = Server(settings.replace(port=0), store)
    if extractor is not None:
        use_extractor(server.app, extractor)
    thread = threading.Thread(target=server.run, name="server", daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stop()
        thread.join(timeout=10)
        server.close()
    assert not thread.is_alive()


def use_extractor(app, extractor):
    """Let an application use a model that is loaded already."""
    parts = app.extensions["graphsvc"]
    app.extensions["graphsvc"] = type(parts)(parts.settings, parts.stores, extractor)


def closed_port():
    """Return a loopback port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
