"""A scope in words."""

from rag.scope import Scope
from ui.texts.texts import Texts


def in_words(scope: Scope, texts: Texts) -> str:
    """All of its parts; how many articles were chosen, not which."""
    parts = [
        texts.scope.chosen.format(count=len(scope.article_ids)) if scope.article_ids else "",
        texts.source.list_separator.join(sorted(scope.publications)),
        time(scope, texts),
    ]
    return texts.scope.and_.join(part for part in parts if part)


def time(scope: Scope, texts: Texts) -> str:
    """Its stretch of time, "" where it has none."""
    match scope.since, scope.until:
        case None, None:
            return ""
        case since, None:
            return texts.scope.since.format(since=since)
        case None, until:
            return texts.scope.until.format(until=until)
        case since, until if since == until:
            return str(since)
        case since, until:
            return texts.scope.between.format(since=since, until=until)
