"""What happens at the desk: a question is asked, a link of the conversation followed, a source opened."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from index.errors import ChuchuError
from rag import feedback
from rag.answer import Answer, CitedPassage
from rag.errors import QuestionError
from rag.feedback import Feedback, Verdict
from rag.scope import EVERYTHING, Scope
from rag.service import MAX_QUESTION_CHARS
from rag.suggestions import suggestions
from ui.access import Access
from ui.place import Citation, PassageAt, WholeArticle, parse
from ui.reader import sheet
from ui.reader.sheet import Opened
from ui.talk.act import VERDICTS, Act, Deed
from ui.talk.talk import Failure, Turn
from ui.view import View

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Desk:
    """Turns one View into the next; every failure becomes a sentence that the visitor can read."""

    access: Access

    def ask(
        self,
        view: View,
        question: object,
        *,
        alone: bool = False,
        within: Scope | None = None,
        read_scope: bool = True,
    ) -> Iterator[View]:
        """First the view with the question in it, then with its answer, and the reader open at its best passage.

        `alone` takes the question for one that leans on none before it. It is searched `within` what the view says
        unless something else is said, and with `read_scope` within what the question says.
        """
        within = view.scope if within is None else within
        question = question.strip() if isinstance(question, str) else ""
        view = replace(view, talk=view.talk.asked(question[:MAX_QUESTION_CHARS], within))
        if not question:
            yield replace(view, talk=view.talk.failed(Failure.EMPTY))
        elif len(question) > MAX_QUESTION_CHARS:
            yield replace(view, talk=view.talk.failed(Failure.TOO_LONG, f"{len(question):,}"))
        else:
            yield view
            yield self._answered(view, question, alone=alone, read_scope=read_scope)

    def act(self, view: View, act: Act) -> Iterator[View]:
        """The views that following a link of the conversation leads to; none for one that leads nowhere any more."""
        turn = view.talk.turn(act.turn)
        match act.deed:
            case Deed.EXAMPLE:
                yield from self._ask_one_of(view, view.texts.talk.examples, act.number)
            case _ if turn is None or turn.answer is None:
                return
            case Deed.TOPIC:
                yield from self._ask_one_of(view, turn.answer.topics, act.number)
            case Deed.NEXT:
                yield from self._ask_one_of(view, turn.suggestions, act.number)
            case Deed.ALONE:
                yield from self.ask(view, turn.question, alone=True)
            case Deed.EVERYWHERE:
                yield from self.ask(view, turn.answer.resolved, alone=True, within=EVERYTHING, read_scope=False)
            case Deed.UNCHOSEN:
                yield from self.ask(view, turn.answer.resolved, alone=True, within=EVERYTHING)
            case Deed.USEFUL | Deed.AMISS | Deed.MISPLACED:
                yield self._judged(view, turn, act)
            case Deed.REWRITE:
                yield view

    def read(self, view: View) -> str:
        """The sheet in the reader as HTML: the cited passage in its article, or the whole article."""
        try:
            return self._sheet(view)
        except ChuchuError as error:
            _log.warning("Could not open %s: %s", view.place, error)
            return sheet.notice(view.texts.reader.lost_article, view.texts)
        except Exception:
            _log.exception("Opening %s failed", view.place)
            return sheet.notice(view.texts.talk.apology, view.texts)

    def _ask_one_of(self, view: View, offered: tuple[str, ...], number: int) -> Iterator[View]:
        """Ask what was offered; it was made to be understood by itself."""
        if number < len(offered):
            yield from self.ask(view, offered[number], alone=True)

    def _answered(self, view: View, question: str, *, alone: bool, read_scope: bool) -> View:
        turn, within = view.talk.turns[-1].number, view.talk.turns[-1].within
        turns = () if alone else view.talk.questions_before(turn)
        try:
            service = self.access.service(view.visitor)
            answer = service.ask(question, turns=turns, scope=within, read_scope=read_scope)
            further = self._suggestions(view, answer)
        except QuestionError:  # neither empty nor too long: `ask` has seen to that
            return replace(view, talk=view.talk.failed(Failure.UNSEARCHABLE))
        except ChuchuError as error:
            _log.warning("Could not ask: %s", error)
            return replace(view, talk=view.talk.failed(Failure.REFUSED, str(error)))
        except Exception:
            _log.exception("Asking failed")
            return replace(view, talk=view.talk.failed(Failure.BROKEN))
        place = Citation(turn, answer.passages[0].rank).href if answer.answered else view.place
        talk = view.talk.answered(answer, further, may_be_judged=self.access.is_open(view.visitor))
        return replace(view, talk=talk, place=place)

    def _suggestions(self, view: View, answer: Answer) -> tuple[str, ...]:
        """What the cited articles answer beside what was asked."""
        if not answer.answered:
            return ()
        asked = [answer.resolved, *(turn.question for turn in view.talk.turns)]
        cited = dict.fromkeys(cited.passage.article_id for cited in answer.passages)
        return suggestions(asked, map(self.access.service(view.visitor).article, cited))

    def _judged(self, view: View, turn: Turn, act: Act) -> View:
        """The view with the verdict in it, which is written to the library first."""
        found = view.talk.citation(act.turn, act.number)
        verdict = VERDICTS[act.deed]
        if found is None or turn.verdicts is None or turn.verdicts.get(act.number) is verdict:
            return view
        try:
            self._write_down(view, act.turn, found, verdict)
        except ChuchuError as error:
            _log.warning("Could not keep a verdict: %s", error)
            return view
        return replace(view, talk=view.talk.judged(act.turn, act.number, verdict))

    def _write_down(self, view: View, turn: int, judged: tuple[Answer, CitedPassage], verdict: Verdict) -> None:
        """Add a verdict to the library. What it is about is read there: the talk may come from a browser."""
        answer, cited = judged
        service = self.access.service(view.visitor)
        passage = service.passage(cited.passage.article_id, cited.passage.passage_id)
        said = Feedback(
            datetime.now(UTC).isoformat(timespec="seconds"),
            answer.question,
            view.talk.questions_before(turn),
            passage.passage_id,
            passage.article_id,
            service.holding(passage.article_id).source_id,
            passage.text,
            verdict,
        )
        feedback.append(service.folder_of(passage.article_id), said)

    def _sheet(self, view: View) -> str:
        match parse(view.place):
            case Citation(turn, rank):
                found = view.talk.citation(turn, rank)
                if found is None:
                    return sheet.notice(view.texts.reader.lost_citation, view.texts)
                answer, cited = found
                opened = self._opened(cited.passage.article_id, view)
                return sheet.open_citation(opened, cited, answer, turn, view.texts)
            case PassageAt(article_id, passage_id):
                passage = self.access.service(view.visitor).passage(article_id, passage_id)
                return sheet.open_passage(self._opened(article_id, view), passage, view.texts)
            case WholeArticle(article_id):
                return sheet.open_article(self._opened(article_id, view), view.texts)
            case _:
                return sheet.notice(view.texts.reader.nothing_open, view.texts)

    def _opened(self, article_id: str, view: View) -> Opened:
        service = self.access.service(view.visitor)
        article, holding = service.article(article_id), service.holding(article_id)
        offcuts = service.offcuts(article_id) if view.shows_cleaned else None
        return Opened(article, holding, service.reprints(article_id), offcuts)
