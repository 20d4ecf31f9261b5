"""The visitor says where to look: it stands over the question, holds, is told in each answer, and can be taken off."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import served
from tests.browser.conversation import SECONDS, ask

pytestmark = pytest.mark.browser

TOWNS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥松柏桐"
RECORDS = [
    ("轮渡的班次", "人民日报", "2021-05-03", "城市轮渡每天清晨七点开出第一班，每隔半小时一班，末班在晚上九点。"),
    ("轮渡的票价", "人民日报", "2022-06-01", "城市轮渡的票价是两元，老人和学生乘船免费，月票四十元。"),
    ("轮渡的新船", "光明日报", "2024-02-08", "城市轮渡今年换上了新船，船上有暖气，能坐二百人。"),
    *((f"{one}镇的集市", f"{one}镇晚报", "2020", f"{one}镇的集市每逢初三开市。") for one in TOWNS),
]


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The page over articles of many publications and several years."""
    from index.building import building

    folder = tmp_path_factory.mktemp("papers")
    names = ("title", "publication", "date", "text")
    lines = [
        json.dumps({"_id": str(n), **dict(zip(names, one, strict=True))}, ensure_ascii=False)
        for n, one in enumerate(RECORDS)
    ]
    (folder / "papers.jsonl").write_text("\n".join(lines), encoding="utf-8")
    with building(folder / "library") as builder:
        list(builder.build([folder / "papers.jsonl"]))
    with served(folder / "library") as url:
        yield url


def expect_in_force(page: Page, *parts: str) -> None:
    expect(page.locator(".scope .part > span:first-child")).to_have_text(list(parts), timeout=SECONDS)


def test_publications_and_years_are_chosen_hold_and_are_taken_off(visit, papers):
    page = visit(papers)
    page.get_by_text("范围", exact=True).click()
    expect(page.locator(".scope .boxes label")).to_have_count(20, timeout=SECONDS)
    expect(page.locator(".scope")).to_contain_text("还有 7 种没有列出")
    page.get_by_label("找报刊").press_sequentially("人民")
    expect(page.locator(".scope .boxes label")).to_have_text(["人民日报（2）"], timeout=SECONDS)
    page.get_by_label("人民日报").check()
    expect_in_force(page, "人民日报")
    page.get_by_label("从哪一年").select_option("2022")
    expect_in_force(page, "人民日报", "2022 以来")
    expect(page.locator(".scope .reach")).to_have_text("28 篇里的 1 篇")
    expect(page.get_by_label("找报刊")).to_have_value("人民")
    page.keyboard.press("Escape")
    expect(page.locator(".scope .boxes")).to_be_hidden()

    reply = ask(page, "城市轮渡几点开出第一班？")
    expect(reply).to_contain_text("只查了：人民日报 · 2022 以来（28 篇里的 1 篇）")
    assert set(reply.locator(".title").all_text_contents()) == {"《轮渡的票价》"}
    page.locator("#doors a[href='#tray']").click()
    reply = ask(page, "城市轮渡2023年以来换了什么新船？")
    expect(reply).to_contain_text("你选的范围里没有符合“2023年以来”的文章")
    replies = page.locator("#talk .answer").count()
    reply.get_by_text("不限选定的范围，再问一次").click()
    expect(page.locator("#talk .answer")).to_have_count(replies + 1, timeout=SECONDS)
    expect(page.locator("#talk .answer").last).to_contain_text("只查了：2023 以来（28 篇里的 1 篇）")
    expect(page.locator("#talk .answer").last).to_contain_text("《轮渡的新船》")
    expect_in_force(page, "人民日报", "2022 以来")

    page.get_by_role("button", name="去掉“人民日报”").click()
    expect_in_force(page, "2022 以来")
    page.get_by_text("English", exact=True).click()
    expect_in_force(page, "since 2022")
    page.get_by_role("button", name="Take all off").click()
    expect_in_force(page)
    expect(ask(page, "城市轮渡几点开出第一班？")).not_to_contain_text("Searched only")


def test_on_a_phone_in_english_chosen_articles_are_asked_alone(visit, papers):
    page = visit(papers, locale="en-US", phone=True)
    for room in ("#reader", "#tray", "#map", "#shelf"):
        expect(page.locator(f"#to-rooms a[href='{room}']")).to_be_in_viewport(ratio=1)
    page.locator("#to-rooms a[href='#shelf']").tap()
    page.get_by_role("searchbox").first.fill("轮渡")
    expect(page.locator("#shelf .count")).to_have_text("3 of 28 articles", timeout=SECONDS)
    page.get_by_label("Select 轮渡的班次").check()
    page.get_by_label("Select 轮渡的票价").check()
    page.get_by_role("button", name="Search only these (2)").tap()

    expect(page.locator("#shelf")).to_be_hidden()
    expect(page.locator(".scope .part")).to_have_count(2, timeout=SECONDS)
    expect(page.locator(".scope .reach")).to_have_text("2 of 28 articles")
    reply = ask(page, "城市轮渡的票价是多少？")
    expect(reply).to_contain_text("Searched only: chosen articles: 2 (2 of 28 articles)")
    reply.locator("a.citation").first.tap()
    expect(page.locator("#reader h2")).to_have_text("《轮渡的票价》", timeout=SECONDS)
    page.get_by_role("button", name="Search only this").tap()
    expect_in_force(page, "《轮渡的票价》")

    page.get_by_text("Scope", exact=True).tap()
    page.get_by_label("From the year").select_option("2024", timeout=SECONDS)
    expect(page.locator(".scope .reach")).to_contain_text("No article is within this", timeout=SECONDS)
    widest = "Math.max(...[...document.querySelectorAll('#scope *')].map(e => e.getBoundingClientRect().right))"
    assert page.evaluate(widest) <= 390
    reply = ask(page, "城市轮渡换了什么新船？")
    expect(reply).to_contain_text("No article is within this scope, so there was nothing to search.")
    reply.get_by_text("Ask again without the scope").tap()
    expect(page.locator("#talk .answer").last).to_contain_text("《轮渡的新船》", timeout=SECONDS)
