"""How every command begins and ends: what it logs, which exit status a failure has, what Ctrl-C leaves."""

import logging
import os
import sys
from collections.abc import Callable

from index.errors import ChuchuError
from index.store import reported_damage

STOPPED = 130


def carry_out(command: Callable[[], int], *, failed: int = 1, stopped: str = "stopped") -> int:
    """The command's exit status; `failed`, with a sentence on standard error, for a failure that was foreseen."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    logging.getLogger("index.models").setLevel(logging.INFO)  # the model is prepared once, and says so
    try:
        with reported_damage():
            return command()
    except ChuchuError as error:
        sys.stderr.write(f"error: {error}\n")
        return failed
    except KeyboardInterrupt:
        sys.stderr.write(f"\n{stopped}\n")
        return STOPPED
    except BrokenPipeError:  # the reader of our output has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
