"""What a bench's child process costs, and what it says of itself in the last line that it prints."""

import json
import os
import subprocess
import time
from collections.abc import Sequence
from typing import NamedTuple

from tests.bench.machine import ROOT


class Cost(NamedTuple):
    """Seconds of the whole process and of its work, the most memory it held, and how much text it worked on."""

    process_s: float
    work_s: float
    peak_mb: float
    passages: int
    characters: int


def cost(command: Sequence[str]) -> Cost:
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
    found = json.loads(said[-1])
    return Cost(seconds, found["work_s"], usage.ru_maxrss * 1024 / 1e6, found["passages"], found["characters"])
