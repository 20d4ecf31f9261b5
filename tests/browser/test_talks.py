"""Conversations that the browser keeps: found again after a reload and a restart, listed, renamed, deleted."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import free_port, served
from tests.browser.conversation import QUESTION, SECONDS, ask

pytestmark = pytest.mark.browser

DIGITAL, FOLLOW_UP = "How to promote digital industry clusters?", "And what about companies?"
CIRCULAR = "How can the government support the circular economy?"


def listed(page: Page) -> Locator:
    """The names in the drawer, which is open then."""
    if page.locator("#talks details:not([open])").count():
        page.locator("#talks summary").click()
    return page.locator("#talks li .open .name")


def quoted(page: Page) -> list[str]:
    return ["".join(text.split()) for text in page.locator("#talk blockquote").all_text_contents()]


def arrived(page: Page, url: str, answers: int) -> None:
    """Open the page and wait until the conversation of this window is there."""
    page.goto(url)
    expect(page.locator("#talk .answer")).to_have_count(answers, timeout=SECONDS)


def test_conversations_outlast_a_reload_and_a_restart_and_go_on(visit, seed_library: Path):
    port = free_port()
    with served(seed_library, port=port) as url:
        page = visit(url)
        ask(page, QUESTION)
        ask(page, "那企业呢？")
        expect(page.locator("#talks summary")).to_have_text("对话 1")
        said = quoted(page)

        arrived(page, url, 2)
        assert quoted(page) == said
        expect(page.locator("#talk .question").last).to_be_in_viewport()
        page.locator("#talk .answer").first.locator("a.citation").first.click()
        expect(page.locator("#reader mark.current").first).to_be_in_viewport(timeout=SECONDS)

        page.get_by_role("button", name="新对话").click()
        expect(page.locator(".welcome")).to_be_visible()
        ask(page, "政府应该怎样支持循环经济？")
        expect(page.locator("#talks summary")).to_have_text("对话 2")
        expect(listed(page)).to_have_text(["政府应该怎样支持循环经济？", QUESTION])

        page.get_by_role("button", name=f"改名 {QUESTION}").click()
        page.get_by_label("对话的新名字").fill("集群 <b>")
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="改名 集群 <b>")).to_be_focused()
        page.goto("about:blank")

    with served(seed_library, port=port) as url:
        arrived(page, url, 1)
        listed(page).filter(has_text="集群 <b>").click()
        expect(page.locator("#talk .answer")).to_have_count(2, timeout=SECONDS)
        expect(page.locator("#talks .title")).to_have_text("集群 <b>")
        expect(page.locator("#talks details")).not_to_have_attribute("open", "")
        assert quoted(page) == said
        expect(ask(page, "那人才呢？").locator(".resolved")).to_contain_text(QUESTION)
        page.goto("about:blank")


def test_on_a_phone_in_english_conversations_are_listed_renamed_and_deleted_with_a_way_back(visit, address):
    page = visit(address, locale="en-US", phone=True)
    ask(page, DIGITAL)
    ask(page, FOLLOW_UP)
    said = quoted(page)
    page.get_by_role("button", name="New conversation").tap()
    expect(page.locator(".welcome")).to_be_visible()
    ask(page, CIRCULAR)

    arrived(page, address, 1)
    expect(page.locator("#talk .question")).to_have_text(CIRCULAR)
    expect(page.locator("#reader")).to_be_hidden()
    expect(listed(page)).to_have_text([CIRCULAR, DIGITAL])
    widest = page.evaluate(
        "Math.max(...[...document.querySelectorAll('#talks *')].map(e => e.getBoundingClientRect().right))"
    )
    assert widest <= 390
    page.get_by_role("button", name=f"Rename {DIGITAL}").tap()
    page.get_by_label("New name").fill("Clusters")
    page.get_by_role("button", name="Save").tap()
    expect(listed(page)).to_have_text([CIRCULAR, "Clusters"])

    page.get_by_role("button", name=f"Delete {CIRCULAR}").tap()
    expect(page.locator(".welcome")).to_be_attached()
    expect(listed(page)).to_have_text(["Clusters"])
    undo = page.get_by_role("button", name=f"Undo {CIRCULAR}")
    expect(undo).to_be_focused()
    undo.press("Enter")
    expect(listed(page)).to_have_text([CIRCULAR, "Clusters"])
    page.get_by_role("button", name=f"Delete {CIRCULAR}").tap()
    page.keyboard.press("Escape")
    expect(listed(page)).to_have_text(["Clusters"])

    listed(page).tap()
    expect(page.locator("#talk .answer")).to_have_count(2, timeout=SECONDS)
    assert quoted(page) == said
    expect(ask(page, "And talent?").locator(".resolved")).to_contain_text(DIGITAL)


def test_two_windows_keep_their_own_conversations_and_list_both(visit, address):
    page = visit(address)
    other = page.context.new_page()
    other.goto(address)
    other.locator(".welcome").wait_for()

    ask(page, QUESTION)
    ask(other, "什么是数字产业集群？")
    ask(page, "那企业呢？")

    for window in page, other:
        expect(listed(window)).to_have_text([QUESTION, "什么是数字产业集群？"])
        expect(window.locator("#talks summary")).to_have_text("对话 2")


def record(page: Page) -> tuple[str, str]:
    """The key and the record of the only conversation."""
    (entry,) = page.evaluate("Object.entries({...localStorage}).filter(([key]) => key.startsWith('chuchu-talk-'))")
    return entry[0], entry[1]


def put(page: Page, key: str, value: str) -> None:
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [key, value])


def test_what_was_written_over_is_only_text_or_is_let_go_with_a_sentence(visit, address):
    page = visit(address)
    ask(page, QUESTION)
    expect(page.locator("#talks summary")).to_have_text("对话 1")
    key, kept = record(page)
    hostile = json.loads(kept)
    hostile["name"] = "<img src=x onerror=alert(1)>"
    shown = hostile["talk"]["turns"][0]["answer"]["passages"][0]["article"]
    shown["attribution"] = {"title": "<img src=x onerror=alert(2)>**题**"}
    put(page, key, json.dumps(hostile))

    arrived(page, address, 1)
    expect(page.locator("#talk .source .title").first).to_have_text("《<img src=x onerror=alert(2)>**题**》")
    expect(listed(page)).to_have_text(["<img src=x onerror=alert(1)>"])
    assert page.locator("#talk img, #talks img").count() == 0

    put(page, key, kept.replace('"turns":[{', '"turns":[7,{'))
    page.reload()
    expect(page.locator("#talks .said")).to_contain_text("已经损坏", timeout=SECONDS)
    expect(page.locator(".welcome")).to_be_visible()
    put(page, "chuchu-talk-broken", "{")
    put(page, key, "[" * 300_000)
    expect(listed(page)).to_have_count(0)
    expect(page.locator("#talks .said")).to_contain_text("已经损坏")
    expect(page.locator("#talks .none")).to_be_visible()


def test_a_full_store_lets_the_oldest_go_with_a_sentence(visit, address):
    page = visit(address)
    old = {"talk": {"turns": [{"question": "长" * 199_900}]}}
    for n in range(10):
        put(page, f"chuchu-talk-{n:016x}", json.dumps({"name": f"旧 {n}", "changed": n, **old}, ensure_ascii=False))

    ask(page, QUESTION)
    expect(page.locator("#talks .said")).to_contain_text("最早的 1 个对话已移除", timeout=SECONDS)
    expect(listed(page)).to_have_text([QUESTION, *(f"旧 {n}" for n in range(9, 0, -1))])


def test_a_page_that_may_keep_nothing_still_answers_and_says_so(browser, address):
    context = browser.new_context(locale="zh-CN")
    context.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });"
    )
    page = context.new_page()
    page.goto(address)
    page.locator(".welcome").wait_for()

    expect(ask(page, QUESTION).locator("blockquote").first).to_be_visible()
    expect(page.locator("#talks .said")).to_contain_text("没能存下")
    context.close()
