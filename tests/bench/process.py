"""What a bench's child process costs, and what it says of itself in the last line that it prints."""

import json
import os
import subprocess
import time
from collections.abc import Sequence
from typing import NamedTuple

from tests.bench.machine import ROOT


class Spent(NamedTuple):
    """Seconds of the clock and of the processor, the most memory a process held, and the last line it printed."""

    process_s: float
    processor_s: float
    peak_mb: float
    said: str


class Cost(NamedTuple):
    """Seconds of the whole process and of its work, the most memory it held, and how much text it worked on."""

    process_s: float
    work_s: float
    peak_mb: float
    passages: int
    characters: int


def spent(command: Sequence[str]) -> Spent:
    started = time.perf_counter()
    child = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=os.environ | {"HF_HUB_OFFLINE": "1"}
    )
    assert child.stdout is not None
    said = child.stdout.read().splitlines()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - started
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    peak = usage.ru_maxrss * 1024 / 1e6
    return Spent(seconds, usage.ru_utime + usage.ru_stime, peak, said[-1] if said else "")


def cost(command: Sequence[str]) -> Cost:
    child = spent(command)
    found = json.loads(child.said)
    return Cost(child.process_s, found["work_s"], child.peak_mb, found["passages"], found["characters"])
