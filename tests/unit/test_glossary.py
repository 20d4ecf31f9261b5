from index.lexical import LexicalIndex
from rag.glossary import concepts, content_words, glossary_of

ENTRIES = [
    "# CC-CEDICT",
    "數字 数字 [shu4 zi4] /numeral; digit/number; figure/(attributive) digital/",
    "產業集群 产业集群 [chan3 ye4 ji2 qun2] /industrial cluster/",
    "如何 如何 [ru2 he2] /how; what way/",
    "群 群 [qun2] /group/",
]


def test_a_term_has_the_content_words_of_each_of_its_senses():
    english = glossary_of(ENTRIES).english

    assert english["数字"] == "numeral;digit;number;figur;digital"
    assert english["产业集群"] == "industrial cluster"


def test_a_gloss_has_all_terms_that_mean_it():
    chinese = glossary_of([*ENTRIES, "數碼 数码 [shu4 ma3] /number; digit/digital/"]).chinese

    assert chinese["digital"] == "数字 数码"
    assert chinese["indust cluste"] == "产业集群"


def test_two_words_together_are_known_in_other_forms():
    assert [["产_业", "业_集", "集_群"]] in concepts("digital industry clusters")


def test_words_that_only_hold_a_sentence_together_mean_nothing():
    glossary = glossary_of(ENTRIES)

    assert glossary.english["如何"] == ""
    assert "way" not in glossary.chinese


def test_a_single_character_is_too_many_things_to_be_a_term():
    assert "群" not in glossary_of(ENTRIES).english


def test_content_words_are_stems_without_stop_words():
    assert content_words("How are the Clusters promoted in 2023?") == ["cluster", "promot", "2023"]


def test_an_english_question_covers_a_chinese_text_that_says_the_same():
    index = LexicalIndex.from_texts(["推动数字经济", "推动党建工作", "数字"])

    coverage = index.coverage_of(concepts("How to promote the digital economy?"))

    assert coverage.argsort()[::-1].tolist() == [0, 2, 1]


def test_a_chinese_question_covers_an_english_text_that_says_the_same():
    index = LexicalIndex.from_texts(["Rivers and lakes.", "The railways carried passengers.", "The economy grew."])

    assert index.coverage_of(concepts("铁路运送了多少旅客？")).argmax() == 1


def test_a_name_that_no_dictionary_has_is_itself():
    assert concepts("Chuchu") == [[["chuchu"]]]
