"""A library seen as a whole: its passages on a map, and how they spread over articles and years."""

import hashlib
import logging
import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple, Self
from zipfile import BadZipFile

import numpy as np

from index.articles import Holding, Passage
from index.dates import day
from index.encoder import Vectors
from index.library import Library
from index.sampling import OPENING_CHARS, Sample
from rag.positions import Positions, positions

# A browser still draws so many lightly, and one core places them in some seconds.
MAX_POINTS = 2_000
LARGEST = 20
FILE = "map.npz"
# Raise it when the positions of the same vectors change.
RULE = 1

logger = logging.getLogger(__name__)


class Point(NamedTuple):
    """A passage on the map: its first words, and its place in [0, 1] × [0, 1]."""

    passage_id: str
    article_id: str
    opening: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Overview:
    """All of a library in one generation, or as many of its passages as a map can show, taken evenly.

    `holdings` are the articles by id: the LARGEST by passages, then those that have a point. `years` are passages by
    year, the earliest first, "" for no date last. `articles` and `passages` count all. `guests` are points of passages
    that were not taken. Row r of `vectors` is that of points[r].
    """

    points: tuple[Point, ...]
    holdings: Mapping[str, Holding]
    years: Mapping[str, int]
    articles: int
    passages: int
    vectors: Vectors = field(compare=False, repr=False)
    guests: tuple[Point, ...] = ()

    @classmethod
    def of(cls, library: Library) -> Self:
        """The overview of the library as it is now; positions that were worked out before are read from its folder."""
        with library.snapshot():
            generation = library.generation()
            sample = library.sample(MAX_POINTS)
            holdings = sorted(library.holdings(), key=lambda holding: -holding.passages)
        placed = _positions(library.folder, generation, sample)
        points = [Point(*passage, *place) for passage, place in zip(sample.passages, placed.tolist(), strict=True)]
        shown = {point.article_id for point in points}
        kept = [one for rank, one in enumerate(holdings) if rank < LARGEST or one.article_id in shown]
        total = sum(holding.passages for holding in holdings)
        by_id = {holding.article_id: holding for holding in kept}
        return cls(tuple(points), by_id, _years(holdings), len(holdings), total, sample.vectors)

    def including(self, library: Library, passages: Iterable[Passage]) -> "Overview":
        """The overview with those of the passages as guests that have no point, each where the likest one stands."""
        drawn = {point.passage_id for point in self.points}
        guests, holdings = [], dict(self.holdings)
        for passage in passages:
            vector = library.passage_vector(passage.article_id, passage.passage_id)
            if passage.passage_id in drawn or vector is None:
                continue
            likest = self.points[int((self.vectors @ vector).argmax())]
            opening = passage.text[:OPENING_CHARS]
            guests.append(Point(passage.passage_id, passage.article_id, opening, likest.x, likest.y))
            holdings.setdefault(passage.article_id, library.holding(passage.article_id))
        return replace(self, guests=tuple(guests), holdings=holdings)

    @property
    def largest(self) -> Sequence[Holding]:
        """The articles of most passages, most first."""
        return list(self.holdings.values())[:LARGEST]

    @property
    def is_sample(self) -> bool:
        """Whether there are passages that the map does not show."""
        return len(self.points) < self.passages


def _years(holdings: Iterable[Holding]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for holding in holdings:
        counts[(day(holding.attribution.date or "") or "")[:4]] += holding.passages
    return {year: counts[year] for year in sorted(counts, key=lambda year: year or "9999") if counts[year]}


def _positions(folder: Path, generation: int, sample: Sample) -> Positions:
    """The positions of these passages, read if they were kept for them at this generation, else worked out and kept."""
    ids = "\n".join(passage.passage_id for passage in sample.passages)
    stamp = f"{RULE} {generation} {hashlib.sha256(ids.encode()).hexdigest()}"
    path = folder / FILE
    try:
        with np.load(path, allow_pickle=False) as kept:
            if str(kept["stamp"]) == stamp:
                placed: Positions = kept["positions"]
                return placed
    except (OSError, ValueError, KeyError, EOFError, BadZipFile) as error:
        logger.info("placing the passages on the map: %s", error)
    placed = positions(sample.vectors)
    _keep(path, stamp, placed)
    return placed


def _keep(path: Path, stamp: str, placed: Positions) -> None:
    """Write the positions, whole or not at all; a library that cannot be written keeps none."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            np.savez(file, stamp=np.array(stamp), positions=placed)
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        logger.warning("the map could not be kept (%s); it is drawn again after each start", error)
