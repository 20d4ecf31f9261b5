"""Which reranker a model's name means."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.models.cross_encoder import CrossEncoderReranker


def open_reranker(name: str) -> "CrossEncoderReranker":
    """The cross-encoder that sentence-transformers finds under that name or path.

    Raises ModelError if it cannot be found or loaded.
    """
    # Importing it brings torch: seconds and hundreds of megabytes that nobody should pay who does not rerank.
    from index.models.cross_encoder import CrossEncoderReranker

    return CrossEncoderReranker.open(name)
