"""Logs: on standard error, as lines for people or as JSON for collectors."""

from __future__ import annotations

import json
import logging
import sys

from graphsvc.config import Settings

HANDLER = "graphsvc"  # ours among the handlers, so that setting up twice does not log twice
# Libraries that log at levels of their own what our own messages say already.
_QUIET = ("trafilatura", "htmldate", "courlan", "charset_normalizer", "neo4j", "waitress.queue")


def set_up_logs(settings: Settings) -> None:
    """Send the logs of the whole process to standard error, as the settings say."""
    handler = logging.StreamHandler(sys.stderr)
    handler.name = HANDLER
    handler.setFormatter(JsonFormatter() if settings.log_format == "json" else TextFormatter())
    root = logging.getLogger()
    root.handlers[:] = [other for other in root.handlers if other.name != HANDLER] + [handler]
    root.setLevel(settings.log_level.upper())
    if settings.log_level != "debug":
        for name in _QUIET:
            logging.getLogger(name).setLevel(logging.CRITICAL)


class TextFormatter(logging.Formatter):
    """Time, level, message: a line each."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(message)s", "%Y-%m-%dT%H:%M:%S")


class JsonFormatter(logging.Formatter):
    """A JSON object a line: time, level, logger, message, and the record's own ``fields``."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one line of JSON."""
        line = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)
