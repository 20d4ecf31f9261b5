from itertools import accumulate, pairwise

from index.articles import Article, Attribution, CutSource, Holding, Removal, Source, Span
from index.offcuts import Offcut, offcuts

# A file in pieces, each with the article that it stands in, or else with why it was taken away; a title is neither.
BREAK = ("\n", "")
PIECES = [
    *(("首页 | 地图", "menu"), BREAK),
    *(("题一", ""), BREAK),
    *(("甲在首句。", "甲"), BREAK),
    *(("分享到微信", "share bar"), BREAK),
    *(("甲的", "甲"), ("**", "markup"), ("次句", "甲"), ("**", "markup"), ("。", "甲"), BREAK),
    *(("学苑", "label"), BREAK),
    *(("题二", ""), BREAK),
    *(("乙只一句。", "乙"), ("**", "markup")),
]
RAW = "".join(words for words, _ in PIECES)
PLACES = [Span(*ends) for ends in pairwise(accumulate((len(words) for words, _ in PIECES), initial=0))]


def spans(name: str) -> tuple[Span, ...]:
    return tuple(place for place, (_, what) in zip(PLACES, PIECES, strict=True) if what == name)


def article(name: str, text: str) -> Article:
    return Article(name, "a.txt", "a.txt", text, spans(name))


REASONS = ("menu", "share bar", "markup", "label")
CUT = CutSource(
    Source("a.txt", "a.txt", RAW, "utf-8", 0, notes=("a guess",)),
    tuple(sorted(Removal(start, end, why) for why in REASONS for start, end in spans(why))),
)
FIRST, SECOND = article("甲", "甲在首句。\n甲的次句。"), article("乙", "乙只一句。")
HOLDINGS = [Holding(name, "a.txt", "a.txt", Attribution(), (), spans(name), "", 0, 0) for name in ("甲", "乙")]


def test_each_piece_within_an_article_has_its_place_in_the_articles_text():
    found = offcuts(FIRST, CUT, HOLDINGS)

    assert found.within == (
        Offcut("分享到微信", "share bar", 5, is_line=True),
        Offcut("**", "markup", 8, is_line=False),
        Offcut("**", "markup", 10, is_line=False),
    )


def test_what_stands_between_two_articles_is_around_both_and_what_is_farther_around_neither():
    first, second = offcuts(FIRST, CUT, HOLDINGS), offcuts(SECOND, CUT, HOLDINGS)

    assert [one.reason for one in first.before] == ["menu"]
    assert [one.reason for one in first.after] == ["label"]
    assert [one.reason for one in second.before] == ["label"]


def test_a_sign_in_the_line_of_an_articles_last_words_is_within_it():
    found = offcuts(SECOND, CUT, HOLDINGS)

    assert found.within == (Offcut("**", "markup", 5, is_line=False),)
    assert found.after == ()


def test_the_notes_on_the_file_are_said_of_each_of_its_articles():
    assert offcuts(SECOND, CUT, HOLDINGS).notes == ("a guess",)
