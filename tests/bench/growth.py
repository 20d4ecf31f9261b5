"""What growth costs: questions, starts, memory, disk, adding and removing, in libraries of 1,000 passages and many more.

python -m tests.bench.growth LIBRARY QUESTIONS [COUNT…]     LIBRARY is a real one, QUESTIONS a JSONL file with "text"

The libraries are perturbed copies of the real one (tests/bench/growing.py), made in a temporary folder. Milliseconds of
processor time stand beside those of the clock: where other programs run, only they compare.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from index.catalogue import Catalogue
from index.derived import FOLDER, Derived
from index.library import Library
from rag.service import Service
from tests.bench.growing import grow
from tests.bench.machine import ROOT, machine

COUNTS = (1_000, 10_000, 100_000)
ASKED, STARTS, ADDED = 200, 5, 3
ARTICLE_CHARS = 6_700  # 20 kB of Chinese
NEAREST = 10
COLUMNS = (
    "passages", "build s", "p50 ms", "p95", "p99", "p50 cpu ms", "start s", "start cpu s", "MB in memory",
    "MB on disk", "of it derived", "recall@10", "add s", "add cpu s", "remove s",
)  # fmt: skip


def main(real: Path, asked: Path, counts: list[int]) -> None:
    print(f"{machine()}\nperturbed copies of {real.name}, questions of {asked.parent.name}\n")
    print("| " + " | ".join(COLUMNS) + " |\n|" + "---|" * len(COLUMNS))
    for count in counts:
        with tempfile.TemporaryDirectory(prefix="chuchu-growth-") as folder:
            row = _measured(Path(folder) / "library", Catalogue.open(real), asked, count)
        print(
            "| "
            + " | ".join(f"{row[name]:,.4g}" if row[name] < 1000 else f"{row[name]:,.0f}" for name in COLUMNS)
            + " |",
            flush=True,
        )


def _measured(folder: Path, real: Catalogue, asked: Path, count: int) -> dict[str, float]:
    library = grow(folder, real, count)
    started = time.perf_counter()
    derived = Derived.of(library)
    built = time.perf_counter() - started
    library.close()
    questions = [json.loads(line)["text"] for line in asked.read_text(encoding="utf-8").splitlines()][:ASKED]
    first = [_run("-m", "rag", "ask", question, "--library", str(folder)) for question in questions[:STARTS]]
    asking = json.loads(_run("-m", "tests.bench.growth", "ask", str(folder), str(asked))[2])
    del derived
    disk = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    of_it = sum(path.stat().st_size for path in (folder / FOLDER).rglob("*") if path.is_file())
    added, removed = _changed(folder, real)
    return {
        "passages": count, "build s": built, "start s": _median(first, 0), "start cpu s": _median(first, 1),
        "MB on disk": disk / 2**20, "of it derived": of_it / 2**20, "add s": _median(added, 0),
        "add cpu s": _median(added, 1), "remove s": _median(removed, 0), **asking,
    }  # fmt: skip


def _changed(folder: Path, real: Catalogue) -> tuple[list[tuple[float, float, str]], ...]:
    """What it takes to add an article, and to remove it."""
    texts = [text for _, _, text in real.passage_texts()]
    whole = "\n\n".join(texts)
    added, removed = [], []
    for number in range(ADDED):
        path = folder.with_name(f"article{number}.txt")
        path.write_text(whole[number * ARTICLE_CHARS : (number + 1) * ARTICLE_CHARS], encoding="utf-8")
        added.append(_run("-m", "index", "build", str(path), "--library", str(folder)))
    library = Library.open(folder)
    names = "SELECT article_id FROM articles WHERE article_id NOT LIKE 'grown%' LIMIT ?"
    ids = [row[0] for row in library.connection.execute(names, (ADDED,))]
    library.close()
    removed = [_run("-m", "index", "remove", one, "--library", str(folder)) for one in ids]
    return added, removed


def ask(folder: Path, asked: Path) -> dict[str, float]:
    """What questions take in one process, and how many of the nearest vectors they find."""
    service = Service.open(folder)
    questions = [json.loads(line)["text"] for line in asked.read_text(encoding="utf-8").splitlines()][:ASKED]
    service.ask(questions[-1])
    walls, processors = [], []
    for question in questions:
        processor = time.process_time()
        walls.append(service.ask(question).timings_ms["total"])
        processors.append(1000 * (time.process_time() - processor))
    memory = _memory()
    p50, p95, p99 = np.percentile(walls, [50, 95, 99])
    recall = _recall(service, questions[:50])
    return {
        "p50 ms": p50, "p95": p95, "p99": p99, "p50 cpu ms": statistics.median(processors), "MB in memory": memory,
        "recall@10": recall,
    }  # fmt: skip


def _recall(service: Service, questions: list[str]) -> float:
    """The share of the ten nearest passages, and of the ten nearest sentences, that a search finds; the lower one."""
    derived, vectors = service._finder.derived, service._finder.encoder.encode_questions(questions)
    shares = []
    for index in (derived.passages, derived.sentences):
        exact = np.concatenate(
            [
                index.vectors(np.arange(start, min(start + 65_536, len(index)))) @ vectors.T
                for start in range(0, len(index), 65_536)
            ]
        ).T
        nearest = np.argpartition(-exact, NEAREST, axis=1)[:, :NEAREST]
        found = [index.search(vector, NEAREST)[0] for vector in vectors]
        shares.append(np.mean([np.isin(near, rows).mean() for near, rows in zip(nearest, found, strict=True)]))
    return float(min(shares))


def _memory() -> float:
    """The megabytes that the process has in memory, mapped files among them."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    kilobytes = next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))
    return kilobytes / 1024


def _run(*arguments: str) -> tuple[float, float, str]:
    """Seconds on the clock and of the processor that a command takes, and what it prints."""
    code = "import os, resource, subprocess, sys; r = subprocess.run([sys.executable, *sys.argv[1:]], capture_output=True, check=True); u = resource.getrusage(resource.RUSAGE_CHILDREN); sys.stdout.buffer.write(f'{u.ru_utime + u.ru_stime}\\n'.encode() + r.stdout)"
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=ROOT, capture_output=True, check=True, text=True
    )
    processor, _, said = done.stdout.partition("\n")
    return time.perf_counter() - started, float(processor), said


def _median(runs: list[tuple[float, float, str]], place: int) -> float:
    return statistics.median(float(run[place]) for run in runs)


if __name__ == "__main__":
    if sys.argv[1] == "ask":
        print(json.dumps(ask(Path(sys.argv[2]), Path(sys.argv[3]))))
    else:
        main(Path(sys.argv[1]), Path(sys.argv[2]), [int(one) for one in sys.argv[3:]] or list(COUNTS))
