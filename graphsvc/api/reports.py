"""/v1/reports: the scripted reports."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from flask import Response, url_for

from graphsvc import asking, paging
from graphsvc.api.answers import One, Page, Report, ReportTable
from graphsvc.api.describing import make_blueprint, responses
from graphsvc.api.paging import answer_one, answer_page
from graphsvc.api.parameters import Nothing, ReportPath
from graphsvc.api.service import service
from graphsvc.catalogue import Query

blueprint = make_blueprint("reports", "Questions that are asked again and again, as scripts.")


@blueprint.get("/reports", responses=responses(Page[Report]))
def list_reports(query: Nothing) -> Response:
    """List the reports that there are, all in one page."""
    return answer_page(paging.Page([_describe(report) for report in asking.reports()]))


@blueprint.get("/reports/<name>", responses=responses(One[ReportTable], HTTPStatus.NOT_FOUND))
def show_report(path: ReportPath, query: Nothing) -> Response:
    """Run a report."""
    table = asking.report(service().store, path.name)
    return answer_one({**_describe(table.report), "rows": table.rows})


def _describe(report: Query) -> dict[str, Any]:
    return {
        "name": report.name,
        "title": report.title,
        "answers": report.answers,
        "columns": [{"name": c.name, "meaning": c.meaning} for c in report.columns],
        "url": url_for("reports.show_report", name=report.name, _external=True),
    }
