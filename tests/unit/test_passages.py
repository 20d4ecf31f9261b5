from index.articles import Article, Passage
from index.passages import LEAST, LONGEST_SENTENCE, MOST, cut, sentence_ranges
from index.segmentation.cleaning import clean


def sentences(text: str) -> list[str]:
    return [text[one.start : one.end] for one in sentence_ranges(text)]


def passages(raw: str) -> list[Passage]:
    text = clean(raw)
    return list(cut(Article("id", "source", "file", text.text, ()), text))


def test_chinese_sentences_end_after_their_closing_marks():
    assert sentences("他说：“要发展。”我们同意！真的吗？是……") == ["他说：“要发展。”", "我们同意！", "真的吗？", "是……"]


def test_points_inside_numbers_and_after_abbreviations_end_no_sentence():
    text = "Mr. Smith paid 3.5 million to the U.S. Navy. He said yes."

    assert sentences(text) == ["Mr. Smith paid 3.5 million to the U.S. Navy.", "He said yes."]


def test_a_heading_is_marked_and_a_sentence_is_not():
    text = "推进数实融合\n产业数字化是主引擎。"

    assert [one.is_heading for one in sentence_ranges(text)] == [True, False]


def test_a_heading_stands_with_what_follows_it():
    body = "数字产业是数字经济发展的动力。" * 9
    found = passages(f"{body}\n\n发展数字产业\n\n{body}")

    assert [one.text.startswith("发展数字产业\n数字产业是") for one in found] == [False, True]


def test_a_list_of_names_is_cut_like_any_other_text():
    assert max(len(one.text) for one in passages("王小明\n\n" * 1000)) <= MOST + LEAST


def test_passages_are_whole_sentences_of_about_250_characters():
    found = passages("".join(f"这是第{number}句话，它说的是数字经济和实体经济的融合。" for number in range(60)))

    assert all(200 <= len(one.text) <= MOST for one in found)
    assert all(one.text.startswith("这是第") and one.text.endswith("。") for one in found)


def test_text_without_any_punctuation_is_still_cut():
    found = passages("数" * 3000)

    assert max(len(sentence.text) for one in found for sentence in one.sentences) <= LONGEST_SENTENCE
    assert "".join(one.text for one in found) == "数" * 3000


def test_ids_come_from_content_and_differ_by_place():
    raw = "同一句话。" * 200
    first, again = passages(raw), passages(raw)

    assert [one.passage_id for one in first] == [one.passage_id for one in again]
    assert len({one.passage_id for one in first}) == len(first)
