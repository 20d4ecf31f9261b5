import io
import json
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import replace
from datetime import date

import docx
import pytest

from index.articles import Attribution
from rag.citation import Style
from tests.browser.hostile import RECORD
from tests.unit.ui.samples import ATTRIBUTION, FIRST, SECOND, answer, holding
from ui.talk.talk import Failure, Talk
from ui.texts.texts import EN, ZH
from ui.tray.document import Document, talk_document, tray_document
from ui.tray.excerpt import Excerpt
from ui.tray.export import Form, exported
from ui.tray.markdown import escaped, markdown
from ui.tray.records import records
from ui.tray.word import word

DAY = date(2026, 11, 22)
LINE = "王一, 李二. 论数据[N]. 某报, 2025-01-02."
OTHER = holding(Attribution(title="另一篇"), article_id="a2")


def excerpt(text: str = "甲。", said: Attribution = ATTRIBUTION, style: Style = Style.GBT7714) -> Excerpt:
    return Excerpt.of(FIRST.passage._replace(text=text), holding(said), style, DAY)


def tray(*taken: Excerpt, style: Style = Style.GBT7714) -> Document:
    return tray_document(taken, style, DAY, ZH)


def talk() -> Document:
    """A question that is answered, one that is declined, one that could not be searched."""
    second = replace(SECOND, article=OTHER)
    said = Talk().asked("一").answered(answer(FIRST, second, question="一"))
    said = (
        said.asked("二").answered(answer(FIRST, question="二", confidence=0.1)).asked("?").failed(Failure.UNSEARCHABLE)
    )
    return talk_document(said, Style.GBT7714, DAY, ZH)


def paragraphs(content: bytes) -> list[tuple[str, str]]:
    file = docx.Document(io.BytesIO(content))
    return [(one.style.name, one.text) for one in file.paragraphs if one.style and one.style.name]


def test_what_is_copied_is_the_passage_unchanged_and_below_it_its_reference():
    assert excerpt("甲是首句。\n乙  是次句。").as_text == f"甲是首句。\n乙  是次句。\n\n{LINE}"


def test_the_tray_in_markdown_quotes_each_passage_with_its_numbered_reference():
    other = Excerpt.of(SECOND.passage, OTHER, Style.GBT7714, DAY)

    assert markdown(tray(excerpt("甲。\n乙。"), other, excerpt("丙。"))) == (
        "# 摘录\n\n2026-11-22\n\n"
        "> 甲。\n>\n> 乙。\n>\n> — \\[1\\] 王一, 李二. 论数据\\[N\\]. 某报, 2025-01-02.\n\n"
        f"> {SECOND.passage.text}\n>\n> — \\[2\\] 另一篇.\n\n"
        "> 丙。\n>\n> — \\[1\\] 王一, 李二. 论数据\\[N\\]. 某报, 2025-01-02.\n\n"
        "## 参考文献\n\n- \\[1\\] 王一, 李二. 论数据\\[N\\]. 某报, 2025-01-02.\n- \\[2\\] 另一篇.\n"
    )


def test_the_conversation_says_verdicts_in_words_and_takes_nothing_from_an_abstention():
    blocks = markdown(talk()).split("\n\n")

    assert blocks[2:4] == ["## 一", ZH.talk.likely]
    assert blocks[6:] == ["## 二", ZH.talk.abstained, "## 参考文献", f"- \\[1\\] {escaped(LINE)}\n- \\[2\\] 另一篇.\n"]


@pytest.mark.parametrize(
    ("line", "safe"),
    [
        ("**粗** _斜_ `码` ~~删~~", "\\*\\*粗\\*\\* \\_斜\\_ \\`码\\` \\~\\~删\\~\\~"),
        ("![图](http://e.x/a.png)", "!\\[图\\](http://e.x/a.png)"),
        ("<img src=x onerror=a()> &lt;", "\\<img src=x onerror=a()\\> \\&lt;"),
        ("题\n\n# 题\r\n", "题  # 题 "),
        ("# 题", "\\# 题"),
        ("2. 项", "2\\. 项"),
        ("2025-03-21", "2025-03-21"),
        ("- 项", "\\- 项"),
        ("===", "\\==="),
        ("    代码", "&#32;&#32;&#32;&#32;代码"),
        ("http://e.x/a_b?c=1&d=2", "http://e.x/a_b?c=1\\&d=2"),
        ("a | b $x$ \\", "a \\| b \\$x\\$ \\\\"),
    ],
)
def test_markup_in_a_text_is_only_text_in_markdown(line, safe):
    assert escaped(line) == safe


def test_a_word_file_opens_with_the_passages_word_for_word_and_their_references():
    content = word(tray(excerpt("甲。\n  乙\t丙。"), excerpt("丁。", Attribution(title="另一篇"))))

    assert paragraphs(content) == [
        ("Title", "摘录"),
        ("Normal", "2026-11-22"),
        ("Quote", "甲。\n  乙\t丙。"),
        ("Caption", f"[1] {LINE}"),
        ("Quote", "丁。"),
        ("Caption", "[2] 另一篇."),
        ("Heading 1", "参考文献"),
        ("Normal", f"[1] {LINE}"),
        ("Normal", "[2] 另一篇."),
    ]


def test_a_word_file_names_chinese_fonts_and_says_nothing_of_the_template():
    content = word(talk())
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        styles, core = file.read("word/styles.xml").decode(), file.read("docProps/core.xml").decode()

    assert all(f'w:eastAsia="{font}"' in styles for font in ("宋体", "黑体", "楷体"))
    assert "python-docx" not in core
    assert "对话" in core


def test_hostile_text_stays_as_it_is_in_a_word_file():
    text = f"{RECORD['text']}\x00\x0b\ud800"
    texts = [text for _, text in paragraphs(word(tray(excerpt(text, Attribution(title=str(RECORD["title"]))))))]

    assert texts[2] == f"{RECORD['text']}\ufffd\ufffd\ufffd"
    assert texts[3] == f"[1] {RECORD['title']}."


def test_the_trays_json_has_every_passage_with_where_it_is_from():
    said = json.loads(records(tray(excerpt("<b>甲</b>\n乙", style=Style.APA), style=Style.APA)))

    assert (said["title"], said["date"], said["style"]) == ("摘录", "2026-11-22", "apa")
    (passage,) = said["passages"]
    assert (passage["text"], passage["passage_id"], passage["file"]) == ("<b>甲</b>\n乙", "p0", "a.txt")
    assert passage["reference"] == "王一, & 李二. (2025, January 2). 论数据. 某报."
    assert passage["article"]["authors"] == ["王一", "李二"]
    assert said["references"] == [passage["reference"]]


def test_the_conversations_json_has_its_turns():
    first, second = json.loads(records(talk()))["turns"]

    assert (first["question"], first["answered"], first["verdict"]) == ("一", True, ZH.talk.likely)
    assert [one["text"] for one in first["passages"]] == [FIRST.passage.text, SECOND.passage.text]
    assert (second["answered"], second["passages"]) == (False, [])


@pytest.mark.parametrize("form", list(Form))
def test_a_files_name_is_our_word_and_the_day(form):
    file = exported(tray_document([excerpt()], Style.PLAIN, DAY, EN), form, EN.tray.file_tray)

    assert file.name == f"notes-2026-11-22.{form.value}"


def test_an_english_export_has_no_word_of_ours_in_chinese():
    said = Talk().asked("q").answered(answer(question="q", confidence=0.1))
    document = talk_document(said, Style.APA, DAY, EN)

    assert markdown(document) == f"# Conversation\n\n2026-11-22\n\n## q\n\n{EN.talk.abstained}\n"
    with zipfile.ZipFile(io.BytesIO(word(document))) as file:
        written = "".join(ET.fromstring(file.read("word/document.xml")).itertext())
    assert written.isascii()


def test_nothing_said_is_nothing_to_export():
    assert talk_document(Talk().asked("?").failed(Failure.UNSEARCHABLE), Style.APA, DAY, ZH).is_empty
    assert tray().is_empty
    assert not talk().is_empty
