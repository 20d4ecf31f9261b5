"""`python -m index.readers.child BYTES`: parses the files that it is told of, in at most so much memory.

A request is a line of JSON on standard input; frames on standard output answer it: {"source": …} for each source, then
{"end": true} or {"error": sentence, "traceback": …}. It ends with its input.
"""

import json
import os
import signal
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from index.errors import SourceError
from index.readers.confinement import allow_processor_seconds, confine
from index.readers.formats import reader
from index.readers.frames import source_json, write_frame

# The exit status that says that memory ran out: what is left of the process then is not worth keeping.
OUT_OF_MEMORY = 75
MAX_DETAIL = 200
MAX_TRACEBACK = 4000


def main(max_memory: int) -> None:
    """Answer requests until there are no more."""
    # Ctrl-C is the build's business, which ends this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = _answers()
    confine(max_memory)
    try:
        for line in sys.stdin.buffer:
            for frame in _answer(json.loads(line)):
                write_frame(answers, frame)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


def _answers() -> BinaryIO:
    """Standard output, for frames alone: what a library prints goes where errors go."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return answers


def _answer(request: dict[str, Any]) -> Iterator[dict[str, object]]:
    allow_processor_seconds(request["processor_seconds"])
    try:
        for source in reader(request["module"])(Path(request["path"]), request["file"]):
            yield {"source": source_json(source)}
        yield {"end": True}
    except SourceError as error:
        yield {"error": _told(error, request), "traceback": ""}
    except Exception as error:  # whatever a parser throws at a broken file is about that file
        if isinstance(error, MemoryError):
            raise
        detail = _told(error, request)[:MAX_DETAIL] or type(error).__name__
        sentence = f"cannot be read as {request['format']}: {detail}"
        yield {"error": sentence, "traceback": traceback.format_exc()[-MAX_TRACEBACK:]}


def _told(error: Exception, request: dict[str, Any]) -> str:
    """What the error says, in one line, of the file by its name in the library: where it lies is nobody's business."""
    return " ".join(str(error).replace(request["path"], request["file"]).split())


if __name__ == "__main__":
    main(int(sys.argv[1]))
