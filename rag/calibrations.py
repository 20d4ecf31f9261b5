"""Which calibration goes with a library and its model: one fitted to that library, or the default model's."""

import json
import os
from dataclasses import asdict
from pathlib import Path

from index.encoder import Encoder
from index.errors import LibraryError
from index.models.encoders import DEFAULT_MODEL
from rag.confidence import Calibration

FILE = "calibration.json"
# What `python -m tests.bench.confidence` fitted; docs/ranking.md has on what, and what it gives.
DEFAULT = Calibration(-8.48, (0.829, 2.009, 1.820, 1.412, 3.745, 1.317))
# For a model that nobody has calibrated: fitted without support and what is settled, which depend on how the model's
# cosines lie. The others do not.
PLAIN = Calibration(-6.49, (0.833, 2.144, 0.0, 0.0, 3.312, 1.350))


def calibration_of(library: Path, encoder: Encoder) -> Calibration | None:
    """The calibration that was fitted to the library with this model, else the default model's; None if there is none.

    A file that cannot be used counts as none.
    """
    try:
        kept = json.loads((library / FILE).read_text(encoding="utf-8"))
        if kept.pop("model_fingerprint") == encoder.fingerprint:
            weights = tuple(float(weight) for weight in kept["weights"])
            if len(weights) == len(DEFAULT.weights):  # else an earlier version fitted it, to other signals
                return Calibration(float(kept["intercept"]), weights)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass
    return DEFAULT if encoder.name == DEFAULT_MODEL else None


def keep(calibration: Calibration, library: Path, encoder: Encoder) -> None:
    """Write the calibration beside the library, whole or not at all; raises LibraryError if that cannot be done."""
    temporary = library / f"{FILE}.{os.getpid()}.tmp"
    try:
        kept = {"model_fingerprint": encoder.fingerprint, **asdict(calibration)}
        temporary.write_text(json.dumps(kept, indent=1), encoding="utf-8")
        temporary.replace(library / FILE)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise LibraryError(
            f"{library / FILE} cannot be written ({error}); make room or name another library"
        ) from error
