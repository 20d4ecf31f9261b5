"""What a sentence-transformers model runs on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from index.errors import ModelError

# Texts in one run where nothing else is said: more gains nothing on a processor, less leaves an accelerator idle.
CPU_BATCH, ACCELERATOR_BATCH = 32, 256


@dataclass(frozen=True, slots=True)
class Hardware:
    """The devices by torch's names (CHUCHU_DEVICE, "cuda" or "cuda:0,cuda:1"), and how many texts make one run.

    No device means the best one there is. With several, a process on each encodes its share of the passages; "cpu,cpu"
    is two processes. The default model needs none of this: it takes the processor's cores.
    """

    devices: tuple[str, ...] = ()
    batch: int | None = None

    def __post_init__(self) -> None:
        if self.batch is not None and self.batch < 1:
            raise ModelError(f"a batch of {self.batch} texts; expected 1 or more: check --batch or CHUCHU_BATCH")

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> Self:
        """What CHUCHU_DEVICE and CHUCHU_BATCH say; raises ModelError for what is no number."""
        batch = environ.get("CHUCHU_BATCH") or None
        if batch and not batch.isdecimal():
            raise ModelError(f"CHUCHU_BATCH is {batch!r}; expected a number of texts, such as 64")
        return cls(devices_of(environ.get("CHUCHU_DEVICE") or ""), int(batch) if batch else None)

    @property
    def main_device(self) -> str | None:
        """Where questions are encoded, and passages if there is no other."""
        return self.devices[0] if self.devices else None

    def batch_on(self, device: str) -> int:
        return self.batch or (CPU_BATCH if device == "cpu" else ACCELERATOR_BATCH)


def devices_of(names: str) -> tuple[str, ...]:
    """The devices of a list such as "cuda:0,cuda:1"."""
    return tuple(name.strip() for name in names.split(",") if name.strip())
