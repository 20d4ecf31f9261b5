"""Encodes while more is read: steps are put into groups, encoded in the background and written in their order."""

from collections import deque
from collections.abc import Callable, Hashable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Generic, Self, TypeVar

import numpy as np
from numpy.typing import NDArray

from index.encoder import Encoder, Vectors
from index.library import Library

# What is encoded and committed together: enough for few waits for the disk, few enough that little is lost when a build
# is stopped.
GROUP_STEPS, GROUP_CHARS = 32, 30_000
# Groups that are encoded, or wait for it, while the next is read.
AHEAD = 2
# Texts that are given to the encoder at once. What is under way when a build is stopped is waited for: a second or two.
TEXTS = 128

KeyedVectors = Mapping[bytes, NDArray[np.float32]]
Progress = Callable[[int], None]
Report = TypeVar("Report")


@dataclass(frozen=True, slots=True)
class Step(Generic[Report]):
    """One change of the library: the texts by vector key that it refers to, and how it is written and reported.

    `write` is given the vectors that the library does not have; `report` is asked when the change is committed. `about`
    is what the change is about, and `size` the bytes of the sources that it deals with.
    """

    inputs: Mapping[bytes, str] = field(default_factory=dict)
    write: Callable[[KeyedVectors], None] | None = None
    report: Callable[[], Report] | None = None
    about: frozenset[Hashable] = frozenset()
    size: int = 0


class Pipeline(Generic[Report]):
    """Takes steps, keeps the encoder busy in a thread of its own, and writes to the library in the caller's thread."""

    def __init__(self, library: Library, encoder: Encoder) -> None:
        self._library = library
        self._encoder = encoder
        self._encoding = ThreadPoolExecutor(1, "encoding")
        self._open = _Group[Report]()
        self._sent: deque[_Group[Report]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._encoding.shutdown(cancel_futures=True)

    def run(self, steps: Iterator[Step[Report] | None], progress: Progress) -> Iterator[Report]:
        """Write the steps, several in one transaction; their reports in order, each when its step is committed.

        Before a step that is None is passed, all before it are written.
        """
        for step in steps:
            if step is not None:
                self._open.add(step)
            if step is None or self._open.is_full or (step.report and self._is_idle):
                self._send()
            yield from self._written(0 if step is None else AHEAD, progress)
        self._send()
        yield from self._written(0, progress)

    def is_under_way(self, about: frozenset[Hashable]) -> bool:
        """Whether a step that is not yet written is about any of these."""
        return any(not group.about.isdisjoint(about) for group in (self._open, *self._sent))

    @property
    def _is_idle(self) -> bool:
        return all(group.is_encoded for group in self._sent)

    def _send(self) -> None:
        """Close the open group and let it be encoded: texts of like length in one call, the longest first."""
        group, self._open = self._open, _Group()
        known = self._library.known_vectors(group.inputs)
        known.update(key for other in self._sent for keys, _ in other.encoded for key in keys)
        new = sorted((key for key in group.inputs if key not in known), key=lambda key: -len(group.inputs[key]))
        for start in range(0, len(new), TEXTS):
            keys = new[start : start + TEXTS]
            group.encoded.append((keys, self._encode([group.inputs[key] for key in keys])))
        if group.steps:
            self._sent.append(group)

    def _written(self, ahead: int, progress: Progress) -> Iterator[Report]:
        """Write the sent groups that are encoded; those that are not, `ahead` of them may wait."""
        while self._sent and (len(self._sent) > ahead or self._sent[0].is_encoded):
            group = self._sent[0]
            vectors = group.vectors()
            if any(step.write for step in group.steps):
                with self._library.together():
                    for step in group.steps:
                        if step.write:
                            step.write(self._lacking(step.inputs, vectors))
            self._sent.popleft()
            for step in group.steps:
                progress(step.size)
                if step.report:
                    yield step.report()

    def _lacking(self, inputs: Mapping[bytes, str], vectors: KeyedVectors) -> KeyedVectors:
        """Those vectors of the inputs that the library has not; a step before may have taken out what it had."""
        known = self._library.known_vectors(inputs)
        lacking = [key for key in inputs if key not in known]
        if late := [key for key in lacking if key not in vectors]:
            encoded = self._encode([inputs[key] for key in late]).result()
            vectors = {**vectors, **dict(zip(late, encoded, strict=True))}
        return {key: vectors[key] for key in lacking}

    def _encode(self, texts: list[str]) -> Future[Vectors]:
        return self._encoding.submit(self._encoder.encode_passages, texts)


class _Group(Generic[Report]):
    """Steps that are written together, and their vectors to come."""

    def __init__(self) -> None:
        self.steps: list[Step[Report]] = []
        self.inputs: dict[bytes, str] = {}
        self.about: set[Hashable] = set()
        self.encoded: list[tuple[list[bytes], Future[Vectors]]] = []
        self._chars = 0

    def add(self, step: Step[Report]) -> None:
        self.steps.append(step)
        self.inputs.update(step.inputs)
        self.about |= step.about
        self._chars += sum(map(len, step.inputs.values()))

    @property
    def is_full(self) -> bool:
        return len(self.steps) >= GROUP_STEPS or self._chars >= GROUP_CHARS

    @property
    def is_encoded(self) -> bool:
        return all(future.done() for _, future in self.encoded)

    def vectors(self) -> KeyedVectors:
        """The vectors by key of what was encoded for this group, once they are there."""
        return {key: vector for keys, future in self.encoded for key, vector in zip(keys, future.result(), strict=True)}
