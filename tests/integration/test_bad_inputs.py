"""No file stops a build, spoils another or is left out without a word: each bad input alone, then all together."""

import os
import re
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from index.builder import Builder, FileReport, Status
from index.checkup import Health, examine
from index.fingerprint import fingerprint_of
from index.library import Library
from tests.bad.archives import ARCHIVES
from tests.bad.bad_input import BadInput
from tests.bad.markup import MARKUP
from tests.bad.pdfs import PDFS
from tests.bad.pictures import PICTURES
from tests.bad.places import PLACES
from tests.bad.texts import CORPORA, TEXTS
from tests.fakes import LetterEncoder

EVERY = [*TEXTS, *CORPORA, *PLACES, *ARCHIVES, *PDFS, *MARKUP, *PICTURES]
GOOD = {"a.txt": "aaa aab. abb bbb.", "z.jsonl": '{"_id": "1", "title": "T", "text": "ccc cca. bbc cbc."}'}
MAX_SECONDS = 10
# What has no text to read is read by OCR, whose models alone take seconds to load on a busy machine.
MAX_OCR_SECONDS = 40


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    (folder / "good").mkdir(parents=True)
    for name, text in GOOD.items():
        (folder / "good" / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def good_ids(folder: Path, tmp_path: Path) -> set[str]:
    """The ids of the good articles in a library of nothing else."""
    library = Library.create(tmp_path / "alone", fingerprint_of(LetterEncoder()))
    list(Builder(library, LetterEncoder()).build([folder]))
    return ids(library)


def ids(library: Library) -> set[str]:
    return {holding.article_id for holding in library.holdings() if holding.file.startswith("good/")}


def put(folder: Path, number: int, bad: BadInput) -> None:
    """The bad input into a folder of its own, by whose name its report is found."""
    (folder / f"{number:03}").mkdir()
    bad.make(folder / f"{number:03}" / bad.name)


def built(folder: Path, where: Path) -> tuple[Library, list[FileReport]]:
    library = Library.create(where, fingerprint_of(LetterEncoder()))
    return library, list(Builder(library, LetterEncoder()).build([folder]))


def require(bad: BadInput, number: int, reports: Sequence[FileReport]) -> None:
    """The report on this bad input is the one that is expected, and there is one or none."""
    told = [f"{one.status}: {one.reason}" for one in reports if one.file.startswith(f"{number:03}/")]
    if bad.expected is None:
        assert told == []
    else:
        (line,) = told
        assert re.search(bad.expected, line), line
        assert line != f"{Status.SKIPPED}: "
        assert not re.search(r"[\x00-\x1f]", line)


def named(bad: BadInput) -> str:
    return f"{bad.name[-40:].encode('ascii', 'backslashreplace').decode()}: {bad.case}"


@pytest.mark.parametrize("bad", EVERY, ids=named)
def test_a_bad_input_is_dealt_with_alone_and_harms_nothing(bad, folder, good_ids, tmp_path):
    put(folder, 0, bad)
    began = time.monotonic()
    library, reports = built(folder, tmp_path / "library")

    assert time.monotonic() - began < (MAX_OCR_SECONDS if bad in [*PDFS, *PICTURES] else MAX_SECONDS)
    require(bad, 0, reports)
    assert ids(library) == good_ids
    assert Health.DAMAGED not in {health for health, _ in examine(library.folder)}


def test_all_bad_inputs_together_harm_nothing(folder, good_ids, tmp_path):
    for number, bad in enumerate(EVERY):
        put(folder, number, bad)
    library, reports = built(folder, tmp_path / "library")

    for number, bad in enumerate(EVERY):
        require(bad, number, reports)
    assert ids(library) == good_ids
    assert Health.DAMAGED not in {health for health, _ in examine(library.folder)}


def test_a_second_build_over_bad_inputs_adds_nothing(folder, tmp_path):
    for number, bad in enumerate([*CORPORA, *PLACES]):
        put(folder, number, bad)
    library, first = built(folder, tmp_path / "library")
    held = {holding.article_id for holding in library.holdings()}
    again = list(Builder(library, LetterEncoder()).build([folder]))

    assert {one.status for one in again} <= {Status.UNCHANGED, Status.SKIPPED}
    assert [one.file for one in again] == [one.file for one in first]
    assert {holding.article_id for holding in library.holdings()} == held


def test_names_that_differ_in_case_or_folder_alone_are_files_of_their_own(folder, tmp_path):
    for name in ("x/same.txt", "y/same.txt", "x/SAME.txt", "x/copy.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("abc." if name == "x/copy.txt" else f"abc. {name}", encoding="utf-8")
    (folder / "y" / "copy.txt").write_text("abc.", encoding="utf-8")
    _, reports = built(folder, tmp_path / "library")

    assert {one.status for one in reports} == {Status.ADDED}
    assert len(reports) == len(GOOD) + 5


@pytest.mark.parametrize("change", ["grow", "shrink", "go"])
def test_a_corpus_that_changes_while_it_is_read_is_left_out(folder, good_ids, tmp_path, change):
    corpus = folder / "corpus.jsonl"
    corpus.write_text("".join(f'{{"_id": "{n}", "text": "text {n}."}}\n' for n in range(200)), encoding="utf-8")

    def meddle(done: int) -> None:
        if change == "go":
            corpus.unlink(missing_ok=True)
        elif corpus.exists():
            os.truncate(corpus, corpus.stat().st_size + (7 if change == "grow" else -7))

    library = Library.create(tmp_path / "library", fingerprint_of(LetterEncoder()))
    (report, *_) = Builder(library, LetterEncoder()).build([folder], meddle)

    assert (report.file, report.status) == ("corpus.jsonl", Status.SKIPPED)
    assert report.reason
    assert {holding.article_id for holding in library.holdings()} == good_ids
