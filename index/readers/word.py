"""Word's .docx: its paragraphs and tables in order, with the headings that its styles name.

Read from the XML itself: python-docx 1.2.0 leaves out tracked insertions, content controls and text boxes.
"""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from index.articles import Source
from index.errors import SourceError
from index.readers.archive import Archive, opened
from index.readers.manuscript import Manuscript, outline

DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"
# Says under what other name some programs keep the document.
RELATIONS, IS_DOCUMENT = "_rels/.rels", "/officeDocument"
# Word's own schema, and the one of files that were saved as "Strict Open XML".
SCHEMAS = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
# Deleted or moved away while changes were tracked; the readings over ruby; the copy of a text box for old programs.
LEFT_OUT = frozenset({"del", "moveFrom", "rt", "Fallback", "instrText"})
WHITE = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
OFF = frozenset({"0", "false", "off", "none"})
HEADING_LEVELS = {"title": 0} | {f"heading {level}": level for level in range(1, 10)}
MAX_BASES = 16

# The heading level of each paragraph style that has one, by the style's id.
Levels = dict[str, int]


def read(path: Path, file: str) -> Iterator[Source]:
    """The document's text; raises SourceError if it is no Word file or holds no text."""
    with opened(path, "Word") as archive:
        document = archive.xml(_place(archive))
        levels = _levels(archive)
    body = _child(document, "body")
    if body is None:
        raise SourceError(f"not a valid Word file ({DOCUMENT} has no body); open it and save it again")
    manuscript = Manuscript()
    _take(body, levels, manuscript)
    text = manuscript.text
    if not text.strip():
        raise SourceError("no text in it")
    marks = outline(text, manuscript.headings)
    yield Source(file, file, text, "docx", path.stat().st_size, marks=marks, notes=_notes(document))


def _place(archive: Archive) -> str:
    """The name of the part that is the document."""
    if DOCUMENT not in archive and RELATIONS in archive:
        for relation in archive.xml(RELATIONS):
            target = relation.get("Target", "").lstrip("/")
            if relation.get("Type", "").endswith(IS_DOCUMENT) and target in archive:
                return str(target)
    return DOCUMENT


def _take(parent: etree._Element, levels: Levels, manuscript: Manuscript) -> None:
    """Append the paragraphs and tables in an element; content controls and the like are looked through."""
    pending = ""
    for child in parent:
        name = _name(child)
        if name == "p":
            pending += _text(child)
            if not _is_joined_to_next(child):
                _take_paragraph(pending, _level(child, levels), manuscript)
                pending = ""
            for box in _boxes(child):
                _take(box, levels, manuscript)
        elif name == "tbl":
            _take_table(child, levels, manuscript)
        elif name not in LEFT_OUT:
            _take(child, levels, manuscript)
    if pending:
        manuscript.add(pending)


def _take_paragraph(text: str, level: int | None, manuscript: Manuscript) -> None:
    lines = text.split("\n") if level is None else [text.replace("\n", " ")]
    for line in lines:
        manuscript.add(line, level)


def _take_table(table: etree._Element, levels: Levels, manuscript: Manuscript) -> None:
    """Append a table: a row of plain cells is a line, of a row with whole texts in it each paragraph."""
    manuscript.part()
    for row in _descend(table, "tr"):
        if _child(_child(row, "trPr"), "del") is not None:
            continue
        cells = list(_descend(row, "tc"))
        lines = [[text for one in _descend(cell, "p") if (text := _text(one)).strip()] for cell in cells]
        is_plain = all(len(cell) <= 1 for cell in lines) and all(
            next(_descend(one, "tbl"), None) is None for one in cells
        )
        if is_plain and any(lines):
            manuscript.add("\t".join(" ".join(cell).replace("\n", " ") for cell in lines))
        elif not is_plain:
            for cell in cells:
                _take(cell, levels, manuscript)
    manuscript.part()


def _descend(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The nearest elements of this name below, in order; not those inside another one or inside another table."""
    for child in element:
        if _name(child) == name:
            yield child
        elif _name(child) not in LEFT_OUT and _name(child) != "tbl":
            yield from _descend(child, name)


def _text(element: etree._Element) -> str:
    """The text of a paragraph as Word shows it, text boxes aside."""
    pieces = []
    for child in element:
        name = _name(child)
        if name == "t":
            pieces.append((child.text or "").replace("\n", " "))
        elif name in WHITE and _name(element) == "r":
            pieces.append(WHITE[name])
        elif name not in LEFT_OUT and name != "txbxContent" and not _is_hidden(child):
            pieces.append(_text(child))
    return "".join(pieces)


def _boxes(element: etree._Element) -> Iterator[etree._Element]:
    for child in element:
        if _name(child) == "txbxContent":
            yield child
        elif _name(child) not in LEFT_OUT:
            yield from _boxes(child)


def _is_hidden(element: etree._Element) -> bool:
    if _name(element) != "r":
        return False
    vanish = _child(_child(element, "rPr"), "vanish")
    return vanish is not None and _value(vanish) not in OFF


def _is_joined_to_next(paragraph: etree._Element) -> bool:
    """Whether the paragraph's end was deleted while changes were tracked."""
    return _child(_child(_child(paragraph, "pPr"), "rPr"), "del") is not None


def _level(paragraph: etree._Element, levels: Levels) -> int | None:
    """The heading level that the paragraph's own setting or its style gives it; None for running text."""
    properties = _child(paragraph, "pPr")
    own = _outline_level(properties)
    return own if own is not None else levels.get(_value(_child(properties, "pStyle")) or "")


def _levels(archive: Archive) -> Levels:
    if STYLES not in archive:
        return {}
    named: dict[str, int | None] = {}
    bases: dict[str, str] = {}
    for style in archive.xml(STYLES):
        identity = _attribute(style, "styleId")
        if _name(style) != "style" or identity is None:
            continue
        level = HEADING_LEVELS.get((_value(_child(style, "name")) or "").lower())
        properties = _child(style, "pPr")
        if level is not None or _child(properties, "outlineLvl") is not None:
            named[identity] = _outline_level(properties) if level is None else level
        bases[identity] = _value(_child(style, "basedOn")) or ""
    return {style: level for style in bases if (level := _inherited(style, named, bases)) is not None}


def _inherited(style: str, named: dict[str, int | None], bases: dict[str, str]) -> int | None:
    for _ in range(MAX_BASES):
        if style in named or style not in bases:
            break
        style = bases[style]
    return named.get(style)


def _outline_level(properties: etree._Element | None) -> int | None:
    """The heading level of an outline level, which counts from 0; 9 says that it is running text."""
    value = _value(_child(properties, "outlineLvl"))
    return int(value) + 1 if value and value in "012345678" else None


def _notes(document: etree._Element) -> tuple[str, ...]:
    names = {_name(element) for element in document.iter("{*}del", "{*}moveFrom", "{*}footnoteReference")}
    notes = []
    if names & {"del", "moveFrom"}:
        notes.append("it has tracked changes; what they delete was left out")
    if "footnoteReference" in names:
        notes.append("its footnotes were left out")
    return tuple(notes)


def _name(element: etree._Element) -> str:
    """The element's name, in whatever schema: body, p, tbl."""
    return str(element.tag).rpartition("}")[2]


def _child(element: etree._Element | None, name: str) -> etree._Element | None:
    return None if element is None else next((child for child in element if _name(child) == name), None)


def _value(element: etree._Element | None) -> str | None:
    return None if element is None else _attribute(element, "val")


def _attribute(element: etree._Element, name: str) -> str | None:
    return next((str(element.get(schema + name)) for schema in SCHEMAS if schema + name in element.attrib), None)
