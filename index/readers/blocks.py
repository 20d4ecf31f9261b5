"""The text of an HTML tree as a browser shows it, line by line, each with where it stands in the page."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from lxml import etree

# What a browser lays out as a block of its own; everything else runs on in the line.
BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir"),
        *("div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "optgroup", "p", "pre"),
        *("search", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul"),
    )
)
# Never text: programs, what stands in for a picture or a frame, what is typed in, and readings over ruby.
LEFT_OUT = frozenset(
    (
        *("audio", "button", "canvas", "datalist", "embed", "head", "iframe", "input", "math", "noframes", "noscript"),
        *("object", "rp", "rt", "script", "select", "style", "svg", "template", "textarea", "title", "video"),
    )
)
CELLS = frozenset(("td", "th"))
HEADINGS = {f"h{level}": level for level in range(1, 7)}
# A line of its own, at home in what it stands in.
OWN_LINE = frozenset(("p", "li", "dt", "dd", "pre", *HEADINGS))
HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
# White space as HTML knows it; the wide space that Chinese paragraphs begin with is text.
SPACE = re.compile(r"[ \t\n\r\f]+")
LINE_END = re.compile(r"\r\n?|\n")
# A row whose cells are no longer than this together is a line; a longer one is a page laid out as a table.
MAX_ROW = 200
# Editors wrap a paragraph in no more blocks than these.
MOST_HOMES = 8


class Block(NamedTuple):
    """A line of a page, blank where the page shows a blank one.

    `level` is that of a heading, 0 for other lines; `linked` counts the letters that are links; `homes` are numbers of
    the nearest elements that it stands in, the innermost first: lines side by side in the page share their first.
    `is_beside` says that it stands in an element that is not the article's.
    """

    text: str
    level: int = 0
    linked: int = 0
    homes: tuple[int, ...] = ()
    is_beside: bool = False


def blocks_of(root: etree._Element, beside: Collection[str] = ()) -> Iterator[Block]:
    """The lines of the page that a reader sees, in order; elements named in `beside` hold what is not the article's."""
    walker = etree.iterwalk(root, events=("start", "end"))
    page = _Page(beside)
    for event, element in walker:
        name = _name(element)
        if event == "end":
            page.close(element, name)
        elif name in LEFT_OUT or _is_hidden(element):
            walker.skip_subtree()
            page.skip()
        else:
            page.open(element, name)
        if page.lines and not page.row:
            yield from page.lines
            page.lines.clear()
    page.flush()
    yield from page.lines


@dataclass(slots=True)
class _Page:
    """What stands around the place that has been reached, and the lines that are not given out yet."""

    beside: Collection[str] = ()
    lines: list[Block] = field(default_factory=list)
    row: list[int] = field(default_factory=list)  # where the lines of each open table row begin
    _pieces: list[str] = field(default_factory=list)
    _around: list[tuple[str, int]] = field(default_factory=list)
    _count: int = 0
    _linked: int = 0
    _links: int = 0
    _level: int = 0
    _pre: int = 0
    _beside: int = 0  # how many of the elements around are beside the article
    _skipped: bool = False
    _has_text: list[bool] = field(default_factory=list)

    def skip(self) -> None:
        self._skipped = True

    def open(self, element: etree._Element, name: str) -> None:
        if name in BLOCKS or name in CELLS:
            self.flush()
            self._count += 1
            self._around.append((name, self._count))
            self._level = HEADINGS.get(name, self._level)
            self._has_text.append(False)
        if name == "tr":
            self.row.append(len(self.lines))
        self._pre += name == "pre"
        self._beside += name in self.beside
        self._links += _is_link(element, name)
        if name == "br" and self._level:
            self._pieces.append(" ")
        elif name == "br":
            self.flush(keep_blank=True)
        self._say(element.text)

    def close(self, element: etree._Element, name: str) -> None:
        if self._skipped:
            self._skipped = False
        else:
            self._close(element, name)
        self._say(element.tail)

    def _close(self, element: etree._Element, name: str) -> None:
        if name in BLOCKS or name in CELLS:
            self.flush()
            if self._has_text.pop():
                self._has_text[-1:] = [True] if self._has_text else []
            elif name == "p":
                self.lines.append(Block("", is_beside=self._beside > 0))
            self._around.pop()
            if name in HEADINGS:
                self._level = 0
        if name == "tr":
            self._close_row(self.row.pop())
        self._pre -= name == "pre"
        self._beside -= name in self.beside
        self._links -= _is_link(element, name)

    def _close_row(self, start: int) -> None:
        """Make a table's row a line, unless it holds whole texts."""
        cells = [line for line in self.lines[start:] if line.text]
        is_plain = len({cell.homes for cell in cells}) == len(cells) and not any(cell.level for cell in cells)
        is_plain = is_plain and len({cell.is_beside for cell in cells}) == 1
        if len(cells) > 1 and is_plain and sum(len(cell.text) for cell in cells) <= MAX_ROW:
            linked = sum(cell.linked for cell in cells)
            self.lines[start:] = [
                Block("\t".join(cell.text for cell in cells), 0, linked, cells[0].homes, cells[0].is_beside)
            ]

    def _say(self, text: str | None) -> None:
        if not text:
            return
        if self._pre:
            *lines, text = LINE_END.split(text)
            for line in lines:
                self._pieces.append(line)
                self.flush(keep_blank=True)
            self._pieces.append(text)
        else:
            self._pieces.append(SPACE.sub(" ", text))
        if self._links:
            self._linked += letters(text)

    def flush(self, *, keep_blank: bool = False) -> None:
        """End the line."""
        whole = "".join(self._pieces)
        text = whole.strip() if self._pre else SPACE.sub(" ", whole).strip()
        if text:
            self.lines.append(Block(text, self._level, self._linked, self._homes(), self._beside > 0))
        elif keep_blank:
            self.lines.append(Block("", is_beside=self._beside > 0))
        if text or keep_blank:
            self._has_text[-1:] = [True] if self._has_text else []
        self._pieces.clear()
        self._linked = 0

    def _homes(self) -> tuple[int, ...]:
        """The blocks around the line but its own: a paragraph's parents, or what a line stands in directly."""
        return tuple(islice((number for name, number in reversed(self._around) if name not in OWN_LINE), MOST_HOMES))


def letters(text: str) -> int:
    """How many letters and digits there are; what stands between links is not counted."""
    return sum(map(str.isalnum, text))


def _name(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _is_link(element: etree._Element, name: str) -> bool:
    """Whether it leads somewhere; old pages mark places with <a name=…> that they never close."""
    return name == "a" and "href" in element.attrib


def _is_hidden(element: etree._Element) -> bool:
    """Whether the page says that it is not shown; `visibility` is left to scripts, WeChat's pages begin with it."""
    return "hidden" in element.attrib or HIDDEN.search(element.get("style", "")) is not None
