"""The default model run by ONNX Runtime: no torch, no transformers, 8-bit matrix products."""

import logging
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime

from index.encoder import Vectors
from index.errors import ModelError
from index.models.cores import available_cores
from index.models.onnx_folder import CONVERTER, MODEL, Precision, Report, onnx_folder
from index.models.unigram import SPACE, UnigramTokenizer
from index.models.weights import FILE_SHA256

DIMENSION = 384
QUESTION_PROMPT = "query: "
PASSAGE_PROMPT = "passage: "
logger = logging.getLogger(__name__)


class OnnxEncoder:
    """An Encoder over one converted model.

    Each text is a run of its own: no padding to compute, no mask to apply, and the 8-bit range of a run's activations
    depends on that text alone, so a text has the same vector whatever is encoded with it.
    """

    def __init__(
        self, name: str, precision: Precision, session: onnxruntime.InferenceSession, tokenizer: UnigramTokenizer
    ) -> None:
        self.name = name
        self.fingerprint = f"multilingual-e5-small/{precision}/{FILE_SHA256[:16]}/{CONVERTER}"
        self.dimension = DIMENSION
        self._session = session
        self._tokenizer = tokenizer

    @classmethod
    def open(
        cls,
        name: str,
        *,
        precision: Precision = Precision.INT8,
        threads: int | None = None,
        report: Report = logger.info,
        cache: Path | None = None,
    ) -> "OnnxEncoder":
        """The default model, converted first if need be; `threads` is every core this process may use, if not given.

        Raises ModelError if the model cannot be found, converted or loaded.
        """
        folder = onnx_folder(precision, report=report, cache=cache)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads or available_cores()
        try:
            session = onnxruntime.InferenceSession(str(folder / MODEL), options, providers=["CPUExecutionProvider"])
        # onnxruntime's errors have no base class but Exception.
        except Exception as error:
            raise ModelError(
                f"ONNX Runtime cannot load {folder} ({error}); remove that folder and try again."
            ) from error
        return cls(name, precision, session, UnigramTokenizer.load(folder))

    def encode_questions(self, texts: Sequence[str]) -> Vectors:
        """One unit row per question, in order: (n, 384) float32."""
        return self._encode(QUESTION_PROMPT, texts)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """One unit row per text, in order: (n, 384) float32. Texts are cut at 512 tokens, the prompt's included."""
        return self._encode(PASSAGE_PROMPT, texts)

    def _encode(self, prompt: str, texts: Sequence[str]) -> Vectors:
        vectors = np.empty((len(texts), DIMENSION), np.float32)
        for row, text in enumerate(texts):
            # Space around a text says nothing; SPACE is how this vocabulary writes one.
            ids = self._tokenizer.ids(prompt + text.replace(SPACE, " ").strip())
            vectors[row] = self._session.run(["embedding"], {"input_ids": np.array([ids], np.int64)})[0][0]
        return vectors
