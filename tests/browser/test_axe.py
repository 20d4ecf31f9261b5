"""What axe-core finds wrong for people who use a keyboard or a screen reader, or see little contrast: nothing serious."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conversation import QUESTION, SECONDS, ask

pytestmark = pytest.mark.browser

GRAVE = {"serious", "critical"}


@pytest.mark.parametrize(
    ("locale", "scheme", "phone"),
    [("zh-CN", "light", False), ("en-US", "dark", False), ("zh-CN", "dark", True), ("en-US", "light", True)],
)
def test_axe_finds_nothing_serious_in_any_room(visit, address, locale, scheme, phone):
    page = visit(address, locale=locale, scheme=scheme, phone=phone)
    found = {"start": grave(page)}
    page.locator(".scope summary").click()
    page.get_by_label("人民日报").click(timeout=SECONDS)
    expect(page.locator(".scope .part")).to_be_visible(timeout=SECONDS)
    found["scope"] = grave(page)
    page.locator(".scope .all").click()
    expect(page.locator(".scope .part")).to_have_count(0, timeout=SECONDS)
    page.keyboard.press("Escape")

    reply = ask(page, QUESTION)
    reply.locator("a[href^='#collect']").first.click()
    found["answer"] = grave(page)
    page.locator("#talks summary").click()
    page.locator("#talks .rename").click()
    found["conversations"] = grave(page)
    reply.locator("a.citation").first.click()
    expect(page.locator("#reader mark.current").first).to_be_visible(timeout=SECONDS)
    found["reader"] = grave(page)
    for room, content in ("shelf", "li a"), ("tray", ".pile li blockquote"), ("map", "svg.map a"):
        page.locator(f"#doors a[href='#{room}']").click()
        expect(page.locator(f"#{room} {content}").first).to_be_visible(timeout=SECONDS)
        found[room] = grave(page)

    assert {state: faults for state, faults in found.items() if faults} == {}


def grave(page: Page) -> list[str]:
    """Each rule that is broken, with the first element that breaks it."""
    violations = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in violations if one["impact"] in GRAVE]
