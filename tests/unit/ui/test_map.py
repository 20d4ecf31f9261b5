import re
from dataclasses import replace
from itertools import combinations
from xml.etree import ElementTree

import numpy as np

from index.articles import Attribution, Holding, Passage
from rag.overview import Overview, Point
from tests.unit.ui.samples import FIRST, SECOND, answer, holding
from ui.map.bars import year_bars
from ui.map.labels import shortened, width
from ui.map.picture import Lit, picture
from ui.map.sheet import chart, latest, waiting
from ui.talk.talk import Talk
from ui.texts.texts import EN, ZH

HOSTILE = "</text></svg><img src=x onerror=alert(1)>\n\n二\u202e\" onfocus='x'"
NO_VECTORS = np.zeros((0, 4), dtype=np.float32)
SVG = "{http://www.w3.org/2000/svg}"


def overview(*sizes: int, passages: int | None = None, title: str | None = None) -> Overview:
    """Articles a0, a1, … of so many passages each, article after article along the diagonal."""
    ids = [(f"a{article}", f"{article}{number}") for article, size in enumerate(sizes) for number in range(size)]
    points = [Point(own, article, f"开头{own}", at / len(ids), at / len(ids)) for at, (article, own) in enumerate(ids)]
    holdings = {
        f"a{article}": replace(_titled(title or f"题目{article}"), article_id=f"a{article}", passages=size)
        for article, size in enumerate(sizes)
    }
    return Overview(tuple(points), holdings, {"2024": len(ids)}, len(sizes), passages or len(ids), NO_VECTORS)


def _titled(title: str) -> Holding:
    return holding(Attribution(title=title))


def passage(passage_id: str) -> Passage:
    return FIRST.passage._replace(passage_id=passage_id)


def drawn(seen: Overview, *lit: Lit) -> ElementTree.Element:
    """The picture, which must be well-formed."""
    shown = picture(seen.points, seen.holdings, lit, ZH)
    return ElementTree.fromstring(shown.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def test_every_passage_is_one_link_into_the_reader_named_by_its_first_words():
    links = drawn(overview(2, 1)).findall(f".//{SVG}a")

    assert [(link.get("href"), link.get("aria-label")) for link in links] == [
        ("#passage-a0-00", "开头00"),
        ("#passage-a0-01", "开头01"),
        ("#passage-a1-10", "开头10"),
    ]


def test_points_stand_in_a_group_named_by_their_article():
    groups = drawn(overview(2, 1)).findall(f"{SVG}g[@role='group']")

    assert [(group.get("aria-label"), len(group)) for group in groups] == [("《题目0》", 2), ("《题目1》", 1)]


def test_what_the_answer_cites_is_ringed_and_numbered_and_opens_the_citation():
    shown = drawn(overview(3), Lit(2, "#cite-1-2", passage("01")))
    (link,) = shown.findall(f".//{SVG}a[@href='#cite-1-2']")

    assert link.get("aria-label") == "[2] 开头01"
    assert [text.text for text in link.iter(f"{SVG}text")] == ["[2]"]
    assert len(link.findall(f"{SVG}circle[@class='ring']")) == 1
    assert shown.findall(f".//{SVG}a[@href='#passage-a0-01']") == []


def test_a_cited_passage_that_was_not_sampled_is_ringed_too():
    seen = replace(overview(3), guests=(Point("guest", "a0", "客人", 0.5, 0.5),), passages=90)
    shown = chart(seen, [Lit(1, "#cite-1-1", passage("guest"))], ZH)

    assert 'href="#cite-1-1" class="lit tone-0" tabindex="-1" aria-label="[1] 客人"' in shown
    assert "均匀抽取的 3 段" in shown
    assert "已不在文库里" not in shown


def test_the_numbers_of_passages_in_one_place_stand_side_by_side():
    seen = overview(9)
    seen = replace(seen, points=tuple(point._replace(x=0.5, y=0.5) for point in seen.points))
    shown = drawn(seen, *(Lit(rank, f"#cite-1-{rank}", passage(f"0{rank}")) for rank in range(1, 9)))
    places = {(text.get("x"), text.get("y")) for link in shown.iter(f"{SVG}a") for text in link.iter(f"{SVG}text")}

    assert len(places) == 8


def test_the_looks_of_forty_articles_are_different():
    shown = drawn(overview(*[1] * 40))
    looks = {(link.get("class"), link[0].tag, len(link[0].get("points", "").split())) for link in shown.iter(f"{SVG}a")}

    assert len(looks) == 40


def test_names_of_articles_cover_neither_each_other_nor_the_edge():
    texts = drawn(overview(*[4] * 30)).findall(f"{SVG}g[@class='labels']/{SVG}text")
    boxes = [(float(one.get("x", "")), float(one.get("y", "")), width(one.text or "") * 11.5) for one in texts]

    assert len(boxes) > 3
    assert all(x - wide / 2 >= 0 and x + wide / 2 <= 400 for x, _, wide in boxes)
    assert all(abs(a[1] - b[1]) > 11 or abs(a[0] - b[0]) > (a[2] + b[2]) / 2 for a, b in combinations(boxes, 2))


def test_hostile_text_is_only_ever_text():
    seen = overview(3, title=HOSTILE)
    seen = replace(seen, points=tuple(point._replace(opening=HOSTILE) for point in seen.points))
    shown = drawn(seen, Lit(1, "#cite-1-1", passage("00")))

    literal = "</text></svg><img src=x onerror=alert(1)> 二\ufffd\" onfocus='x'"
    assert {link.get("aria-label") for link in shown.iter(f"{SVG}a")} == {f"[1] {literal}", literal}
    assert {element.tag.removeprefix(SVG) for element in shown.iter()} == {"svg", "g", "a", "circle", "text"}
    assert "<img" not in chart(seen, [], ZH)


def test_a_long_name_is_cut():
    assert shortened("推动数字产业集群\n创新发展", 6) == "推动数字产…"
    assert shortened("短题目", 6) == "短题目"


def test_the_sheet_says_how_much_there_is_and_when_it_shows_only_some():
    assert "2 篇文章，3 段文字" in chart(overview(2, 1), [], ZH)
    assert "图上只画了均匀抽取的 3 段" in chart(overview(2, 1, passages=9_000), [], ZH)
    assert "均匀抽取" not in chart(overview(2, 1), [], ZH)


def test_a_citation_that_has_left_the_library_is_named_with_its_link():
    shown = chart(overview(3), [Lit(1, "#cite-1-1", passage("00")), Lit(2, "#cite-1-2", passage("gone"))], EN)

    assert re.search(r'latest answer cites: <a class="number" href="#cite-1-1">\[1\]</a></span>', shown)
    assert 'No longer in the collection: <a class="number" href="#cite-1-2">[2]</a></span>' in shown


def test_an_empty_collection_says_so():
    assert "no articles yet" in chart(overview(), [], EN)


def test_articles_are_bars_with_their_numbers_the_smaller_ones_together():
    seen = replace(overview(8, 2), articles=7, passages=15)
    bars = re.findall(r'--share: ([\d.]+)"></span><span class="count">(\d+)<', chart(seen, [], ZH))

    assert bars[:3] == [("1.000", "8"), ("0.250", "2"), ("0.000", "5")]
    assert "其余 5 篇" in chart(seen, [], ZH)
    assert '<a href="#article-a1">' in chart(seen, [], ZH)


def test_years_long_ago_are_one_bar_and_no_date_is_said():
    shown = year_bars({**{str(year): 1 for year in range(1990, 2025)}, "": 7}, EN)
    names = re.findall(r'<span class="name">(.*?)</span>', shown)

    assert (names[0], names[1], names[-2:]) == ("Before 1995", "1995", ["2024", "No date given"])
    assert re.findall(r'<span class="count">(\d+)<', shown)[::31] == ["5", "7"]


def test_the_latest_answer_is_lit_unless_it_found_nothing():
    found = Talk().asked("一").answered(answer(FIRST, SECOND))
    nothing = found.asked("二").answered(answer(FIRST, confidence=0.1))

    assert latest(found) == [Lit(1, "#cite-1-1", FIRST.passage), Lit(2, "#cite-1-2", SECOND.passage)]
    assert latest(found.asked("三").failed("empty")) == latest(found)  # type: ignore[arg-type]
    assert latest(nothing) == latest(Talk()) == []


def test_a_map_that_is_not_drawn_yet_says_so():
    assert 'class="notice drawing" role="status">Drawing the map…' in waiting(EN)
