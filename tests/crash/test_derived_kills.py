"""Promise 4, for what is derived: killed at any moment, it is whole or made again, and finds what the library has."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

from index.derived import FOLDER, Derived
from index.fingerprint import fingerprint_of
from index.library import Library
from tests.conftest import ROOT
from tests.fakes import LetterEncoder

KILLS = 8
SEED = 20261122
# Adds and removes articles without end, and follows each change; few passages are many here, so much is merged.
CHANGE = """
import itertools, random, sys
from pathlib import Path
from index.builder import Builder
from index.derived import Derived
from index.library import Library
from index.segments import merging
from tests.fakes import LetterEncoder
merging.SMALL, merging.AT_ONCE = 2, 8
library = Library.open(Path(sys.argv[1]))
for number in itertools.count():
    path = library.folder.parent / f"{sys.argv[2]}-{number}.txt"
    path.write_text(f"article {sys.argv[2]} {number}. it has words. abc." , encoding="utf-8")
    list(Builder(library, LetterEncoder()).build([path]))
    if number % 3 == 2:
        library.remove([next(library.holdings()).article_id])
    Derived.of(library)
    print(number, flush=True)
"""


def test_indexes_that_were_being_changed_find_what_the_library_has(tmp_path: Path):
    moments = random.Random(SEED)
    library = Library.create(tmp_path / "library", fingerprint_of(LetterEncoder()))
    for kill in range(KILLS):
        command = [sys.executable, "-c", CHANGE, str(library.folder), str(kill)]
        child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert child.stdout is not None
        for _ in range(moments.randint(1, 12)):
            child.stdout.readline()
        time.sleep(moments.uniform(0, 0.03))
        child.send_signal(signal.SIGKILL)
        child.communicate(timeout=60)

        found, whole = Derived.of(library), Derived.build(library)
        assert found.passage_keys.tolist() == whole.passage_keys.tolist() == library.passage_keys().tolist()
        assert np.allclose(found.lexical.coverage("abc article"), whole.lexical.coverage("abc article"), atol=1e-6)
        rows = np.arange(len(whole.sentences))
        assert np.array_equal(found.sentences.vectors(rows), whole.sentences.vectors(rows))
    kept = [path for path in (library.folder / FOLDER).iterdir() if path.is_dir()]
    assert len(kept) == len(Derived.of(library).segments)
