"""The confidence fitted to a library and its model, on questions drafted from the library."""

from collections.abc import Sequence
from dataclasses import dataclass

from sklearn.metrics import roc_auc_score

from index.derived import Derived
from index.encoder import Encoder
from index.errors import LibraryError
from index.library import Library
from rag.calibrations import PLAIN, keep
from rag.confidence import THRESHOLD, Calibration
from rag.evaluation.examples import Examiner, Example
from rag.evaluation.fitting import fit

# With fewer answered drafts than this, chance fits the weights.
FEWEST = 40
# Drafts are found more easily than questions are, so they only move the weights that hold for any model.
HOLD = 0.1


@dataclass(frozen=True, slots=True)
class Trial:
    """How a calibration does on the half of the drafts that it was not fitted to."""

    drafts: int
    auroc: float
    refused: float
    answered: float

    def as_text(self) -> str:
        return (
            f"Fitted to {self.drafts} drafted questions. On a half that was left out: AUROC {self.auroc:.3f},"
            f" {self.refused:.1%} of the answered ones refused, {self.answered:.1%} of the others answered."
        )


def calibrate(library: Library, encoder: Encoder) -> Trial:
    """How well the library's confidence does, which is fitted and kept beside it.

    Raises LibraryError if the library is too small to draft from, or cannot be written.
    """
    examples = list(Examiner(library, Derived.of(library), encoder).of_itself())
    found = sum(one.is_answered for one in examples)
    if found < FEWEST:
        raise LibraryError(
            f"{library.folder} gives {found} drafted questions that find their article, expected {FEWEST} or more;"
            " add articles, then run `python -m rag calibrate` again"
        )
    halves: tuple[list[Example], list[Example]] = ([], [])
    for place, one in enumerate(examples):
        halves[place // 2 % 2].append(one)  # with and without its article, a draft is in one half
    trial = _trial(halves[0], fit([halves[1]], PLAIN, HOLD), len(examples))
    keep(fit([examples], PLAIN, HOLD), library.folder, encoder)
    return trial


def _trial(left_out: Sequence[Example], calibration: Calibration, drafts: int) -> Trial:
    right = [calibration.confidence(one.signals) for one in left_out if one.is_answered]
    wrong = [calibration.confidence(one.signals) for one in left_out if not one.is_answered]
    auroc = float(roc_auc_score([1] * len(right) + [0] * len(wrong), right + wrong))
    refused = sum(sure < THRESHOLD for sure in right) / len(right)
    return Trial(drafts, auroc, refused, sum(sure >= THRESHOLD for sure in wrong) / len(wrong))
