"""Taking away: what a visitor collects, copies, exports and finds again after a reload."""

import json
import re
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conversation import QUESTION, ask

pytestmark = pytest.mark.browser


def saved(page: Page, group: str, form: str) -> Path:
    """The file that the browser saves, under its own name."""
    with page.expect_download() as download:
        page.get_by_role("group", name=group).get_by_role("button", name=form).click()
    path = Path(download.value.path())
    return path.rename(path.with_name(download.value.suggested_filename))


def quoted(reply: Locator, nth: int) -> str:
    return "".join(reply.locator("blockquote").nth(nth).inner_text().split())


def link(where: Locator, name: str) -> Locator:
    return where.get_by_role("link", name=name, exact=True)


def test_passages_are_collected_copied_exported_and_still_there_after_a_reload(visit, address):
    page = visit(address)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reply = ask(page, QUESTION)
    first, second = quoted(reply, 0), quoted(reply, 1)

    link(reply, "复制").first.click()
    expect(link(reply, "已复制")).to_have_count(1)
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "".join(copied.split("\n\n")[0].split()) == first

    link(reply, "收入摘录").first.click()
    expect(link(reply, "已收入")).to_have_count(1)
    link(reply, "收入摘录").first.click()
    expect(link(reply, "已收入")).to_have_count(2)
    expect(page.locator("#doors")).to_contain_text("摘录 2")
    page.locator("#doors").get_by_role("link", name="摘录").click()
    passages = page.locator("#tray blockquote")
    expect(passages).to_have_count(2)
    expect(page.locator("#tray .reference").first).to_have_text(copied.split("\n\n")[1])

    page.locator("#tray").get_by_role("button", name="下移").first.press("Enter")
    expect(page.locator("#tray li").nth(1).get_by_role("button", name="下移")).to_be_focused()
    page.get_by_label("APA").check()
    expect(page.locator("#tray .reference").first).to_have_text(re.compile(r"\(.*\)\. "))
    references = page.locator("#tray .reference").all_inner_texts()

    word = saved(page, "导出摘录", "Word")
    texts = [paragraph.text for paragraph in docx.Document(str(word)).paragraphs]
    assert re.fullmatch(r"摘录-\d{4}-\d\d-\d\d\.docx", word.name)
    assert ["".join(text.split()) for text in texts[2:6:2]] == [second, first]
    assert texts[3:6:2] == references
    talk = saved(page, "导出整段对话", "Markdown").read_text(encoding="utf-8")
    assert talk.startswith("# 对话\n")
    assert f"## {QUESTION}\n" in talk

    page.reload()
    expect(page.locator("#talk .answer")).to_be_visible()
    page.locator("#doors").get_by_role("link", name="摘录 2").click()
    expect(page.locator("#tray .reference").first).to_have_text(references[0])
    page.locator("#tray").get_by_role("button", name="移出").first.click()
    expect(passages).to_have_count(1)
    assert "".join(passages.inner_text().split()) == first
    page.emulate_media(media="print")
    expect(passages).to_be_visible()
    for chrome in ("#talk", "#masthead", "#doors", "#tray .controls", "#tray .tools"):
        expect(page.locator(chrome)).to_be_hidden()


def test_on_a_phone_in_english_notes_are_kept_exported_and_cleared(visit, address):
    page = visit(address, locale="en-US", phone=True)
    reply = ask(page, "How to promote digital industry clusters?")

    page.evaluate("navigator.clipboard.writeText = () => Promise.reject(); document.execCommand = () => false")
    link(reply, "Copy").first.tap()
    by_hand = page.get_by_label("Please copy it from here")
    expect(by_hand).to_be_focused()
    assert "".join(by_hand.input_value().split("\n\n")[0].split()) == quoted(reply, 0)
    page.locator("#doors a[href='#talk']").tap()

    link(reply, "Collect").first.tap()
    expect(link(reply, "Collected")).to_have_count(1)
    reply.locator("a.citation").nth(1).tap()
    link(page.locator("#reader"), "Collect").tap()
    page.locator("#doors").get_by_role("link", name="Notes 2").tap()
    page.get_by_label("Plain words").check()
    expect(page.locator("#tray .reference").nth(1)).to_contain_text("《")

    notes = saved(page, "Export notes", "Markdown")
    talk = json.loads(saved(page, "Export conversation", "JSON").read_text(encoding="utf-8"))
    assert re.fullmatch(r"notes-\d{4}-\d\d-\d\d\.md", notes.name)
    assert notes.read_text(encoding="utf-8").count("\n> — ") == 2
    assert [turn["answered"] for turn in talk["turns"]] == [True]
    widest = page.evaluate(
        "Math.max(...[...document.querySelectorAll('#tray *')].map(e => e.getBoundingClientRect().right))"
    )
    assert widest <= 390

    page.get_by_role("button", name="Clear notes").tap()
    page.get_by_role("button", name="Click again to clear all").tap()
    expect(page.locator("#tray .nothing")).to_be_visible()
    page.locator("#doors a[href='#talk']").tap()
    expect(link(reply, "Collected")).to_have_count(0)
