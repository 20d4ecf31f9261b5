import os
from pathlib import Path

import pytest

from index.cache import cache_folder
from index.errors import ModelError
from index.models.cache import cached, is_sound


def write_one(folder: Path) -> None:
    (folder / "model.bin").write_bytes(b"weights")


def never(folder: Path) -> None:
    raise AssertionError("written again")


def test_a_folder_is_written_once(tmp_path: Path):
    cached(tmp_path / "model", write_one)
    folder = cached(tmp_path / "model", never)

    assert (folder / "model.bin").read_bytes() == b"weights"


@pytest.mark.parametrize("damage", [b"weight", b"weightz", b""])
def test_a_changed_file_is_noticed_and_written_anew(tmp_path: Path, damage: bytes):
    folder = cached(tmp_path / "model", write_one)
    (folder / "model.bin").write_bytes(damage)

    assert not is_sound(folder)
    assert (cached(folder, write_one) / "model.bin").read_bytes() == b"weights"
    assert [path.name for path in tmp_path.iterdir()] == ["model"]


@pytest.mark.parametrize(
    "manifest", ["", "[]", "{}", '{"files": {"gone": {"bytes": 1, "sha256": ""}}}', '{"files": 1}']
)
def test_a_folder_with_a_senseless_manifest_is_not_sound(tmp_path: Path, manifest: str):
    (tmp_path / "manifest.json").write_text(manifest, encoding="utf-8")

    assert not is_sound(tmp_path)


def test_a_writer_that_fails_leaves_nothing(tmp_path: Path):
    with pytest.raises(AssertionError, match="written again"):
        cached(tmp_path / "model", never)

    assert list(tmp_path.iterdir()) == []


def test_what_another_process_put_there_meanwhile_is_kept(tmp_path: Path):
    def slow(folder: Path) -> None:
        cached(tmp_path / "model", write_one)
        (folder / "model.bin").write_bytes(b"later")

    folder = cached(tmp_path / "model", slow)

    assert (folder / "model.bin").read_bytes() == b"weights"
    assert [path.name for path in tmp_path.iterdir()] == ["model"]


def test_what_a_killed_process_left_is_removed_after_an_hour(tmp_path: Path):
    for name, age in (("model.partial-old", 7200), ("model.partial-new", 60)):
        (tmp_path / name).mkdir()
        changed = (tmp_path / name).stat().st_mtime - age
        os.utime(tmp_path / name, (changed, changed))

    cached(tmp_path / "model", write_one)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["model", "model.partial-new"]


def test_a_cache_that_cannot_be_written_says_what_to_set(tmp_path: Path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")

    with pytest.raises(ModelError, match="set CHUCHU_CACHE"):
        cached(tmp_path / "file" / "model", write_one)


def test_the_environment_chooses_the_cache():
    assert cache_folder({"CHUCHU_CACHE": "/somewhere"}) == Path("/somewhere")
    assert cache_folder({}).name == "chuchu"
