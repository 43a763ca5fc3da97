"""/v1/claims and /v1/positions: what is disputed, who is on which side, who answered whom."""

from __future__ import annotations

from http import HTTPStatus

from flask import Response
from pydantic import Field

from graphsvc import disputes, paging, positions
from graphsvc.api.answers import Assertion, One, Page
from graphsvc.api.claim_answers import (
    ChangedPosition,
    ClaimDetail,
    ClaimSummary,
    Exchange,
    PositionInTime,
    PremisedEdge,
    Turn,
)
from graphsvc.api.describing import make_blueprint, responses
from graphsvc.api.paging import answer_one, answer_page, page_size
from graphsvc.api.parameters import ClaimPath, Date, EdgePath, Key, Paged, Parameters, Words
from graphsvc.api.service import service
from graphsvc.claims.opposition import SURE
from graphsvc.positions import Interval, PositionFilter
from graphsvc.queries import Reviewed
from graphsvc.records import Stance

blueprint = make_blueprint("claims", "What is disputed: claims, both their sides, who answered.")


class CertaintyQuery(Parameters):
    """How certain what counts has to be."""

    min_certainty: float | None = Field(
        None,
        ge=0,
        le=1,
        description="The least certainty; without it, the server's setting min_certainty.",
    )

    def certainty(self) -> float:
        """Return the least certainty: what was asked for, else the setting."""
        asked = self.min_certainty
        return service().settings.min_certainty if asked is None else asked


class TimeQuery(CertaintyQuery):
    """When what counts was said."""

    since: Date | None = Field(
        None, description="Only what was said then or later: a date, month or year."
    )
    until: Date | None = Field(
        None, description="Only what was said then or earlier, the whole of it included."
    )


class ActorAndTimeQuery(TimeQuery, Paged):
    """Who says so, and when."""

    actor: Words | None = Field(
        None, description="Who says so: an actor's id, name or alias, in any case."
    )


class ClaimQuery(ActorAndTimeQuery):
    """Which claims."""

    q: Words | None = Field(None, description="A part of the claim's words, in any case.")
    contested: bool = Field(
        False, description="true: only claims whose two sides surely stand against each other."
    )
    min_opposed: float = Field(
        SURE, ge=0, le=1, description="How certain that has to be; 0 for all that have both sides."
    )


class StatementQuery(CertaintyQuery, Paged):
    """Which assertions about a claim."""

    stance: Stance | None = Field(None, description="Only those for it, or only those against.")


class ClaimEdgeQuery(CertaintyQuery, Paged):
    """Which edges that rest on a claim."""

    stated: bool | None = Field(
        None, description="true: only what articles state; false: only what was inferred from it."
    )
    reviewed: Reviewed = Field(
        "any",
        description="confirmed: only what an analyst confirmed, the edge or some of its evidence; "
        "unreviewed: only the rest. What was rejected is never shown.",
    )


class PositionQuery(ActorAndTimeQuery):
    """Whose positions, on what."""

    claim: Key | None = Field(None, description="A claim's id.")
    by: Interval = Field(Interval.MONTH, description="How long each period is.")


@blueprint.get("/claims", responses=responses(Page[ClaimSummary]))
def list_claims(query: ClaimQuery) -> Response:
    """List the claims, those that most sentences are about first."""
    page = disputes.claims(
        service().store,
        disputes.ClaimFilter(
            q=query.q,
            actor=query.actor,
            contested=query.contested,
            min_opposed=query.min_opposed,
            since=query.since,
            until=query.until,
            min_certainty=query.certainty(),
        ),
        after=query.after,
        limit=page_size(query.limit),
    )
    return answer_page(page)


@blueprint.get("/claims/<claim_id>", responses=responses(One[ClaimDetail], HTTPStatus.NOT_FOUND))
def show_claim(path: ClaimPath, query: CertaintyQuery) -> Response:
    """Show a claim with its clearest wording, and who is on which side, since when."""
    found = disputes.claim(service().store, path.claim_id, min_certainty=query.certainty())
    return answer_one(found)


@blueprint.get(
    "/claims/<claim_id>/assertions", responses=responses(Page[Assertion], HTTPStatus.NOT_FOUND)
)
def list_statements(path: ClaimPath, query: StatementQuery) -> Response:
    """List the assertions for and against a claim, oldest first, with sentence and article."""
    page = disputes.statements(
        service().store,
        path.claim_id,
        stance=query.stance,
        min_certainty=query.certainty(),
        after=query.after,
        limit=page_size(query.limit),
    )
    return answer_page(page)


@blueprint.get("/claims/<claim_id>/turns", responses=responses(Page[Turn], HTTPStatus.NOT_FOUND))
def list_turns(path: ClaimPath, query: CertaintyQuery) -> Response:
    """List who answered whom about a claim, in the order of time, all in one page.

    Each turn names the assertion that it answers and the kind of conflict between the
    two; `chain` marks the longest exchange: accusation, denial, rebuttal and so on. Of
    several readings of one sentence only the most certain one is a turn.
    """
    found = disputes.turns(service().store, path.claim_id, min_certainty=query.certainty())
    return answer_page(paging.Page(found))


@blueprint.get(
    "/claims/<claim_id>/edges", responses=responses(Page[PremisedEdge], HTTPStatus.NOT_FOUND)
)
def list_claim_edges(path: ClaimPath, query: ClaimEdgeQuery) -> Response:
    """List the edges that rest on a claim, by id: each with its rules and its premises.

    `stated=true` leaves out what is only inferred.
    """
    page = disputes.edges_of(
        service().store,
        path.claim_id,
        stated=query.stated,
        reviewed=query.reviewed,
        min_certainty=query.certainty(),
        after=query.after,
        limit=page_size(query.limit),
    )
    return answer_page(page)


@blueprint.get(
    "/edges/<edge_id>/exchanges", responses=responses(Page[Exchange], HTTPStatus.NOT_FOUND)
)
def list_exchanges(path: EdgePath, query: CertaintyQuery) -> Response:
    """List what led to an edge, all in one page: for each claim the chain of answers.

    From the assertion that opened the exchange (an accusation, say) to what the edge's
    source said in the end. Where none of the edge's evidence is certain enough, all counts.
    """
    found = disputes.behind(service().store, path.edge_id, min_certainty=query.certainty())
    return answer_page(paging.Page(found))


@blueprint.get("/positions", responses=responses(Page[PositionInTime]))
def list_positions(query: PositionQuery) -> Response:
    """List who was for and against which claim, period by period."""
    page = positions.positions(
        service().store,
        PositionFilter(
            actor=query.actor,
            claim=query.claim,
            since=query.since,
            until=query.until,
            min_certainty=query.certainty(),
        ),
        by=query.by,
        after=query.after,
        limit=page_size(query.limit),
    )
    return answer_page(page)


@blueprint.get("/positions/changed", responses=responses(Page[ChangedPosition]))
def list_changed_positions(query: ActorAndTimeQuery) -> Response:
    """List who has upheld a claim and also contradicted it, with both sides' sentences."""
    page = positions.changed(
        service().store,
        PositionFilter(
            actor=query.actor,
            since=query.since,
            until=query.until,
            min_certainty=query.certainty(),
        ),
        after=query.after,
        limit=page_size(query.limit),
    )
    return answer_page(page)
