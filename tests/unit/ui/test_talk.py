from tests.unit.ui.samples import FIRST, SECOND, answer
from ui.talk.talk import MAX_TURNS, Failure, Talk


def test_only_answered_questions_are_passed_on_as_earlier_ones():
    talk = Talk().asked("一").answered(answer(FIRST)).asked("二").failed(Failure.BROKEN).asked("三")

    assert talk.questions_before(3) == ("一",)


def test_an_empty_question_leaves_when_the_next_one_comes():
    talk = Talk().asked("").failed(Failure.EMPTY).asked("").failed(Failure.EMPTY)

    assert len(talk.turns) == 1


def test_the_oldest_turns_go_and_numbers_are_not_used_twice():
    talk = Talk()
    for n in range(MAX_TURNS + 2):
        talk = talk.asked(str(n)).answered(answer(FIRST))

    assert [turn.number for turn in talk.turns] == list(range(3, MAX_TURNS + 3))


def test_a_citation_is_found_by_its_turn_and_rank():
    first = answer(FIRST, SECOND)
    talk = Talk().asked("一").answered(first)

    assert talk.citation(1, 2) == (first, SECOND)
    assert talk.citation(1, 3) is None
    assert talk.citation(2, 1) is None
