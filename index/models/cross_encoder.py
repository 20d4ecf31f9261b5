"""Any cross-encoder of sentence-transformers, by hub name or local folder: a model that scores a pair of texts."""

import threading
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sentence_transformers import CrossEncoder

from index.errors import ModelError
from index.models.sentence_transformers_encoder import first_line, refuse_pickles

BATCH = 32
# Passages are far shorter; a tokenizer without a limit of its own would pass on more than such models are trained for.
MAX_TOKENS = 512


class CrossEncoderReranker:
    """Scores of a loaded CrossEncoder; it is asked by one thread at a time, as its tokenizer wants."""

    def __init__(self, name: str, model: CrossEncoder) -> None:
        self.name = name
        self._model = model
        self._turn = threading.Lock()

    @classmethod
    def open(cls, name: str) -> "CrossEncoderReranker":
        """The model at a local folder, else on the hub or in its local cache.

        Code that a model brings is not run, and weights are read from safetensors only, never unpickled.
        Raises ModelError if it cannot be found or loaded, or gives more than one score a pair.
        """
        folder = Path(name)
        if folder.is_dir():
            refuse_pickles(folder)
        try:
            model = CrossEncoder(name, trust_remote_code=False, model_kwargs={"use_safetensors": True})
        # OSError: not there, no network; the others: a folder that is no such model, or needs another package.
        except (OSError, ValueError, RuntimeError, ImportError, KeyError, AttributeError, TypeError) as error:
            raise ModelError(
                f"The reranker {name!r} cannot be loaded ({first_line(error)}). Expected a sentence-transformers "
                "cross-encoder with safetensors weights: check the name, or without a network give the path of its "
                "folder."
            ) from error
        if model.num_labels != 1:
            raise ModelError(
                f"The reranker {name!r} gives {model.num_labels} scores a pair, expected one; name a model for ranking."
            )
        model.max_seq_length = min(model.max_seq_length or MAX_TOKENS, MAX_TOKENS)
        return cls(name, model)

    def scores(self, question: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """One score per text, in order: (n,) float32; higher answers better. Texts over the model's limit are cut."""
        if not texts:
            return np.zeros(0, dtype=np.float32)
        # Half of a surrogate pair is no character, and the tokenizers library takes none.
        plain = [text.encode(errors="replace").decode() for text in texts]
        with self._turn:
            found = self._model.predict(
                [(question, text) for text in plain], batch_size=BATCH, show_progress_bar=False, convert_to_numpy=True
            )
        return np.asarray(found, dtype=np.float32)
