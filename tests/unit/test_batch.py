import json

import pytest

from rag.batch import BatchQuestion, questions
from rag.errors import QuestionError


def read(tmp_path, *records: object) -> list[BatchQuestion]:
    path = tmp_path / "batch.jsonl"
    path.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in records), encoding="utf-8")
    return list(questions(path))


def test_a_talk_is_its_last_question_and_those_before_it(tmp_path):
    assert read(tmp_path, {"id": "a", "turns": ["one", "two", "three"]}) == [
        BatchQuestion("a", "three", ("one", "two"))
    ]


def test_ids_come_back_as_they_stand(tmp_path):
    found = read(tmp_path, {"id": 7, "question": "x"}, {"id": None, "question": "y"})

    assert [one.id for one in found] == [7, None]


def test_a_line_separator_inside_a_question_ends_no_line(tmp_path):
    assert read(tmp_path, {"id": 1, "question": "one\u2028two"}) == [BatchQuestion(1, "one\u2028two")]


def test_half_a_surrogate_pair_becomes_a_replacement_character(tmp_path):
    (tmp_path / "batch.jsonl").write_text(r'{"id": 1, "turns": ["a\ud800", "b"]}', encoding="utf-8")

    assert list(questions(tmp_path / "batch.jsonl")) == [BatchQuestion(1, "b", ("a\ufffd",))]


@pytest.mark.parametrize(
    "record", [{"id": 1}, {"question": "x"}, {"id": 1, "turns": []}, {"id": 1, "question": 2}, [1]]
)
def test_a_line_that_is_no_question_is_named(tmp_path, record):
    with pytest.raises(QuestionError, match="line 2 is no question"):
        read(tmp_path, {"id": 1, "question": "x"}, record)
