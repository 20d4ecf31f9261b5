from rag.evaluation.interval import Interval
from rag.evaluation.report import Report
from rag.evaluation.table import tables

SEEDS = Report(
    "eval/seeds",
    {
        "zh": {"questions": 2.0, "hit@1": 0.5, "nugget recall@5": 1.0},
        "abstention": {"questions": 3.0, "AUROC": 1.0, "ECE": 0.25},
        "time": {"p50 ms": 4.25, "p95 ms": 10.0},
    },
    {"zh": {"hit@1": Interval(0.0, 1.0)}},
)
LAW = Report("eval/law/", {"all": {"questions": 4.0, "hit@1": 0.25}, "time": {"p50 ms": 5.0, "p95 ms": 6.0}})


def test_sets_and_groups_stand_in_one_table_and_what_is_of_whole_sets_below():
    ranking, abstention, time = (part.splitlines() for part in tables([SEEDS, LAW]).split("\n\n"))

    assert ranking == [
        "set    questions  n  hit@1            nugget recall@5",
        "seeds  zh         2  0.500 0.00–1.00  1.000",
        "law    all        4  0.250            –",
    ]
    assert abstention == ["set    questions  AUROC  ECE", "seeds  3          1.000  0.250"]
    assert time == ["set    p50 ms  p95 ms", "seeds  4.2     10.0", "law    5.0     6.0"]


def test_json_keeps_the_groups_at_the_top_and_adds_the_intervals():
    assert SEEDS.as_json()["zh"] == {"questions": 2.0, "hit@1": 0.5, "nugget recall@5": 1.0}
    assert SEEDS.as_json()["intervals"] == {"zh": {"hit@1": (0.0, 1.0)}}
