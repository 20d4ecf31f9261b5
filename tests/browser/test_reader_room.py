"""What a visitor sees of an article's file: on demand, what cleaning took away, in its place and around the article."""

import pytest
from playwright.sync_api import expect

from tests.browser.conversation import SECONDS, ask

pytestmark = pytest.mark.browser

# Its article has a column of the file's within it that stands there twice, and a label and a credit before it.
QUESTION = "怎样扎实做好国有企业党建工作？"


@pytest.mark.parametrize(
    ("locale", "phone", "why", "head"),
    [
        ("zh-CN", False, "文件里的重复", "本文之前清理掉的"),
        ("en-US", True, "repeated in the file", "Removed before this article"),
    ],
)
def test_the_switch_shows_what_was_removed_and_the_cited_passage_stays_where_it_is(
    visit, address, locale, phone, why, head
):
    page = visit(address, locale=locale, phone=phone)
    ask(page, QUESTION).locator("a.citation").first.click()
    reader, switch = page.locator("#reader"), page.get_by_role("switch")
    cited = reader.locator("mark.current").first
    expect(cited).to_be_in_viewport(timeout=SECONDS)
    expect(reader.locator("del")).to_have_count(0)
    before = cited.bounding_box()["y"]

    switch.click()

    expect(switch).to_be_checked(timeout=SECONDS)
    expect(switch).to_be_focused()
    assert cited.bounding_box()["y"] == pytest.approx(before, abs=2)
    piece = reader.locator("article .offcut.line").filter(has_text=why)
    expect(piece.locator("del")).to_have_css("text-decoration-line", "line-through")
    listed = reader.locator("section.offcuts").filter(has_text=head)
    expect(listed.locator("li").filter(has_text="王鹏作（新华社发）")).to_be_visible()
    page.keyboard.press("Space")
    expect(switch).not_to_be_checked(timeout=SECONDS)
    expect(reader.locator("del")).to_have_count(0)
    expect(cited).to_be_in_viewport()


def test_a_permalink_keeps_the_switch_where_it_was(visit, address):
    page = visit(address)
    ask(page, QUESTION).locator("a.citation").first.click()
    page.get_by_role("switch").click()
    expect(page.locator("#reader del").first).to_be_attached(timeout=SECONDS)

    page.goto(f"{address}{page.locator('#reader .permalink').get_attribute('href')}")

    expect(page.locator("#reader mark.current").first).to_be_in_viewport(timeout=SECONDS)
    expect(page.get_by_role("switch")).to_be_checked()
    expect(page.locator("#reader del").first).to_be_attached()
