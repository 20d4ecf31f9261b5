"""A process that parses files: index/isolation/child.py, started, asked and ended."""

import json
import os
import subprocess
import sys
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread, Timer
from typing import BinaryIO, cast

from index.isolation.frames import message_of, read_frame

# What of the environment a parser sees: where libraries and files are, and how names are written. No key, no token.
ENVIRONMENT = (
    *("CHUCHU_CACHE", "HOME", "LD_LIBRARY_PATH", "PATH", "SYSTEMROOT", "TMPDIR"),
    *("LANG", "LC_ALL", "LC_CTYPE", "PYTHONUTF8"),
)
# Address space that is set aside for every thread is no use of memory, but counts as one.
FRUGAL = {"MALLOC_ARENA_MAX": "2", "OMP_NUM_THREADS": "4", "OPENBLAS_NUM_THREADS": "1"}
# Where our own packages lie.
PACKAGES = Path(__file__).absolute().parents[2]
STDERR_PIECE, STDERR_PIECES = 4096, 4


class Parser:
    """The process; `returncode` is its exit status, or the negative number of the signal that ended it.

    What it sends is JSON: a pickle from a process that a file may have taken over would run that file's code here.
    """

    def __init__(self, max_memory: int) -> None:
        # -P: a file that lies in the working folder is no module. -B: it could not write what it compiled.
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-B", "-X", "faulthandler", "-m", "index.isolation.child", str(max_memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=_environment(os.environ),
        )
        self._stdin, self._stdout, self._stderr = (
            cast(BinaryIO, stream) for stream in (self._process.stdin, self._process.stdout, self._process.stderr)
        )
        self.asked = 0
        self._said: deque[bytes] = deque(maxlen=STDERR_PIECES)
        self._listener = Thread(target=self._listen, daemon=True)
        self._listener.start()

    @property
    def returncode(self) -> int | None:
        return self._process.returncode

    @property
    def said(self) -> str:
        """The last of what it and its libraries wrote to standard error."""
        return b"".join(self._said).decode("utf-8", "replace")

    def ask(self, request: Mapping[str, object], seconds: float, max_bytes: int) -> Iterator[dict[str, object]]:
        """The messages that answer a request, up to the one that ends it.

        Raises TimeoutError where that takes too long, EOFError where the process ends before, OverflowError where it
        sends more than `max_bytes`, ValueError where it sends what is no message. After each, it is to be ended.
        """
        is_late = Event()
        # There is no select on pipes everywhere; a process that was killed ends its pipe everywhere.
        timer = Timer(seconds, self._kill_late, [is_late])
        timer.daemon = True
        timer.start()
        self.asked += 1
        try:
            self._send(request)
            while (data := read_frame(self._stdout, max_bytes)) is not None:
                max_bytes -= len(data)
                message = message_of(data)
                yield message
                if "source" not in message:
                    return
            raise TimeoutError if is_late.is_set() else EOFError
        finally:
            timer.cancel()

    def end(self, patience: float = 0) -> None:
        """End the process; one that is about to end is given some seconds, so that its own status is known."""
        try:
            self._process.wait(patience)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._listener.join()
        for stream in (self._stdin, self._stdout, self._stderr):
            with suppress(BrokenPipeError):
                stream.close()

    def _send(self, request: Mapping[str, object]) -> None:
        try:
            self._stdin.write(json.dumps(request).encode() + b"\n")
            self._stdin.flush()
        except BrokenPipeError:
            return  # it has ended, as reading from it will tell

    def _kill_late(self, is_late: Event) -> None:
        is_late.set()
        self._process.kill()

    def _listen(self) -> None:
        while piece := os.read(self._stderr.fileno(), STDERR_PIECE):
            self._said.append(piece)


def _environment(environ: Mapping[str, str]) -> dict[str, str]:
    kept = {name: environ[name] for name in ENVIRONMENT if name in environ}
    named = [str(Path(path).absolute()) for path in environ.get("PYTHONPATH", "").split(os.pathsep) if path]
    return kept | FRUGAL | {"PYTHONPATH": os.pathsep.join([str(PACKAGES), *named])}
