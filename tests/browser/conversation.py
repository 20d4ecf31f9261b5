"""Asking a question in the browser."""

from playwright.sync_api import Locator, Page, expect

SECONDS = 30_000  # milliseconds that a busy machine may take to answer
QUESTION = "如何推动数字产业集群发展？"


def ask(page: Page, question: str) -> Locator:
    """The reply to the question, when it is there."""
    replies = page.locator("#talk .answer, #talk .notice")
    before = replies.count()
    page.locator("#composer textarea").fill(question)
    page.keyboard.press("Enter")
    expect(replies).to_have_count(before + 1, timeout=SECONDS)
    return replies.last
