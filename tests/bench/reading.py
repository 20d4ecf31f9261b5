"""How fast plain text is read, cleaned, segmented and cut into passages, and how the time grows with the text.

python -m tests.bench.reading
"""

import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from index.passages import cut
from index.readers import plain
from index.segmentation.segmentation import segment
from tests.bench.machine import ROOT, machine
from tests.pages import LEVELS, pages
from tests.shared_data import SHARED
from tests.stories import Story, stories

NEWS = SHARED / "eval" / "crud-news-a" / "corpus.jsonl"
ROUNDS, PAGES, LINES = 3, 100, 100_000
WIDTH = 10


def main() -> None:
    print(f"{machine()}\none core, best of {ROUNDS}; growth is the time for twice the text over the time for it\n")
    print("| text | MB | MB/s | growth |\n|---|---|---|---|")
    seeds = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    _row("seeds", seeds, None)
    if NEWS.exists():
        _news(stories(NEWS))
    for name, line in (
        ("one character a line", "字\n"),
        ("one line of one character", "字"),
        ("unclosed brackets", "（来源：\n"),
    ):
        _row(name, [line * LINES], [line * 2 * LINES])
    named = "记者 张三\n推动产业发展的路径\n"
    _row("bylines and titles", [named * (LINES // 4)], [named * (LINES // 2)])


def _news(corpus: Sequence[Story]) -> None:
    for name, level in LEVELS.items():
        found = [page.text for page in pages(corpus, 2 * PAGES, level, 7)]
        _row(f"{name} pages, a file each", found[:PAGES], found)
    found = [page.text for page in pages(corpus, 8 * PAGES, LEVELS["usual"], 8)]
    for count in (PAGES, 2 * PAGES, 4 * PAGES):
        _row(f"{count} usual pages in one file", ["\n".join(found[:count])], ["\n".join(found[: 2 * count])])
    texts = ["".join(story.paragraphs) for story in corpus]
    half = texts[: len(texts) // 2]
    _row("prose, an article a line", ["\n".join(half)], ["\n".join(texts)])
    _row(f"lines of {WIDTH}, blank lines between", ["\n\n".join(_column(half))], ["\n\n".join(_column(texts))])


def _column(texts: Iterable[str]) -> list[str]:
    return [text[start : start + WIDTH] for text in texts for start in range(0, len(text), WIDTH)]


def _row(name: str, texts: Sequence[str], twice: Sequence[str] | None) -> None:
    size = sum(len(text.encode()) for text in texts) / 1e6
    seconds = _seconds(texts)
    growth = f"{_seconds(twice) / seconds:.2f}" if twice else ""
    print(f"| {name} | {size:.2f} | {size / seconds:.1f} | {growth} |", flush=True)


def _seconds(texts: Sequence[str]) -> float:
    """Processor time from the files to their passages, in the best of some rounds."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"{number}.txt" for number in range(len(texts))]
        for file, text in zip(files, texts, strict=True):
            file.write_text(text, encoding="utf-8")
        return min(_round(files) for _ in range(ROUNDS))


def _round(files: Iterable[Path]) -> float:
    started = time.process_time()
    for file in files:
        for source in plain.read(file, file.name):
            for article, clean in segment(source).clippings:
                list(cut(article, clean))
    return time.process_time() - started


if __name__ == "__main__":
    main()
