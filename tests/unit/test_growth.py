"""Twice the text takes twice the work: counted in calls, which do not depend on the machine."""

import sys
from collections.abc import Callable
from itertools import cycle, islice
from typing import Any

import pytest

from index.articles import Source
from index.passages import cut
from index.segmentation.segmentation import segment

SOME = 400
HAN = [chr(0x4E00 + 7 * number % 8000) for number in range(40 * SOME)]


def column(count: int) -> str:
    return "".join("".join(HAN[12 * line : 12 * line + 12]) + "，。\n"[line % 9 != 8 :] for line in range(count))


TEXTS: dict[str, Callable[[int], str]] = {
    "columns": column,
    "columns with blank lines": lambda count: column(count).replace("\n", "\n\n"),
    "one line": lambda count: column(count).replace("\n", ""),
    "one character a line": lambda count: "字\n" * count,
    "bylines and titles": lambda count: "记者 张三\n推动产业发展的路径\n" * count,
    "unclosed brackets": lambda count: "（来源：" * count,
    "credits": lambda count: "近日的事情很多。（来源：人民日报）\n" * count,
    "menus": lambda count: "首页 | 网站地图\n字" * count,
    "teasers": lambda count: "".join("".join(HAN[line : line + 22]) + "……\n" for line in range(count)),
    "repeats": lambda count: "".join(islice(cycle(column(40)), 13 * count)),
    "stretched lines": lambda count: "字 " * 10 * count,
}


@pytest.mark.parametrize("name", TEXTS)
def test_twice_the_text_takes_at_most_twice_the_calls(name):
    once, twice = (calls(TEXTS[name](count)) for count in (SOME, 2 * SOME))

    assert twice <= 2.1 * once


def calls(text: str) -> int:
    """The calls, of Python's functions and of C's, from the text to its passages."""
    count = 0

    def note(_frame: Any, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        for article, clean in segment(Source("s", "f", text, "utf-8", 0)).clippings:
            list(cut(article, clean))
    finally:
        sys.setprofile(None)
    return count
