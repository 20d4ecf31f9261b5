"""The text layer of a PDF page: PDFium's characters, as boxes of text along straight lines."""

from collections import Counter
from collections.abc import Iterator, Sequence
from ctypes import c_double, c_int, create_string_buffer
from itertools import pairwise
from math import isfinite
from statistics import median
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from index.readers.layout import SPACE, WORD_GAP, Box, is_one_size
from index.segmentation.lines import is_cjk

# Above and below its base line, in its size, what a character takes; fonts say this in many ways and often wrongly.
ASCENT, DESCENT = 0.88, 0.12
SAME_BASE = 0.3
# Between Chinese characters no words are set apart.
CJK_GAP = 0.8
# Programs for Chinese text set digits and Latin words a little apart, without a space.
MIXED_GAP = 0.3
# What PDFium puts for a hyphen that ends a line, and what stands here for a character that cannot be told.
HYPHEN, UNTOLD = 2, "\ufffd"
FIRST_ASCII, LAST_ASCII = 0x20, 0x7E
LINE_BREAKS = (10, 13)
FORCE_BOLD = 1 << 18
BOLD_NAMES = (b"bold", b"black", b"heavy")
LONGEST_FONT_NAME = 128
# Fonts whose size is this far from the height of their characters are scaled in a way that their size does not say.
MOST_SCALE = 2.0
Turn = tuple[int, int, int, int]
# A base line that points right, up, left or down, and the turn that lets it point right, with y downwards.
TURNS: dict[tuple[int, int], Turn] = {
    (1, 0): (1, 0, 0, -1),
    (0, 1): (0, 1, 1, 0),
    (-1, 0): (-1, 0, 0, 1),
    (0, -1): (0, -1, -1, 0),
}


class Glyph(NamedTuple):
    """A character as PDFium gives it: its rectangle and origin in the page's own units, y upwards."""

    number: int
    char: str
    left: float
    bottom: float
    right: float
    top: float
    x: float
    y: float
    size: float
    direction: tuple[int, int]


class Placed(NamedTuple):
    """A character turned so that its line runs to the right: from start to end, on a base line, y downwards."""

    number: int
    char: str
    pen: float  # where the pen stood; the rectangle of a Chinese comma may be only what is black of it
    start: float
    end: float
    base: float
    size: float


def boxes(text: pypdfium2.PdfTextPage) -> list[Box]:
    """The page's text in boxes, each a piece of a line; vertical Chinese is turned to lines from left to right."""
    glyphs = _rescaled([glyph for glyph in _glyphs(text) if isfinite(sum(glyph[2:9]))])
    if not glyphs:
        return []
    (direction, _), *_ = Counter(glyph.direction for glyph in glyphs).most_common(1)
    placed = [_turned(glyph, TURNS[direction]) for glyph in glyphs]
    if _is_vertical(placed):
        placed = [_laid_down(glyph, TURNS[direction]) for glyph in glyphs]
    return [box for run in _runs(placed) if (box := _box(text, run)) is not None]


def _glyphs(text: pypdfium2.PdfTextPage) -> Iterator[Glyph]:
    """The characters that take room on the page, and the spaces that PDFium tells from a gap, of size 0."""
    page, rectangle, matrix = text.raw, pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    x, y = c_double(), c_double()
    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(page, index)
        if code in LINE_BREAKS or not pdfium.FPDFText_GetLooseCharBox(page, index, rectangle):
            continue
        pdfium.FPDFText_GetCharOrigin(page, index, x, y)
        pdfium.FPDFText_GetMatrix(page, index, matrix)
        edges = rectangle.left, rectangle.bottom, rectangle.right, rectangle.top
        is_added = code == ord(" ") and pdfium.FPDFText_IsGenerated(page, index) == 1
        size = 0.0 if is_added else pdfium.FPDFText_GetFontSize(page, index) * max(abs(matrix.c), abs(matrix.d))
        char = UNTOLD if _is_untold(page, index, code) else "-" if code == HYPHEN else chr(code)
        yield Glyph(index, char, *edges, x.value, y.value, size, _direction(matrix.a, matrix.b))


def _is_untold(page: pdfium.FPDF_TEXTPAGE, index: int, code: int) -> bool:
    """Whether the font does not say which character this is; PDFium then gives its number in the font.

    The numbers of Latin letters mostly are those of ASCII, in whatever font.
    """
    is_ascii = FIRST_ASCII <= code <= LAST_ASCII or code == HYPHEN
    return code == 0 or (not is_ascii and pdfium.FPDFText_HasUnicodeMapError(page, index) == 1)


def _direction(a: float, b: float) -> tuple[int, int]:
    if abs(b) > abs(a):
        return (0, 1 if b > 0 else -1)
    return (1 if a >= 0 else -1, 0)


def _rescaled(glyphs: list[Glyph]) -> list[Glyph]:
    """The characters, their size as it is seen where the fonts' own says nothing."""
    heights = [(glyph.right - glyph.left) if glyph.direction[1] else (glyph.top - glyph.bottom) for glyph in glyphs]
    ratios = [height / glyph.size for height, glyph in zip(heights, glyphs, strict=True) if glyph.size]
    usual = median(ratios) if ratios else 1.0
    if 1 / MOST_SCALE <= usual <= MOST_SCALE:
        return glyphs
    return [glyph._replace(size=glyph.size * usual) for glyph in glyphs]


def _turned(glyph: Glyph, turn: Turn) -> Placed:
    xx, xy, yx, yy = turn
    ends = sorted((xx * glyph.left + xy * glyph.bottom, xx * glyph.right + xy * glyph.top))
    pen = xx * glyph.x + xy * glyph.y
    return Placed(glyph.number, glyph.char, pen, ends[0], ends[1], yx * glyph.x + yy * glyph.y, glyph.size)


def _laid_down(glyph: Glyph, turn: Turn) -> Placed:
    """A character of a vertical line, which runs downwards, as one of a line below those that stand right of it."""
    xx, xy, yx, yy = turn
    ends = sorted((yx * glyph.left + yy * glyph.bottom, yx * glyph.right + yy * glyph.top))
    middle = (xx * (glyph.left + glyph.right) + xy * (glyph.bottom + glyph.top)) / 2
    base = -middle + (0.5 - DESCENT) * glyph.size
    pen = yx * glyph.x + yy * glyph.y
    return Placed(glyph.number, glyph.char, pen, ends[0], ends[1], base, glyph.size)


def _is_vertical(placed: Sequence[Placed]) -> bool:
    """Whether most characters stand under the one before them, none of them on its line."""
    under = beside = 0
    for before, glyph in pairwise(placed):
        is_below = SAME_BASE * glyph.size < glyph.base - before.base < 2 * glyph.size
        under += is_below and abs(glyph.start + glyph.end - before.start - before.end) < glyph.size
        beside += abs(glyph.base - before.base) <= SAME_BASE * glyph.size
    return under > beside


def _runs(placed: Sequence[Placed]) -> Iterator[list[Placed]]:
    """The characters that follow one another on a line without a gap as wide as between columns."""
    run: list[Placed] = []
    last: Placed | None = None
    for glyph in placed:
        if last is not None and glyph.size and not _follows(last, glyph):
            yield run
            run = []
        run.append(glyph)
        last = glyph if glyph.size else last
    yield run


def _follows(last: Placed, glyph: Placed) -> bool:
    if (last.start, last.end, last.base) == (glyph.start, glyph.end, glyph.base):
        return True  # the parts of a ligature all have its place
    is_near = -last.size <= _gap(last, glyph) <= (CJK_GAP if is_cjk(last.char) else WORD_GAP) * last.size
    return is_near and abs(glyph.base - last.base) <= SAME_BASE * last.size and is_one_size(last.size, glyph.size)


def _gap(last: Placed, glyph: Placed) -> float:
    """The white between two characters; none where the next one stands as far on as a Chinese character is wide."""
    by_pen = glyph.pen - last.pen - last.size
    return 0.0 if is_cjk(last.char) and abs(by_pen) <= SPACE * last.size else glyph.start - last.end


def _box(text: pypdfium2.PdfTextPage, run: Sequence[Placed]) -> Box | None:
    seen = [glyph for glyph in run if glyph.size and not glyph.char.isspace()]
    if not seen:
        return None
    size, base = max(glyph.size for glyph in seen), seen[0].base
    start, end = min(glyph.start for glyph in seen), max(glyph.end for glyph in seen)
    if is_cjk(seen[-1].char) and not seen[-1].char.isalnum():
        end -= size / 2  # the white half of a mark hangs over the edge of its column
    return Box(
        start, base - ASCENT * size, end, base + DESCENT * size, _chars(run), size, _is_bold(text, seen[0].number)
    )


def _is_bold(text: pypdfium2.PdfTextPage, index: int) -> bool:
    name, flags = create_string_buffer(LONGEST_FONT_NAME), c_int()
    pdfium.FPDFText_GetFontInfo(text.raw, index, name, LONGEST_FONT_NAME, flags)
    return bool(flags.value & FORCE_BOLD) or any(bold in name.value.lower() for bold in BOLD_NAMES)


def _chars(run: Sequence[Placed]) -> str:
    """The run's text, without spaces that PDFium sees where nobody put any."""
    around = zip([run[0], *run], run, [*run[1:], run[-1]], strict=False)
    text = "".join(glyph.char for before, glyph, after in around if glyph.size or not _is_no_space(before, after))
    # PDFium gives some characters in two halves.
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _is_no_space(before: Placed, after: Placed) -> bool:
    """Whether the gap is what stands beside a Chinese comma, or is set between Chinese and other characters."""
    if is_cjk(before.char) and is_cjk(after.char):
        return _gap(before, after) <= SPACE * after.size
    return (is_cjk(before.char) or is_cjk(after.char)) and _gap(before, after) <= MIXED_GAP * after.size
