import pytest

from index.errors import SourceError
from rag.evaluation.abstention import abstention, calibration_error
from rag.evaluation.comparison import comparison_lines, differences
from rag.evaluation.interval import interval
from rag.evaluation.outcome import Outcome, read_outcomes, write_outcomes


def outcome(id: str, score: float = 0.0, *, confidence: float = 0.5, answerable: bool = True) -> Outcome:
    figures = {"nDCG@10": score} if answerable else {}
    return Outcome(id, f"{id}?", "zh", "", answerable, confidence >= 0.5, confidence, score > 0, figures, ("a", "b"))


def test_a_run_is_read_as_it_was_written(tmp_path):
    run = [outcome("one", 0.25), outcome("二\u2028", answerable=False)]
    write_outcomes(run, tmp_path / "run.jsonl")

    assert read_outcomes(tmp_path / "run.jsonl") == run


def test_a_line_that_is_no_outcome_is_named(tmp_path):
    (tmp_path / "run.jsonl").write_text('\n{"id": 1}\n', encoding="utf-8")

    with pytest.raises(SourceError, match=r"run\.jsonl line 2 is no question's outcome"):
        read_outcomes(tmp_path / "run.jsonl")


def test_two_runs_are_compared_question_by_question():
    before = [outcome(str(number), 0.5) for number in range(10)] + [outcome("gone", 1.0)]
    now = [outcome(str(number), 0.75) for number in range(8)] + [outcome("8", 0.5), outcome("9", 0.25)]

    (found,) = differences(before, now)

    assert (found.questions, found.before, found.now) == (10, 0.5, 0.675)
    assert (found.better, found.worse) == (8, 1)
    # All sums of nine signs: 1 in 512 is as high as 9, 9 as high as 7, and as many as low.
    assert found.p == pytest.approx(20 / 512)
    assert found.interval is not None
    assert 0 < found.interval.low < 0.175 < found.interval.high
    assert [*comparison_lines([found])][1].split()[:5] == ["nDCG@10", "10", "0.500", "0.675", "+0.1750"]


def test_runs_that_agree_differ_by_chance_alone():
    run = [outcome("one", 0.25), outcome("two", 0.5)]

    (found,) = differences(run, run)

    assert (found.p, found.interval) == (1.0, (0.0, 0.0))


def test_runs_of_other_questions_are_not_compared():
    with pytest.raises(SourceError, match="share no question"):
        differences([outcome("one")], [outcome("two")])


def test_an_interval_is_the_same_every_time_and_needs_two_values():
    values = [0.0, 1.0, 1.0, 0.5, 0.25]

    assert interval(values) == interval(values) != interval([*values, 1.0])
    assert interval([1.0]) is None


def test_calibration_error_is_the_mean_gap_between_confidence_and_right_answers():
    # Ninth bin: .85 on average and half of them right; first bin: 0 and none right.
    assert calibration_error([0.8, 0.9 - 1e-9, 0.0, 0.0], [True, False, False, False]) == pytest.approx(0.5 * 0.35)
    assert calibration_error([1.0, 1.0], [True, True]) == 0.0


def test_abstention_counts_wrong_refusals_and_wrong_answers():
    run = [outcome("a", 1.0, confidence=0.9), outcome("b", 1.0, confidence=0.4), outcome("e", 1.0, confidence=0.6)]
    others = [outcome("c", confidence=0.1, answerable=False), outcome("d", confidence=0.5, answerable=False)]

    figures, intervals = abstention([*run, *others])

    assert figures["AUROC"] == pytest.approx(5 / 6)
    assert figures["wrongly refused"] == pytest.approx(1 / 3)
    assert figures["wrongly answered"] == 0.5
    assert {"AUROC", "wrongly refused", "wrongly answered"} == {*intervals}
