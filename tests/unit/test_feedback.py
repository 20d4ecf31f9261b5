from dataclasses import replace
from pathlib import Path

import pytest

from index.errors import LibraryError, SourceError
from rag.evaluation import questions
from rag.evaluation.judging import judged
from rag.evaluation.praise import praised
from rag.feedback import FILE_NAME, Feedback, Verdict, append, read
from tests.unit.ui.samples import FIRST, SECOND, TEXT, answer

SAID = Feedback("2026-11-22T20:00:00+00:00", "问？", (), "p0", "a1", "a.txt", FIRST.passage.text, Verdict.USEFUL)


def test_feedback_is_read_as_it_was_given_oldest_first(tmp_path: Path):
    second = replace(SAID, turns=("先问\u2028",), verdict=Verdict.WRONG_SOURCE)
    append(tmp_path, SAID)
    append(tmp_path, second)

    assert read(tmp_path) == [SAID, second]


def test_a_library_without_feedback_has_none(tmp_path: Path):
    assert read(tmp_path) == []


def test_what_a_kill_left_of_a_line_costs_that_line_alone(tmp_path: Path):
    append(tmp_path, SAID)
    with (tmp_path / FILE_NAME).open("ab") as file:
        file.write('{"at": "2026", "question": "问'.encode()[:-1])
    append(tmp_path, SAID)

    assert read(tmp_path) == [SAID, SAID]


def test_feedback_that_cannot_be_written_is_said_so(tmp_path: Path):
    with pytest.raises(LibraryError, match="could not be written"):
        append(tmp_path / "nowhere", SAID)


def test_what_was_useful_becomes_a_question_with_its_passages():
    other = replace(SAID, passage_id="p11", text=SECOND.passage.text)
    wrong = replace(SAID, question="另问？", verdict=Verdict.NOT_AN_ANSWER)

    (found,) = praised([SAID, other, wrong, replace(SAID, question="再问？", text="不在了。")], [TEXT])

    assert found == questions.TestQuestion("f000", "问？", "zh", passages=(FIRST.passage.text, SECOND.passage.text))


def test_the_last_word_on_a_passage_counts():
    with pytest.raises(SourceError, match="no passage of the library has been called useful"):
        praised([SAID, replace(SAID, verdict=Verdict.NOT_AN_ANSWER)], [TEXT])


def test_a_useful_passage_is_a_hit_when_it_is_shown_again():
    asked = questions.TestQuestion("f000", "问？", "zh", passages=(SECOND.passage.text,))

    (found,) = judged([(asked, answer(FIRST, SECOND))], {"a1": TEXT})

    assert (found.figures["hit@1"], found.figures["hit@3"], found.figures["nDCG@10"]) == (0.0, 1.0, 1.0)
