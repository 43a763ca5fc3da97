"""/v1/articles: send one, list them, read one with its assertions, remove."""

from __future__ import annotations

from http import HTTPStatus

from flask import Response, request, url_for
from werkzeug.exceptions import BadRequest

from graphsvc import queries
from graphsvc.api.answers import (
    Article,
    ArticleText,
    Assertion,
    LoadedArticle,
    One,
    Page,
    RemovedArticles,
)
from graphsvc.api.describing import make_blueprint, responses
from graphsvc.api.paging import answer_one, answer_page, page_size
from graphsvc.api.parameters import (
    ArticleBody,
    ArticlePath,
    ArticleQuery,
    Nothing,
    Paged,
    RemovalQuery,
)
from graphsvc.api.service import service
from graphsvc.claims.linking import Linker
from graphsvc.errors import NotFound
from graphsvc.reading import article_of_record
from graphsvc.reading.jsonlines import FIELDS

blueprint = make_blueprint("articles", "The texts that everything was read from.")


@blueprint.before_request
def require_json() -> None:
    """Refuse a body that is not JSON: 415 for another media type, 400 where it does not parse."""
    if request.method != "POST":
        return
    try:
        request.get_json()
    except RecursionError as error:
        raise BadRequest("The body is nested too deeply to be an article.") from error


@blueprint.get("/articles", responses=responses(Page[Article]))
def list_articles(query: ArticleQuery) -> Response:
    """List the articles, newest first."""
    page = queries.articles(
        service().store, q=query.q, after=query.after, limit=page_size(query.limit)
    )
    return answer_page(page)


@blueprint.post(
    "/articles",
    responses=responses(
        {HTTPStatus.CREATED: One[LoadedArticle], HTTPStatus.OK: One[LoadedArticle]},
        HTTPStatus.BAD_REQUEST,
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    ),
)
def load_article(query: Nothing, body: ArticleBody) -> Response:
    """Extract an article and store what it gives.

    Answers 201 with its address in `Location` for a new one; 200 where it is
    stored already, unchanged (nothing is done) or changed (it replaces its
    former self, with everything that gave).
    """
    record = request.get_json()
    article = article_of_record(record, service().settings, "body")
    ignored = sorted(set(record) - set(FIELDS))
    store = service().store
    if store.digests([article.id]).get(article.id) == article.sha256:
        return _loaded(article.id, "unchanged", ignored)
    extraction = service().extractor.extract(article)
    with service().loading:
        outcome = "added" if store.put([extraction]).added else "replaced"
        Linker(store).finish()  # joins its claims to those of the other articles
    found = (len(extraction.assertions), len(extraction.edges))
    return _loaded(article.id, outcome, ignored, found)


def _loaded(
    article_id: str, outcome: str, ignored: list[str], found: tuple[int, int] | None = None
) -> Response:
    address = url_for("articles.show_article", article_id=article_id, _external=True)
    assertions, edges = found or (None, None)
    data = {
        "id": article_id,
        "outcome": outcome,
        "url": address,
        "assertions": assertions,
        "edges": edges,
        "ignored": ignored,
    }
    answer = answer_one(data, HTTPStatus.CREATED if outcome == "added" else HTTPStatus.OK)
    answer.headers["Location"] = address
    return answer


@blueprint.delete("/articles", responses=responses(One[RemovedArticles], HTTPStatus.NOT_FOUND))
def remove_articles(query: RemovalQuery) -> Response:
    """Remove the articles named, each with exactly what it gave.

    Ids that no article has are listed in the answer; 404 where none has.
    """
    wanted = list(dict.fromkeys(query.id))
    stored = service().store.digests(wanted)
    if not stored:
        raise NotFound("article", wanted[0])
    for article_id in stored:
        service().store.remove(article_id)
    unknown = [key for key in wanted if key not in stored]
    return answer_one({"removed": [key for key in wanted if key in stored], "unknown": unknown})


@blueprint.get(
    "/articles/<article_id>", responses=responses(One[ArticleText], HTTPStatus.NOT_FOUND)
)
def show_article(path: ArticlePath, query: Nothing) -> Response:
    """Show an article with its text."""
    return answer_one(queries.article(service().store, path.article_id))


@blueprint.delete(
    "/articles/<article_id>", responses=responses(One[RemovedArticles], HTTPStatus.NOT_FOUND)
)
def remove_article(path: ArticlePath, query: Nothing) -> Response:
    """Remove an article, with exactly what it gave."""
    service().store.remove(path.article_id)
    return answer_one({"removed": [path.article_id], "unknown": []})


@blueprint.get(
    "/articles/<article_id>/assertions",
    responses=responses(Page[Assertion], HTTPStatus.NOT_FOUND),
)
def list_assertions_of_article(path: ArticlePath, query: Paged) -> Response:
    """List an article's assertions, in the order of their sentences."""
    page = queries.assertions(
        service().store, path.article_id, after=query.after, limit=page_size(query.limit)
    )
    return answer_page(page)
