"""Reading in another process, with a reader that misbehaves as its file tells it to."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from index.articles import Attribution, Mark, MarkKind, Source
from index.errors import SourceError
from index.isolation.isolation import MAX_FILES, Limits
from index.readers.formats import MB, Format
from index.readers.reading import Reading
from tests.conftest import ROOT

FORMATS = {".bad": Format("Bad", "tests.misbehaving", MB)}
LIMITS = Limits(memory=512 * MB, seconds=2, text=MB)


KILLED = """
import os, signal
from index.isolation.parser import Parser
from tests.unit.test_reading import children
parser = Parser(1 << 30)
list(parser.ask({"module": "index.readers.plain", "path": "README.md", "file": "f", "processor_seconds": 9}, 9, 1 << 20))
print(*children(), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def reading():
    with Reading(FORMATS, LIMITS) as reading:
        yield reading


def told_by(reading: Reading, path: Path) -> str:
    (source,) = reading.read(path, path.name)
    return source.text


def told(folder: Path, deed: str) -> Path:
    path = folder / "file.bad"
    path.write_text(deed, encoding="utf-8")
    return path


def test_a_source_arrives_as_it_was_read(reading, tmp_path):
    (source,) = reading.read(told(tmp_path, "正文，也有\x00 🀄"), "sub/file.bad")

    assert source == Source(
        "sub/file.bad#1", "sub/file.bad", "正文，也有\x00 🀄", "utf-8", 7, Attribution("T", ("A", "B"), date="2024"),
        True, (Mark(0, 2, MarkKind.TITLE),), ("a note",),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("deed", "reason"),
    [
        ("refuse", "^password-protected; save it without$"),
        ("fail", "^cannot be read as Bad: 'NO_SUCH_KEY'$"),
        ("name the path", r"^cannot be read as Bad: \[Errno 20\] Not a directory: 'file.bad/part'$"),
        ("recurse", "^cannot be read as Bad: maximum recursion depth exceeded"),
        ("take memory", r"^its parser ran out of memory \(limit 0.5 GB\)$"),
        ("crash", r"^its parser crashed \(signal 11, SIGSEGV\)$"),
        ("leave", r"^its parser ended \(status 3\)$"),
        ("sleep", "^took longer than 2 s to read$"),
        ("turn", "^took longer than 2 s to read$"),
        ("flood", "^more than 1 MB of text in it; split it$"),
        ("connect", "a file's parser may not use socket.connect"),
        ("resolve", "a file's parser may not use socket.getaddrinfo"),
        ("spawn", "a file's parser may not use subprocess.Popen"),
        ("write", "a file's parser may not write"),
        ("remove", "a file's parser may not use os.remove"),
    ],
)
def test_what_a_parser_does_to_itself_is_said_and_the_next_file_is_read(reading, tmp_path, deed, reason):
    with pytest.raises(SourceError, match=reason):
        list(reading.read(told(tmp_path, deed), "file.bad"))

    assert [source.text for source in reading.read(told(tmp_path, "ok"), "file.bad")] == ["ok"]
    assert list(tmp_path.iterdir()) == [tmp_path / "file.bad"]


@pytest.mark.parametrize("deed", ["print", "shout"])
def test_what_a_parser_prints_harms_nothing(reading, tmp_path, deed):
    assert len(list(reading.read(told(tmp_path, deed), "file.bad"))) == 1


def test_half_a_surrogate_pair_becomes_a_replacement_character(reading, tmp_path):
    assert [source.text for source in reading.read(told(tmp_path, "half a pair"), "file.bad")] == ["xx\ufffdy"]


def test_a_parser_is_told_no_secret(reading, tmp_path, monkeypatch):
    monkeypatch.setenv("HF_TOKEN", "secret")

    (source,) = reading.read(told(tmp_path, "name the secrets"), "file.bad")

    assert "PYTHONPATH" in source.text
    assert "HF_TOKEN" not in source.text


def test_a_file_that_changes_while_it_is_read_is_skipped(reading, tmp_path):
    sources = reading.read(told(tmp_path, "ok"), "file.bad")
    next(sources)
    told(tmp_path, "longer than before")

    with pytest.raises(SourceError, match="changed while it was read; run again"):
        next(sources)


def test_a_file_that_is_gone_is_an_error_of_that_file(reading, tmp_path):
    with pytest.raises(SourceError, match=r"cannot be read \(No such file or directory\)"):
        list(reading.read(tmp_path / "gone.bad", "gone.bad"))


def test_one_process_reads_many_files_but_not_all(reading, tmp_path):
    read = [told_by(reading, told(tmp_path, "name the process")) for _ in range(MAX_FILES + 1)]

    assert len(set(read[:MAX_FILES])) == 1
    assert len(set(read)) == 2


def test_reading_may_end_in_the_middle_and_leaves_no_process(tmp_path):
    before = set(children())
    with Reading(FORMATS, LIMITS) as reading:
        next(reading.read(told(tmp_path, "ok"), "file.bad"))
        assert len(set(children()) - before) == 1

    assert set(children()) <= before


def test_a_parser_ends_with_the_process_that_started_it():
    starter = subprocess.run([sys.executable, "-c", KILLED], cwd=ROOT, capture_output=True, text=True, check=False)
    parser = Path("/proc") / starter.stdout.strip()
    ended = time.monotonic() + 10
    while alive(parser) and time.monotonic() < ended:
        time.sleep(0.05)

    assert starter.returncode == -signal.SIGKILL
    assert not alive(parser)


def alive(process: Path) -> bool:
    """Whether a process runs; one that nobody has waited for yet does not."""
    return process.exists() and process.joinpath("stat").read_text().rpartition(")")[2].split()[0] != "Z"


def children() -> list[str]:
    """The processes that this one has started and that live."""
    threads = Path(f"/proc/{os.getpid()}/task")
    if not threads.exists():
        pytest.skip("no /proc to look the processes up in")
    found: list[str] = []
    for thread in threads.iterdir():
        with suppress(OSError):  # a thread may end meanwhile
            found += (thread / "children").read_text().split()
    return found
