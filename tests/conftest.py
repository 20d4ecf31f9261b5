"""What every test runs under, and the library that the integration tests share."""

import os
import socket
from pathlib import Path

import pytest
from hypothesis import settings

os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"

# A shared machine may stall for a second at any time; what is too slow shows in the suite's own time limit.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"
LOCAL = ("127.0.0.1", "::1", "localhost")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Promise 5: a connection to any other machine is a failure."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and address[0] not in LOCAL:
            raise AssertionError(f"a connection to {address[0]}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session")
def seed_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of the seeds, built with the real model; not to be changed."""
    from index.building import building
    from index.derived import Derived  # the unit tests shall not wait for what only these need
    from index.library import Library

    folder = tmp_path_factory.mktemp("seeds") / "library"
    with building(folder) as builder:
        list(builder.build([SEEDS]))
    Derived.of(Library.open(folder))
    return folder
