"""/v1/analysis: the graph as a whole."""

from __future__ import annotations

from http import HTTPStatus

from flask import Response
from pydantic import Field

from graphsvc.analysis import answers
from graphsvc.analysis.answers import LIMIT, MAX_STEPS, Question
from graphsvc.analysis.camps import SEED
from graphsvc.api.analysis_answers import (
    BalanceOfGraph,
    BetweenCamps,
    CampsOfGraph,
    CentralityOfGraph,
    ChainsOfGraph,
)
from graphsvc.api.answers import One
from graphsvc.api.describing import make_blueprint, responses
from graphsvc.api.paging import answer_one, page_size
from graphsvc.api.parameters import EvidenceQuery, Words
from graphsvc.api.service import service
from graphsvc.queries import EdgeFilter

blueprint = make_blueprint("analysis", "The graph as a whole: camps, balance, chains.")


class AnalysisQuery(EvidenceQuery):
    """Which edges an analysis is of, and how much of it to show."""

    limit: int = Field(LIMIT, ge=1, description="The most rows of each list of the answer.")

    def to_question(self, seed: int = SEED) -> Question:
        """Return what the analyses take. Raises ParameterError for a limit above the setting."""
        settings = service().settings
        certainty = settings.min_certainty if self.min_certainty is None else self.min_certainty
        return Question(
            edges=EdgeFilter(
                since=self.since,
                until=self.until,
                min_certainty=certainty,
                stated=self.stated,
                reviewed=self.reviewed,
            ),
            max_edges=settings.max_analysis_edges,
            limit=page_size(self.limit),
            seed=seed,
        )


class SearchQuery(AnalysisQuery):
    """Which edges a search with a random order is of."""

    seed: int = Field(
        SEED,
        ge=0,
        le=2**31 - 1,
        description="Decides the order in which the search goes; the same gives the same answer.",
    )


class ChainQuery(AnalysisQuery):
    """Between whom to look for chains."""

    start: Words = Field(alias="from", description="An actor's id, name or alias, in any case.")
    to: Words = Field(description="An actor's id, name or alias, in any case.")
    max_steps: int = Field(
        MAX_STEPS, ge=1, le=20, description="The most ties that a chain may have."
    )


@blueprint.get("/analysis/camps", responses=responses(One[CampsOfGraph]))
def show_camps(query: SearchQuery) -> Response:
    """Show who backs whom: the camps, and the conflicts between them."""
    return answer_one(answers.camps(service().store, query.to_question(query.seed)))


@blueprint.get("/analysis/balance", responses=responses(One[BalanceOfGraph]))
def show_balance(query: SearchQuery) -> Response:
    """Show which triangles are unbalanced, and how far the whole is from two sides."""
    return answer_one(answers.balance(service().store, query.to_question(query.seed)))


@blueprint.get("/analysis/between", responses=responses(One[BetweenCamps]))
def show_between(query: SearchQuery) -> Response:
    """Show who stands between the camps, with support in several of them."""
    return answer_one(answers.between(service().store, query.to_question(query.seed)))


@blueprint.get("/analysis/centrality", responses=responses(One[CentralityOfGraph]))
def show_centrality(query: AnalysisQuery) -> Response:
    """Show who is accused or contradicted, the most central first."""
    return answer_one(answers.centrality(service().store, query.to_question()))


@blueprint.get("/analysis/chains", responses=responses(One[ChainsOfGraph], HTTPStatus.NOT_FOUND))
def show_chains(query: ChainQuery) -> Response:
    """Show the shortest chains of support and conflict between two actors."""
    found = answers.chains(
        service().store, query.to_question(), query.start, query.to, max_steps=query.max_steps
    )
    return answer_one(found)
