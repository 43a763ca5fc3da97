"""The HTTP server: waitress, with the application's limits and its shape of errors."""

from __future__ import annotations

import json
import logging
import signal
from collections.abc import Callable
from http import HTTPStatus
from types import FrameType
from typing import Any

from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer, create_server
from waitress.task import ErrorTask

from graphsvc.api.app import create_app
from graphsvc.api.problems import MEDIA_TYPE
from graphsvc.api.service import Service
from graphsvc.config import Settings
from graphsvc.store import GraphStore

log = logging.getLogger(__name__)

# Beyond a query string of this length nobody asks by hand; waitress would keep 256 kB each.
MAX_HEADER_BYTES = 32_768


class ProblemTask(ErrorTask):  # type: ignore[misc]
    """Answers what waitress refuses before the application sees it, in the API's shape."""

    def execute(self) -> None:
        """Write problem details in place of waitress's plain text."""
        refused = self.request.error
        status = HTTPStatus(refused.code)
        body = json.dumps(
            {
                "type": "about:blank",
                "title": status.phrase,
                "status": int(status),
                "detail": status.description or status.phrase,
                "instance": getattr(self.request, "path", "/"),
                "request_id": None,
            }
        ).encode()
        self.status = f"{int(status)} {status.phrase}"
        self.response_headers.append(("Content-Type", MEDIA_TYPE))
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


class ProblemChannel(HTTPChannel):  # type: ignore[misc]
    """A connection whose refusals are problem details."""

    error_task_class = ProblemTask


class Server:
    """A server that listens from the moment it is made; ``run`` answers until ``close``."""

    def __init__(self, settings: Settings, store: GraphStore | None = None) -> None:
        self.app = create_app(settings, store)
        self._sockets: dict[int, Any] = {}
        self._server = create_server(
            self.app,
            map=self._sockets,
            host=settings.host,
            port=settings.port,
            threads=settings.api_threads,
            # A little above the application's own limit, whose answer says more.
            max_request_body_size=settings.max_request_bytes + 65_536,
            max_request_header_size=MAX_HEADER_BYTES,
            ident=None,
            clear_untrusted_proxy_headers=True,
        )
        # A name such as localhost can stand for several addresses, a socket each.
        sockets = self._sockets.values()
        listening = [one for one in sockets if isinstance(one, BaseWSGIServer)]
        for one in listening:
            one.channel_class = ProblemChannel
        self._trigger = listening[0].trigger
        self.port = int(listening[0].effective_port)
        self.address = f"http://{_host(settings.host)}:{self.port}"

    def run(self) -> None:
        """Answer requests until interrupted or closed."""
        self._server.run()

    def stop(self) -> None:
        """End ``run`` from another thread."""
        # Sockets are the business of the thread that runs; this wakes it to close them.
        self._trigger.pull_trigger(lambda: wasyncore.close_all(self._sockets))

    def close(self) -> None:
        """Let go of the sockets and threads, and of the store if the server opened it."""
        self._server.task_dispatcher.shutdown()
        wasyncore.close_all(self._sockets)
        service: Service = self.app.extensions["graphsvc"]
        service.stores.close()


def _host(host: str) -> str:
    """Return the host as it stands in an address, for a person to open."""
    if host in ("0.0.0.0", "::"):
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host


def _exit(number: int, frame: FrameType | None) -> None:
    raise SystemExit(0)


def serve(
    settings: Settings,
    store: GraphStore | None = None,
    announce: Callable[[str], None] = log.info,
) -> None:
    """Serve the API and the page until interrupted.

    ``store`` is closed by whoever opened it; without one the server opens what
    the settings name at the first request, so that it starts, and says so in
    /readyz, while the store is down. ``announce`` is called with the address once
    the server listens. Raises OSError where the address cannot be listened on.
    """
    server = Server(settings, store)
    server.app.extensions["graphsvc"].extractor.warm_up()
    # What a container platform sends to end a process; waitress ends on it as on Ctrl-C.
    signal.signal(signal.SIGTERM, _exit)
    announce(server.address)
    try:
        server.run()
    finally:
        server.close()
