"""The README's pictures of the page, taken anew: `python -m tests.browser.pictures`; they stand in docs/pictures/."""

import argparse
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.conftest import CHROMIUM, FLAGS, ROOT, served
from tests.browser.conversation import QUESTION, SECONDS, ask

FOLDER = ROOT / "docs" / "pictures"
ENGLISH_QUESTION = "How to promote digital industry clusters?"
COLORS = 256  # enough for paper, ink and marks, at a third of the bytes


def answer(page: Page) -> None:
    """A question answered, and the first passage open in its article."""
    english = page.locator("html").get_attribute("lang") == "en"
    reply = ask(page, ENGLISH_QUESTION if english else QUESTION)
    reply.locator("a.citation").first.click()
    expect(page.locator("#reader mark.current").first).to_be_in_viewport(timeout=SECONDS)


def phone(page: Page) -> None:
    ask(page, QUESTION)


def shelf(page: Page) -> None:
    ask(page, QUESTION)
    _enter(page, "shelf", "li a")


def chart(page: Page) -> None:
    ask(page, QUESTION)
    _enter(page, "map", "svg.map a.lit")


@dataclass(frozen=True, slots=True)
class Picture:
    """A state of the page, what leads to it, and the window that it is seen in."""

    name: str
    reach: Callable[[Page], None]
    locale: str = "zh-CN"
    scheme: Literal["light", "dark"] = "light"
    width: int = 1280
    height: int = 800


PICTURES = (
    Picture("answer-zh", answer),
    Picture("answer-en-dark", answer, locale="en-US", scheme="dark"),
    Picture("shelf-zh", shelf),
    Picture("map-zh", chart),
    Picture("phone-zh", phone, width=390, height=844),
)


def main(argv: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Takes the pictures that the README shows.")
    parser.add_argument("--library", type=Path, default=ROOT / "library", help="of the seeds (default: %(default)s)")
    library = parser.parse_args(argv).library
    FOLDER.mkdir(exist_ok=True)
    with served(library) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for picture in PICTURES:
            _small(_taken(browser, url, picture)).save(FOLDER / f"{picture.name}.png", optimize=True)
        browser.close()


def _taken(browser: Browser, url: str, picture: Picture) -> bytes:
    window = browser.new_page(
        locale=picture.locale,
        color_scheme=picture.scheme,
        reduced_motion="reduce",
        viewport={"width": picture.width, "height": picture.height},
    )
    window.goto(url)
    window.locator(".welcome").wait_for()
    picture.reach(window)
    window.mouse.move(0, 0)  # away from links, which change under it
    window.wait_for_timeout(1_000)  # until it has scrolled to its place
    taken = window.screenshot(animations="disabled", caret="hide")
    window.close()
    return taken


def _small(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB").quantize(COLORS, dither=Image.Dither.NONE)


def _enter(page: Page, room: str, content: str) -> None:
    page.locator(f"#doors a[href='#{room}']").click()
    expect(page.locator(f"#{room} {content}").first).to_be_visible(timeout=SECONDS)


if __name__ == "__main__":
    main()
