"""The team's reference and evaluation data, which stands beside a checkout and not in it."""

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"


def shared_file(name: str) -> Path:
    """The path of one file below ../shared; the test is skipped where there is none."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"{path} is not there: ../shared is the team's data, not part of the repository")
    return path
