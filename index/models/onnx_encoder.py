"""The default model run by ONNX Runtime: no torch, no transformers, 8-bit matrix products."""

import logging
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
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

    Each text is a run of its own on one core, and as many run at once as there are cores. So there is no padding to
    compute, no core waits for another (twice as fast as all cores on one batch where other programs run too), and the
    8-bit range of the activations, taken over a run, makes no text's vector depend on what is encoded with it.
    """

    def __init__(
        self,
        name: str,
        precision: Precision,
        session: onnxruntime.InferenceSession,
        tokenizer: UnigramTokenizer,
        *,
        threads: int = 1,
    ) -> None:
        self.name = name
        self.fingerprint = f"multilingual-e5-small/{precision}/{FILE_SHA256[:16]}/{CONVERTER}"
        self.dimension = DIMENSION
        self._session = session
        self._tokenizer = tokenizer
        self._threads = threads

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
        options.intra_op_num_threads = 1
        # The graph is written as it shall run; the further levels would fuse what is faster apart.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        try:
            session = onnxruntime.InferenceSession(str(folder / MODEL), options, providers=["CPUExecutionProvider"])
        # onnxruntime's errors have no base class but Exception.
        except Exception as error:
            raise ModelError(
                f"ONNX Runtime cannot load {folder} ({error}); remove that folder and try again."
            ) from error
        return cls(name, precision, session, UnigramTokenizer.load(folder), threads=threads or available_cores())

    def encode_questions(self, texts: Sequence[str]) -> Vectors:
        """One unit row per question, in order: (n, 384) float32."""
        return self._encode(QUESTION_PROMPT, texts)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """One unit row per text, in order: (n, 384) float32. Texts are cut at 512 tokens, the prompt's included."""
        return self._encode(PASSAGE_PROMPT, texts)

    def _encode(self, prompt: str, texts: Sequence[str]) -> Vectors:
        prompted = [prompt + _plain(text) for text in texts]
        if len(prompted) < 2:
            return np.array([self._vector(text) for text in prompted], np.float32).reshape(-1, DIMENSION)
        # The longest first: at the end no core waits long for another.
        order = sorted(range(len(prompted)), key=lambda place: -len(prompted[place]))
        vectors = np.empty((len(prompted), DIMENSION), np.float32)
        with ThreadPoolExecutor(self._threads) as pool:
            vectors[order] = list(pool.map(self._vector, [prompted[place] for place in order]))
        return vectors

    def _vector(self, text: str) -> Vectors:
        """(384,) float32 of one text with its prompt."""
        ids = np.array([self._tokenizer.ids(text)], np.int64)
        embedding: Vectors = self._session.run(["embedding"], {"input_ids": ids})[0][0]
        return embedding


def _plain(text: str) -> str:
    """The text without the space around it, which says nothing; SPACE is how the vocabulary writes one."""
    return text.replace(SPACE, " ").strip()
