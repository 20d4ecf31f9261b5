"""Where passages stand on a map: what says alike things stands together."""

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from index.encoder import Vectors

Positions = NDArray[np.float32]

# What neighbours differ in shows in the first directions; the rest is noise, and time.
DIRECTIONS = 50
# With fewer than this there are no neighbourhoods to keep, and their two main directions are their map.
FEWEST = 5
NEIGHBOURS = 30
# Half of what is usual: the map hardly changes after that, and it takes half the time.
STEPS = 500


def positions(vectors: Vectors) -> Positions:
    """A place in [0, 1] × [0, 1] for each vector, always the same for the same vectors: (n, 2)."""
    if len(vectors) == 0:
        return np.zeros((0, 2), dtype=np.float32)
    main = _main_directions(vectors.astype(np.float64))
    return _framed(main[:, :2] if len(main) < FEWEST else _neighbourhoods(main))


def _main_directions(vectors: NDArray[np.float64]) -> NDArray[np.float64]:
    """The vectors seen along the directions in which they differ most (principal components), most first."""
    centred = vectors - vectors.mean(axis=0)
    _, directions = np.linalg.eigh(centred.T @ centred)
    directions = directions[:, ::-1][:, :DIRECTIONS]
    # Either sign of a direction is as good: the largest part of each is made positive, so that it is always the same.
    largest = np.take_along_axis(directions, np.abs(directions).argmax(axis=0)[None], axis=0)
    seen: NDArray[np.float64] = centred @ (directions * np.sign(largest))
    return seen


def _neighbourhoods(main: NDArray[np.float64]) -> NDArray[np.float64]:
    """t-SNE (van der Maaten 2014, Barnes-Hut), begun from the two main directions, on one core: others ask."""
    from sklearn.manifold import TSNE  # here, because it takes a second to load and most visits never need it

    begun = main[:, :2] / max(float(main[:, 0].std()), 1e-12) * 1e-4
    perplexity = min(NEIGHBOURS, (len(main) - 1) / 4)
    with threadpool_limits(1, user_api="openmp"):
        tsne = TSNE(perplexity=perplexity, init=begun.astype(np.float32), max_iter=STEPS, random_state=0, n_jobs=1)
        placed: NDArray[np.float64] = tsne.fit_transform(main)
    return placed


def _framed(placed: NDArray[np.float64]) -> Positions:
    """Moved and stretched so that both coordinates fill [0, 1]; 0.5 where all are the same."""
    low, high = placed.min(axis=0), placed.max(axis=0)
    size = np.where(high > low, high - low, 1)
    return np.where(high > low, (placed - low) / size, 0.5).astype(np.float32)
