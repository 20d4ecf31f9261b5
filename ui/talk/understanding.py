"""How a question was understood, as the conversation says it: what was searched for, and where."""

from collections.abc import Iterator

from rag.answer import Answer
from rag.scope import Fate, ScopeWords
from ui.markup import literal
from ui.scope.words import in_words
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
        within = texts.talk.searched_in.format(
            scope=in_words(answer.scope, texts), count=answer.scope_articles, total=answer.of_articles
        )
        undated = texts.talk.undated.format(count=answer.undated) if answer.undated else ""
        everywhere = Act(Deed.EVERYWHERE, turn.number).link(literal(texts.talk.everywhere))
        yield f"{literal(within)}{literal(undated)} {everywhere}"
    for words in answer.scope_words:
        if not words.applied:
            yield _not_applied(words, turn, texts)


def _not_applied(words: ScopeWords, turn: Turn, texts: Texts) -> str:
    if words.fate is Fate.LEAVES_NOTHING and turn.within:
        said = literal(texts.talk.leaves_nothing_within.format(words=words.words))
        return f"{said} {Act(Deed.UNCHOSEN, turn.number).link(literal(texts.talk.unchosen))}"
    return literal(_why_not(words, texts))


def _why_not(words: ScopeWords, texts: Texts) -> str:
    match words.fate:
        case Fate.FEW_DATES:
            return texts.talk.few_dates.format(words=words.words)
        case Fate.BETTER_ELSEWHERE:
            return texts.talk.better_elsewhere.format(words=words.words)
        case _:
            return texts.talk.leaves_nothing.format(words=words.words)
