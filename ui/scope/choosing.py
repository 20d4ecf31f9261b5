"""The scope that comes of what a visitor chose or took off, as the browser says it."""

from collections.abc import Mapping
from dataclasses import replace

from rag.scope import EVERYTHING, Scope, is_date

MAX_ARTICLES = 1_000  # as many as the shelf lists
MAX_PUBLICATIONS = 200
MAX_NAME_CHARS = 500


def chosen(scope: Scope, said: Mapping[str, object]) -> Scope:
    """The articles that are said and nothing else, or the scope with other publications and another time.

    Of a time that ends before it begins, the ends are exchanged.
    """
    if "articles" in said:
        return Scope(article_ids=_names(said["articles"], MAX_ARTICLES))
    since, until = _date(said.get("since")), _date(said.get("until"))
    if since and until and since > until:
        since, until = until, since
    publications = _names(said.get("publications"), MAX_PUBLICATIONS)
    return replace(scope, publications=publications, since=since, until=until)


def without(scope: Scope, said: Mapping[str, object]) -> Scope:
    """The scope without the part that is taken off: an article, a publication, the articles, the time, or all."""
    value = {said.get("value")}
    match said.get("part"):
        case "article":
            return replace(scope, article_ids=scope.article_ids - value)
        case "publication":
            return replace(scope, publications=scope.publications - value)
        case "articles":
            return replace(scope, article_ids=frozenset())
        case "time":
            return replace(scope, since=None, until=None)
        case _:
            return EVERYTHING


def _names(listed: object, most: int) -> frozenset[str]:
    names = listed if isinstance(listed, list) else []
    return frozenset([one for one in names if isinstance(one, str) and 0 < len(one) <= MAX_NAME_CHARS][:most])


def _date(said: object) -> str | None:
    return said if isinstance(said, str) and is_date(said) else None
