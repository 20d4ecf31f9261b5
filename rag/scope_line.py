"""Where an answer was searched for, in words for the command line."""

from collections.abc import Iterator

from rag.answer import Answer
from rag.scope import Fate, Scope

FATES = {
    Fate.APPLIED: "read from the question; --no-scope searches everything",
    Fate.LEAVES_NOTHING: "not applied: nothing here is from then or there",
    Fate.FEW_DATES: "not applied: most articles have no date",
    Fate.BETTER_ELSEWHERE: "not applied: the question seems to be about that time",
}


def scope_lines(answer: Answer) -> Iterator[str]:
    """A line for the scope, if there is one, and one for each restriction that was read from the question."""
    if answer.scope:
        undated = f"; {answer.undated} more have no date" if answer.undated else ""
        count = f"{answer.scope_articles} of {answer.of_articles} articles"
        yield f"Searched in {count}: {_as_text(answer.scope)}{undated}."
    for one in answer.scope_words:
        yield f"“{one.words}” ({FATES[one.fate]})"


def _as_text(scope: Scope) -> str:
    parts = [
        f"{len(scope.article_ids)} chosen" if scope.article_ids else "",
        ", ".join(sorted(scope.publications)),
        f"since {scope.since}" if scope.since else "",
        f"until {scope.until}" if scope.until else "",
    ]
    return ", ".join(part for part in parts if part)
