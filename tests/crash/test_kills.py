"""Promise 4: a build that is killed at any moment leaves a sound library, and the next one goes on from there."""

import json
import random
import signal
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path

import pytest

from index.builder import Builder, Status
from index.checkup import Health, examine
from index.fingerprint import fingerprint_of
from index.library import Library
from tests.conftest import ROOT
from tests.fakes import LetterEncoder

KILLS = 12
FILES, RECORDS = 150, 20
SEED = 20261122
# A shell that runs the tests in the background has told them, and so the child, to ignore Ctrl-C.
BUILD = """
import signal, sys
from pathlib import Path
from index.builder import Builder
from index.library import Library
from tests.fakes import LetterEncoder
signal.signal(signal.SIGINT, signal.default_int_handler)
for report in Builder(Library.open(Path(sys.argv[1])), LetterEncoder()).build([Path(sys.argv[2])]):
    print(report.status, report.file, flush=True)
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for number in range(FILES):
        records = [
            {"_id": f"{number}-{one}", "text": f"article {number} {one}. it has words. abc."} for one in range(RECORDS)
        ]
        (folder / f"{number:03}.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    return folder


def start(library: Path, corpus: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", BUILD, str(library), str(corpus)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


def added(child: subprocess.Popen[str], count: int) -> set[str]:
    """The first `count` files that the child reports as added."""
    assert child.stdout is not None
    lines = (line.split() for line in child.stdout)
    return {file for status, file in islice((line for line in lines if line[0] == Status.ADDED), count)}


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_what_was_reported_survives_and_the_next_build_completes_the_library(tmp_path, corpus, how):
    moments = random.Random(SEED)
    library = Library.create(tmp_path / "library", fingerprint_of(LetterEncoder()))
    reported: set[str] = set()
    for _ in range(KILLS):
        child = start(library.folder, corpus)
        reported |= added(child, moments.randint(1, 6))
        time.sleep(moments.uniform(0, 0.02))
        child.send_signal(how)
        child.communicate(timeout=60)

        assert Health.DAMAGED not in {health for health, _ in examine(library.folder)}
        complete = {state.file for state in library.file_states().values() if state.complete}
        assert reported <= complete
        assert len(complete) < FILES

    assert {report.status for report in Builder(library, LetterEncoder()).build([corpus])} == {
        Status.ADDED,
        Status.UNCHANGED,
    }
    assert {holding.source_id for holding in library.holdings()} == {
        f"{a}-{b}" for a in range(FILES) for b in range(RECORDS)
    }
