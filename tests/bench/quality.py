"""What 8-bit arithmetic costs in finding: the default model beside the same model in fp32, on one set.

    python -m tests.bench.quality [BEIR FOLDER]

Both libraries are built from the set's corpus and kept in the cache; the fp32 one takes about as long as 20 int8 ones.
"""

import sys
from pathlib import Path

from index.models.encoders import DEFAULT_MODEL, REFERENCE_MODEL
from rag.evaluation.report import evaluate
from tests.bench.machine import machine
from tests.shared_data import SHARED

FIGURES = ("nDCG@10", "hit@1", "hit@3", "answer@3")


def main(folder: Path) -> None:
    if not folder.is_dir():
        print(f"{folder} is not there: this bench needs an evaluation set, name one")
        return
    print(f"{machine()}\n{folder.name}\n\n| model | {' | '.join(FIGURES)} |\n|---{'|---' * len(FIGURES)}|")
    found = {}
    for model in (DEFAULT_MODEL, REFERENCE_MODEL):
        found[model] = evaluate(folder, model=model).groups["all"]
        print(f"| {model} | {' | '.join(f'{found[model][name]:.4f}' for name in FIGURES)} |", flush=True)
    losses = (found[DEFAULT_MODEL][name] - found[REFERENCE_MODEL][name] for name in FIGURES)
    print(f"| int8 - fp32 | {' | '.join(f'{loss:+.4f}' for loss in losses)} |")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else SHARED / "eval" / "xquad-zh")
