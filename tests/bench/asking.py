"""What a user waits for: building the seeds, the first answer of a new process, a question to a running one.

python -m tests.bench.asking
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rag.service import Service
from tests.bench.machine import ROOT, machine

QUESTIONS = ["如何推动数字产业集群发展？", "how to promote digital industry clusters", "政府应该怎样支持循环经济？"]
STARTS, ROUNDS = 5, 20


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "library"
        build = _seconds("-m", "index", "build", "seeds", "--library", str(library))
        again = _seconds("-m", "index", "build", "seeds", "--library", str(library))
        starts = [_seconds("-m", "rag", "ask", QUESTIONS[0], "--library", str(library)) for _ in range(STARTS)]
        asked = sorted(_questions(Service.open(library)))
    print(f"{machine()}\nthe articles of seeds/\n\n| what | seconds |\n|---|---|")
    print(
        f"| build the library, model converted before | {build:.2f} |\n| build it again, nothing changed | {again:.2f} |"
    )
    print(f"| process start to first answer, median of {STARTS} | {statistics.median(starts):.2f} |")
    p95 = asked[int(0.95 * len(asked))]
    print(f"| question, p50 | {statistics.median(asked):.4f} |\n| question, p95 of {len(asked)} | {p95:.4f} |")


def _seconds(*arguments: str) -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, check=True)
    return time.perf_counter() - started


def _questions(service: Service) -> list[float]:
    return [service.ask(question).timings_ms["total"] / 1000 for _ in range(ROUNDS) for question in QUESTIONS]


if __name__ == "__main__":
    main()
