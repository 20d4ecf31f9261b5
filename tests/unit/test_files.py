import os
from pathlib import Path

import pytest

from index.errors import SourceError
from index.files import find
from index.readers.formats import FORMATS


def names(*sources: Path) -> dict[str, str | None]:
    return {found.file: found.skipped for found in find(sources)}


def test_a_folder_is_walked_in_the_order_of_its_names_hidden_files_left_out(tmp_path):
    for name in ("b.txt", "a.txt", ".hidden.txt", "sub/c.jsonl", ".git/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("text", encoding="utf-8")

    assert list(names(tmp_path)) == ["a.txt", "b.txt", "sub/c.jsonl"]


def test_what_is_not_read_is_named_with_the_reason(tmp_path):
    (tmp_path / "sound.mp3").write_bytes(b"ID3")
    (tmp_path / "README.txt").write_text("about this folder", encoding="utf-8")
    os.mkfifo(tmp_path / "pipe.txt")

    assert names(tmp_path) == {
        "README.txt": "describes the folder; name it to add it",
        "sound.mp3": f"not a format that is read; save it as one of {', '.join(FORMATS)}",
        "pipe.txt": "not a regular file",
    }


def test_a_readme_that_is_named_is_read(tmp_path):
    (tmp_path / "README.txt").write_text("about this folder", encoding="utf-8")

    assert names(tmp_path / "README.txt") == {"README.txt": None}


def test_a_file_named_twice_is_found_once(tmp_path):
    (tmp_path / "a.txt").write_text("text", encoding="utf-8")

    assert len(list(find([tmp_path, tmp_path / "a.txt"]))) == 1


def test_a_link_to_its_own_folder_ends(tmp_path):
    (tmp_path / "a.txt").write_text("text", encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)

    assert list(names(tmp_path)) == ["a.txt"]


def test_a_source_that_does_not_exist_is_refused(tmp_path):
    with pytest.raises(SourceError, match="nowhere does not exist; name a file or a folder"):
        list(find([tmp_path / "nowhere"]))


def test_a_file_over_its_formats_limit_is_not_opened(tmp_path):
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(1 << 40)

    assert names(tmp_path) == {"huge.txt": "1,048,576 MB; expected at most 64 MB for plain text: split the file"}


def test_what_describes_a_file_is_left_out_without_a_word(tmp_path):
    for name in ("a.txt", "a.meta.yaml", "b.META.yml"):
        (tmp_path / name).write_text("title: T", encoding="utf-8")

    assert names(tmp_path, tmp_path / "a.meta.yaml") == {"a.txt": None}


def test_a_name_is_shown_as_it_is_written(tmp_path):
    for name in ("a\nb.txt", "gnp.\u202etxt.txt", "字 “é”.txt"):
        (tmp_path / name).write_text("text", encoding="utf-8")

    assert sorted(names(tmp_path)) == ["a\\nb.txt", "gnp.\\u202etxt.txt", "字 “é”.txt"]


def test_a_link_is_followed_only_inside_the_folder_unless_it_is_named(tmp_path):
    outside = tmp_path / "outside.txt"
    outside.write_text("text", encoding="utf-8")
    folder = tmp_path / "folder"
    (folder / "sub").mkdir(parents=True)
    (folder / "sub" / "inside.txt").write_text("text", encoding="utf-8")
    (folder / "a.txt").symlink_to(folder / "sub" / "inside.txt")
    (folder / "b.txt").symlink_to(outside)

    assert names(folder) == {"a.txt": None, "b.txt": "a link to a file outside the folder; name it to add it"}
    assert names(folder / "b.txt") == {"b.txt": None}


def test_a_library_below_the_folder_is_none_of_its_articles(tmp_path):
    (tmp_path / "library" / "derived").mkdir(parents=True)
    (tmp_path / "library" / "library.sqlite").touch()
    (tmp_path / "library" / "derived" / "words.txt").write_text("之者", encoding="utf-8")
    (tmp_path / "library-texts").mkdir()
    (tmp_path / "library-texts" / "a.txt").write_text("text", encoding="utf-8")

    assert names(tmp_path) == {"library-texts/a.txt": None}
