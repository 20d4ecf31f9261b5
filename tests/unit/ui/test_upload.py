import os
from pathlib import Path

import pytest

from index.errors import SourceError
from ui.upload import KEPT_SECONDS, MAX_NAME_BYTES, Upload, Uploads, safe_name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("人民日报（2024）.txt", "人民日报（2024）.txt"),
        ("<img src=x onerror=alert(1)>.txt", "<img src=x onerror=alert(1)>.txt"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\temp\\a.txt", "a.txt"),
        ("/a/b/", "b"),
        (".hidden.txt", "hidden.txt"),
        ("..", "_"),
        ("", "_"),
        ("a\0b\nc\u202etxt.exe", "a_b_c_txt.exe"),
        ("\ud800.txt", "?.txt"),
        ("e\u0301.txt", "\u00e9.txt"),
    ],
)
def test_a_name_keeps_what_it_says_and_loses_what_it_could_do(name, safe):
    assert safe_name(name) == safe


def test_a_very_long_name_keeps_its_format():
    name = safe_name("字" * 400 + ".txt")

    assert name.endswith("字.txt")
    assert len(name.encode()) <= MAX_NAME_BYTES


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sent" / "digest").mkdir(parents=True)
    (tmp_path / "sent" / "digest" / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("x", encoding="utf-8")
    return tmp_path / "sent"


def test_an_upload_is_known_by_its_path_and_bears_its_owners_name(folder):
    path = folder / "digest" / "a.txt"

    assert Uploads(folder).accepted([{"path": str(path), "orig_name": "甲.txt"}, str(path)]) == [
        Upload(path, "甲.txt"),
        Upload(path, "a.txt"),
    ]


@pytest.mark.parametrize("path", ["../secret.txt", "digest", "digest/none.txt", "digest/../../secret.txt", "link"])
def test_what_was_not_uploaded_is_no_upload(folder, path):
    (folder / "link").symlink_to(folder.parent / "secret.txt")

    with pytest.raises(SourceError, match="no uploaded file"):
        Uploads(folder).accepted({"path": str(folder / path)})


@pytest.mark.parametrize("payload", [None, 7, [[]], {"url": "http://x"}, "a\0b", {"path": 3}])
def test_anything_else_is_no_upload_either(folder, payload):
    with pytest.raises(SourceError, match="no file was sent"):
        Uploads(folder).accepted(payload)


def test_what_was_sent_and_never_added_goes_after_a_while(folder):
    (folder / "new").mkdir()
    (folder / "new" / "b.txt").write_text("x", encoding="utf-8")
    os.utime(folder / "digest", (0, 0))
    assert KEPT_SECONDS > 0

    Uploads(folder).accepted(str(folder / "new" / "b.txt"))

    assert [path.name for path in folder.iterdir()] == ["new"]
