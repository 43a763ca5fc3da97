"""Reading: files, folders, HTML, JSON lines and standard input become articles.

One article or one failure at a time, in the order of the paths, folders sorted:
nothing stops the reading, and memory is bounded by one article.
"""

from graphsvc.reading.html import article_of_html
from graphsvc.reading.inputs import Format, Reading, read
from graphsvc.reading.jsonlines import article_of_record
from graphsvc.reading.plain import article_of_text

__all__ = [
    "Format",
    "Reading",
    "article_of_html",
    "article_of_record",
    "article_of_text",
    "read",
]
