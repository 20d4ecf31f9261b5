"""How many processor cores this process may use."""

import os
from pathlib import Path

TOPOLOGY = Path("/sys/devices/system/cpu")


def available_cores() -> int:
    """The physical cores that the process may run on: two hardware threads of a core gain nothing in matrix products.

    Where the system does not say (it is not Linux), all logical processors.
    """
    if not hasattr(os, "sched_getaffinity"):
        return os.cpu_count() or 1
    return len({_siblings(processor) for processor in os.sched_getaffinity(0)})


def _siblings(processor: int) -> str:
    """The processors of this one's core, in the system's own writing; itself if the system does not say."""
    try:
        path = TOPOLOGY / f"cpu{processor}" / "topology" / "thread_siblings_list"
        return path.read_text(encoding="ascii").strip()
    except OSError:
        return str(processor)
