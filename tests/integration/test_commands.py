"""The commands as a user types them, each in a process of its own."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, SEEDS


def run(*arguments: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=300, check=False)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_articles_lists_what_was_built(seed_library):
    done = run("index", "articles", "--library", seed_library, "--json")

    listed = [json.loads(line) for line in done.stdout.splitlines()]
    assert {one["file"] for one in listed} == {path.name for path in SEEDS.glob("*.txt")}
    keys = "article_id source_id file title authors affiliation publication date column spans chars passages also_in"
    assert all(set(keys.split()) <= set(one) for one in listed)
    assert all(one["chars"] > 0 and one["passages"] > 0 for one in listed)


def test_ask_prints_passages_that_are_their_files_own_text(seed_library):
    done = run("rag", "ask", "如何推动数字产业集群发展？", "--library", seed_library, "--json")

    answer = json.loads(done.stdout)
    assert answer["answered"] is True
    assert [passage["rank"] for passage in answer["passages"]] == [1, 2, 3, 4, 5]
    for passage in answer["passages"]:
        raw = (SEEDS / passage["file"]).read_text(encoding="utf-8")
        assert squeezed(passage["text"]) == squeezed("".join(raw[start:end] for start, end in passage["spans"]))
        scores = [sentence["score"] for sentence in passage["sentences"]]
        assert scores == sorted(scores, reverse=True)
        assert all(passage["text"][one["start"] : one["end"]] == one["text"] for one in passage["sentences"])


def test_ask_answers_in_words_too(seed_library):
    done = run("rag", "ask", "how to promote digital industry clusters", "--library", seed_library, "--top", "2")

    assert (done.returncode, done.stdout.count("\n[")) == (0, 2)


def test_a_batch_answers_each_line_and_resolves_follow_ups(seed_library, tmp_path):
    batch = tmp_path / "batch.jsonl"
    lines = [
        {"id": "one", "question": "什么是数字产业集群？"},
        {"id": "two", "turns": ["政府应该怎样支持循环经济？", "那企业呢？"]},
        {"id": "three", "question": "  "},
    ]
    batch.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")

    done = run("rag", "ask", "--batch", batch, "--json", "--top", "10", "--library", seed_library)

    first, second, third = (json.loads(line) for line in done.stdout.splitlines())
    assert (first["id"], first["resolved"], len(first["passages"])) == ("one", "什么是数字产业集群？", 10)
    assert (second["id"], second["resolved"]) == ("two", "政府应该怎样支持循环经济？ 那企业呢？")
    assert (third["id"], "the question is empty" in third["error"], done.returncode) == ("three", True, 1)


def test_building_listing_removing_and_checking_a_library_of_ones_own(tmp_path):
    (tmp_path / "a.txt").write_text("循环经济是指资源的循环利用。它需要政府和企业一起努力。", encoding="utf-8")
    library = ["--library", tmp_path / "own"]

    built = run("index", "build", tmp_path / "a.txt", *library)
    again = run("index", "build", tmp_path / "a.txt", *library)
    checked = run("index", "check", *library)
    article_id = run("index", "articles", *library).stdout.split()[0]
    removed = run("index", "remove", article_id, *library)

    assert built.stdout.splitlines()[0] == "added      a.txt: 1 article, 1 passage"
    assert built.stdout.split()[-4:] == ["added", "1", "1", "1"]
    assert again.stdout.split()[-4:] == ["unchanged", "1", "1", "1"]
    assert (checked.returncode, removed.stdout) == (0, "removed 1\n")
    assert run("index", "articles", *library).stdout == ""


def test_a_text_in_two_files_is_listed_twice_and_answered_once(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("循环经济是指资源的循环利用。它需要政府和企业一起努力。", encoding="utf-8")
    library = ["--library", tmp_path / "own"]
    run("index", "build", tmp_path / "a.txt", tmp_path / "b.txt", *library)

    listed = run("index", "articles", *library).stdout.splitlines()
    answered = run("rag", "ask", "什么是循环经济？", *library).stdout

    assert [line.split("  ")[-2:] for line in listed] == [["a.txt", "(also in b.txt)"], ["b.txt", "(also in a.txt)"]]
    assert answered.count("\n[") == answered.count("    also in ") == 1


def test_rebuilding_leaves_the_same_articles(tmp_path):
    (tmp_path / "a.txt").write_text("循环经济是指资源的循环利用。", encoding="utf-8")
    library = ["--library", tmp_path / "own"]
    run("index", "build", tmp_path / "a.txt", *library)
    before = run("index", "articles", "--json", *library).stdout

    done = run("index", "build", "--rebuild", *library)

    assert (done.returncode, run("index", "articles", "--json", *library).stdout) == (0, before)
    assert run("index", "check", *library).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["index", "build", "nowhere"], 1, "nowhere does not exist; name a file or a folder of articles"),
        (["index", "build", "empty"], 1, "nothing readable in empty; expected articles in .txt"),
        (["index", "build", "empty.txt"], 1, "nothing readable in empty.txt"),
        (["index", "build", "program.txt"], 1, "nothing readable in program.txt"),
        (["index", "build", "pictures"], 1, "nothing readable in pictures"),
        (["index", "build", "good.txt", "--library", "pictures"], 1, "pictures holds something else than a library"),
        (["index", "build", "good.txt", "--model", "nowhere/model"], 1, "nowhere/model"),
        (["index", "articles", "--library", "empty"], 1, "there is no library in empty; run `python -m index build"),
        (["index", "check", "--library", "pictures"], 2, "there is no library in pictures"),
        (["rag", "ask", "什么？", "--library", "good.txt"], 1, "there is no library in good.txt"),
        (["rag", "ask"], 1, "ask one question, or name a file of them with --batch"),
        (["rag", "ask", "--batch", "nowhere.jsonl", "--library", "LIBRARY"], 1, "nowhere.jsonl cannot be read"),
        (["rag", "ask", "  ", "--library", "LIBRARY"], 1, "the question is empty; type what you want to find"),
        (["rag", "ask", "问" * 5000, "--library", "LIBRARY"], 1, "the question has 5,000 characters, expected at most"),
        (["rag", "ask", "？！", "--library", "LIBRARY"], 1, "the question has no word to search for"),
        (["rag", "eval", "empty"], 1, "empty holds no questions"),
    ],
)
def test_bad_input_gets_one_clear_sentence(tmp_path, seed_library, arguments, status, message):
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty.txt").touch()
    (tmp_path / "good.txt").write_text("好的文章。", encoding="utf-8")
    (tmp_path / "program.txt").write_bytes(b"\x7fELF" + bytes(range(256)) * 4)
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "a.png").write_bytes(b"\x89PNG")

    done = run(*[str(seed_library) if one == "LIBRARY" else one for one in arguments], cwd=tmp_path)

    assert done.returncode == status
    assert message in done.stderr + done.stdout
    assert "Traceback" not in done.stderr + done.stdout
    if status == 1:
        assert len(done.stderr.strip().splitlines()) == 1


def test_asking_imports_no_torch(seed_library):
    code = (
        "import sys; from pathlib import Path; from rag.service import Service;"
        f" Service.open(Path({str(seed_library)!r})).ask('什么是数字产业集群？');"
        " print([name for name in sys.modules if name.split('.')[0] in ('torch', 'transformers', 'sentence_transformers')])"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=120, check=True
    )

    assert done.stdout.strip() == "[]"


def test_show_says_where_each_field_was_read_and_what_was_left_out(seed_library):
    done = run("index", "show", "000_83cb9c125da1411e.txt", "--library", seed_library, "--json")

    (shown,) = (json.loads(line) for line in done.stdout.splitlines())
    raw = (SEEDS / "000_83cb9c125da1411e.txt").read_text(encoding="utf-8")
    first = shown["articles"][0]
    (start, end), *_ = first["origins"]["title"]
    assert squeezed(raw[start:end]) == squeezed(first["title"]) == "推动数字产业集群创新发展"
    assert {"repeat", "picture credit"} <= {one["reason"] for one in shown["left_out"]}
    assert all(raw[one["start"] : one["end"]] == one["text"] for one in shown["left_out"])


def test_show_names_the_command_that_lists_files_where_there_is_none_of_that_name(seed_library):
    done = run("index", "show", "nothing.txt", "--library", seed_library)

    assert (done.returncode, done.stdout) == (1, "")
    assert "the library has no file nothing.txt; `python -m index articles` names its files" in done.stderr


def test_watching_keeps_a_folder_and_the_library_in_step(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("循环经济是指资源的循环利用。", encoding="utf-8")
    command = [sys.executable, "-m", "index", "build", folder, "--library", tmp_path / "own", "--watch"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as watching:
        assert watching.stdout is not None
        said = iter(watching.stdout.readline, "")
        assert next(said) == "added      a.txt: 1 article, 1 passage\n"
        assert next(line for line in said if line.startswith("added"))
        (tmp_path / "b.txt").write_text("数字经济要同实体经济融合。", encoding="utf-8")
        (tmp_path / "b.txt").rename(folder / "b.txt")
        assert next(said) == "added      b.txt: 1 article, 1 passage\n"
        (folder / "a.txt").unlink()
        assert next(said) == "removed    a.txt: 1 article, 1 passage\n"
        watching.terminate()  # not SIGINT, which whoever runs the tests in the background has it ignore

    assert watching.returncode == -signal.SIGTERM
    assert "b.txt" in run("index", "articles", "--library", tmp_path / "own").stdout
