"""A reader that does what the file it reads tells it to: what parsers do at their worst."""

import ctypes
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from index.articles import Attribution, Mark, MarkKind, Source
from index.errors import SourceError


def read(path: Path, file: str) -> Iterator[Source]:
    told = path.read_text(encoding="utf-8")
    if told in DEEDS:
        told = str(DEEDS[told](path))
    elif told == "flood":
        while True:
            yield Source(file, file, "x" * 100_000, "utf-8", 1)
    elif told == "refuse":
        raise SourceError("password-protected;\x07save it without")
    declared = Attribution(title="T", authors=("A", "B"), date="2024")
    yield Source(f"{file}#1", file, told, "utf-8", 7, declared, True, (Mark(0, 2, MarkKind.TITLE),), ("a note",))


def overflow_the_stack(path: Path) -> object:
    return overflow_the_stack(path)


def turn_in_circles(path: Path) -> None:
    while True:
        pass


DEEDS: dict[str, Callable[[Path], object]] = {
    "recurse": overflow_the_stack,
    "turn": turn_in_circles,
    "sleep": lambda _: time.sleep(60),
    "take memory": lambda _: bytearray(1 << 40),
    "crash": lambda _: ctypes.string_at(0),
    "leave": lambda _: os._exit(3),
    "name the path": lambda path: (path / "part").read_text(encoding="utf-8"),
    "fail": lambda _: os.environ["NO_SUCH_KEY"],
    "print": lambda _: os.write(1, b"to standard output"),
    "shout": lambda _: sys.stderr.write("x" * 1_000_000),
    "connect": lambda _: socket.socket().connect(("127.0.0.1", 9)),
    "resolve": lambda _: socket.getaddrinfo("example.org", 80),
    "spawn": lambda _: subprocess.run(["true"], check=False),
    "write": lambda path: path.with_suffix(".new").write_text("written", encoding="utf-8"),
    "remove": lambda path: path.unlink(),
    "change": lambda path: os.utime(path, (1, 1)),
    "name the secrets": lambda _: sorted(os.environ),
    "name the process": lambda _: f"process {os.getpid()}",
    "half a pair": lambda _: "xx\ud800y",
}
