"""Measuring a library on the command line: with drafts, with feedback, and against an earlier run."""

import json
import shutil

import pytest

from rag.feedback import Feedback, Verdict, append
from rag.service import Service
from tests.integration.test_commands import run


def test_drafted_questions_are_measured_and_compared_with_an_earlier_run(seed_library, tmp_path):
    library = ["--library", seed_library]
    made = run("rag", "eval", "--make", tmp_path / "drafts", *library)
    first = run("rag", "eval", tmp_path / "drafts", *library, "--per-question", tmp_path / "run.jsonl")
    second = run("rag", "eval", tmp_path / "drafts", *library, "--compare", tmp_path / "run.jsonl", "--json")

    assert "questions drafted into" in made.stdout
    lines = [json.loads(line) for line in (tmp_path / "run.jsonl").read_text(encoding="utf-8").splitlines()]
    figures = json.loads(second.stdout)
    assert figures["all"]["questions"] == sum(line["answerable"] for line in lines)
    assert figures["all"]["hit@3"] > 0.8
    assert all(one["before"] == one["now"] and one["p"] == 1.0 for one in figures["compared"])
    assert first.stdout.split()[:3] == ["set", "questions", "n"]
    assert "p50 ms" in first.stdout


def test_a_contract_figure_is_where_scripts_look_for_it(seed_library, tmp_path):
    run("rag", "eval", "--make", tmp_path, "--library", seed_library)

    done = json.loads(run("rag", "eval", tmp_path, "--library", seed_library, "--json").stdout)

    assert {"nDCG@10", "Recall@10", "MRR@10", "hit@1", "hit@3", "answer@3"} <= set(done["all"])
    assert {"AUROC", "ECE", "wrongly refused", "wrongly answered"} <= set(done["abstention"])
    low, high = done["intervals"]["all"]["nDCG@10"]
    assert 0 < low <= done["all"]["nDCG@10"] <= high <= 1


def test_a_passage_that_was_called_useful_is_measured(seed_library, tmp_path):
    shutil.copytree(seed_library, tmp_path / "library")
    question = "什么是数字产业集群？"
    cited = Service.open(seed_library).ask(question).passages[0]
    ids = cited.passage.passage_id, cited.article.article_id, cited.article.source_id
    append(
        tmp_path / "library", Feedback("2026-11-22T20:00:00Z", question, (), *ids, cited.passage.text, Verdict.USEFUL)
    )

    done = run("rag", "eval", "--feedback", "--library", tmp_path / "library", "--json")

    figures = json.loads(done.stdout)["all"]
    assert (figures["questions"], figures["hit@1"]) == (1.0, 1.0)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "name a folder of questions"),
        (["a", "b", "--library", "c"], "are about one set"),
        (["--make", "--feedback", "a"], "do one at a time"),
        (["a", "--compare", "nowhere.jsonl"], "nowhere.jsonl cannot be read"),
    ],
)
def test_what_cannot_be_measured_is_said_in_a_sentence(arguments, message):
    done = run("rag", "eval", *arguments)

    assert (done.returncode, message in done.stderr) == (1, True)
    assert len(done.stderr.strip().splitlines()) == 1
