"""Which encoder a model's name means."""

import os

from index.encoder import Encoder
from index.models.hardware import Hardware
from index.models.onnx_encoder import OnnxEncoder
from index.models.onnx_folder import Precision

DEFAULT_MODEL = "multilingual-e5-small"
# The same weights in 32-bit arithmetic: the yardstick of the tests and benches.
REFERENCE_MODEL = "multilingual-e5-small-fp32"


def open_encoder(name: str = DEFAULT_MODEL, hardware: Hardware | None = None) -> Encoder:
    """The encoder called `name`: the default model, or whatever sentence-transformers finds under that name or path.

    The latter runs on `hardware`, by default on what the environment says.

    Raises ModelError if it cannot be found, verified or loaded.
    """
    if name == DEFAULT_MODEL:
        return OnnxEncoder.open(name)
    if name == REFERENCE_MODEL:
        return OnnxEncoder.open(name, precision=Precision.FP32)
    # Importing it brings torch: seconds and hundreds of megabytes that the default model does without.
    from index.models.sentence_transformers_encoder import SentenceTransformersEncoder

    return SentenceTransformersEncoder.open(name, hardware or Hardware.from_env(os.environ))
