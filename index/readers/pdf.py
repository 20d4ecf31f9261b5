"""PDF files: the text layer of their pages, and by OCR the pages that have none."""

import threading
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from index.articles import Source
from index.errors import SourceError
from index.readers import ocr
from index.readers.layout import Block, Box, blocks
from index.readers.printed import printed
from index.readers.reading_order import in_reading_order
from index.readers.textlayer import boxes

# A book has hundreds of pages; more are a mistake, or meant to keep the reader busy.
MAX_BYTES, MAX_PAGES, MAX_CHARS = 256 << 20, 5000, 16 << 20
# The fullest newspaper page has some 20,000.
MAX_PAGE_CHARS = 200_000
# By OCR a page takes some ten seconds, so that these take an hour.
MAX_OCR_PAGES = 400
# A picture of a page for OCR is sharp enough for small type; that of a large page no larger than OCR would make it.
OCR_DPI = 150
POINTS_PER_INCH = 72
# A page with fewer characters than a line under a picture as large as this share of it is a scan with a stamp.
FEW_CHARS, LARGE_PICTURE = 20, 0.5
# A scan is among the first things drawn on its page.
MOST_DRAWN = 100
# Where more than this share of the characters stand for none, the others are not to be trusted either.
MOST_BROKEN = 0.1
HEADER, HEADER_BYTES = b"%PDF-", 1024
# PDFium keeps one state for the whole process.
_one_at_a_time = threading.Lock()


class Way(StrEnum):
    """How a page was read; all but the first are noted."""

    TEXT = "text"
    NO_TEXT_LAYER = "no text layer"
    BROKEN_TEXT_LAYER = "a text layer whose characters cannot be told"
    DAMAGED = "damaged"


RECOGNISED = (Way.NO_TEXT_LAYER, Way.BROKEN_TEXT_LAYER)


class Page(NamedTuple):
    """A page's blocks in reading order, and how they were read."""

    blocks: list[Block]
    way: Way


def read(path: Path, file: str) -> Iterator[Source]:
    """The file's text; raises SourceError if it is no PDF, protected, damaged, too large or without any text."""
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise SourceError(f"{size >> 20} MB; expected at most {MAX_BYTES >> 20} MB: split the file")
    with _one_at_a_time:
        pages = _pages(path.read_bytes())
    text, marks = printed([page.blocks for page in pages])
    if not text.strip():
        raise SourceError("no text in it, neither as a text layer nor in its pictures; scan it again, or leave it out")
    by_ocr = all(page.way in RECOGNISED for page in pages if page.blocks)
    encoding = "ocr" if by_ocr else "pdf"
    yield Source(file, file, text, encoding, size, marks=marks, notes=tuple(_notes([page.way for page in pages])))


def _pages(data: bytes) -> list[Page]:
    if HEADER not in data[:HEADER_BYTES]:
        raise SourceError("not a PDF, whatever its name says; expected a file that begins with %PDF-")
    try:
        with pypdfium2.PdfDocument(data) as document:
            return list(_read_pages(document))
    except pypdfium2.PdfiumError as error:
        # PDFium gives the reason of an earlier failure where it has none for this one.
        if error.err_code == pdfium.FPDF_ERR_PASSWORD and b"/Encrypt" in data:
            raise SourceError("password-protected; save a copy without the password") from error
        raise SourceError("a damaged PDF or one without pages; open it in a viewer and save it again") from error


def _read_pages(document: pypdfium2.PdfDocument) -> Iterator[Page]:
    count = len(document)
    if not 0 < count <= MAX_PAGES:
        raise SourceError(f"{count} pages; expected 1 to {MAX_PAGES}: split the file, or export it again")
    chars = scans = 0
    for number in range(count):
        found = _page(document, number)
        chars += sum(len(line.text) for block in found.blocks for line in block.lines)
        scans += found.way in RECOGNISED
        if chars > MAX_CHARS or scans > MAX_OCR_PAGES:
            most = f"{MAX_CHARS >> 20} million characters and {MAX_OCR_PAGES} scanned pages"
            raise SourceError(f"more than {most} in {number + 1} of its {count} pages: split the file")
        yield found


def _page(document: pypdfium2.PdfDocument, number: int) -> Page:
    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return Page([], Way.DAMAGED)
    if (chars := text.count_chars()) > MAX_PAGE_CHARS:
        raise SourceError(f"a page of {chars} characters; expected at most {MAX_PAGE_CHARS}: print it to a new PDF")
    found = boxes(text)
    text.close()
    way = _way(page, "".join("".join(box.text for box in found).split()))
    if way in RECOGNISED:
        found = _recognised(page)
    page.close()
    return Page(in_reading_order(blocks(found)), way)


def _way(page: pypdfium2.PdfPage, visible: str) -> Way:
    if len(visible) < FEW_CHARS and _is_picture(page, is_empty=not visible):
        return Way.NO_TEXT_LAYER
    broken = sum(char == "\ufffd" or "\ue000" <= char <= "\uf8ff" or not char.isprintable() for char in visible)
    return Way.BROKEN_TEXT_LAYER if broken > MOST_BROKEN * len(visible) else Way.TEXT


def _is_picture(page: pypdfium2.PdfPage, *, is_empty: bool) -> bool:
    """Whether a picture fills most of the page, or anything is drawn on one that has no text."""
    drawn = islice(page.get_objects(max_depth=2), MOST_DRAWN)
    if is_empty:
        return any(True for _ in drawn)
    width, height = page.get_size()
    pictures = (one.get_bounds() for one in drawn if one.type == pdfium.FPDF_PAGEOBJ_IMAGE)
    covered = ((right - left) * (top - bottom) for left, bottom, right, top in pictures)
    return any(area >= LARGE_PICTURE * width * height for area in covered)


def _recognised(page: pypdfium2.PdfPage) -> list[Box]:
    """The page's text by OCR, in the page's own unit."""
    scale = min(OCR_DPI / POINTS_PER_INCH, ocr.MAX_SIDE / max(page.get_size()))
    bitmap = page.render(scale=scale, draw_annots=False, rev_byteorder=False)
    found = ocr.recognise(bitmap.to_numpy())
    bitmap.close()
    return [_scaled(box, scale) for box in found]


def _scaled(box: Box, scale: float) -> Box:
    left, top, right, bottom = (edge / scale for edge in box[:4])
    return box._replace(left=left, top=top, right=right, bottom=bottom, size=box.size / scale)


def _notes(ways: Sequence[Way]) -> Iterator[str]:
    for way in (Way.NO_TEXT_LAYER, Way.BROKEN_TEXT_LAYER, Way.DAMAGED):
        numbers = [number for number, one in enumerate(ways, start=1) if one is way]
        which, has, be = ("page", "has", "was") if len(numbers) == 1 else ("pages", "have", "were")
        what = f"{has} {way} and {be} read by OCR" if way in RECOGNISED else f"{be} damaged and left out"
        if numbers:
            yield f"{which} {_ranges(numbers)} {what}"


def _ranges(numbers: Sequence[int]) -> str:
    """The numbers, which ascend, with those that follow one another as a range: 1-4, 7."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][-1] + 1:
            ranges[-1][1:] = [number]
        else:
            ranges.append([number])
    return ", ".join("-".join(map(str, ends)) for ends in ranges)
