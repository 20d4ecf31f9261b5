"""The default model converted for ONNX Runtime: a folder in the cache with its graph and its vocabulary."""

import logging
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from index.cache import cache_folder
from index.models.cache import cached
from index.models.unigram import save_vocabulary
from index.models.weights import FILE_SHA256, packaged_weights

# Raise it with every change of the conversion that changes a vector; it is part of the folder's name.
CONVERTER = 1
MODEL = "model.onnx"
Report = Callable[[str], None]
logger = logging.getLogger(__name__)


class Precision(StrEnum):
    """How the matrix products are computed: INT8 is the default, FP32 the reference."""

    INT8 = "int8"
    FP32 = "fp32"


def onnx_folder(precision: Precision, *, report: Report = logger.info, cache: Path | None = None) -> Path:
    """The folder with the model in `precision`, converted now if it is not there; `report` is told so in a sentence.

    Raises ModelError if the package with the weights is missing or damaged, or the cache cannot be written.
    """
    folder = (cache or cache_folder()) / f"multilingual-e5-small-{precision}-{FILE_SHA256[:8]}-{CONVERTER}"

    def write(partial: Path) -> None:
        report(f"Preparing the language model (once, about 10 s); it is kept in {folder}")
        # Only a conversion needs onnx, a question does not: it would cost every start half a second.
        from index.models.graph import write_graph

        weights = packaged_weights()
        save_vocabulary(weights.vocabulary, partial)
        write_graph(weights, partial / MODEL, int8=precision is Precision.INT8)

    return cached(folder, write)
