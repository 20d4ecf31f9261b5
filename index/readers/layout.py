"""Where text stands on a page: boxes to lines, and lines to blocks that are set alike."""

from collections import Counter, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from index.segmentation.lines import is_cjk

# Words of one line are less than this apart, columns more, in the size of the type.
WORD_GAP = 1.0
# A list's number or bullet is no wider than this and stands no further from its line.
LABEL, LABEL_GAP = 3.0, 2.5
# Pieces of one line overlap by this share of the lower one's height: a raised figure does, the next line does not.
SAME_LINE = 0.6
# A space stands in a gap this wide; in one this wide even between Chinese characters.
SPACE, CJK_SPACE = 0.15, 0.6
# Type that differs by less is of one size; recognised type is measured from its picture and varies more.
SAME_SIZE = 1.15
# Lines of one block are hardly further apart than is usual on their page.
LINE_GAP, LINE_GAP_SLACK = 1.3, 0.2
# A paragraph's first line is moved in by so much, and a block's other lines are flush.
LEAST_INDENT, MOST_INDENT = 0.8, 4.5
MOST_LINE_GAP = 2.5
# No page has so many lines side by side; more are boxes put on top of one another.
MOST_BESIDE = 64


class Box(NamedTuple):
    """Some text on a page and the rectangle it fills, y growing downwards; `size` is that of its type."""

    left: float
    top: float
    right: float
    bottom: float
    text: str
    size: float
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stand close below one another in one size of type."""

    lines: tuple[Box, ...]

    @property
    def left(self) -> float:
        return min(line.left for line in self.lines)

    @property
    def right(self) -> float:
        return max(line.right for line in self.lines)

    @property
    def top(self) -> float:
        return self.lines[0].top

    @property
    def bottom(self) -> float:
        return self.lines[-1].bottom

    @property
    def size(self) -> float:
        return median(line.size for line in self.lines)


def blocks(boxes: Iterable[Box]) -> list[Block]:
    """The page's blocks, by the top of each; the order in which they are read is another matter."""
    return _stacked(_lines([box for box in boxes if box.text.strip() and box.size > 0]))


def body_size(lines: Iterable[Box]) -> float:
    """The size of the running text: half of the characters are set in a smaller one, or in this; 0 without lines."""
    by_size = sorted((line.size, len(line.text)) for line in lines)
    left = sum(chars for _, chars in by_size) / 2
    for size, chars in by_size:
        left -= chars
        if left <= 0:
            return size
    return 0.0


def is_one_size(one: float, other: float) -> bool:
    return max(one, other) <= SAME_SIZE * min(one, other)


def _lines(boxes: Sequence[Box]) -> list[Box]:
    """The boxes, those that are pieces of one line joined, from top to bottom."""
    height = median(box.size for box in boxes) if boxes else 1.0
    last_in_row: dict[int, list[Box]] = {}
    pieces: list[list[Box]] = []
    for box in sorted(boxes, key=lambda box: (box.left, box.top)):
        row = int((box.top + box.bottom) / 2 / height)
        beside = [last_in_row[near] for near in (row - 1, row, row + 1) if near in last_in_row]
        found = next((line for line in beside if _continues(line, box)), None)
        if found is None:
            pieces.append(found := [])
        found.append(box)
        last_in_row[row] = found
    return sorted((_joined(line) for line in pieces), key=lambda line: (line.top, line.left))


def _continues(line: Sequence[Box], box: Box) -> bool:
    before = line[-1]
    overlap = min(before.bottom, box.bottom) - max(before.top, box.top)
    lower = min(before.bottom - before.top, box.bottom - box.top)
    size = min(before.size, box.size)
    is_label = len(line) == 1 and before.right - before.left <= LABEL * size
    most = LABEL_GAP if is_label else WORD_GAP
    return overlap >= SAME_LINE * lower and -before.size <= box.left - before.right <= most * size


def _joined(pieces: Sequence[Box]) -> Box:
    text = pieces[0].text
    for before, piece in pairwise(pieces):
        text += _space(before, piece) + piece.text
    return Box(
        pieces[0].left,
        min(piece.top for piece in pieces),
        max(piece.right for piece in pieces),
        max(piece.bottom for piece in pieces),
        text,
        body_size(pieces),
        all(piece.is_bold for piece in pieces),
    )


def _space(before: Box, piece: Box) -> str:
    if before.text[-1:].isspace() or piece.text[:1].isspace():
        return ""
    beside_cjk = is_cjk(before.text[-1]) or is_cjk(piece.text[0])
    return " " if piece.left - before.right > (CJK_SPACE if beside_cjk else SPACE) * piece.size else ""


def _stacked(lines: Sequence[Box]) -> list[Block]:
    """The lines as blocks: each goes with the one line below it that is near, if it is the only one above that."""
    above = _above(lines)
    most = _most_gap(lines, above)
    near = [[at for at in found if _gap(lines[at], line) <= most] for line, found in zip(lines, above, strict=True)]
    followers = Counter(at for found in near for at in found)
    body = body_size(lines)
    block_of: dict[int, list[Box]] = {}
    grouped: list[list[Box]] = []
    for index, line in enumerate(lines):
        only = near[index][0] if len(near[index]) == 1 else None
        if only is not None and followers[only] == 1 and _goes_on(lines[only], line, body):
            block = block_of[only]
        else:
            grouped.append(block := [])
        block.append(line)
        block_of[index] = block
    return [Block(tuple(group)) for group in grouped]


def _above(lines: Sequence[Box]) -> list[list[int]]:
    """For each line the lines right above it: those that overlap it or begin where it begins, with none between."""
    recent: deque[int] = deque(maxlen=MOST_BESIDE)
    found: list[list[int]] = []
    for index, line in enumerate(lines):
        over = [at for at in recent if _is_over(lines[at], line)]
        lowest = max((lines[at].bottom for at in over), default=0.0)
        found.append([at for at in over if lines[at].bottom > lowest - lines[at].size])
        recent.append(index)
    return found


def _is_over(upper: Box, line: Box) -> bool:
    overlaps = min(upper.right, line.right) - max(upper.left, line.left) > SPACE * line.size
    is_flush = abs(upper.left - line.left) <= MOST_INDENT * line.size
    return (overlaps or is_flush) and (upper.top + upper.bottom) / 2 < line.top


def _gap(upper: Box, line: Box) -> float:
    """The white between two lines, in the size of the larger."""
    return (line.top - upper.bottom) / max(upper.size, line.size)


def _most_gap(lines: Sequence[Box], above: Sequence[Sequence[int]]) -> float:
    gaps = [_gap(lines[at], line) for line, found in zip(lines, above, strict=True) for at in found]
    usual = median(gaps) if gaps else 0.0
    return min(max(usual, 0.0) * LINE_GAP + LINE_GAP_SLACK, MOST_LINE_GAP)


def _goes_on(upper: Box, line: Box, body: float) -> bool:
    """Whether the line, near below the upper one, is set like it: flush with it, or centred as headlines are."""
    if not is_one_size(upper.size, line.size):
        return False
    indent = (upper.left - line.left) / line.size
    if abs(indent) <= MOST_INDENT:
        # A first line is full if there is a second; what is moved in and far from full stands in the middle.
        return indent < LEAST_INDENT or 2 * (upper.right - upper.left) > line.right - line.left
    is_centred = abs(upper.left + upper.right - line.left - line.right) <= 2 * line.size
    return is_centred and not is_one_size(line.size, body)
