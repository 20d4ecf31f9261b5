"""A conversation as a browser keeps it: JSON that holds all that was shown, word for word, and can be read again."""

import json
import re
from dataclasses import replace
from itertools import pairwise

from pydantic import TypeAdapter, ValidationError  # comes with gradio

from index.articles import Holding
from index.errors import ChuchuError
from rag.answer import Answer, CitedPassage
from rag.service import MAX_QUESTION_CHARS
from ui.talk.talk import MAX_TURNS, Failure, Talk, Turn

# It is sent back in one body, whose size ui/limits.py limits, as a string in a string: up to four bytes a character.
MAX_CHARS = 200_000
# A follow-up is searched as its subject and itself.
_MAX_RESOLVED_CHARS = 4 * MAX_QUESTION_CHARS
_LARGEST_NUMBER = 999_999_999  # that an address can name
_ID = re.compile(r"[0-9a-f]{16}")
_TALK = TypeAdapter(Talk)


class DamagedTalkError(ValueError):
    """What the browser has kept is no conversation of ours; its words are its visitor's and stand in no message."""


def written(talk: Talk) -> str:
    """What the browser is told to keep, as JSON: the talk's id, and the talk, or null if there is nothing in it yet.

    Of a talk that is too long to be sent back the oldest turns are left out.
    """
    turns = tuple(_light(turn) for turn in talk.turns if turn.answer or turn.failure not in (None, Failure.EMPTY))
    while turns:
        said = _TALK.dump_python(replace(talk, turns=turns), mode="json", exclude_defaults=True)
        text = json.dumps({"id": talk.talk_id, "talk": said}, ensure_ascii=False)
        text = text.encode("utf-8", "replace").decode("utf-8")
        text = text.replace("<", "\\u003c")  # it travels as the value of a gr.HTML
        if len(text) <= MAX_CHARS:
            return text
        turns = turns[1:]
    return json.dumps({"id": talk.talk_id, "talk": None})


def read(talk_id: str, record: str, *, may_be_judged: bool) -> Talk:
    """The talk that a browser has kept; raises DamagedTalkError.

    The record may be anything: it lay where its visitor can write. What may be judged is decided now, not then.
    """
    try:
        said = json.loads(record)["talk"]
        json.dumps(said, ensure_ascii=False).encode("utf-8")  # half a surrogate pair could not be sent again
        talk = _TALK.validate_python(said)
    except (ValidationError, ChuchuError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise DamagedTalkError(f"the record is not what a talk is written as ({type(error).__name__})") from error
    if not (_ID.fullmatch(talk_id) and _is_sound(talk)):
        raise DamagedTalkError("the record has an id, a number or a length that no talk of ours has")
    turns = (replace(turn, verdicts=(turn.verdicts or {}) if may_be_judged else None) for turn in talk.turns)
    return replace(talk, turns=tuple(turns), talk_id=talk_id)


def _is_sound(talk: Talk) -> bool:
    """Whether its numbers and lengths are those of a talk that was held here; anything may be said in it."""
    numbers = [0, *(turn.number for turn in talk.turns), talk.next_number, _LARGEST_NUMBER]
    answers = [turn.answer for turn in talk.turns if turn.answer]
    return (
        0 < len(talk.turns) <= MAX_TURNS
        and all(before < after for before, after in pairwise(numbers))
        and all(len(turn.question) <= MAX_QUESTION_CHARS for turn in talk.turns)
        and all(len(answer.question) <= MAX_QUESTION_CHARS for answer in answers)
        and all(len(answer.resolved) <= _MAX_RESOLVED_CHARS for answer in answers)
        and all(0 <= answer.confidence <= 1 for answer in answers)
    )


def _light(turn: Turn) -> Turn:
    """The turn without what is never shown of it: all sentences but the best, and where its words stand in files."""
    return replace(turn, answer=_light_answer(turn.answer)) if turn.answer else turn


def _light_answer(answer: Answer) -> Answer:
    return replace(answer, passages=tuple(map(_light_cited, answer.passages)))


def _light_cited(cited: CitedPassage) -> CitedPassage:
    return replace(
        cited,
        passage=cited.passage._replace(spans=(), sentences=()),
        article=_light_holding(cited.article),
        evidence=tuple(replace(best, sentence=best.sentence._replace(spans=())) for best in cited.evidence[:1]),
        also_in=tuple(replace(twin, article=_light_holding(twin.article)) for twin in cited.also_in),
    )


def _light_holding(holding: Holding) -> Holding:
    return replace(holding, spans=(), origins=())
