"""What the library asks of an embedding model."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """Turns texts into unit vectors; questions and passages may be prompted differently.

    `name` is what a user types to get this model, `fingerprint` changes whenever the vectors would.
    """

    @property
    def name(self) -> str: ...

    @property
    def fingerprint(self) -> str: ...

    @property
    def dimension(self) -> int: ...

    def encode_questions(self, texts: Sequence[str]) -> Vectors:
        """One unit row per question, in order: (n, dimension) float32."""
        ...

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """One unit row per text, in order: (n, dimension) float32. Texts over the model's limit are cut at it."""
        ...
