"""A small model on the devices that this machine has: its processor, once and as two processes."""

from pathlib import Path

import numpy as np
import pytest

from index.encoder import Vectors
from index.errors import ModelError
from index.models.encoders import open_encoder
from index.models.hardware import Hardware
from index.models.sentence_transformers_folder import write_sentence_transformers
from index.models.weights import Architecture, Vocabulary, Weights

TEXTS = ["甲乙", "甲", "乙乙乙甲", "丙乙", "甲丙丙"]
ARCHITECTURE = Architecture(width=32, layers=1, heads=4, inner=64, vocabulary=8, positions=512, types=1, epsilon=1e-12)
VOCABULARY = Vocabulary(
    ("<s>", "<pad>", "</s>", "<unk>", "▁", "甲", "乙", "丙"), (0, 0, 0, 0, -1, -2, -3, -4), 0, 2, 1, 3, {}
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("small-model")
    write_sentence_transformers(Weights(ARCHITECTURE, VOCABULARY, tensors(), {}), path)
    return path


def tensors() -> dict[str, Vectors]:
    numbers = np.random.default_rng(7)
    width, inner = ARCHITECTURE.width, ARCHITECTURE.inner
    shapes: dict[str, tuple[int, ...]] = {
        "emb.word": (ARCHITECTURE.vocabulary, width),
        "emb.pos": (ARCHITECTURE.positions, width),
        "emb.type": (1, width),
        **{f"l0.{part}.w": (width, width) for part in ("q", "k", "v", "ao")},
        "l0.fi.w": (inner, width),
        "l0.fo.w": (width, inner),
        "l0.fi.b": (inner,),
        **{f"l0.{part}.b": (width,) for part in ("q", "k", "v", "ao", "fo")},
        **{f"{part}.{kind}": (width,) for part in ("emb.ln", "l0.aln", "l0.oln") for kind in "wb"},
    }
    return {name: numbers.standard_normal(shape).astype(np.float32) for name, shape in shapes.items()}


def test_two_processes_give_the_vectors_of_one_in_the_same_order(folder: Path):
    alone = open_encoder(str(folder), Hardware(("cpu",)))
    together = open_encoder(str(folder), Hardware(("cpu", "cpu"), batch=2))

    assert together.encode_passages(TEXTS) == pytest.approx(alone.encode_passages(TEXTS), abs=1e-5)
    assert together.encode_questions(TEXTS[:1]) == pytest.approx(alone.encode_questions(TEXTS[:1]), abs=1e-5)
    assert together.encode_passages([]).shape == (0, 32)


def test_a_batch_of_one_changes_no_vector_and_no_fingerprint(folder: Path):
    many, one = open_encoder(str(folder), Hardware()), open_encoder(str(folder), Hardware(batch=1))

    assert one.encode_passages(TEXTS) == pytest.approx(many.encode_passages(TEXTS), abs=1e-5)
    assert one.fingerprint == many.fingerprint


def test_the_environment_says_what_it_runs_on(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CHUCHU_DEVICE", "no-such-device")

    with pytest.raises(ModelError, match="no-such-device"):
        open_encoder(str(folder))
