"""What questions take in one process that holds a library and nothing else, as one JSON object.

python -m tests.bench.answering LIBRARY
"""

import json
import statistics
import sys
import time
from itertools import islice
from pathlib import Path

import numpy as np

from index.derived import Derived
from rag.service import Service
from tests.shared_data import SHARED

SET = SHARED / "eval" / "cmrc2018-dev"
ASKED, COMPARED = 200, 50
NEAREST = 10


def ask(folder: Path) -> dict[str, float]:
    """What questions take in one process, and how many of the nearest vectors they find."""
    service, asked = Service.open(folder), questions(ASKED + 1)
    service.ask(asked[-1])
    walls, processors, encodings = [], [], []
    for question in asked[:-1]:
        processor = time.process_time()
        timings = service.ask(question).timings_ms
        processors.append(1000 * (time.process_time() - processor))
        walls.append(timings["total"])
        encodings.append(timings["encode"])
    memory = _memory()
    p50, p95, p99 = np.percentile(walls, [50, 95, 99])
    return {
        "p50 ms": p50, "p95 ms": p95, "p99 ms": p99, "p50 cpu ms": statistics.median(processors),
        "encoding ms": statistics.median(encodings), "MB in memory": memory,
        "recall@10": _recall(service, asked[:COMPARED]),
    }  # fmt: skip


def _recall(service: Service, asked: list[str]) -> float:
    """The share of the ten nearest passages, and of the ten nearest sentences, that a search finds; the lower one."""
    derived, vectors = Derived.of(service.library), service.encoder.encode_questions(asked)
    shares = []
    for index in (derived.passages, derived.sentences):
        parts = (np.arange(start, min(start + 65_536, len(index))) for start in range(0, len(index), 65_536))
        exact = np.concatenate([index.vectors(rows) @ vectors.T for rows in parts]).T
        nearest = np.argpartition(-exact, NEAREST, axis=1)[:, :NEAREST]
        found = [index.search(vector, NEAREST)[0] for vector in vectors]
        shares.append(np.mean([np.isin(near, rows).mean() for near, rows in zip(nearest, found, strict=True)]))
    return float(min(shares))


def questions(count: int) -> list[str]:
    with (SET / "queries.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in islice(lines, count)]


def _memory() -> float:
    """The megabytes that the process has in memory, mapped files among them."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    kilobytes = next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))
    return kilobytes / 1024


if __name__ == "__main__":
    print(json.dumps(ask(Path(sys.argv[1]))))
