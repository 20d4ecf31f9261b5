"""The import rules, read from the syntax trees."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LAYERS = ["index", "rag", "ui"]
# Each of these libraries is known to one file; the rest of the code knows what that file makes of it.
ONLY_IN = {
    "charset_normalizer": "index/decoding/detection.py",
    "faiss": "index/segments/vectorfile.py",
    "jieba": "index/words.py",
    "opencc": "index/words.py",
    "onnxruntime": "index/models/onnx_encoder.py",
    "rapidocr": "index/readers/ocr.py",
    "PIL": "index/readers/image.py",
    "threadpoolctl": "rag/positions.py",
    "ir_measures": "rag/evaluation/judging.py",
    "trafilatura": "index/readers/web.py",
    "docx": "ui/tray/word.py",
    "mcp": "ui/tools.py",
}


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield node.module or ""


def importers(library: str) -> set[str]:
    return {
        path.relative_to(ROOT).as_posix()
        for layer in LAYERS
        for path in (ROOT / layer).rglob("*.py")
        if any(name.split(".")[0] == library for name in imports(path))
    }


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_imports_only_those_below_it(layer):
    above = LAYERS[LAYERS.index(layer) + 1 :]
    found = {
        (path.relative_to(ROOT).as_posix(), name)
        for path in (ROOT / layer).rglob("*.py")
        for name in imports(path)
        if name.split(".")[0] in above
    }

    assert found == set()


@pytest.mark.parametrize(("library", "file"), list(ONLY_IN.items()))
def test_one_file_imports_a_library(library, file):
    assert importers(library) == {file}


def test_gradio_is_known_to_the_page_alone():
    assert all(file.startswith("ui/") for file in importers("gradio"))


def test_sqlite_is_known_to_the_index_alone():
    assert all(file.startswith("index/") for file in importers("sqlite3"))


def test_torch_is_brought_by_the_adapters_of_sentence_transformers_alone():
    assert importers("sentence_transformers") == {
        "index/models/sentence_transformers_encoder.py",
        "index/models/cross_encoder.py",
    }
    assert importers("torch") == set()


def test_nothing_is_on_the_top_level_but_what_the_layout_names():
    found = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith((".", "__"))}

    assert found - {"library"} == {"seeds", "index", "rag", "ui", "tests", "docs"}
