"""What happens at the desk: a question is asked, a source is opened."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace

from index.errors import ChuchuError
from rag.errors import QuestionError
from rag.service import MAX_QUESTION_CHARS
from ui.access import Access
from ui.place import Citation, WholeArticle, parse
from ui.reader import sheet
from ui.talk.talk import Failure
from ui.view import View

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Desk:
    """Turns one View into the next; every failure becomes a sentence that the visitor can read."""

    access: Access

    def ask(self, view: View, question: object) -> Iterator[View]:
        """First the view with the question in it, then with its answer, and the reader open at its best passage."""
        question = question.strip() if isinstance(question, str) else ""
        view = replace(view, talk=view.talk.asked(question[:MAX_QUESTION_CHARS]))
        if not question:
            yield replace(view, talk=view.talk.failed(Failure.EMPTY))
        elif len(question) > MAX_QUESTION_CHARS:
            yield replace(view, talk=view.talk.failed(Failure.TOO_LONG, f"{len(question):,}"))
        else:
            yield view
            yield self._answered(view, question)

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

    def _answered(self, view: View, question: str) -> View:
        try:
            answer = self.access.service(view.visitor).ask(question, turns=view.talk.earlier_questions)
        except QuestionError:  # neither empty nor too long: `ask` has seen to that
            return replace(view, talk=view.talk.failed(Failure.UNSEARCHABLE))
        except ChuchuError as error:
            _log.warning("Could not ask: %s", error)
            return replace(view, talk=view.talk.failed(Failure.REFUSED, str(error)))
        except Exception:
            _log.exception("Asking failed")
            return replace(view, talk=view.talk.failed(Failure.BROKEN))
        turn = view.talk.turns[-1].number
        place = Citation(turn, answer.passages[0].rank).href if answer.answered else view.place
        return replace(view, talk=view.talk.answered(answer), place=place)

    def _sheet(self, view: View) -> str:
        service = self.access.service(view.visitor)
        match parse(view.place):
            case Citation(turn, rank):
                found = view.talk.citation(turn, rank)
                if found is None:
                    return sheet.notice(view.texts.reader.lost_citation, view.texts)
                answer, cited = found
                article = service.article(cited.passage.article_id)
                reprints = service.reprints(article.article_id)
                return sheet.open_citation(article, cited, answer, turn, reprints, view.texts)
            case WholeArticle(article_id):
                article = service.article(article_id)
                holding = next(h for h in service.articles() if h.article_id == article_id)
                return sheet.open_article(article, holding, service.reprints(article_id), view.texts)
            case _:
                return sheet.notice(view.texts.reader.nothing_open, view.texts)
