"""The page: who contradicts whom, with the sentences; and the API's documentation."""

from graphsvc.web.views import blueprint

__all__ = ["blueprint"]
