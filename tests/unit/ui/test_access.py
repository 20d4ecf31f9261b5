from pathlib import Path

import pytest

from index.builder import Builder
from index.derived import Derived
from index.errors import LibraryError
from index.fingerprint import fingerprint_of
from index.library import Library
from rag.service import Service
from tests.fakes import LetterEncoder
from ui.access import Private
from ui.limits import Limits
from ui.shelf.librarian import Librarian
from ui.shelf.shelf import Failed, Failure, Restored, Shelf
from ui.shelf.status import status_line
from ui.texts.language import Language
from ui.upload import Upload, Uploads


@pytest.fixture
def service(tmp_path: Path) -> Service:
    """A shared library of one article."""
    (tmp_path / "shared.txt").write_text("aaa aab. abb bbb.", encoding="utf-8")
    library = Library.create(tmp_path / "library", fingerprint_of(LetterEncoder()))
    list(Builder(library, LetterEncoder()).build([tmp_path / "shared.txt"]))
    return Service(library, LetterEncoder(), Derived.of(library))


@pytest.fixture
def private(service, tmp_path) -> Private:
    return Private(service, tmp_path / "own")


@pytest.fixture
def upload(tmp_path: Path) -> Upload:
    folder = tmp_path / "sent" / ("0" * 64)
    folder.mkdir(parents=True)
    (folder / "own.txt").write_text("ccc ccb. cca ccc.", encoding="utf-8")
    return Upload(folder / "own.txt", "own.txt")


def files(private: Private, visitor: str) -> list[str]:
    return [holding.file for holding in private.service(visitor).articles()]


def add(private: Private, visitor: str, upload: Upload) -> str:
    """The id of the visitor's own article."""
    collection = private.collection(visitor)
    assert collection is not None
    list(collection.add([upload]))
    own = private.own(visitor)
    assert own is not None
    return own.articles()[0].article_id


def test_what_a_visitor_adds_is_asked_with_the_shared_collection_by_them_alone(private, upload):
    article_id = add(private, "one", upload)

    assert files(private, "one") == ["own.txt", "shared.txt"]
    assert [one.article.file for one in private.service("one").ask("ccc").passages] == ["own.txt", "shared.txt"]
    assert private.service("one").article(article_id).file == "own.txt"
    assert files(private, "two") == ["shared.txt"]
    with pytest.raises(LibraryError, match="no article"):
        private.service("two").article(article_id)


def test_the_shared_collection_is_changed_by_nobody(private, upload):
    add(private, "one", upload)
    shared = private.service("two").articles()[0].article_id

    shelf = Librarian(private, Uploads(upload.path.parent), "one").remove(Shelf(), {"articles": [shared]})

    assert isinstance(shelf.status, Failed)
    assert files(private, "two") == ["shared.txt"]


def test_a_visitor_who_goes_leaves_nothing(private, upload, tmp_path):
    add(private, "one", upload)

    private.forget("one")

    assert files(private, "one") == ["shared.txt"]
    assert list((tmp_path / "own").iterdir()) == []


def test_the_oldest_of_too_many_goes(service, upload, tmp_path):
    private = Private(service, tmp_path / "own", most=2)

    for visitor in ("one", "two", "three"):
        add(private, visitor, upload)

    assert [private.own(visitor) is None for visitor in ("one", "two", "three")] == [True, False, False]


def test_what_lies_idle_goes(service, tmp_path):
    private = Private(service, tmp_path / "own", idle_seconds=-1)
    private.collection("one")

    assert private.own("one") is None
    assert list((tmp_path / "own").iterdir()) == []


def test_a_page_that_has_not_arrived_may_change_nothing(private):
    assert private.collection("") is None


@pytest.mark.parametrize("limits", [Limits(files=0, bytes=1 << 20), Limits(files=9, bytes=10)])
def test_no_visitor_keeps_more_than_they_may(private, upload, limits):
    private.limits = limits

    *_, shelf = Librarian(private, Uploads(upload.path.parents[1]), "one").add(
        Shelf(), {"files": [{"path": str(upload.path), "orig_name": "own.txt"}]}
    )

    assert shelf.status == Failed(Failure.TOO_MUCH)
    assert files(private, "one") == ["shared.txt"]


def test_a_removal_can_still_be_undone_after_something_else_has_failed(private, upload):
    article_id = add(private, "one", upload)
    librarian = Librarian(private, Uploads(upload.path.parents[1]), "one")
    removed = librarian.remove(Shelf(), {"articles": [article_id]})

    failed = librarian.correct(removed, {"article": "nobody", "fields": {}})
    restored = librarian.restore(failed, {})

    assert failed.status == Failed(Failure.GONE, removed=removed.removed)
    assert "撤销" in status_line(failed.status, None, Language.ZH)
    assert restored.status == Restored(1)
    assert files(private, "one") == ["own.txt", "shared.txt"]
