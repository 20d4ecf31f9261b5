"""Measuring a library on the command line: with drafts, with feedback, and against an earlier run."""

import json
import shutil

import pytest

from rag.feedback import Feedback, Verdict, append
from rag.service import Service
from tests.integration.test_commands import run


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
        (["a", "--compare", "nowhere.jsonl"], "nowhere.jsonl cannot be read"),
    ],
)
def test_what_cannot_be_measured_is_said_in_a_sentence(arguments, message):
    done = run("rag", "eval", *arguments)

    assert (done.returncode, message in done.stderr) == (1, True)
    assert len(done.stderr.strip().splitlines()) == 1
