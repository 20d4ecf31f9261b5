import pytest

from index.errors import LibraryError
from rag.calibrations import DEFAULT, FILE, calibration_of, keep
from rag.confidence import Calibration
from tests.fakes import LetterEncoder

FITTED = Calibration(-1.0, (1.0, 2.0, 3.0, 4.0, 5.0, -5.0))


class OtherEncoder(LetterEncoder):
    fingerprint = "letters-2"


class DefaultEncoder(LetterEncoder):
    name = "multilingual-e5-small"


def test_a_kept_calibration_goes_with_the_model_that_it_was_fitted_to(tmp_path):
    keep(FITTED, tmp_path, LetterEncoder())

    assert calibration_of(tmp_path, LetterEncoder()) == FITTED
    assert calibration_of(tmp_path, OtherEncoder()) is None


def test_the_default_model_is_calibrated_and_another_is_not(tmp_path):
    assert calibration_of(tmp_path, DefaultEncoder()) == DEFAULT
    assert calibration_of(tmp_path, LetterEncoder()) is None


@pytest.mark.parametrize(
    "damage",
    [
        "",
        "[]",
        "{}",
        '{"model_fingerprint": "letters-1", "weights": 1}',
        '{"model_fingerprint": "letters-1", "intercept": 1, "weights": [1, 2]}',
    ],
)
def test_a_damaged_calibration_counts_as_none(tmp_path, damage):
    (tmp_path / FILE).write_text(damage, encoding="utf-8")

    assert calibration_of(tmp_path, LetterEncoder()) is None


def test_a_calibration_that_cannot_be_kept_is_an_error(tmp_path):
    with pytest.raises(LibraryError, match="cannot be written"):
        keep(FITTED, tmp_path / "nowhere", LetterEncoder())
