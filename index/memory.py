"""Memory that loading has used and freed: the C library keeps it, 34 MB of it after a start, unless it is told."""

import ctypes
import sys


def give_back() -> None:
    """Let the system have what is freed; where the C library is not glibc, nothing happens."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
