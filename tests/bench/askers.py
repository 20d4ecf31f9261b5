"""Many at once: questions answered in a second by one process, asked by 1, 8 and 32 threads.

python -m tests.bench.askers LIBRARY QUESTIONS     QUESTIONS is a JSONL file with "text"
"""

import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from rag.service import Service
from tests.bench.machine import machine

ASKERS, ROUND = (1, 8, 32), 96


def main(library: Path, asked: Path) -> None:
    service = Service.open(library)
    questions = [json.loads(line)["text"] for line in asked.read_text(encoding="utf-8").splitlines()]
    service.ask(questions[-1])
    print(f"{machine()}\n{library.name}\n\n| askers | questions a second |\n|---|---|")
    for place, askers in enumerate(ASKERS):
        part = questions[place * ROUND : (place + 1) * ROUND]  # none that was asked before
        started = time.perf_counter()
        with ThreadPoolExecutor(askers) as pool:
            list(pool.map(service.ask, part))
        print(f"| {askers} | {len(part) / (time.perf_counter() - started):.1f} |", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
