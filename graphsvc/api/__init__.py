"""The HTTP API: a Flask application factory, a blueprint for each resource, a server."""

from graphsvc.api.app import create_app
from graphsvc.api.server import serve

__all__ = ["create_app", "serve"]
