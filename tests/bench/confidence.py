"""Fits the default model's confidence and prints how it does on each test set that was left out of the fit.

    python -m tests.bench.confidence EVAL LIBRARIES SET…

EVAL holds the test sets, BEIR folders, LIBRARIES a library of each by the set's name, or by another name as SET=NAME.
"""

import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from sklearn.metrics import roc_auc_score

from index.derived import Derived
from index.library import Library
from index.models.encoders import open_encoder
from rag.confidence import THRESHOLD, Calibration
from rag.evaluation.examples import Examiner, Example, Kind
from rag.evaluation.fitting import fit, shares
from rag.evaluation.questions import TestQuestion, load

# Of each set so many questions; of each other set so many strangers.
QUESTIONS, STRANGERS = 300, 60
BINS = 10


def main(arguments: Sequence[str]) -> int:
    folder, libraries, *names = arguments
    places = {name.partition("=")[0]: name.partition("=")[2] or name for name in names}
    asked = {name: _chosen(load(Path(folder) / name)) for name in places}
    sets = {name: list(_examples(name, asked, Path(libraries) / place, places)) for name, place in places.items()}
    for name, left_out in sets.items():
        others = [examples for other, examples in sets.items() if other != name]
        print(f"{name:<24} {_figures(left_out, fit(others))}")
    everything = fit([*sets.values()])
    print(everything)
    for name, examples in sets.items():
        print(f"fitted: {name:<16} {_figures(examples, everything)}")
    return 0


def _chosen(asked: list[TestQuestion]) -> list[TestQuestion]:
    return random.Random(1).sample(asked, min(QUESTIONS, len(asked)))


def _examples(
    name: str, asked: dict[str, list[TestQuestion]], library: Path, places: dict[str, str]
) -> Iterator[Example]:
    """The set's examples; strangers are of sets with another library, and the sets' languages as they are."""
    opened = Library.open(library)
    encoder = open_encoder(opened.fingerprint.model)
    strangers = [
        one for other, questions in asked.items() if places[other] != places[name] for one in questions[:STRANGERS]
    ]
    yield from Examiner(opened, Derived.of(opened), encoder).of_test_set(asked[name], strangers)


def _figures(examples: Sequence[Example], calibration: Calibration) -> str:
    """AUROC against each kind of unanswered questions, the rates of errors, and the calibration error."""
    sure = np.array([calibration.confidence(one.signals) for one in examples])
    kinds = np.array([one.kind.value for one in examples])
    answered = np.array([one.is_answered for one in examples])
    asked = kinds == Kind.ANSWERED
    parts = [f"refused {np.mean(sure[asked] < THRESHOLD):.3f}"]
    for kind in (Kind.UNANSWERED, Kind.REMOVED, Kind.STRANGE):
        if (kinds == kind).any():
            both = asked | (kinds == kind)
            parts.append(f"{kind} AUROC {roc_auc_score(asked[both], sure[both]):.3f}")
            parts.append(f"answered {np.mean(sure[kinds == kind] >= THRESHOLD):.3f}")
    parts.append(f"ECE {_calibration_error(sure, answered, shares(examples)):.3f}")
    return "  ".join(parts)


def _calibration_error(sure: np.ndarray, answered: np.ndarray, weight: np.ndarray) -> float:
    bins = np.minimum((sure * BINS).astype(int), BINS - 1)
    return sum(abs(float((weight * (sure - answered))[bins == one].sum())) for one in range(BINS))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
