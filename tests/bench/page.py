"""What a visitor waits for in the page: an answer, a cited passage, an article that was added; in Debian's Chromium.

python -m tests.bench.page
"""

import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Locator, Page, sync_playwright

from tests.bench.machine import ROOT, machine
from tests.browser.conftest import CHROMIUM, FLAGS, served

SUBJECTS = ("数字产业集群", "循环经济", "国有企业党建", "企业数字化转型", "新质生产力", "党领导立法")
ASKED = ("如何推动{}？", "什么是{}？", "{}有哪些困难？", "为什么要重视{}？")
ADDED, ADDED_BYTES = 5, 20_000
SECONDS = 120_000

# Milliseconds from an event until something can be seen, which is looked for in every frame.
STOPWATCH = """() => { window.taken = new Promise((resolve) => {
    document.addEventListener('%s', () => {
        const begun = performance.now();
        const look = () => {
            if (!(%s)) requestAnimationFrame(look);
            else requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begun)));
        };
        look();
    }, { capture: true, once: true });
}); }"""
# The passage that is looked for is there, and at least its first line stands in what its room shows.
IN_SIGHT = """(() => {
    const room = document.querySelector('%s').getBoundingClientRect();
    const sought = document.querySelectorAll('%s')[%d]?.getBoundingClientRect();
    return sought && sought.height && sought.top >= room.top && sought.top + 20 < room.bottom;
})()"""
ANSWER, CITED = "#talk .answer .verdict + *", '#reader .sheet[data-place="%s"] mark.current'
REPORTED = "document.querySelector('#shelf .status')?.textContent.includes('%s')"


def main() -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        command = [sys.executable, "-m", "index", "build", "seeds", "--library", str(folder / "library")]
        subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
        with served(folder / "library") as url, opened(url) as page:
            asked, shown = talked(page)
            added = [brought(page, folder, number) for number in range(ADDED)]
    print(f"{machine()}\nthe articles of seeds/, one visitor in Chromium on the same machine\n")
    print("| from … to … | times | p50 ms | p95 ms | aim ms |\n|---|---|---|---|---|")
    _row("question sent, passages shown", asked, 300)
    _row("citation clicked, its passage in sight", shown, 150)
    _row("20 kB chosen, to be asked about", added, 3000)


@contextmanager
def opened(url: str) -> Iterator[Page]:
    """The page as a visitor sees it at first; the first question, which warms everything up, is answered."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 800}, locale="zh-CN")
        page.goto(url)
        page.locator(".welcome").wait_for(timeout=SECONDS)
        asked(page, "出处在哪里？", 0)
        yield page
        browser.close()


def talked(page: Page) -> tuple[list[float], list[float]]:
    """What each question of some talks took, and each citation in sight of their answers."""
    answers, citations = list[float](), list[float]()
    for subject in SUBJECTS:
        page.locator("#talks button.new").click()
        page.locator(".welcome").wait_for(timeout=SECONDS)
        for before, question in enumerate(one.format(subject) for one in ASKED):
            answers.append(asked(page, question, before))
            links = page.locator("#talk .answer").last.locator("a.citation:visible").all()
            citations += [cited(page, link) for link in links[1:]]  # the first is open already
    return answers, citations


def asked(page: Page, question: str, before: int) -> float:
    """Milliseconds from sending a question until its answer is seen, after `before` others."""
    page.locator("#composer textarea").fill(question)
    return _timed(page, "keydown", IN_SIGHT % ("#talk", ANSWER, before), lambda: page.keyboard.press("Enter"))


def cited(page: Page, link: Locator) -> float:
    """Milliseconds from a click on a citation until its passage is seen."""
    sought = IN_SIGHT % ("#reader", CITED % link.get_attribute("href"), 0)
    return _timed(page, "click", sought, link.click)


def brought(page: Page, folder: Path, number: int) -> float:
    """Milliseconds from choosing a file of which the collection knows no sentence until the page says that it is in."""
    file = folder / f"new{number}.txt"
    file.write_text(new_article(number), encoding="utf-8")
    page.locator("#doors a[href='#shelf']").click()
    chooser = page.locator("#shelf input[type=file]")
    return _timed(page, "change", REPORTED % f"{file.name}：加入", lambda: chooser.set_input_files(file))


def new_article(number: int) -> str:
    """An article of ADDED_BYTES bytes: text of the seeds, with something new in each of its sentences."""
    seed = max((ROOT / "seeds").glob("*.txt"), key=lambda path: path.stat().st_size).read_text(encoding="utf-8")
    sentences = [one for line in seed.splitlines() for one in line.strip().split("。") if len(one) > 20]
    told = "".join(f"{one}，此为第{number}回之{place}。" for place, one in enumerate(sentences))
    return f"新到的文章之{number}\n{told.encode()[: ADDED_BYTES - 40].decode(errors='ignore')}。\n"


def _timed(page: Page, event: str, done: str, act: Callable[[], object]) -> float:
    page.evaluate(STOPWATCH % (event, done))
    act()
    page.wait_for_function("window.taken.then(() => true)", timeout=SECONDS)
    taken: float = page.evaluate("window.taken")
    return taken


def _row(name: str, times: Sequence[float], aim: int) -> None:
    p95 = sorted(times)[int(0.95 * len(times))]
    print(f"| {name} | {len(times)} | {statistics.median(times):.0f} | {p95:.0f} | {aim:,} |")


if __name__ == "__main__":
    main()
