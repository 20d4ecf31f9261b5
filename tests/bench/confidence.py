"""Fits the default model's confidence and prints how it does on questions that were left out of the fit.

    python -m tests.bench.confidence EVAL LIBRARIES SET…

EVAL holds the test sets, BEIR folders, LIBRARIES a library of each by the set's name, or by another name as SET=NAME.
What it prints at the end belongs into rag/calibrations.py. Takes some minutes.
"""

import random
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from zlib import crc32

import numpy as np
from sklearn.metrics import roc_auc_score

from index.derived import Derived
from index.library import Library
from index.models.encoders import open_encoder
from rag.confidence import THRESHOLD, Calibration
from rag.evaluation.abstention import calibration_error
from rag.evaluation.examples import Examiner, Example, Kind
from rag.evaluation.fitting import fit, shares
from rag.evaluation.questions import TestQuestion, load

# Of each set so many questions; of each other set so many strangers.
QUESTIONS, STRANGERS = 300, 60
FOLDS = 5
# Their READMEs say that other articles answer too, so nothing is left unanswered by taking the known ones out; and in
# a set with questions that are known to have no answer, these are the near misses.
ANSWERED_ELSEWHERE = ("dureader2-demo", "xquad-zh-en-mixed-dev")
# What depends on how a model's cosines lie.
OF_THE_MODEL = ("support", "settled")
Sets = dict[str, list[Example]]


def main(arguments: Sequence[str]) -> int:
    folder, libraries, *names = arguments
    places = {name.partition("=")[0]: name.partition("=")[2] or name for name in names}
    asked = {name: load(Path(folder) / name) for name in places}
    sets = {name: list(_examples(name, asked, Path(libraries) / place)) for name, place in places.items()}
    _print("another fold", sets, lambda name, fold: fit(_but(sets, fold=fold)))
    _print("other sets", sets, lambda name, fold: fit(_but(sets, place=places[name], places=places)))
    print(f"DEFAULT = {fit([*sets.values()])}")
    print(f"PLAIN = {fit([*sets.values()], without=OF_THE_MODEL)}")
    return 0


def _chosen(asked: list[TestQuestion]) -> list[TestQuestion]:
    return random.Random(1).sample(asked, min(QUESTIONS, len(asked)))


def _examples(name: str, asked: dict[str, list[TestQuestion]], library: Path) -> Iterator[Example]:
    """The set's examples; strangers are of sets that ask nothing that this one asks, in whatever language."""
    opened = Library.open(library)
    encoder = open_encoder(opened.fingerprint.model)
    own, chosen = {one.id for one in asked[name]}, _chosen(asked[name])
    others = [questions for questions in asked.values() if own.isdisjoint(one.id for one in questions)]
    strangers = [one for questions in others for one in _chosen(questions)[:STRANGERS]]
    removes = name not in ANSWERED_ELSEWHERE and all(one.answerable for one in chosen)
    for one in Examiner(opened, Derived.of(opened), encoder).of_test_set(chosen, strangers):
        if removes or one.kind is not Kind.REMOVED:
            yield one


def _but(
    sets: Sets, *, fold: int | None = None, place: str | None = None, places: dict[str, str] | None = None
) -> list[list[Example]]:
    """The sets without a fold of the questions, or without those that are asked of one library."""
    return [
        [one for one in examples if _fold(one) != fold]
        for name, examples in sets.items()
        if not places or places[name] != place
    ]


def _fold(one: Example) -> int:
    """A question is in one fold, whatever it is asked of."""
    return crc32(one.question.encode()) % FOLDS


def _print(fitted_to: str, sets: Sets, fitted: Callable[[str, int], Calibration]) -> None:
    """A line for each set, and the calibration error of all, as the calibration does that `fitted` gives."""
    print(f"fitted to {fitted_to}")
    known: dict[tuple[str, int], Calibration] = {}
    pooled: list[tuple[float, bool, float]] = []
    for name, examples in sets.items():
        for fold in range(FOLDS):
            known[name, fold] = fitted(name, fold)
        sure = [known[name, _fold(one)].confidence(one.signals) for one in examples]
        print(f"  {name:<24} {_figures(examples, np.array(sure))}")
        pooled += zip(sure, [one.is_answered for one in examples], shares(examples), strict=True)
    print(f"  {'all':<24} ECE {calibration_error(*zip(*pooled, strict=True)):.3f}", flush=True)


def _figures(examples: Sequence[Example], sure: np.ndarray) -> str:
    """AUROC against each kind of unanswered questions, the rates of errors, and the calibration error."""
    kinds = np.array([one.kind.value for one in examples])
    asked = kinds == Kind.ANSWERED
    parts = [f"refused {np.mean(sure[asked] < THRESHOLD):.3f}"]
    for kind in (Kind.UNANSWERED, Kind.REMOVED, Kind.STRANGE):
        if (kinds == kind).any():
            both = asked | (kinds == kind)
            parts.append(f"{kind} AUROC {roc_auc_score(asked[both], sure[both]):.3f}")
            parts.append(f"answered {np.mean(sure[kinds == kind] >= THRESHOLD):.3f}")
    error = calibration_error(sure.tolist(), [one.is_answered for one in examples], shares(examples).tolist())
    return "  ".join([*parts, f"ECE {error:.3f}"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
