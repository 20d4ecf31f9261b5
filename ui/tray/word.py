"""A document as a Word file."""

import io
import re
from datetime import UTC, datetime, time

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from ui.tray.document import Document, Section

# What XML cannot hold.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
WESTERN = "Times New Roman"
SONG, HEI, KAI = "宋体", "黑体", "楷体"
# Each style's Chinese font and size in points. Quotations stand in 楷体, as Chinese books set them.
STYLES = {
    "Normal": (SONG, 11),
    "Title": (HEI, 20),
    "Heading 1": (HEI, 14),
    "Quote": (KAI, 11.5),
    "Caption": (SONG, 9.5),
}


def word(document: Document) -> bytes:
    """The file's bytes: headings, quotations and references in Word's own styles of these names."""
    file = docx.Document()
    _set_look(file, document)
    _add(file, document.title, "Title")
    _add(file, document.day.isoformat(), "Normal")
    for section in document.sections:
        _add_section(file, section, document)
    if document.references:
        _add(file, document.references_title, "Heading 1")
        for line in document.references:
            _add(file, document.numbered(line), "Normal")
    written = io.BytesIO()
    file.save(written)
    return written.getvalue()


def _add_section(file: WordDocument, section: Section, document: Document) -> None:
    if section.answer:
        _add(file, section.question, "Heading 1")
        _add(file, section.verdict, "Normal")
    for excerpt in section.excerpts:
        _add(file, excerpt.passage.text, "Quote")
        _add(file, document.numbered(excerpt.reference), "Caption")


def _add(file: WordDocument, text: str, style: str) -> None:
    """A paragraph; a line break in the text is one in the paragraph."""
    file.add_paragraph(_FORBIDDEN.sub("\ufffd", text), style)


def _set_look(file: WordDocument, document: Document) -> None:
    """A4, our fonts for both scripts, and nothing of the template's own words."""
    page = file.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    for name, (chinese, points) in STYLES.items():
        _set_style(file.styles[name], chinese, points, document.html_lang)
    for rule in file.styles["Title"].element.findall(f".//{qn('w:pBdr')}"):
        rule.getparent().remove(rule)
    quotation = file.styles["Quote"].paragraph_format
    quotation.left_indent, quotation.space_after, quotation.keep_with_next = Cm(0.75), Pt(2), True
    file.styles["Caption"].paragraph_format.left_indent = Cm(0.75)
    said, made = file.core_properties, datetime.combine(document.day, time(), UTC)
    said.title, said.author, said.comments, said.language = document.title, "", "", document.html_lang
    said.created, said.modified, said.last_modified_by = made, made, ""


def _set_style(style: ParagraphStyle, chinese: str, points: float, lang: str) -> None:
    font = style.font
    font.name, font.size, font.italic, font.bold = WESTERN, Pt(points), False, chinese == HEI
    font.color.rgb = RGBColor(0x24, 0x22, 0x1E)
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), chinese)
    language = properties.find(qn("w:lang"))
    if language is None:
        language = properties.makeelement(qn("w:lang"), {})
        properties.append(language)
    language.set(qn("w:val"), "en-US")
    language.set(qn("w:eastAsia"), "zh-CN")
