import pytest

from index.readers.blocks import blocks_of
from index.readers.tree import parsed


def lines(html: str) -> list[str]:
    root = parsed(html)
    assert root is not None
    return [block.text for block in blocks_of(root)]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>甲<b>乙</b>\n  丙</p>丁<div>戊</div>", ["甲乙 丙", "丁", "戊"]),
        ("甲<br>乙<br><br>丙", ["甲", "乙", "", "丙"]),
        ("<p>甲</p><p>&nbsp;</p><p>乙</p>", ["甲", "", "乙"]),
        ("<pre>甲\n  乙\n\n丙</pre>", ["甲", "乙", "", "丙"]),
        ("<ul><li>甲<li>乙</ul>", ["甲", "乙"]),
        (
            "<table><tr><td>甲</td><td>乙</td></tr><tr><td><p>丙</p><p>丁</p></td><td>戊</td></tr></table>",
            ["甲\t乙", "丙", "丁", "戊"],
        ),
        (f"<table><tr><td>{'甲' * 150}</td><td>{'乙' * 150}</td></tr></table>", ["甲" * 150, "乙" * 150]),
        ("<ruby>漢<rp>(</rp><rt>hàn</rt></ruby>字", ["漢字"]),
        ("<o:p>甲</o:p><w<p>乙", ["甲乙"]),
    ],
)
def test_a_page_is_read_as_a_browser_lays_it_out(html, expected):
    assert lines(html) == expected


def test_a_line_knows_its_level_its_links_and_where_it_stands():
    root = parsed("<div><h2>题</h2><p>甲<a href=x>乙、丙</a></p></div>")
    assert root is not None
    heading, line = blocks_of(root)

    assert (heading.level, line.level, line.linked) == (2, 0, 2)
    assert heading.homes[0] == line.homes[0]


def test_an_element_closed_where_it_opens_swallows_nothing():
    assert lines("<title/><script src='x'/><p>甲<a href='y'/><br/>乙</p>") == ["甲", "乙"]
