from typing import cast

import pytest

from rag.service import Service
from tests.unit.ui.samples import FakeService
from ui.access import Common
from ui.desk import Desk
from ui.talk.talk import Failure
from ui.texts.language import Language
from ui.view import View


@pytest.fixture
def service():
    return FakeService()


@pytest.fixture
def desk(service):
    return Desk(Common(cast(Service, service), None))


def asked(desk: Desk, *questions: object) -> View:
    view = View(Language.EN)
    for question in questions:
        *_, view = desk.ask(view, question)
    return view


def test_the_question_stands_before_its_answer_comes(desk):
    views = list(desk.ask(View(), "数据"))

    assert [view.talk.turns[-1].answer is not None for view in views] == [False, True]


def test_an_answer_opens_the_reader_at_its_best_passage(desk):
    view = asked(desk, "数据")

    assert view.place == "#cite-1-1"
    assert '<mark class="current">甲是首句。</mark>' in desk.read(view)


def test_an_abstention_leaves_the_reader_where_it_is(desk):
    assert asked(desk, "数据", "no").place == "#cite-1-1"


def test_earlier_questions_are_passed_on(desk, service):
    asked(desk, "一", "二", "三")

    assert service.turns == ("一", "二")


@pytest.mark.parametrize(
    ("question", "failure"),
    [
        ("  ", Failure.EMPTY),
        (None, Failure.EMPTY),
        ({"a": 1}, Failure.EMPTY),
        ("字" * 5_000, Failure.TOO_LONG),
        ("?", Failure.UNSEARCHABLE),
        ("!", Failure.BROKEN),
    ],
)
def test_a_question_that_cannot_be_asked_gets_its_sentence(desk, question, failure):
    turn = asked(desk, question).talk.turns[-1]

    assert (turn.failure, turn.answer) == (failure, None)


def test_an_unexpected_error_is_logged_and_not_shown(desk, caplog):
    view = asked(desk, "!")

    assert "/secret/path" in caplog.text
    assert "/secret/path" not in repr(view)


def test_a_citation_of_a_forgotten_talk_is_explained(desk):
    assert "no longer in memory" in desk.read(View(Language.EN, place="#cite-9-1"))


def test_any_other_place_says_what_to_click(desk):
    assert "Click a number" in desk.read(View(Language.EN, place="#nowhere"))
