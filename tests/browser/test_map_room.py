"""The map of the collection: what an answer cites is lit in it, and every point leads to its passage."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conversation import QUESTION, SECONDS, ask

pytestmark = pytest.mark.browser

POINTS = "#map svg.map a"


def plain(text: str) -> str:
    return "".join(text.split())


def enter(page: Page) -> None:
    page.locator("#doors a[href='#map']").click()
    expect(page.locator(POINTS).first).to_be_visible(timeout=SECONDS)


def expect_opened(page: Page, href: str | None, opening: str) -> None:
    """The reader shows the passage of this link, which has these first words, marked."""
    expect(page.locator("#reader .sheet")).to_have_attribute("data-place", href or "", timeout=SECONDS)
    expect(page.locator("#reader mark.current").first).to_be_in_viewport(timeout=SECONDS)
    marked = "".join(page.locator("#reader mark.current").all_inner_texts())
    assert plain(marked).startswith(plain(opening.rstrip("…")))


def test_the_map_lights_the_answer_up_names_its_points_and_opens_them(visit, address):
    page = visit(address)
    reply = ask(page, QUESTION)
    quoted = reply.locator("blockquote").first.inner_text()
    enter(page)

    expect(page.locator("#map h2")).to_have_text("全貌")
    expect(page.locator("#map .by")).to_have_text(re.compile(r"^\d+ 篇文章，\d+ 段文字$"))
    numbers = page.locator("#map svg.map a.lit text").all_text_contents()
    assert numbers == [f"[{rank}]" for rank in range(1, reply.locator("blockquote").count() + 1)]
    assert len(page.locator(".bars").first.locator("li").all()) > 5
    expect(page.locator(".bars").last).to_contain_text("未注明日期")

    point = page.locator(f"{POINTS}:not(.lit)").nth(20)
    href, opening = point.get_attribute("href"), point.get_attribute("aria-label") or ""
    point.hover(force=True)
    expect(page.locator("#map .tip span")).to_be_visible()
    named = page.locator("#map .named")
    assert page.locator("#map .tip span").inner_text() == named.get_attribute("aria-label")
    point.dispatch_event("click")
    expect_opened(page, href, opening)

    enter(page)
    page.locator("#map svg.map a.lit").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#reader .number.open")).to_have_text("[1]")
    expect_opened(page, "#cite-1-1", quoted)


def test_an_answer_that_is_given_while_the_map_is_open_changes_what_is_lit(visit, address):
    page = visit(address)
    ask(page, QUESTION)
    enter(page)
    expect(page.locator("#map svg.map a.lit")).not_to_have_count(0)

    ask(page, "今天晚饭的火锅底料怎么炒才香？")

    expect(page.locator("#map svg.map a.lit")).to_have_count(0, timeout=SECONDS)
    expect(page.locator(POINTS).first).to_be_visible()


def test_hostile_text_is_only_words_on_the_map_too(visit, hostile_address):
    page = visit(hostile_address)
    enter(page)

    page.locator(POINTS).first.focus()

    expect(page.locator("#map .tip b")).to_have_text("《<script>alert(1)</script>**题目**\ufffd》")
    expect(page.locator("#map .tip span")).to_contain_text("<img src=x onerror=alert(4)>")
    expect(page.locator("#map .bars .title").first).to_contain_text("<script>alert(1)</script>**题目**")
    assert page.locator("#map img, #map script").count() == 0


def test_arrow_keys_walk_over_the_map_which_is_one_stop_of_the_tab_key(visit, address):
    page = visit(address, locale="en-US")
    enter(page)
    expect(page.locator(f"{POINTS}[tabindex='0']")).to_have_count(1)

    page.locator(f"{POINTS}[tabindex='0']").focus()
    before = page.locator(f"{POINTS}:focus").bounding_box()
    page.keyboard.press("ArrowRight")
    after = page.locator(f"{POINTS}:focus").bounding_box()
    assert before
    assert after
    if after == before:  # it was the rightmost
        page.keyboard.press("ArrowLeft")
    point = page.locator(f"{POINTS}:focus")
    href, opening = point.get_attribute("href"), point.get_attribute("aria-label") or ""
    expect(page.locator("#map .tip span")).to_have_text(opening)
    page.keyboard.press("Enter")

    expect_opened(page, href, opening)
    page.get_by_role("radio", name="中文").check()
    page.locator("#doors a[href='#map']").click()
    expect(page.locator("#map h3").first).to_have_text("各篇文章的段数", timeout=SECONDS)


def test_on_a_phone_the_map_fits_and_a_tap_near_a_point_opens_it(visit, address):
    page = visit(address, locale="en-US", phone=True)
    page.locator("#to-rooms a[href='#map']").tap()
    expect(page.locator("#map h2")).to_have_text("Map")
    expect(page.locator(POINTS).first).to_be_visible(timeout=SECONDS)
    assert page.locator("#map").evaluate("room => room.scrollWidth") <= 390

    box = page.locator(POINTS).first.bounding_box()
    assert box
    page.touchscreen.tap(box["x"] + box["width"] / 2 + 5, box["y"] + box["height"] / 2 + 5)

    expect(page.locator("#reader mark.current").first).to_be_in_viewport(timeout=SECONDS)
