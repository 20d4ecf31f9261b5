"""Printed pages to the text of a source: a line for each printed line, and marks for the headlines."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from index.articles import Mark, MarkKind
from index.readers.layout import LEAST_INDENT, MOST_INDENT, Block, body_size, is_one_size
from index.segmentation.lines import ends_sentence
from index.segmentation.paragraphs import NUMBERED

# In the size of the text that most of the document is set in.
TITLE_SIZE, HEADING_SIZE = 1.4, 1.12
# Longer ones are text in large type.
MAX_TITLE, MAX_HEADING = 120, 60
# A line that is narrower than this share of its block was not broken by the block's edge.
FULL = 0.9
# What stands for a paragraph's indentation.
INDENT = "\u3000\u3000"
# A heading as reports number theirs, beside those that index.segmentation.paragraphs knows: 2.1 Methods
PART = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?\s")
PAGE_END = "\f"


class Printed(NamedTuple):
    """The text of some pages and what is marked in it."""

    text: str
    marks: tuple[Mark, ...]


def printed(pages: Sequence[Sequence[Block]]) -> Printed:
    """The pages' text, each page ended by a form feed; their blocks stand in reading order.

    Lines of a block, and of a column and the next, are one line break apart, blocks that stand visibly apart two. The
    first line of a paragraph keeps its indentation, as two ideographic spaces.
    """
    writer = _Writer(body_size(line for page in pages for block in page for line in block.lines))
    for page in pages:
        writer.page(page)
    return Printed("".join(writer.parts), tuple(writer.marks))


class _Writer:
    """The text so far, in parts, and its marks."""

    def __init__(self, body: float) -> None:
        self.parts: list[str] = []
        self.marks: list[Mark] = []
        self._body = body
        self._length = 0
        self._in_text = False  # whether running text stands above, since the last title

    def page(self, blocks: Sequence[Block]) -> None:
        before: Block | None = None
        kind_before: MarkKind | None = None
        for block in blocks:
            kind = self._kind(block)
            if before is not None:
                runs_on = kind is None and kind_before is None and _runs_on(before, block)
                self._write("\n" if runs_on else "\n\n")
            self._block(block, kind)
            before, kind_before = block, kind
        self._write(PAGE_END)

    def _kind(self, block: Block) -> MarkKind | None:
        chars = sum(len(line.text) for line in block.lines)
        if block.size >= TITLE_SIZE * self._body and chars <= MAX_TITLE:
            first = block.lines[0].text
            return MarkKind.HEADING if NUMBERED.match(first) or PART.match(first) else MarkKind.TITLE
        stands_out = block.size >= HEADING_SIZE * self._body or all(line.is_bold for line in block.lines)
        return MarkKind.HEADING if stands_out and chars <= MAX_HEADING and self._in_text else None

    def _block(self, block: Block, kind: MarkKind | None) -> None:
        is_indented = [False] * len(block.lines) if kind else _indented(block)
        start = self._length
        for number, (line, moved_in) in enumerate(zip(block.lines, is_indented, strict=True)):
            self._write(("\n" if number else "") + (INDENT if moved_in else "") + _one_line(line.text))
        if kind is not None:
            self.marks.append(Mark(start, self._length, kind))
        if kind is not MarkKind.HEADING:
            self._in_text = kind is None and (self._in_text or is_one_size(block.size, self._body))

    def _write(self, text: str) -> None:
        self.parts.append(text)
        self._length += len(text)


def _runs_on(before: Block, block: Block) -> bool:
    """Whether the block may go on where the one before ended: at the head of another column, in the same type."""
    return block.top < before.bottom and is_one_size(before.size, block.size)


def _indented(block: Block) -> list[bool]:
    """Which lines open a paragraph: moved in from the block's edge, and the line above, if any, may end one.

    None where most lines are moved in, as under a bullet that hangs out.
    """
    edge, width = block.left, block.right - block.left
    moved = [LEAST_INDENT <= (line.left - edge) / line.size <= MOST_INDENT for line in block.lines]
    if 2 * sum(moved) > len(moved):
        return [False] * len(moved)
    ended = [True, *(ends_sentence(line.text) or line.right - edge < FULL * width for line in block.lines)]
    return [is_moved and may_open for is_moved, may_open in zip(moved, ended, strict=False)]


def _one_line(text: str) -> str:
    """The text without the breaks that some fonts hold, and without white space at its ends."""
    return " ".join(part.strip() for part in text.splitlines()).strip()
