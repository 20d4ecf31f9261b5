"""An answer as the conversation shows it: a verdict in words, then the passages with their sources."""

from collections.abc import Sequence

from rag.answer import Answer
from rag.service import MAX_QUESTION_CHARS
from ui.markup import folded_away, literal
from ui.talk.act import Act, Deed
from ui.talk.cards import cards
from ui.talk.found import how_found
from ui.talk.talk import Failure, Talk, Turn
from ui.talk.understanding import understood
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
            shown.append({"role": "user", "content": _question(turn)})
        shown.append({"role": "assistant", "content": _reply(turn, texts)})
    return shown


def _question(turn: Turn) -> str:
    question = turn.question
    cut = question[:_QUESTION_CHARS_SHOWN] + "…" if len(question) > _QUESTION_CHARS_SHOWN else question
    return f'<div class="question" id="turn-{turn.number}">{literal(cut)}</div>'


def _reply(turn: Turn, texts: Texts) -> str:
    if turn.failure is not None:
        return f'<div class="notice" id="turn-{turn.number}-notice">{literal(_apology(turn, texts))}</div>'
    if turn.answer is None:
        return f'<div class="pending">{literal(texts.talk.pending)}</div>'
    body = _answered(turn, turn.answer, texts) if turn.answer.answered else _abstained(turn, turn.answer, texts)
    parts = understood(turn, turn.answer, texts) + body + how_found(turn, turn.answer, texts)
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


def _answered(turn: Turn, answer: Answer, texts: Texts) -> str:
    likely = answer.confidence >= SURE
    verdict = (
        f'<p class="verdict {"likely" if likely else "plausible"}">'
        f"{literal(texts.talk.likely if likely else texts.talk.plausible)}{_percentage(answer, texts)}</p>"
    )
    shown = cards(turn, answer, texts)
    first, rest = "".join(shown[:CARDS_IN_SIGHT]), "".join(shown[CARDS_IN_SIGHT:])
    more = folded_away(texts.talk.more.format(count=len(shown) - CARDS_IN_SIGHT), rest) if rest else ""
    return verdict + first + more + _chips(texts.talk.further, Deed.NEXT, turn, turn.suggestions)


def _abstained(turn: Turn, answer: Answer, texts: Texts) -> str:
    """A plain no first, then what there is, and the nearest passages folded away, named as no answer."""
    if answer.scope_articles == 0:
        return _nothing_within(turn, texts)
    words = texts.talk.abstained_within if answer.scope else texts.talk.abstained
    verdict = f'<p class="verdict abstained">{literal(words)}{_percentage(answer, texts)}</p>'
    if not answer.passages:
        return f'{verdict}<p class="hint">{literal(texts.talk.nothing_near)} {literal(texts.talk.abstained_hint)}</p>'
    nearest = folded_away(texts.talk.nearest.format(count=len(answer.passages)), "".join(cards(turn, answer, texts)))
    topics = _chips(texts.talk.topics, Deed.TOPIC, turn, answer.topics)
    return f'{verdict}<p class="hint">{literal(texts.talk.abstained_hint)}</p>{topics}{nearest}'


def _nothing_within(turn: Turn, texts: Texts) -> str:
    again = Act(Deed.UNCHOSEN, turn.number).link(literal(texts.talk.unchosen), name="chip")
    return (
        f'<p class="verdict abstained">{literal(texts.talk.empty_scope)}</p>'
        f'<p class="hint">{literal(texts.talk.empty_scope_hint)}</p><div class="chips">{again}</div>'
    )


def _chips(lead: str, deed: Deed, turn: Turn, offered: Sequence[str]) -> str:
    """What can be asked next, each a link that asks it; '' if there is nothing."""
    if not offered:
        return ""
    links = (Act(deed, turn.number, n).link(literal(words), name="chip") for n, words in enumerate(offered))
    return f'<div class="further"><p>{literal(lead)}</p><div class="chips">{"".join(links)}</div></div>'


def _percentage(answer: Answer, texts: Texts) -> str:
    words = texts.talk.confidence if answer.answered else texts.talk.doubt
    percent = min(max(round(answer.confidence * 100), 1), 99)  # nothing is quite sure
    return f" <small>{literal(words.format(percent=percent))}</small>"
