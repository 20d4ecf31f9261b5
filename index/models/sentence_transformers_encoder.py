"""Any sentence-transformers model, by hub name or local folder."""

import hashlib
import logging
import weakref
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

import numpy as np
from sentence_transformers import SentenceTransformer

from index.encoder import Vectors
from index.errors import ModelError
from index.models.hardware import Hardware

WEIGHT_FILES = ("*.safetensors", "*.json", "*.txt", "*.model")
logger = logging.getLogger(__name__)


class SentenceTransformersEncoder:
    """An Encoder over a loaded SentenceTransformer and the prompts put before a question and a passage.

    Where the hardware has several devices, each has a process from the first passages on, until the encoder is no more.
    """

    def __init__(
        self, name: str, fingerprint: str, model: SentenceTransformer, prompts: tuple[str, str], hardware: Hardware
    ) -> None:
        self.name = name
        self.fingerprint = fingerprint
        self.dimension = len(model.encode("", show_progress_bar=False))
        self._model = model
        self._question_prompt, self._passage_prompt = prompts
        self._hardware = hardware
        self._pool: dict[Literal["input", "output", "processes"], Any] | None = None

    @classmethod
    def open(cls, name: str, hardware: Hardware | None = None) -> "SentenceTransformersEncoder":
        """The model at a local folder, else on the hub or in its local cache.

        Code that a model brings is not run, and weights are read from safetensors only, never unpickled.
        Raises ModelError if it cannot be found or loaded, or there is no such device.
        """
        hardware = hardware or Hardware()
        folder = Path(name)
        if folder.is_dir():
            refuse_pickles(folder)
        try:
            model = SentenceTransformer(
                name, device=hardware.main_device, trust_remote_code=False, model_kwargs={"use_safetensors": True}
            )
        # OSError: not there, no network; the others: a folder that is no such model, or needs another package.
        except (OSError, ValueError, RuntimeError, ImportError, KeyError, AttributeError, TypeError) as error:
            raise ModelError(
                f"The model {name!r} cannot be loaded ({first_line(error)}). Expected a sentence-transformers model "
                "with safetensors weights: check the name, or without a network give the path of its folder."
            ) from error
        fingerprint = folder_fingerprint(folder) if folder.is_dir() else _hub_fingerprint(name, model)
        return cls(name, fingerprint, model, prompts_of(folder.name, model.prompts), hardware)

    def encode_questions(self, texts: Sequence[str]) -> Vectors:
        """One unit row per question, in order: (n, dimension) float32."""
        return self._encode(self._question_prompt, texts)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """One unit row per text, in order: (n, dimension) float32. Texts over the model's limit are cut at it."""
        if len(self._hardware.devices) > 1 and self._pool is None and texts:
            self._pool = self._model.start_multi_process_pool(list(self._hardware.devices))
            weakref.finalize(self, SentenceTransformer.stop_multi_process_pool, self._pool)
        return self._encode(self._passage_prompt, texts, self._pool)

    def _encode(
        self,
        prompt: str,
        texts: Sequence[str],
        pool: dict[Literal["input", "output", "processes"], Any] | None = None,
    ) -> Vectors:
        if not texts:
            return np.empty((0, self.dimension), np.float32)
        vectors = self._model.encode(
            # Half of a surrogate pair is no character, and the tokenizers library takes none.
            [text.strip().encode(errors="replace").decode() for text in texts],
            prompt=prompt or None,
            batch_size=self._hardware.batch_on(self._model.device.type),
            normalize_embeddings=True,
            convert_to_numpy=True,
            show_progress_bar=False,
            pool=pool,
            # A share for each process; sentence-transformers makes ten, too small to fill a batch.
            chunk_size=-(-len(texts) // len(self._hardware.devices)) if pool else None,
        )
        return np.asarray(vectors, dtype=np.float32)


def prompts_of(name: str, configured: Mapping[str, str | None]) -> tuple[str, str]:
    """What goes before a question and before a passage: as the model's configuration says, "" where it says nothing.

    The E5 models before 2024 want "query: " and "passage: " and do not say so.
    """
    question = configured.get("query") or ""
    passage = configured.get("passage") or configured.get("document") or ""
    if not question and not passage and "e5" in name.lower() and "instruct" not in name.lower():
        return "query: ", "passage: "
    return question, passage


def folder_fingerprint(folder: Path) -> str:
    """sha256 over the names and contents of the weight, tokenizer and configuration files below `folder`."""
    digest = hashlib.sha256()
    for path in sorted({path for pattern in WEIGHT_FILES for path in folder.rglob(pattern)}):
        digest.update(path.relative_to(folder).as_posix().encode())
        with path.open("rb") as stream:
            digest.update(hashlib.file_digest(stream, "sha256").digest())
    return f"sentence-transformers/{digest.hexdigest()}"


def _hub_fingerprint(name: str, model: SentenceTransformer) -> str:
    commit = getattr(getattr(model[0], "auto_model", None), "config", None)
    return f"sentence-transformers/{name}@{getattr(commit, '_commit_hash', None) or 'unknown'}"


def refuse_pickles(folder: Path) -> None:
    """Raise ModelError for a model's folder whose weights could run code when they are read."""
    if not any(folder.rglob("*.safetensors")) and any(folder.rglob("*.bin")):
        raise ModelError(
            f"{folder} holds weights as a pickle (pytorch_model.bin), which can run code when it is read; expected "
            "*.safetensors: take the model's safetensors revision, or save it anew with `save_pretrained`."
        )


def first_line(error: Exception) -> str:
    """What the error says first, or else its kind."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
