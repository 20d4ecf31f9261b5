from datetime import date
from typing import cast

import pytest

from index.articles import Attribution, Holding, Passage
from index.errors import LibraryError
from rag.citation import Style
from rag.service import Service
from tests.browser.hostile import RECORD
from tests.unit.ui.samples import FIRST, holding
from ui.texts.texts import EN, ZH
from ui.tray.excerpt import Excerpt, excerpts
from ui.tray.sheet import head, pile
from ui.tray.taking import taking_links
from ui.tray.tray import MAX_ITEMS, Item, Tray

DAY = date(2026, 11, 22)
ITEM = Item("a1", "p0")


class Shelf:
    """Holds one passage."""

    def passage(self, article_id: str, passage_id: str) -> Passage:
        if (article_id, passage_id) != ITEM:
            raise LibraryError("no such passage")
        return FIRST.passage

    def holding(self, article_id: str) -> Holding:
        return holding()


def laid(*items: Item) -> list[Excerpt | Item]:
    return excerpts(cast(Service, Shelf()), items, Style.GBT7714, DAY)


def said(*ids: tuple[object, object], style: object = "apa") -> dict[str, object]:
    return {"items": [{"article": article, "passage": passage} for article, passage in ids], "style": style}


def test_the_browsers_tray_keeps_its_order_and_style():
    assert Tray.of(said(("b", "2"), ("a", "1"), ("b", "2"))) == Tray((Item("b", "2"), Item("a", "1")), Style.APA)


@pytest.mark.parametrize("ids", [(1, "p"), ("a", None), ("", "p"), ("a" * 200, "p"), ({}, [])])
def test_what_cannot_be_an_item_is_left_out(ids):
    assert Tray.of(said(ids, ("a", "p"), style=["apa"])) == Tray((Item("a", "p"),))


@pytest.mark.parametrize("told", [{}, {"items": "a"}, {"items": [None, "a", 7]}, {"items": {}, "style": "mla"}])
def test_nonsense_is_an_empty_tray(told):
    assert Tray.of(told) == Tray()


def test_a_tray_has_an_end():
    assert len(Tray.of(said(*((str(n), "p") for n in range(MAX_ITEMS + 5)))).items) == MAX_ITEMS


def test_a_passage_that_is_gone_stays_in_its_place_and_says_so():
    shown = pile(laid(Item("a1", "gone"), ITEM), ZH)

    assert ZH.tray.lost in shown
    assert shown.index("gone") < shown.index("甲是首句。")
    assert "共 2 段" in shown


def test_a_passage_stands_with_its_reference_and_its_links():
    shown = pile(laid(ITEM), EN)

    assert "<blockquote>甲是首句。乙是次句。</blockquote>" in shown
    assert '<p class="reference">王一, 李二. 论数据[N]. 某报, 2025-01-02.</p>' in shown
    assert 'href="#copy/a1/p0"' in shown
    assert 'href="#article-a1"' in shown


def test_an_empty_tray_says_how_it_is_filled():
    assert ZH.tray.nothing in pile([], ZH)


def test_both_links_name_the_passage():
    copy, collect = taking_links(FIRST.passage, ZH)

    assert 'href="#copy/a1/p0"' in copy
    assert 'href="#collect/a1/p0"' in collect


def test_every_style_and_every_format_can_be_chosen():
    shown = head(EN)

    assert [shown.count(f'value="{style.value}"') for style in Style] == [1, 1, 1]
    assert [shown.count(f'data-form="{form}"') for form in ("md", "docx", "json")] == [2, 2, 2]


def test_hostile_text_is_only_text_in_the_tray():
    hostile = holding(Attribution(title=str(RECORD["title"])))
    one = Excerpt.of(FIRST.passage, hostile, Style.PLAIN, DAY)

    assert "<script>" not in pile([one], ZH)
    assert "&lt;script&gt;" in pile([one], ZH)
