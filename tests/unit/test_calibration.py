import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from index.builder import Builder
from index.errors import LibraryError
from index.fingerprint import fingerprint_of
from index.library import Library
from rag.calibrations import FILE
from rag.evaluation.calibration import calibrate
from tests.fakes import LetterEncoder


def library(folder: Path, texts: Iterable[str]) -> Library:
    records = (json.dumps({"_id": str(number), "title": "", "text": text}) for number, text in enumerate(texts))
    corpus = folder / "corpus.jsonl"
    corpus.write_text("\n".join(records), encoding="utf-8")
    made = Library.create(folder / "library", fingerprint_of(LetterEncoder()))
    assert all(Builder(made, LetterEncoder()).build([corpus]))
    return made


def test_a_library_that_is_too_small_to_draft_from_is_not_calibrated(tmp_path):
    small = library(tmp_path, ["aaa aab. abb bbb."])

    with pytest.raises(LibraryError, match="0 drafted questions"):
        calibrate(small, LetterEncoder())

    assert not (small.folder / FILE).exists()


def test_a_calibration_is_kept_with_its_model(tmp_path):
    words = [f"{a * 3}{b * 2}{c}" for a in "abc" for b in "abc" for c in "abcx"]
    chosen = ([words[(7 * n + step * (n % 5 + 1)) % len(words)] for step in range(8)] for n in range(90))
    made = library(tmp_path, (f"{' '.join(text)} only{n}." for n, text in enumerate(chosen)))

    trial = calibrate(made, LetterEncoder())

    kept = json.loads((made.folder / FILE).read_text(encoding="utf-8"))
    assert kept["model_fingerprint"] == "letters-1"
    assert min(kept["weights"][:3]) >= 0
    assert trial.drafts >= 180
    assert 0.5 < trial.auroc <= 1
