"""What a visitor sees at a desktop window: questions, answers, sources, languages."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conversation import QUESTION, SECONDS, ask

pytestmark = pytest.mark.browser


def test_a_chinese_question_is_answered_with_quotations_and_their_best_sentences(visit, address):
    page = visit(address)

    reply = ask(page, QUESTION)

    expect(reply.locator(".verdict")).to_contain_text("很可能回答了这个问题")
    expect(reply.locator(".verdict small")).to_have_text(re.compile(r"把握 \d+%"))
    expect(reply.locator("blockquote").first).to_be_visible()
    expect(reply.locator("blockquote").first.locator("mark.best").first).to_be_visible()
    expect(reply.locator(".file").first).to_have_text(re.compile(r"文件：00\d_.*\.txt"))
    expect(page.locator("#composer textarea")).to_have_value("")


def test_an_english_question_is_answered_in_an_english_page_with_the_articles_own_words(visit, address):
    page = visit(address, locale="en-US")

    reply = ask(page, "How to promote digital industry clusters?")
    for fold in reply.locator("details.fold:not([open]) > summary").all():
        fold.click()

    expect(reply.locator("blockquote").first).to_contain_text("数字")
    expect(reply.locator(".verdict")).to_have_text(re.compile(r"[A-Z].*\d+%"))


def test_a_citation_opens_its_article_with_the_passage_marked_in_sight(visit, address):
    page = visit(address)
    reply = ask(page, QUESTION)
    second = reply.locator(".passage").nth(1)  # by article, so that its number may be any
    quoted, number = second.locator("blockquote").inner_text(), second.locator(".number").inner_text()

    second.locator("a.citation").click()

    expect(page.locator("#reader .number.open")).to_have_text(number)
    expect(page.locator("#reader mark.current").first).to_be_in_viewport()
    expect(page.locator("#reader mark.best").first).to_be_in_viewport()
    marked = "".join(page.locator("#reader mark.current").all_inner_texts())
    assert "".join(marked.split()) == "".join(quoted.split())


def test_a_question_off_the_collection_is_declined_and_the_nearest_passages_are_folded(visit, address):
    page = visit(address)

    reply = ask(page, "今天晚饭的火锅底料怎么炒才香？")

    expect(reply.locator(".verdict")).to_contain_text("似乎没有回答这个问题")
    expect(reply.locator("blockquote").first).to_be_hidden()
    reply.get_by_text(re.compile(r"看看最接近的 \d+ 段原文（不是答案）")).click()
    expect(reply.locator("blockquote").first).to_be_visible()


@pytest.mark.parametrize(
    ("locale", "phone", "words"),
    [
        ("zh-CN", False, ["怎样找到的", "把握的由来：", "问题里的词，原文里有", "最贴切的一句", "取出原文"]),
        (
            "en-US",
            True,
            ["How it was found", "Why it is this sure: ", "words of the question stand", "its best sentence"],
        ),
    ],
    ids=["zh", "en, phone"],
)
def test_the_fold_says_how_the_answer_was_found(visit, address, locale, phone, words):
    page = visit(address, locale=locale, phone=phone)
    fold = ask(page, QUESTION).locator("details.found")
    expect(fold.locator("li").first).to_be_hidden()

    fold.locator("summary").click()

    for one in words:
        expect(fold).to_contain_text(one)
    expect(fold.locator("li")).to_have_count(5)
    fold.locator("li a").last.click()
    expect(page.locator("#reader .number.open")).to_have_text("[5]")
    expect(page.locator("#reader mark.current").first).to_be_in_viewport()


def test_the_language_switch_changes_every_word_also_of_past_answers(visit, address):
    page = visit(address)
    reply = ask(page, QUESTION)

    page.get_by_text("English", exact=True).click()

    expect(reply.locator(".verdict")).to_contain_text("answers the question")
    expect(page.get_by_role("button", name="Ask")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    chrome = "#masthead h1, #masthead p, .verdict, summary, #reader .trail, #composer button"
    words = page.locator(chrome).all_inner_texts()
    assert not re.search("[\u4e00-\u9fff]", "".join(words)), words
    page.reload()
    expect(page.locator("#talk .verdict")).to_contain_text("answers the question")


def test_an_example_is_asked_by_a_click(visit, address):
    page = visit(address)

    page.get_by_text("什么是数字产业集群？").click()

    expect(page.locator("#talk .question")).to_have_text("什么是数字产业集群？")
    expect(page.locator("#talk .answer")).to_be_visible(timeout=SECONDS)


def test_a_button_sends_and_another_begins_a_new_conversation(visit, address):
    page = visit(address)
    page.locator("#composer textarea").fill(QUESTION)

    page.get_by_role("button", name="提问").click()
    expect(page.locator("#talk .answer")).to_be_visible(timeout=SECONDS)
    page.get_by_role("button", name="新对话").click()

    expect(page.locator(".welcome")).to_be_visible()
    expect(page.locator("#shelf h2")).to_have_text("文库")


def test_enter_that_confirms_a_word_in_an_input_method_does_not_send(visit, address):
    page = visit(address)
    page.locator("#composer textarea").fill("shu zi")

    # What Chromium sends then: a keydown of the composition, and no keypress.
    event = {"key": "Enter", "keyCode": 229, "isComposing": True, "bubbles": True}
    page.locator("#composer textarea").dispatch_event("keydown", event)
    page.wait_for_timeout(500)

    expect(page.locator("#talk .question")).to_have_count(0)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("  ", "请先写下问题"),
        ("字" * 5_000, "问题太长了：有 5,000 个字，最多 1,000 个"),
        ("？？？", "没有可以查找的词"),
    ],
    ids=["empty", "too long", "no word"],
)
def test_a_question_that_cannot_be_asked_gets_one_clear_sentence(visit, address, question, sentence):
    page = visit(address)

    expect(ask(page, question)).to_contain_text(sentence)


def test_every_article_is_listed_and_opens_whole(visit, address):
    page = visit(address)
    entries = page.locator("#shelf li a")
    expect(entries).not_to_have_count(0)

    entries.first.click()

    expect(page.locator("#reader article p").nth(2)).to_be_attached()
    page.locator("#doors a[href='#shelf']").click()
    expect(entries.first).to_be_visible()
