"""The real page, started as a user starts it, and a browser to look at it with."""

import json
import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request, ViewportSize, sync_playwright

from tests.browser.hostile import RECORD, REPRINT

ROOT = Path(__file__).parents[2]
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
FLAGS += ["--disable-component-update", "--disable-sync"]
START_SECONDS = 180  # a busy machine; a warm one needs five

Visit = Callable[..., Page]
ColorScheme = Literal["dark", "light"]


@pytest.fixture(scope="session")
def address(seed_library: Path) -> Iterator[str]:
    """The page over the seeds."""
    with served(seed_library) as url:
        yield url


@pytest.fixture(scope="session")
def hostile_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The page over a collection that tries to break it."""
    from index.building import building

    folder = tmp_path_factory.mktemp("hostile")
    source = folder / "<img src=x onerror=alert(0)>.jsonl"
    lines = [json.dumps(record, ensure_ascii=False) for record in (RECORD, REPRINT)]
    source.write_text("\n".join(lines), encoding="utf-8")
    with building(folder / "library") as builder:
        list(builder.build([source]))
    with served(folder / "library") as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.fail(f"{CHROMIUM} is missing; run: apt-get install -y chromium fonts-noto-cjk")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Opens the page as a visitor does; afterwards, no error, dialog or request to another host may have been seen."""
    seen: list[str] = []
    contexts = []

    def open_page(url: str, *, locale: str = "zh-CN", scheme: ColorScheme = "light", phone: bool = False) -> Page:
        window: ViewportSize = {"width": 390, "height": 844} if phone else {"width": 1280, "height": 800}
        device: dict[str, Any] = {"viewport": window, "has_touch": phone, "is_mobile": phone}
        context = browser.new_context(locale=locale, color_scheme=scheme, **device)
        contexts.append(context)
        page = context.new_page()
        _watch(page, url, seen)
        page.goto(url)
        page.locator(".welcome").wait_for()
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert seen == []


def _watch(page: Page, url: str, seen: list[str]) -> None:
    def console(message: ConsoleMessage) -> None:
        if message.type == "error":
            seen.append(message.text)

    def dialog(opened: Dialog) -> None:
        seen.append(f"dialog {opened.message}")
        opened.dismiss()

    def request(sent: Request) -> None:
        if not sent.url.startswith((url, "data:")):
            seen.append(sent.url)

    page.on("console", console)
    page.on("dialog", dialog)
    page.on("request", request)
    page.on("pageerror", lambda error: seen.append(str(error)))


@contextmanager
def served(library: Path, *options: str, port: int = 0, **environ: str) -> Iterator[str]:
    """`python -m ui` on this port or a free one; its temporary folder must be gone when it has been told to stop."""
    port = port or free_port()
    url = f"http://127.0.0.1:{port}/"
    command = [sys.executable, "-m", "ui", "--library", str(library), "--port", str(port), *options]
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("GRADIO_")}
    server = subprocess.Popen(command, cwd=ROOT, env={**inherited, **environ}, stderr=subprocess.PIPE, text=True)
    try:
        _wait_for(url, server)
        yield url
    finally:
        server.terminate()
        _, errors = server.communicate(timeout=30)
    assert server.returncode == 0, errors


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def _wait_for(url: str, server: "subprocess.Popen[str]") -> None:
    while True:
        try:
            urllib.request.urlopen(url, timeout=START_SECONDS).close()
            return
        except urllib.error.HTTPError:  # it is there, and asks for a password
            return
        except OSError:  # refused until it listens
            if server.poll() is not None:
                pytest.fail(f"the page did not start: {server.communicate()[1]}")
