"""How a question was understood, as the conversation says it: what was searched for, and where."""

from collections.abc import Iterator

from rag.answer import Answer
from rag.scope import Fate, Scope, ScopeWords
from ui.markup import literal
from ui.talk.act import Act, Deed
from ui.talk.talk import Turn
from ui.texts.texts import Texts


def understood(turn: Turn, answer: Answer, texts: Texts) -> str:
    """A line for each thing that was understood, with the links that change it; '' where there is nothing to say."""
    lines = [*_resolved(turn, answer, texts), *_searched_in(turn, answer, texts)]
    return "".join(f'<p class="resolved">{line}</p>' for line in lines)


def _resolved(turn: Turn, answer: Answer, texts: Texts) -> Iterator[str]:
    """What a question that leans on the one before was taken for."""
    if answer.resolved != answer.question:
        said = literal(texts.talk.searched_as.format(question=answer.resolved))
        rewrite = Act(Deed.REWRITE, turn.number).link(literal(texts.talk.rewrite))
        alone = Act(Deed.ALONE, turn.number).link(literal(texts.talk.alone))
        yield f"{said} {rewrite} {alone}"


def _searched_in(turn: Turn, answer: Answer, texts: Texts) -> Iterator[str]:
    """Where was searched, and what became of the question's words on that."""
    if answer.scope:
        within = texts.talk.searched_in.format(scope=_scope(answer.scope, texts), count=answer.scope_articles)
        undated = texts.talk.undated.format(count=answer.undated) if answer.undated else ""
        everywhere = Act(Deed.EVERYWHERE, turn.number).link(literal(texts.talk.everywhere))
        yield f"{literal(within)}{literal(undated)} {everywhere}"
    for words in answer.scope_words:
        if not words.applied:
            yield literal(_not_applied(words, texts))


def _not_applied(words: ScopeWords, texts: Texts) -> str:
    match words.fate:
        case Fate.FEW_DATES:
            return texts.talk.few_dates.format(words=words.words)
        case Fate.BETTER_ELSEWHERE:
            return texts.talk.better_elsewhere.format(words=words.words)
        case _:
            return texts.talk.leaves_nothing.format(words=words.words)


def _scope(scope: Scope, texts: Texts) -> str:
    parts = [
        texts.talk.chosen.format(count=len(scope.article_ids)) if scope.article_ids else "",
        texts.source.list_separator.join(sorted(scope.publications)),
        _time(scope, texts),
    ]
    return texts.talk.and_.join(part for part in parts if part)


def _time(scope: Scope, texts: Texts) -> str:
    match scope.since, scope.until:
        case None, None:
            return ""
        case since, None:
            return texts.talk.since.format(since=since)
        case None, until:
            return texts.talk.until.format(until=until)
        case since, until:
            return texts.talk.between.format(since=since, until=until)
