import random
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from index.builder import Builder
from index.derived import FOLDER, Derived
from index.fingerprint import fingerprint_of
from index.library import Library
from index.segments import merging
from index.segments.segment import Segment
from tests.fakes import LetterEncoder

QUESTION = "abc abba cab"


@pytest.fixture
def library(tmp_path) -> Library:
    return Library.create(tmp_path / "library", fingerprint_of(LetterEncoder()))


@pytest.fixture
def apart(monkeypatch) -> None:
    """Segments are merged only when they grow many."""
    monkeypatch.setattr(merging, "AT_ONCE", 0)


def add(library: Library, *texts: str) -> None:
    folder = library.folder.parent
    for text in texts:
        (folder / f"{text[:20]}.txt").write_text(text, encoding="utf-8")
    list(Builder(library, LetterEncoder()).build([folder / f"{text[:20]}.txt" for text in texts]))


def remove(library: Library, text: str) -> None:
    library.remove([holding.article_id for holding in library.holdings() if holding.file == f"{text[:20]}.txt"])


def folders(library: Library) -> set[str]:
    return {path.name for path in (library.folder / FOLDER).iterdir() if path.is_dir()}


def require_same(found: Derived, library: Library) -> None:
    """Both find the same as indexes that are made of the whole library at once."""
    whole = Derived.build(library)
    vector = LetterEncoder().encode_questions([QUESTION])[0]
    assert found.passage_keys.tolist() == whole.passage_keys.tolist() == library.passage_keys().tolist()
    assert found.sentence_starts.tolist() == whole.sentence_starts.tolist()
    assert (found.han.tolist(), found.enumerates.tolist()) == (whole.han.tolist(), whole.enumerates.tolist())
    assert found.lexical.coverage(QUESTION) == pytest.approx(whole.lexical.coverage(QUESTION), abs=1e-6)
    for one, other in ((found.passages, whole.passages), (found.sentences, whole.sentences)):
        rows = np.arange(len(other))
        assert np.array_equal(one.vectors(rows), other.vectors(rows))
        assert sorted(one.search(vector, len(rows))[0].tolist()) == rows.tolist()


def test_what_is_added_goes_into_a_segment_of_its_own(library, apart):
    add(library, *(f"abc number {number} abba. cab." for number in range(5)))
    Derived.of(library)
    before = folders(library)

    add(library, "第二篇文章说的是abba。")
    found = Derived.of(library)

    assert before < folders(library)
    assert len(found.segments) == 2
    require_same(found, library)


def test_what_is_removed_is_found_no_longer_and_writes_no_segment(library):
    add(library, *(f"abc number {number} abba. cab." for number in range(5)))
    Derived.of(library)
    before = folders(library)

    remove(library, "abc number 3 abba. cab.")
    found = Derived.of(library)

    assert folders(library) == before
    assert len(found.passage_keys) == 4
    require_same(found, library)


def test_a_segment_of_which_little_is_left_is_written_again(library):
    texts = [f"abc number {number} abba. cab." for number in range(4)]
    add(library, *texts)
    before = len(Derived.of(library).segments[0])
    for text in texts[:3]:
        remove(library, text)

    found = Derived.of(library)

    assert (before, [len(segment) for segment in found.segments]) == (4, [1])
    require_same(found, library)


def test_a_library_of_which_nothing_is_left_has_no_segments(library):
    add(library, "abc abc. aaa.")
    Derived.of(library)
    remove(library, "abc abc. aaa.")

    found = Derived.of(library)

    assert (found.segments, len(found.passages)) == ((), 0)
    require_same(found, library)


@pytest.mark.parametrize("bound", [0, 6, 3_072])
def test_after_any_changes_the_same_is_found_as_by_indexes_made_at_once(library, monkeypatch, bound):
    monkeypatch.setattr(merging, "AT_ONCE", bound)
    monkeypatch.setattr(merging, "SMALL", 2)
    choices = random.Random(5)
    there: list[str] = []
    found = None
    for number in range(25):
        if there and choices.random() < 0.4:
            remove(library, there.pop(choices.randrange(len(there))))
        else:
            there.append(f"{choices.choice(['abc', 'bca 文章', 'cc'])} {number}. abba {number}! cab.")
            add(library, there[-1])
        found = Derived.of(library, found)

    assert found is not None
    require_same(found, library)
    require_same(Derived.load(library), library)


def test_a_library_put_back_to_an_earlier_state_and_changed_otherwise_is_noticed(library, tmp_path):
    add(library, "abc abc. aaa.")
    library.close()
    shutil.copy(library.path, tmp_path / "copy.sqlite")
    add(library, "bbb. cab cab.")
    Derived.of(library)
    library.close()

    shutil.copy(tmp_path / "copy.sqlite", library.path)
    add(library, "ccc. other.")
    add(library, "ccc ccc. a third.")

    require_same(Derived.of(library), library)


def test_a_library_of_before_there_was_a_history_is_followed_too(library):
    add(library, "abc abc. aaa.", "bbb. cab cab.", "abba. cc.")
    for what, name in library.connection.execute(
        "SELECT type, name FROM sqlite_master WHERE name IN ('history', 'departed', 'stamped', 'departing')"
    ).fetchall():
        library.connection.execute(f"DROP {what} IF EXISTS {name}")
    before = Derived.of(library)

    remove(library, "abc abc. aaa.")
    found = Derived.of(library)

    assert found.segments[0].folder == before.segments[0].folder
    require_same(found, library)


def test_a_library_that_cannot_be_written_is_searched_all_the_same(library, monkeypatch, caplog):
    def refused(*_args: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    add(library, "abc abc. aaa.")
    monkeypatch.setattr(Path, "mkdir", refused)
    monkeypatch.setattr(Derived, "build", lambda given: given)

    assert Derived.of(library) is library
    assert "could not be kept" in caplog.text


def test_a_file_that_is_missing_is_made_again(library):
    add(library, "abc abc. aaa.")
    Derived.of(library)
    (path,) = (library.folder / FOLDER).rglob("counts.npy")
    path.unlink()

    require_same(Derived.of(library), library)


def test_indexes_in_use_outlive_the_files_that_a_newer_state_removes(library):
    add(library, "abc abc. aaa.", "bbb. cab cab.")
    before = Derived.of(library)
    scores = before.lexical.coverage(QUESTION).tolist()
    add(library, "abba abba. cc.")

    assert len(Derived.of(library).segments) == 1
    assert before.lexical.coverage(QUESTION).tolist() == scores
    assert len(before.passages.vectors(np.array([0, 1]))) == 2


def test_what_is_committed_while_indexes_are_made_is_left_to_the_next_time(library, monkeypatch):
    add(library, "abc abc. aaa.")
    write = Segment.write

    def write_while_another_adds(*arguments):
        monkeypatch.setattr(Segment, "write", write)
        with ThreadPoolExecutor(1) as other:
            other.submit(add, library, "bbb. cab cab.").result()
        return write(*arguments)

    monkeypatch.setattr(Segment, "write", write_while_another_adds)

    assert len(Derived.of(library).passage_keys) == 1
    require_same(Derived.of(library), library)
