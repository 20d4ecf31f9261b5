"""The conversation as the server holds it."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from rag.answer import Answer, CitedPassage
from rag.feedback import Verdict
from rag.scope import EVERYTHING, Scope
from ui.place import Citation

MAX_TURNS = 30  # what one conversation keeps on screen and in memory


class Failure(StrEnum):
    """Why a turn has no answer."""

    EMPTY = "empty"
    TOO_LONG = "too long"
    UNSEARCHABLE = "unsearchable"
    REFUSED = "refused"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Turn:
    """A question with its answer, or with why there is none; with neither, it is still being looked up.

    `reason` is what the failure's sentence needs: how long a long question was, why the library refused.
    `suggestions` are questions to ask next, `verdicts` what the reader said of the passages, by rank; None where
    nothing that a reader says is kept. `within` is what the visitor had chosen to have searched.
    """

    number: int
    question: str
    answer: Answer | None = None
    failure: Failure | None = None
    reason: str = ""
    suggestions: tuple[str, ...] = ()
    verdicts: Mapping[int, Verdict] | None = None
    within: Scope = EVERYTHING


@dataclass(frozen=True, slots=True)
class Talk:
    """The turns on screen, oldest first, and the number that the next one gets; its id comes with the first one."""

    turns: tuple[Turn, ...] = ()
    next_number: int = 1
    talk_id: str = ""

    def asked(self, question: str, within: Scope = EVERYTHING) -> "Talk":
        """The talk with the question added; the oldest turns go when there are too many, an empty question's first."""
        kept = tuple(turn for turn in self.turns if turn.failure is not Failure.EMPTY)
        added = (*kept, Turn(self.next_number, question, within=within))
        return Talk(added[-MAX_TURNS:], self.next_number + 1, self.talk_id or secrets.token_hex(8))

    def answered(self, answer: Answer, suggestions: tuple[str, ...] = (), *, may_be_judged: bool = True) -> "Talk":
        verdicts: Mapping[int, Verdict] | None = {} if may_be_judged else None
        return self._with_last(replace(self.turns[-1], answer=answer, suggestions=suggestions, verdicts=verdicts))

    def failed(self, failure: Failure, reason: str = "") -> "Talk":
        return self._with_last(replace(self.turns[-1], failure=failure, reason=reason))

    def judged(self, number: int, rank: int, verdict: Verdict) -> "Talk":
        """The talk with a verdict on one passage."""
        judged = (
            replace(turn, verdicts={**(turn.verdicts or {}), rank: verdict}) if turn.number == number else turn
            for turn in self.turns
        )
        return replace(self, turns=tuple(judged))

    def turn(self, number: int) -> Turn | None:
        """The turn of this number, None if it is not there any more."""
        return next((turn for turn in self.turns if turn.number == number), None)

    def questions_before(self, number: int) -> tuple[str, ...]:
        """The answered questions before the turn of this number, oldest first."""
        return tuple(turn.question for turn in self.turns if turn.number < number and turn.answer is not None)

    def citation(self, turn_number: int, rank: int) -> tuple[Answer, CitedPassage] | None:
        """The cited passage and the answer it belongs to; None if this talk has no such citation."""
        turn = self.turn(turn_number)
        if turn is None or turn.answer is None:
            return None
        return next(((turn.answer, cited) for cited in turn.answer.passages if cited.rank == rank), None)

    @property
    def place(self) -> str:
        """Where the best passage of its last answer stands, "" if it has none."""
        answered = (turn for turn in reversed(self.turns) if turn.answer and turn.answer.answered)
        return next((Citation(turn.number, turn.answer.passages[0].rank).href for turn in answered if turn.answer), "")

    def _with_last(self, turn: Turn) -> "Talk":
        return replace(self, turns=(*self.turns[:-1], turn))
