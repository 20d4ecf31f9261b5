"""An answer as the conversation shows it: a verdict in words, then the passages with their sources."""

from collections.abc import Mapping

from rag.answer import Answer
from rag.service import MAX_QUESTION_CHARS
from ui.markup import folded_away, literal
from ui.talk.cards import cards
from ui.talk.talk import Failure, Talk, Turn
from ui.texts.texts import Texts

Message = dict[str, str]

CARDS_IN_SIGHT = 3  # articles
SURE = 0.75  # from here on the verdict says "very likely"
_QUESTION_CHARS_SHOWN = 300


def messages(talk: Talk, texts: Texts) -> list[Message]:
    """The whole talk for gr.Chatbot. Every message is one HTML block on one line, so that Markdown touches none."""
    shown: list[Message] = []
    for turn in talk.turns:
        if turn.question:
            shown.append({"role": "user", "content": _question(turn.question)})
        shown.append({"role": "assistant", "content": _reply(turn, texts)})
    return shown


def _question(question: str) -> str:
    cut = question[:_QUESTION_CHARS_SHOWN] + "…" if len(question) > _QUESTION_CHARS_SHOWN else question
    return f'<div class="question">{literal(cut)}</div>'


def _reply(turn: Turn, texts: Texts) -> str:
    if turn.failure is not None:
        return f'<div class="notice">{literal(_apology(turn, texts))}</div>'
    if turn.answer is None:
        return f'<div class="pending">{literal(texts.talk.pending)}</div>'
    answer = turn.answer
    body = _answered(answer, turn.number, texts) if answer.answered else _abstained(answer, turn.number, texts)
    parts = _resolved(answer, texts) + body + _timings(answer.timings_ms, texts)
    return f'<div class="answer" lang="{texts.html_lang}">{parts}</div>'


def _apology(turn: Turn, texts: Texts) -> str:
    match turn.failure:
        case Failure.EMPTY:
            return texts.talk.empty_question
        case Failure.TOO_LONG:
            return texts.talk.long_question.format(chars=turn.reason, limit=f"{MAX_QUESTION_CHARS:,}")
        case Failure.UNSEARCHABLE:
            return texts.talk.unsearchable
        case Failure.REFUSED:
            return texts.talk.refused.format(reason=turn.reason)
        case _:
            return texts.talk.apology


def _resolved(answer: Answer, texts: Texts) -> str:
    if answer.resolved == answer.question:
        return ""
    return f'<p class="resolved">{literal(texts.talk.searched_as.format(question=answer.resolved))}</p>'


def _answered(answer: Answer, turn: int, texts: Texts) -> str:
    likely = answer.confidence >= SURE
    verdict = (
        f'<p class="verdict {"likely" if likely else "plausible"}">'
        f"{literal(texts.talk.likely if likely else texts.talk.plausible)}{_percentage(answer, texts)}</p>"
    )
    shown = cards(answer, turn, texts)
    first, rest = "".join(shown[:CARDS_IN_SIGHT]), "".join(shown[CARDS_IN_SIGHT:])
    more = folded_away(texts.talk.more.format(count=len(shown) - CARDS_IN_SIGHT), rest) if rest else ""
    return verdict + first + more


def _abstained(answer: Answer, turn: int, texts: Texts) -> str:
    """A plain no first; the nearest passages folded away, under a name that does not call them an answer."""
    verdict = f'<p class="verdict abstained">{literal(texts.talk.abstained)}{_percentage(answer, texts)}</p>'
    if not answer.passages:
        return f'{verdict}<p class="hint">{literal(texts.talk.nothing_near)} {literal(texts.talk.abstained_hint)}</p>'
    nearest = folded_away(texts.talk.nearest.format(count=len(answer.passages)), "".join(cards(answer, turn, texts)))
    return f'{verdict}<p class="hint">{literal(texts.talk.abstained_hint)}</p>{nearest}'


def _percentage(answer: Answer, texts: Texts) -> str:
    words = texts.talk.confidence if answer.answered else texts.talk.doubt
    percent = min(max(round(answer.confidence * 100), 1), 99)  # nothing is quite sure
    return f" <small>{literal(words.format(percent=percent))}</small>"


def _timings(timings_ms: Mapping[str, float], texts: Texts) -> str:
    if not timings_ms:
        return ""
    total = timings_ms.get("total", sum(timings_ms.values()))
    steps = " · ".join(texts.talk.timing.format(step=step, milliseconds=f"{ms:.1f}") for step, ms in timings_ms.items())
    return (
        f'<details class="timings"><summary>{literal(texts.talk.timings.format(total=f"{total:.0f}"))}</summary>'
        f"<p>{literal(steps)}</p></details>"
    )
