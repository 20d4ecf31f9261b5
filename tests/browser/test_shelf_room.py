"""The collection in the visitor's hands: look for articles, add, correct, remove and put back."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import served
from tests.browser.conversation import SECONDS, ask

pytestmark = pytest.mark.browser

NAME = "<img src=x onerror=alert(7)>公园.txt"
ARTICLE = (
    "城市公園的開放\n李明\n城市公园在清晨六点开门，晚上十点关门。公园里有三个湖，游人可以划船。门票从今年起取消。\n"
)
FERRY = "城市轮渡的班次\n王青\n城市轮渡每天清晨七点开出第一班，每隔半小时一班，末班在晚上九点。老人和学生乘船免费。\n"


@pytest.fixture
def own_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small collection, to be changed."""
    from index.building import building

    folder = tmp_path_factory.mktemp("own")
    (folder / "轮渡.txt").write_text(FERRY, encoding="utf-8")
    with building(folder / "library") as builder:
        list(builder.build([folder / "轮渡.txt"]))
    return folder / "library"


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    (tmp_path / NAME).write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "b.xyz").write_text("x", encoding="utf-8")
    return [tmp_path / NAME, tmp_path / "b.xyz"]


def drop(page: Page, name: str, text: str) -> None:
    """Let a file fall onto the shelf."""
    carry = "([name, text]) => { const it = new DataTransfer(); it.items.add(new File([text], name)); return it; }"
    page.locator("#shelf .drop").wait_for()
    page.dispatch_event("#shelf .drop", "drop", {"dataTransfer": page.evaluate_handle(carry, [name, text])})


def titles(page: Page) -> list[str]:
    return page.locator("#shelf ol .title").all_inner_texts()


@pytest.fixture
def own_address(own_library: Path) -> Iterator[str]:
    with served(own_library) as url:
        yield url


def test_a_file_is_added_asked_about_found_corrected_removed_and_put_back(visit, own_address, files):
    page = visit(own_address)
    page.locator("#shelf input[type=file]").set_input_files(files)

    expect(page.locator("#shelf .status")).to_contain_text(f"{NAME}：加入 1 篇", timeout=SECONDS)
    expect(page.locator("#shelf .status")).to_contain_text("b.xyz：没有加入。这种格式读不了")
    expect(page.locator("#shelf ol li").first).to_contain_text(f"新加入 文件：{NAME}")
    reply = ask(page, "公园清晨几点开门？")
    expect(reply.locator(".source").first).to_contain_text("《城市公園的開放》")

    page.locator("#doors a[href='#shelf']").click()
    page.locator("#shelf input[type=search]").press_sequentially("城市公园 李明")
    expect(page.locator("#shelf .count")).to_have_text("2 篇里找到 1 篇", timeout=SECONDS)
    page.locator("#shelf summary", has_text="更正").click()
    page.get_by_label("题目", exact=True).fill("公园开放<b>时间</b>")
    page.get_by_label("日期", exact=True).fill("昨天")
    page.get_by_role("button", name="保存更正").click()
    expect(page.locator("#shelf .status")).to_contain_text("日期“昨天”看不懂", timeout=SECONDS)
    expect(page.get_by_label("题目", exact=True)).to_have_value("公园开放<b>时间</b>")
    page.get_by_label("日期", exact=True).fill("2024年3月5日")
    page.get_by_role("button", name="保存更正").click()
    expect(page.locator("#shelf .status")).to_have_text("已更正《公园开放<b>时间</b>》。", timeout=SECONDS)
    reply = ask(page, "公园清晨几点开门？")
    expect(reply.locator(".source").first).to_contain_text(re.compile("《公园开放<b>时间</b>》.*李明.*2024-03-05"))

    page.locator("#doors a[href='#shelf']").click()
    page.locator("#shelf input[type=search]").fill("")
    expect(page.locator("#shelf .count")).to_have_text("共 2 篇文章", timeout=SECONDS)
    page.get_by_label("选中公园开放<b>时间</b>").check()
    page.get_by_role("button", name="移走选中的 1 篇").click()
    page.get_by_role("button", name="再点一次，移走这 1 篇").click()
    expect(page.locator("#shelf .status")).to_contain_text("已移走 1 篇文章。", timeout=SECONDS)
    assert titles(page) == ["《城市轮渡的班次》"]
    expect(page.locator("#shelf .pick:checked")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.locator("#shelf .status")).to_have_text("已放回 1 篇文章。", timeout=SECONDS)
    assert sorted(titles(page)) == ["《公园开放<b>时间</b>》", "《城市轮渡的班次》"]
    assert page.locator("#shelf img, #shelf ol b").count() == 0


def test_on_a_phone_in_english_the_shelf_is_searched_and_narrowed(visit, address):
    page = visit(address, locale="en-US", phone=True)
    page.locator("#to-rooms a[href='#shelf']").tap()
    expect(page.locator("#shelf .count")).to_have_text(re.compile(r"Articles: \d+"), timeout=SECONDS)

    page.get_by_label("Year").select_option("2025 (1)")
    expect(page.locator("#shelf .count")).to_have_text(re.compile(r"1 of \d+ articles"), timeout=SECONDS)
    page.get_by_role("searchbox").fill("no such words")
    expect(page.locator("#shelf .count")).to_contain_text("Nothing found.", timeout=SECONDS)

    widest = page.evaluate(
        "Math.max(...[...document.querySelectorAll('#shelf *')].map(e => e.getBoundingClientRect().right))"
    )
    assert widest <= 390


def test_a_read_only_page_with_a_password_shows_no_way_to_change_it(seed_library, browser):
    with served(seed_library, "--read-only", CHUCHU_PASSWORD="芝麻开门") as url:
        page = browser.new_context(locale="zh-CN").new_page()
        page.goto(url)
        expect(page.get_by_label("请输入口令")).to_be_focused()
        page.get_by_label("请输入口令").fill("芝麻")
        page.get_by_role("button", name="进入").click()
        expect(page.get_by_role("alert")).to_have_text("口令不对，请再试一次。")
        page.get_by_label("请输入口令").fill("芝麻开门")
        page.keyboard.press("Enter")

        expect(page.locator("#shelf ol li").first).to_be_visible(timeout=SECONDS)
        assert page.locator("#shelf form, #shelf .drop, #shelf .remove").count() == 0
        assert page.request.post(f"{url}gradio_api/upload", multipart={"files": "x"}).status == 404
        page.context.close()


def test_private_uploads_are_asked_and_seen_by_their_visitor_alone(visit, own_library):
    with served(own_library, "--private-uploads") as url:
        mine, other = visit(url), visit(url, locale="en-US")
        drop(mine, NAME, ARTICLE)

        expect(mine.locator("#shelf ol li").first).to_contain_text(f"只有你能看到 文件：{NAME}", timeout=SECONDS)
        expect(mine.locator("#shelf .pick[data-open]")).to_have_count(1)
        expect(ask(mine, "公园清晨几点开门？").locator(".source").first).to_contain_text("《城市公園的開放》")
        expect(mine.locator("#reader article")).to_contain_text("公园里有三个湖")
        assert "公园" not in ask(other, "公园清晨几点开门？").inner_text()
        other.locator("#doors a[href='#shelf']").click()
        expect(other.locator("#shelf .count")).to_have_text("Articles: 1")
