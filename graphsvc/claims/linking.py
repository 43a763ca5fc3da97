"""Join what articles assert into claims, across the whole store, as articles come in.

For what is new: read each statement (statements.py), look in its blocks for
others (blocks.py), compare the likely ones (compare.py), and hand the links to
the store, which groups propositions into claims (grouping.py) in the same
transaction. Links depend on the two statements alone, groups on the set of
links: so the order of loading does not matter, and the store undoes a removed
article's part exactly.
"""

from __future__ import annotations

import base64
from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from graphsvc.catalogue import parse
from graphsvc.claims.additions import Additions, Row
from graphsvc.claims.blocks import blocks, neighbours
from graphsvc.claims.compare import Relation, compare
from graphsvc.claims.cues import stance
from graphsvc.claims.embedding import Vector
from graphsvc.claims.grouping import Link
from graphsvc.claims.statements import Reading, Statement, read
from graphsvc.records import Stance
from graphsvc.resources import cypher_text

NEAR_FROM = 0.55  # cosine of two statements from which they are compared in full
LINK_FROM = 0.4  # likelihood of one proposition from which two are linked
SHORTEST = 4  # words of a content that can be one proposition with another's
BATCH_ARTICLES = 50
CACHE = 20_000  # readings kept in memory, about 30 KB each
_CODE = 127  # a unit vector's dimensions as whole numbers up to this


@dataclass(slots=True)
class Linked:
    """How far the joining has come."""

    articles: int = 0  # done so far
    of: int = 0  # articles that were not joined at the start
    propositions: int = 0
    links: int = 0


class ClaimStore(Protocol):
    """What the joining needs of a store."""

    def run(
        self,
        query: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        timeout: float | None = None,
    ) -> list[Row]:
        """Return the rows of a reading query."""
        ...

    def link(self, additions: Additions) -> bool:
        """Add propositions and links to the claims, in one transaction; see GraphStore.link."""
        ...


class Linker:
    """Joins the articles of a store that are not joined yet."""

    def __init__(self, store: ClaimStore) -> None:
        self._store = store
        self._readings: OrderedDict[str, Reading] = OrderedDict()

    def run(self) -> Iterator[Linked]:
        """Join all pending articles, a transaction a batch; yield the progress after each.

        An interrupted run leaves whole batches; the next one goes on from there.
        """
        pending = [row["id"] for row in self._load("pending_articles")]
        done = Linked(of=len(pending))
        for start in range(0, len(pending), BATCH_ARTICLES):
            batch = pending[start : start + BATCH_ARTICLES]
            additions = self.join(batch)
            done.articles += len(batch)
            done.propositions += len(additions.propositions)
            done.links += len(additions.linked)
            yield done

    def finish(self) -> Linked:
        """Join all pending articles; return what was done."""
        done = Linked()
        for done in self.run():  # noqa: B007 (the last one counts)
            pass
        return done

    def join(self, article_ids: list[str]) -> Additions:
        """Join these articles in a transaction; return what they added.

        Where another writer added propositions that should have been compared, all is
        compared again.
        """
        additions = self.additions(article_ids)
        while not self._store.link(additions):
            additions = self.additions(article_ids)
        return additions

    def additions(self, article_ids: list[str]) -> Additions:
        """Return what these articles add, compared with one another and with the store."""
        rows = self._load("pending_statements", ids=article_ids)
        added = Additions()
        first: dict[str, Row] = {}
        for row in rows:
            first.setdefault(row["proposition"], row)
            added.states.append({"assertion": row["assertion"], "proposition": row["proposition"]})
        statements = {key: _statement(row) for key, row in first.items()}
        readings = dict(zip(statements, read(list(statements.values())), strict=True))
        places: dict[str, list[str]] = {}
        for key, row in first.items():
            reading, statement = readings[key], statements[key]
            self._keep(key, reading)
            added.propositions.append(
                {
                    "id": key,
                    **statement._asdict(),
                    "text": row["text"],
                    "claim": row["claim"],
                    "stance": str(Stance.SUPPORTS if _upholds(row) else Stance.CONTRADICTS),
                    "vector": pack(reading.statement),
                }
            )
            del added.propositions[-1]["content"]
            stems = set(reading.stems) if reading.length >= SHORTEST else set()
            for block in (_CLAIM + row["claim"], *blocks(stems, row["date"])):
                added.in_blocks.append({"proposition": key, "block": block})
            near = neighbours(stems, row["date"])
            places[key] = [_CLAIM + row["claim"], *near]
        added.linked = self._links(added, places)
        return added

    def _links(self, added: Additions, places: dict[str, list[str]]) -> list[Link]:
        members: dict[str, set[str]] = defaultdict(set)
        for row in added.in_blocks:
            members[row["block"]].add(row["proposition"])
        wanted = sorted({block for found in places.values() for block in found})
        for row in self._load("members_of_blocks", ids=wanted):
            members[row["block"]].add(row["id"])
        added.compared_in = wanted
        added.compared = set().union(*members.values())
        others = {key: set().union(*(members[b] for b in found)) for key, found in places.items()}
        vectors = {row["id"]: unpack(row["vector"]) for row in added.propositions}
        old = sorted(set().union(*others.values()) - vectors.keys()) if others else []
        stored = {row["id"]: row for row in self._load("propositions_by_id", ids=old)}
        vectors.update({key: unpack(row["vector"]) for key, row in stored.items()})
        given = {row["id"]: row for row in (*stored.values(), *added.propositions)}
        # Some may have gone since their blocks were read.
        others = {key: found & given.keys() for key, found in others.items()}
        pairs = set()
        for key, candidates in others.items():
            listed = sorted(candidates - {key})
            if listed:
                cosines = np.stack([vectors[other] for other in listed]) @ vectors[key]
                near = (listed[place] for place in np.flatnonzero(cosines >= NEAR_FROM))
                pairs |= {(min(key, other), max(key, other)) for other in near}
        links = _given_links(given, others)
        pairs -= {(link.first, link.second) for link in links}
        readings = self._read_again(stored, {key for pair in pairs for key in pair})
        for one, other in sorted(pairs):
            verdict = compare(readings[one], readings[other])
            if verdict.proposition >= LINK_FROM:
                opposite = verdict.relation is Relation.OPPOSITE
                links.append(Link(one, other, round(verdict.proposition, 4), opposite))
        return links

    def _read_again(self, stored: dict[str, Row], wanted: set[str]) -> dict[str, Reading]:
        """Return readings by proposition; those no longer in memory are made anew."""
        missing = sorted(wanted - self._readings.keys())
        made = read([_stored_statement(stored[key]) for key in missing])
        found = {key: self._readings[key] for key in wanted - set(missing)}
        found.update(zip(missing, made, strict=True))
        for key in sorted(wanted):
            self._keep(key, found[key])
        return found

    def _keep(self, key: str, reading: Reading) -> None:
        self._readings[key] = reading
        self._readings.move_to_end(key)
        while len(self._readings) > CACHE:
            self._readings.popitem(last=False)

    def _load(self, name: str, **parameters: Iterable[str]) -> list[Row]:
        if parameters and not any(parameters.values()):
            return []
        text = cypher_text("load", name)
        rows = self._store.run(text, parameters, timeout=_PATIENCE)
        # What another writer takes out just then may come in part: it is gone.
        torn = parse(name, text).torn(rows)
        return [row for row, gone in zip(rows, torn, strict=True) if not gone]


_CLAIM = "claim "  # begins the block of the propositions to which articles give one claim
_PATIENCE = 600.0  # seconds for a query over a whole store


def _given_links(given: dict[str, Row], others: dict[str, set[str]]) -> list[Link]:
    """Return the links between propositions to which their articles give one claim."""
    links = set()
    for key, candidates in others.items():
        for other in candidates - {key}:
            if given[key]["claim"] == given[other]["claim"]:
                opposite = given[key]["stance"] != given[other]["stance"]
                links.add(Link(min(key, other), max(key, other), 1.0, opposite))
    return sorted(links)


def _upholds(row: Row) -> bool:
    """Tell whether a statement's source upholds its content, by its act and by its cue."""
    return row["stance"] == Stance.SUPPORTS and stance(row["cue"], row["text"]) >= 0


def _statement(row: Row) -> Statement:
    return Statement(row["actor"] or row["source"], row["cue"], row["text"])


def _stored_statement(row: Row) -> Statement:
    return Statement(row["source"], row["cue"], row["text"])


def pack(vector: Vector) -> str:
    """Return a unit vector as text, a byte a dimension."""
    scale = float(np.abs(vector).max()) or 1.0
    return base64.b64encode(np.rint(vector * (_CODE / scale)).astype(np.int8).tobytes()).decode()


def unpack(text: str) -> NDArray[np.float32]:
    """Return a packed vector, at unit length."""
    vector = np.frombuffer(base64.b64decode(text), np.int8).astype(np.float32)
    length = float(np.linalg.norm(vector))
    return vector / length if length else vector
