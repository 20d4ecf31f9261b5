"""What growth costs: questions, starts, memory, disk, adding and removing, from 1,000 passages to a million.

    python -m tests.bench.growth [COUNT…]

The libraries are perturbed copies of that of cmrc2018-dev (tests/bench/growing.py), made in a temporary folder. A million
passages are measured if they are named: they take 20 GB there and an hour. Milliseconds of processor time stand beside those of the clock:
where other programs run, only they compare.
"""

import json
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from index.catalogue import Catalogue
from index.derived import FOLDER, Derived
from index.library import Library
from rag.evaluation.report import library_of
from tests.bench import growth_picture
from tests.bench.answering import ASKED, SET, questions
from tests.bench.growing import grow
from tests.bench.machine import machine, record
from tests.bench.process import Spent, spent

COUNTS = (1_000, 10_000, 100_000)
BYTES_A_PASSAGE = 20_000
STARTS, CHANGES = 5, 3
ARTICLE_CHARS = 6_700  # 20 kB of Chinese
COLUMNS = (
    "passages", "index s", "p50 ms", "p95 ms", "p99 ms", "p50 cpu ms", "encoding ms", "start s", "start cpu s",
    "MB in memory", "MB on disk", "of it derived", "recall@10", "add s", "add cpu s", "remove s", "remove cpu s",
)  # fmt: skip


def main(counts: tuple[int, ...] = COUNTS) -> None:
    if not SET.is_dir():
        print(f"{SET} is not there: this bench needs an evaluation set")
        return
    real = Catalogue.open(library_of(SET))
    print(f"{machine()}\nperturbed copies of {SET.name} and its first {ASKED} questions\n")
    print("| " + " | ".join(COLUMNS) + " |\n|" + "---|" * len(COLUMNS), flush=True)
    rows = []
    for count in counts:
        with tempfile.TemporaryDirectory(prefix="chuchu-growth-") as folder:
            free = shutil.disk_usage(folder).free
            if free < count * BYTES_A_PASSAGE:
                print(
                    f"\n{count:,} passages left out: {free / 1e9:.0f} GB free, expected {count * BYTES_A_PASSAGE / 1e9:.0f}"
                )
                continue
            rows.append(_measured(Path(folder) / "library", real, count))
        print("| " + " | ".join(_short(rows[-1][name]) for name in COLUMNS) + " |", flush=True)
    growth_picture.draw(record("growth", f"perturbed copies of {SET.name}", rows))


def _measured(folder: Path, real: Catalogue, count: int) -> dict[str, float]:
    library = grow(folder, real, count)
    started = time.perf_counter()
    Derived.of(library)
    built = time.perf_counter() - started
    library.close()
    ours, command = ["--library", str(folder)], [sys.executable, "-m"]
    starts = [spent([*command, "rag", "ask", question, *ours]) for question in questions(STARTS)]
    asked = json.loads(spent([*command, "tests.bench.answering", str(folder)]).said)
    disk, derived = _bytes(folder), _bytes(folder / FOLDER)
    added = [spent([*command, "index", "build", str(one), *ours]) for one in _articles(folder, real)]
    removed = [spent([*command, "index", "remove", one, *ours]) for one in _new(folder)]
    return {
        "passages": count, "index s": built, "MB on disk": disk / 2**20, "of it derived": derived / 2**20,
        **_medians("start", starts), **asked, **_medians("add", added), **_medians("remove", removed),
    }  # fmt: skip


def _articles(folder: Path, real: Catalogue) -> list[Path]:
    """New articles, a file each, of real text."""
    whole = "\n\n".join(text for _, _, text in real.passage_texts())
    paths = [folder.with_name(f"article{number}.txt") for number in range(CHANGES)]
    for number, path in enumerate(paths):
        path.write_text(whole[number * ARTICLE_CHARS : (number + 1) * ARTICLE_CHARS], encoding="utf-8")
    return paths


def _new(folder: Path) -> list[str]:
    library = Library.open(folder)
    found = [one.article_id for one in library.holdings() if Path(one.file).name.startswith("article")]
    library.close()
    return found[:CHANGES]


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _medians(name: str, runs: list[Spent]) -> dict[str, float]:
    return {
        f"{name} s": statistics.median(one.process_s for one in runs),
        f"{name} cpu s": statistics.median(one.processor_s for one in runs),
    }


def _short(figure: float) -> str:
    return f"{figure:,.4g}" if figure < 1000 else f"{figure:,.0f}"


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or COUNTS)
