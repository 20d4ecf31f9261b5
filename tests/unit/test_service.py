import time
from pathlib import Path

import pytest

from index.builder import Builder
from index.derived import Derived
from index.fingerprint import fingerprint_of
from index.library import Library
from rag import service
from rag.service import Service
from tests.fakes import LetterEncoder


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library.create(tmp_path / "library", fingerprint_of(LetterEncoder()))
    add(library, "aaaa. aa.")
    return library


def add(library: Library, text: str) -> None:
    path = library.folder.parent / f"{text[:4]}.txt"
    path.write_text(text, encoding="utf-8")
    list(Builder(library, LetterEncoder()).build([path]))


def found(asking: Service) -> set[str]:
    return {cited.passage.text for cited in asking.ask("a b").passages}


def test_what_is_added_is_found_by_the_next_question(library):
    asking = Service(library, LetterEncoder(), Derived.of(library))

    add(library, "bbbb. bb.")

    assert found(asking) == {"aaaa. aa.", "bbbb. bb."}


def test_a_question_does_not_wait_for_much_that_is_new(library, monkeypatch):
    monkeypatch.setattr(service, "AT_ONCE", 0)
    asking = Service(library, LetterEncoder(), Derived.of(library))

    add(library, "bbbb. bb.")
    first = found(asking)

    deadline = time.monotonic() + 30
    while found(asking) == first and time.monotonic() < deadline:
        time.sleep(0.01)
    assert (first, found(asking)) == ({"aaaa. aa."}, {"aaaa. aa.", "bbbb. bb."})


def test_what_is_removed_is_found_no_longer(library):
    add(library, "bbbb. bb.")
    asking = Service(library, LetterEncoder(), Derived.of(library))

    library.remove([holding.article_id for holding in library.holdings() if holding.file == "aaaa.txt"])

    assert found(asking) == {"bbbb. bb."}


def test_the_steps_of_an_answer_are_timed_and_make_up_the_whole(library):
    took = dict(Service(library, LetterEncoder(), Derived.of(library)).ask("a b", turns=["a"]).timings_ms)

    assert sorted(took) == ["cite", "encode", "search", "total"]
    assert took.pop("total") == pytest.approx(sum(took.values()))
