"""A collection and a visitor that try to break the page: everything they write is only ever text."""

import pytest
from playwright.sync_api import expect

from tests.browser.conversation import ask
from tests.browser.hostile import RECORD, REPRINT

pytestmark = pytest.mark.browser


def test_hostile_text_is_shown_as_it_is_written(visit, hostile_address):
    page = visit(hostile_address)

    reply = ask(page, "公园清晨几点开门？<img src=x onerror=alert(6)> **问**")
    for fold in reply.locator("details.fold:not([open]) > summary").all():
        fold.click()

    expect(page.locator("#talk .question")).to_have_text("公园清晨几点开门？<img src=x onerror=alert(6)> **问**")
    expect(reply.locator("blockquote").first).to_contain_text("<img src=x onerror=alert(4)> 应当照原样显示，**不加粗**")
    expect(reply.locator(".title").first).to_have_text(f"《{RECORD['title']}》")
    expect(reply.locator(".source").first).to_contain_text("[日](javascript:alert(3))")
    expect(reply.locator(".also").first).to_contain_text(f"《{RECORD['title']}》")
    expect(reply.locator(".also").first).to_contain_text(REPRINT["_id"])


def test_the_reader_and_the_list_show_it_too_and_nothing_runs(visit, hostile_address):
    page = visit(hostile_address)
    expect(page.locator("#shelf .title").first).to_have_text(f"《{RECORD['title']}》")

    page.locator("#shelf li a").first.click()

    expect(page.locator("#reader article")).to_contain_text("<style>*{display:none}</style> 都只是文字")
    expect(page.locator("#reader .also")).to_contain_text(REPRINT["_id"])
    expect(page.locator("#reader p.file")).to_contain_text("<img src=x onerror=alert(0)>.jsonl")
    assert page.locator("#talk img, #reader img, #reader script, #reader style").count() == 0


def test_markup_that_slipped_through_would_still_not_run(visit, hostile_address, browser):
    page = browser.new_context().new_page()
    page.goto(hostile_address)
    page.locator(".welcome").wait_for()

    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=data:, onerror=\"window.ran = 1\">')")
    page.wait_for_timeout(300)

    assert page.evaluate("window.ran") is None
    page.context.close()
