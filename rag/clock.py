"""What the steps of one answer took."""

import time


class Clock:
    """Started when it is made; all time between two laps is the step's that the second names."""

    def __init__(self) -> None:
        self._start = self._last = time.perf_counter()
        self._laps: dict[str, float] = {}

    def lap(self, name: str) -> None:
        """A step, or one more part of it, ends now."""
        now = time.perf_counter()
        self._laps[name] = self._laps.get(name, 0.0) + (now - self._last) * 1000
        self._last = now

    def laps(self) -> dict[str, float]:
        """Milliseconds by step, and in all."""
        return {**self._laps, "total": (self._last - self._start) * 1000}
