"""Many at once: questions answered in a second by one process, asked by 1, 8 and 32 threads.

python -m tests.bench.askers
"""

import time
from concurrent.futures import ThreadPoolExecutor

from rag.evaluation.report import library_of
from rag.service import Service
from tests.bench.answering import SET, questions
from tests.bench.machine import machine, record

ASKERS, ROUND = (1, 8, 32), 96


def main() -> None:
    if not SET.is_dir():
        print(f"{SET} is not there: this bench needs an evaluation set")
        return
    service = Service.open(library_of(SET))
    asked = questions(len(ASKERS) * ROUND + 1)
    service.ask(asked[-1])
    print(f"{machine()}\n{SET.name}\n\n| askers | questions a second |\n|---|---|")
    figures = {}
    for place, askers in enumerate(ASKERS):
        part = asked[place * ROUND : (place + 1) * ROUND]  # none that was asked before
        started = time.perf_counter()
        with ThreadPoolExecutor(askers) as pool:
            list(pool.map(service.ask, part))
        figures[askers] = len(part) / (time.perf_counter() - started)
        print(f"| {askers} | {figures[askers]:.1f} |", flush=True)
    record("askers", SET.name, figures)


if __name__ == "__main__":
    main()
