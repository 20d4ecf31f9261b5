"""What is no regular file of the folder, or has a name that is hard to handle, or a size."""

import os
import socket
from pathlib import Path

from tests.bad.bad_input import BadInput, holding

WORDS = b"abc cab. bac bca."


def linked(case: str, name: str, target: str, expected: str | None) -> BadInput:
    return BadInput(case, name, lambda path: path.symlink_to(target), expected)


def named(name: str) -> BadInput:
    return holding(f"the name {name!r:.40}", name, WORDS, "added")


def sparse(case: str, name: str, size: int, expected: str) -> BadInput:
    return BadInput(case, name, lambda path: _sparse(path, size), expected)


def _sparse(path: Path, size: int) -> None:
    with path.open("wb") as file:
        file.truncate(size)


def _listen(path: Path) -> None:
    """A socket's file; its path may not be long, so it is named from its folder."""
    folder = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(path.name)
    finally:
        os.chdir(folder)


def _closed(path: Path) -> None:
    path.write_bytes(WORDS)
    path.chmod(0)


PLACES: list[BadInput] = [
    sparse("1 GB of text", "huge.txt", 1 << 30, "skipped: 1,024 MB; expected at most 64 MB"),
    sparse("1 TB of records", "huge.jsonl", 1 << 40, "skipped: 1,048,576 MB; expected at most"),
    sparse("60 MB of zeros", "zeros.txt", 60 << 20, "skipped: .*(binary|encoding)"),
    BadInput("a folder", "folder.txt", lambda path: path.mkdir(), None),
    BadInput("a pipe", "pipe.txt", os.mkfifo, "skipped: not a regular file"),
    BadInput("a socket", "socket.txt", _listen, "skipped: not a regular file"),
    linked("an endless device", "device.txt", "/dev/zero", "skipped: a link to a file outside the folder"),
    linked("a link to itself", "loop.txt", "loop.txt", "skipped: cannot be read"),
    linked("a link to nothing", "nothing.txt", "nowhere", "skipped: cannot be read"),
    linked("a link out of the folder", "passwords.txt", "/etc/passwd", "skipped: a link to a file outside the folder"),
    linked("a link to the folder", "folder", ".", None),
    BadInput("no permission", "closed.txt", _closed, "added" if os.geteuid() == 0 else "skipped: cannot be read"),
    named("名" * 83 + "ab.txt"),
    named("CON.txt"),
    named("-rf.txt"),
    named("a\nb.txt"),
    holding("a suffix alone", ".txt", WORDS, None),
    holding("dots", "....txt", WORDS, None),
    holding("a hidden file", ".hidden.txt", WORDS, None),
    named("gnp.\u202etxt.txt"),
    named(os.fsdecode(b"\xc4\xe3.txt")),
    named("<img src=x onerror=alert(1)>.txt"),
    named("'; DROP TABLE files;--.txt"),
    named("%s%n ${7*7} {{7*7}} `id`.txt"),
    named("UPPER.TXT"),
    named("upper.txt"),
]
