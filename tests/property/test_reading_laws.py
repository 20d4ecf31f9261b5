"""Laws of reading that hold for any text."""

import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from index.articles import Article, Span
from index.passages import LONGEST_SENTENCE, MOST, cut
from index.segmentation.cleaning import clean
from index.segmentation.cleantext import CleanText
from index.words import fold, words

PIECES = st.sampled_from(
    ["数字产业", "集群", "。", "，", "”", "“", "（作者系", "）", "\n", "\n\n", "\r\n", " ", "\u3000", "\u200b", "5G", "3.5", ". ",
     "cluster", "promo-\n", "...", "！", "\t", "\x0c", "\ufeff", "۩", "字" * 50]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=80).map("".join) | st.text(max_size=200)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def quoted(raw: str, spans: tuple[Span, ...]) -> str:
    return "".join(raw[start:end] for start, end in spans)


def article_of(text: CleanText) -> Article:
    return Article("id", "source", "file", text.text, ())


@given(TEXTS, st.data())
def test_any_part_of_clean_text_is_its_spans_of_the_file(raw: str, data: st.DataObject):
    text = clean(raw)
    start = data.draw(st.integers(0, len(text.text)))
    end = data.draw(st.integers(start, len(text.text)))

    assert squeezed(text.text[start:end]) == squeezed(quoted(raw, text.spans(start, end)))


@given(TEXTS)
def test_passages_rebuild_their_article(raw: str):
    text = clean(raw)
    passages = list(cut(article_of(text), text))

    assert squeezed("".join(passage.text for passage in passages)) == squeezed(text.text)
    assert all(one.end <= other.start for one, other in pairwise(passages))


@given(TEXTS)
def test_sentences_rebuild_their_passage_and_stand_where_they_say(raw: str):
    text = clean(raw)
    for passage in cut(article_of(text), text):
        assert squeezed("".join(sentence.text for sentence in passage.sentences)) == squeezed(passage.text)
        assert all(text.text[one.start : one.end] == one.text for one in passage.sentences)
        assert all(squeezed(one.text) == squeezed(quoted(raw, one.spans)) for one in passage.sentences)


@given(TEXTS)
def test_passages_are_bounded(raw: str):
    text = clean(raw)

    assert all(len(passage.text) <= 2 * (MOST + LONGEST_SENTENCE) for passage in cut(article_of(text), text))


@given(TEXTS)
def test_clean_text_has_no_blank_lines_and_no_outer_space(raw: str):
    lines = clean(raw).text.split("\n")

    assert lines == [""] or all(line and line == line.strip() for line in lines)


@given(TEXTS)
@settings(max_examples=50)
def test_folding_twice_changes_nothing_more_and_words_come_from_folded_text(raw: str):
    assert fold(fold(raw)) == fold(raw)
    assert words(raw) == words(fold(raw))
