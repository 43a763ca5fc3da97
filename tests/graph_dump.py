"""The whole graph of a store as plain values, to be compared."""

from __future__ import annotations

NODES = {
    "Actor": ("id", "name", "kind", "aliases", "search"),
    "Article": (
        "id", "title", "url", "publisher", "published", "origin", "name", "key", "sha256", "text",
    ),
    "Assertion": (
        "id", "act", "plover", "edge", "source", "cue", "text", "sentence", "source_spans",
        "cue_spans", "content_spans", "sentence_start", "sentence_end", "quote", "stance",
        "certainty", "negated", "depth", "date", "dated", "rule",
    ),
    "Claim": ("id", "text", "wording"),
}  # fmt: skip
EDGE = (
    "id", "type", "evidence", "articles", "weight", "first", "last", "stated", "rules",
    "certainty",
)  # fmt: skip
RELATIONSHIPS = {
    ("Actor", "MADE", "Assertion"): (),
    ("Assertion", "REPORTED_IN", "Article"): (),
    ("Assertion", "TARGETS", "Actor"): (),
    ("Article", "MENTIONS", "Actor"): ("name", "kind", "aliases", "local", "given"),
    ("Assertion", "EVIDENCES", "Actor"): ("source", "type", "stated", "rule", "certainty"),
    ("Assertion", "SUPPORTS", "Claim"): ("wording",),
    ("Assertion", "CONTRADICTS", "Claim"): ("wording",),
    ("Actor", "BEARS", "Name"): (),
    ("Name", "FOLDS_TO", "Name"): (),
    ("Name", "SHORTENS_TO", "Name"): ("fold",),
    ("Name", "CALLED", "Name"): ("rule", "fold", "articles"),
    ("Actor", "ACCUSES", "Actor"): EDGE,
    ("Actor", "CONTRADICTS", "Actor"): EDGE,
    ("Actor", "SUPPORTS", "Actor"): EDGE,
}
# A name that only others stand for has no counts, and one that nothing joins is its own actor's.
NAMES = """
MATCH (n:Name)
RETURN n.id AS id, coalesce(n.articles, 0) AS articles, coalesce(n.persons, 0) AS persons,
       coalesce(n.contested, '') AS contested, coalesce(n.actor, n.id) AS actor
ORDER BY id
"""


def dump(store):
    """Return every node and relationship with every property, sorted."""
    graph = {}
    for label, names in NODES.items():
        columns = ", ".join(f"n.{name} AS {name}" for name in names)
        graph[label] = store.run(f"MATCH (n:{label}) RETURN {columns} ORDER BY id")
    graph["Name"] = store.run(NAMES)
    for (start, kind, end), names in RELATIONSHIPS.items():
        columns = "".join(f", r.{name} AS {name}" for name in names)
        rows = store.run(
            f"MATCH (a:{start})-[r:{kind}]->(b:{end}) RETURN a.id AS a_id, b.id AS b_id{columns}"
        )
        graph[f"{start} {kind} {end}"] = sorted(rows, key=repr)
    return graph


def is_empty(graph):
    return not any(graph.values())
