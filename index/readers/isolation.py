"""Reads files in another process, so that none can crash, hang or bloat the one that builds."""

import logging
import os
from dataclasses import dataclass
from pathlib import Path
from signal import Signals

from index.articles import Source
from index.errors import SourceError
from index.readers.child import OUT_OF_MEMORY
from index.readers.formats import MB, Format
from index.readers.frames import source_of, text_of
from index.readers.parser import Parser

# A process that has closed its output is about to end.
PATIENCE_SECONDS = 5
# What a library leaks ends with its process.
MAX_FILES = 200
SIGNALS = {number.value: number.name for number in Signals}
MAX_SENTENCE = 400

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may take: address space in bytes, seconds, and bytes of text that come out of it.

    Memory: OCR of an A4 page takes 1.7 GB on two cores, and each core more sets some aside. The text is bounded
    like a text file's, for what comes after is the same.
    """

    memory: int = 3 << 30
    seconds: int = 60
    most_seconds: int = 7200
    text: int = 64 * MB

    def seconds_for(self, form: Format, size: int) -> int:
        return min(self.seconds + form.seconds_per_mb * size // MB, self.most_seconds)


class Isolation:
    """One process that parses file after file: it starts with the first, and anew after one that ended it."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._parser: Parser | None = None

    def read(self, form: Format, path: Path, file: str) -> list[Source]:
        """All sources of the file; raises SourceError with what is wrong with it, also where its parser died."""
        is_fresh = self._parser is None
        try:
            return self._ask(form, path, file)
        except _Death as death:
            if is_fresh:
                raise SourceError(str(death)) from death
            # The files before it may have led to that.
            logger.debug("%s: %s; once more in a fresh process", path, death)
        return self.read(form, path, file)

    def close(self) -> None:
        """End the process."""
        if self._parser is not None:
            self._parser.end()
            self._parser = None

    def _ask(self, form: Format, path: Path, file: str) -> list[Source]:
        seconds = self._limits.seconds_for(form, path.stat().st_size)
        request = {
            "module": form.module,
            "format": form.name,
            "path": str(path.absolute()),
            "file": file,
            "processor_seconds": seconds * (os.cpu_count() or 1),
        }
        # It is kept for the next file only where it answers.
        parser, self._parser = self._parser or Parser(self._limits.memory), None
        try:
            *messages, last = parser.ask(request, seconds, self._limits.text)
            sources = [source_of(message["source"], file) for message in messages]
            refusal = text_of(last.get("error", ""))
            self._parser = parser if parser.asked < MAX_FILES else None
        except TimeoutError as error:
            raise SourceError(f"took longer than {seconds} s to read") from error
        except OverflowError as error:
            raise SourceError(f"more than {self._limits.text // MB} MB of text in it; split it") from error
        except EOFError as error:
            parser.end(PATIENCE_SECONDS)
            logger.debug("the parser of %s ended: %s", path, parser.said)
            raise _Death(self._cause(parser.returncode)) from error
        except ValueError as error:
            raise SourceError(f"its parser gave an answer that makes no sense ({error})") from error
        finally:
            if self._parser is None:
                parser.end()
        if refusal:
            logger.debug("%s: %s", path, last.get("traceback"))
            raise SourceError("".join(char if char.isprintable() else " " for char in refusal[:MAX_SENTENCE]))
        return sources

    def _cause(self, status: int | None) -> str:
        if status == OUT_OF_MEMORY:
            return f"its parser ran out of memory (limit {self._limits.memory / (1 << 30):g} GB)"
        if status is None or status >= 0:
            return f"its parser ended (status {status})"
        name = SIGNALS.get(-status, "")
        if name == "SIGXCPU":
            return "took too much time of the processor to read"
        if name == "SIGKILL":
            return "its parser was killed, as the system does when memory runs out"
        return f"its parser crashed (signal {-status}, {name})"


class _Death(Exception):
    """The process ended before it had answered."""
