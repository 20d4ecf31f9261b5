import zipfile
from pathlib import Path

import pytest

from index.articles import MarkKind, Source
from index.errors import SourceError
from index.readers import word
from tests.documents import WORD, archive, as_its_twin, docx

DATA = Path(__file__).parents[1] / "data"
STYLES = (
    '<style w:styleId="a3"><name w:val="Title"/></style>'
    '<style w:styleId="1"><name w:val="heading 1"/></style>'
    '<style w:styleId="mine"><name w:val="My heading"/><basedOn w:val="1"/></style>'
    '<style w:styleId="toc"><name w:val="TOC Heading"/><basedOn w:val="1"/><pPr><outlineLvl w:val="9"/></pPr></style>'
)


def p(text: str, style: str = "") -> str:
    properties = f'<pPr><pStyle w:val="{style}"/></pPr>' if style else ""
    return f"<p>{properties}<r><t>{text}</t></r></p>"


def read(path: Path) -> Source:
    (source,) = word.read(path, "a.docx")
    return source


def marked(source: Source) -> list[tuple[str, MarkKind]]:
    return [(source.text[mark.start : mark.end], mark.kind) for mark in source.marks]


def test_a_paragraph_is_a_line_and_a_row_of_plain_cells_too(tmp_path):
    table = f"<tbl><tr><tc>{p('甲')}</tc><tc>{p('乙')}</tc></tr><tr><tc>{p('丙')}{p('丁')}</tc><tc>{p('戊')}</tc></tr></tbl>"

    source = read(docx(tmp_path / "a.docx", p("上文。") + p("") + table + p("下文。")))

    assert source.text == "上文。\n\n甲\t乙\n丙\n丁\n戊\n\n下文。\n"
    assert source.encoding == "docx"


def test_what_tracked_changes_delete_is_left_out_and_what_they_insert_is_read(tmp_path):
    body = "<p><r><t>一</t></r><ins><r><t>二</t></r></ins><del><r><delText>三</delText></r></del></p>"
    joined = "<p><pPr><rPr><del/></rPr></pPr><r><t>前半</t></r></p>" + p("后半")

    source = read(docx(tmp_path / "a.docx", body + joined))

    assert source.text == "一二\n前半后半\n"
    assert source.notes == ("it has tracked changes; what they delete was left out",)


def test_content_controls_and_text_boxes_are_read_once_and_hidden_text_is_not(tmp_path):
    box = "<txbxContent>" + p("框内") + "</txbxContent>"
    body = f"<sdt><sdtContent>{p('控件')}</sdtContent></sdt><p><r><t>锚</t><Choice>{box}</Choice><Fallback>{box}</Fallback></r></p>"
    hidden = "<p><r><rPr><vanish/></rPr><t>隐</t></r><r><t>显</t><tab/><t>示</t><br/><t>换行</t></r></p>"

    assert read(docx(tmp_path / "a.docx", body + hidden)).text == "控件\n锚\n框内\n显\t示\n换行\n"


def test_a_title_begins_an_article_and_headings_stand_inside(tmp_path):
    body = p("大题", "a3") + p("续题", "a3") + p("正文。") + p("一、小题", "1") + p("正文。")

    source = read(docx(tmp_path / "a.docx", body, STYLES))

    assert marked(source) == [("大题\n\n续题", MarkKind.TITLE), ("一、小题", MarkKind.HEADING)]


def test_the_only_first_heading_is_the_title_in_a_style_of_the_users_own_too(tmp_path):
    source = read(docx(tmp_path / "a.docx", p("目录", "toc") + p("题目", "mine") + p("正文。"), STYLES))

    assert marked(source) == [("题目", MarkKind.TITLE)]


def test_several_first_headings_are_parts_unless_they_are_signed(tmp_path):
    parts = p("上篇", "1") + p("正文。") + p("下篇", "1") + p("正文。")
    signed = p("数字经济", "1") + p("记者 张三") + p("正文。") + p("绿色发展", "1") + p("作者：李四") + p("正文。")

    assert {kind for _, kind in marked(read(docx(tmp_path / "a.docx", parts, STYLES)))} == {MarkKind.HEADING}
    assert {kind for _, kind in marked(read(docx(tmp_path / "b.docx", signed, STYLES)))} == {MarkKind.TITLE}


def test_a_heading_on_two_lines_is_one(tmp_path):
    broken = '<p><pPr><pStyle w:val="1"/></pPr><r><t>上半</t><br/><t>下半</t></r></p>'

    assert marked(read(docx(tmp_path / "a.docx", broken + p("正文。"), STYLES))) == [("上半 下半", MarkKind.TITLE)]


def test_a_row_deleted_while_changes_were_tracked_is_left_out(tmp_path):
    table = f"<tbl><tr><trPr><del/></trPr><tc>{p('甲')}</tc></tr><tr><tc>{p('乙')}</tc></tr></tbl>"

    assert read(docx(tmp_path / "a.docx", table)).text.split() == ["乙"]


def test_a_document_under_another_name_is_found_by_its_relation(tmp_path):
    relation = (
        '<Relationships><Relationship Type="http://x/officeDocument" Target="/word/document2.xml"/></Relationships>'
    )
    document = f'<document xmlns="{WORD}"><body>{p("正文。")}</body></document>'

    assert (
        read(archive(tmp_path / "a.docx", {"_rels/.rels": relation, "word/document2.xml": document})).text == "正文。\n"
    )


def test_a_part_with_a_password_is_refused(tmp_path):
    path = docx(tmp_path / "a.docx", p("正文。"))
    data = path.read_bytes()
    place = data.rindex(b"PK\x01\x02") + 8
    path.write_bytes(data[:place] + b"\x01" + data[place + 1 :])

    with pytest.raises(SourceError, match="has a password; save the file without one"):
        read(path)


def test_a_real_word_file_reads_like_the_plain_text_that_it_was_made_from():
    assert min(as_its_twin(read(DATA / "columns.docx"), "001_054cf24c2f2ddffb.txt")) >= 0.99


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"plain words", "not a valid Word file .it is no zip."),
        (b"", "not a valid Word file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 legacy", "an Office file of the old kind or with a password"),
    ],
)
def test_what_is_no_word_file_is_refused(tmp_path, content, message):
    (tmp_path / "a.docx").write_bytes(content)

    with pytest.raises(SourceError, match=message):
        read(tmp_path / "a.docx")


def test_a_zip_without_a_document_is_refused(tmp_path):
    with pytest.raises(SourceError, match=r"not a valid Word file \(it has no word/document.xml\)"):
        read(archive(tmp_path / "a.docx", {"xl/workbook.xml": "<x/>"}))


def test_entities_are_refused(tmp_path):
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'

    with pytest.raises(SourceError, match="declares entities"):
        read(archive(tmp_path / "a.docx", {"word/document.xml": bomb}))


def test_a_part_that_unpacks_too_far_is_refused(tmp_path):
    with pytest.raises(SourceError, match="unpacks to over 100 times its size"):
        read(archive(tmp_path / "a.docx", {"word/document.xml": " " * (2 << 20)}))


def test_too_many_parts_are_refused(tmp_path):
    with pytest.raises(SourceError, match="with 2,001 parts; expected at most 2,000"):
        read(archive(tmp_path / "a.docx", {f"{number}": "" for number in range(2001)}))


def test_a_damaged_part_is_refused(tmp_path):
    path = docx(tmp_path / "a.docx", p("正文。"))
    with zipfile.ZipFile(path) as parts:
        place = parts.getinfo("word/document.xml").header_offset
    data = bytearray(path.read_bytes())
    data[place + 60 : place + 80] = b"\xff" * 20
    path.write_bytes(data)

    with pytest.raises(SourceError, match="inside it is damaged"):
        read(path)


def test_a_document_without_text_is_refused(tmp_path):
    with pytest.raises(SourceError, match="no text in it"):
        read(docx(tmp_path / "a.docx", p(" ")))
