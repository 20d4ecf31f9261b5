from index.words import MAX_RUN, fold, letters, shingles, words


def test_traditional_and_full_width_text_has_the_words_of_its_plain_form():
    assert words("數字經濟Ｇ５") == words("数字经济G5")


def test_japanese_text_shares_the_words_that_it_writes_in_chinese_characters():
    assert {"经济", "发展"} <= set(words("経済の発展"))


def test_chinese_text_gives_words_and_pairs_of_characters():
    assert words("数字产业") == ["数字", "产业", "数_字", "字_产", "产_业"]


def test_latin_words_and_numbers_keep_their_inner_marks():
    assert words("The U.S. GDP grew 3.5% in 2023, e-commerce too") == [
        "the", "u.s", "gdp", "grew", "3.5", "in", "2023", "e-commerce", "too",
    ]  # fmt: skip


def test_a_long_run_without_a_break_is_cut_before_it_is_segmented():
    run = "群" * (MAX_RUN * 2)

    assert words(run).count("群_群") == len(run) - 1


def test_punctuation_alone_has_no_words():
    assert words("？！……🙂") == []


def test_folding_is_idempotent():
    assert fold(fold("產業ＡＢＣ")) == fold("產業ＡＢＣ") == "产业abc"


def test_letters_are_what_is_left_without_what_stands_between_them():
    assert letters("《數據》，2024年\nＡ-b_c。") == "数据2024年abc"


def test_shingles_are_pairs_of_characters_and_whole_words_of_other_scripts():
    assert shingles("郭帆2019 导演 Avatar") == {"郭_帆", "2019", "导_演", "avatar"}
