"""A phone's window: the reader lies over the conversation, and one tap puts it away."""

import pytest
from playwright.sync_api import expect

from tests.browser.conversation import QUESTION, SECONDS, ask

pytestmark = pytest.mark.browser


def test_a_citation_covers_the_conversation_with_its_passage_and_leads_back(visit, address):
    page = visit(address, phone=True)
    reply = ask(page, QUESTION)
    expect(page.locator("#reader")).to_be_hidden()

    reply.locator("a.citation").first.tap()
    expect(page.locator("#reader mark.current").first).to_be_in_viewport()
    page.locator("#doors a[href='#talk']").tap()

    expect(page.locator("#reader")).to_be_hidden()
    expect(reply.locator("blockquote").first).to_be_visible()


def test_a_permalink_opens_its_passage_over_the_conversation_of_its_window(visit, address):
    page = visit(address, phone=True)
    ask(page, QUESTION).locator("a.citation").first.tap()
    marked = "".join(page.locator("#reader mark.current").all_inner_texts())
    permalink = page.locator("#reader .permalink").get_attribute("href")

    page.goto(f"{address}{permalink}")

    expect(page.locator("#reader mark.current").first).to_be_in_viewport(timeout=SECONDS)
    assert "".join(page.locator("#reader mark.current").all_inner_texts()) == marked
    page.locator("#doors a[href='#talk']").tap()
    expect(page.locator("#talk .question")).to_be_in_viewport()


def test_nothing_is_wider_than_the_window(visit, address):
    page = visit(address, phone=True)
    ask(page, QUESTION)

    widest = page.evaluate(
        "Math.max(...[...document.querySelectorAll('#talk *, #composer *')].map(e => e.getBoundingClientRect().right))"
    )

    assert widest <= 390
