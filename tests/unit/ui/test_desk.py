from dataclasses import replace
from typing import cast

import pytest

from rag.feedback import Verdict, read
from rag.scope import EVERYTHING, Scope
from rag.service import Service
from tests.unit.ui.samples import FIRST, FakeService, answer, holding
from ui.access import Common
from ui.collection import Collection
from ui.desk import Desk
from ui.place import PassageAt
from ui.talk.act import Act, Deed
from ui.talk.talk import Failure, Talk
from ui.texts.language import Language
from ui.view import View


@pytest.fixture
def service(tmp_path):
    return FakeService(tmp_path)


@pytest.fixture
def desk(service):
    return Desk(Common(cast(Service, service), cast(Collection, object())))


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


def followed(desk: Desk, view: View, act: Act) -> View:
    return [view, *desk.act(view, act)][-1]


def test_an_offered_question_is_asked_by_itself(desk, service):
    view = asked(desk, "数据")
    view = replace(view, talk=replace(view.talk, turns=(replace(view.talk.turns[0], suggestions=("甲", "乙")),)))

    assert followed(desk, view, Act(Deed.NEXT, 1, 1)).talk.turns[-1].question == "乙"
    assert service.turns == ()


def test_a_question_is_asked_again_without_those_before_it_or_without_limits(desk, service):
    view = replace(asked(desk, "一", "二"), scope=Scope(since="2023"))
    followed(desk, view, Act(Deed.ALONE, 2))
    assert (service.turns, service.scope, service.read_scope) == ((), view.scope, True)

    followed(desk, view, Act(Deed.EVERYWHERE, 2))
    assert (service.scope, service.read_scope) == (EVERYTHING, False)

    view = followed(desk, view, Act(Deed.UNCHOSEN, 2))
    assert (service.turns, service.scope, service.read_scope) == ((), EVERYTHING, True)
    assert [turn.within for turn in view.talk.turns] == [EVERYTHING] * 3


def test_a_verdict_is_written_to_the_library_before_it_is_shown(desk, service):
    view = followed(desk, asked(desk, "一", "二"), Act(Deed.AMISS, 2, 1))
    (said,) = read(service.library.folder)

    assert (said.question, said.turns, said.passage_id, said.verdict) == ("二", ("一",), "p0", Verdict.NOT_AN_ANSWER)
    assert view.talk.turns[1].verdicts == {1: Verdict.NOT_AN_ANSWER}


def test_what_a_verdict_is_about_is_read_from_the_library_not_from_the_talk(desk, service):
    forged = replace(FIRST, passage=FIRST.passage._replace(text="伪造"), article=holding(file="伪造.txt"))
    followed(desk, View(talk=Talk().asked("一").answered(answer(forged))), Act(Deed.USEFUL, 1, 1))
    (said,) = read(service.library.folder)

    assert (said.text, said.source_id) == ("甲是首句。乙是次句。", "a.txt")


@pytest.mark.parametrize("act", [Act(Deed.NEXT, 1, 9), Act(Deed.TOPIC, 1, 0), Act(Deed.USEFUL, 7, 1), Act(Deed.ALONE)])
def test_a_link_to_what_is_gone_does_nothing(desk, act):
    view = asked(desk, "数据")

    assert followed(desk, view, act) == view


def test_a_permalink_opens_the_article_at_its_passage(desk):
    sheet = desk.read(View(place=PassageAt("a1", "00ff").href))

    assert '<mark class="current">甲是首句。乙是次句。</mark>' in sheet
    assert 'href="?article=a1&amp;passage=p0"' in sheet


def test_where_nothing_may_be_changed_nothing_can_be_judged(service):
    view = asked(Desk(Common(cast(Service, service), None)), "一")

    assert view.talk.turns[0].verdicts is None
    assert followed(Desk(Common(cast(Service, service), None)), view, Act(Deed.AMISS, 1, 1)) == view
