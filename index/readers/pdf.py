"""PDF files: the text layer of their pages, and by OCR the pages that have none."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import closing
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
# By OCR a page takes ten to twenty seconds on one core, so that these take an hour or two.
MAX_OCR_PAGES = 400
# A picture of a page for OCR is sharp enough for small type; that of a large page no larger than OCR would make it.
OCR_DPI = 150
POINTS_PER_INCH = 72
# A page with fewer characters than a line under a picture as large as this share of it is a scan with a stamp.
FEW_CHARS, LARGE_PICTURE = 20, 0.5
# A scan is among the first things drawn on its page. A few bytes of file can claim billions of pixels.
MOST_DRAWN, MAX_PIXELS = 500, 60_000_000
# Where more than this share of the characters stand for none, the others are not to be trusted either.
MOST_BROKEN = 0.1
HEADER, HEADER_BYTES = b"%PDF-", 1024
# PDFium keeps one state for the whole process.
_one_at_a_time = threading.Lock()


class Way(StrEnum):
    """How a page was read, as it is noted of all but the first kind."""

    TEXT = "the text layer was read"
    NO_TEXT_LAYER = "no text layer; read by OCR"
    BROKEN_TEXT_LAYER = "a text layer whose characters cannot be told; read by OCR"
    TOO_LARGE = "a picture too large for OCR; left out"
    DAMAGED = "damaged; left out"


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
        with closing(document[number]) as page:
            return _read_page(page)
    except pypdfium2.PdfiumError:
        return Page([], Way.DAMAGED)


def _read_page(page: pypdfium2.PdfPage) -> Page:
    with closing(page.get_textpage()) as text:
        if (chars := text.count_chars()) > MAX_PAGE_CHARS:
            raise SourceError(f"a page of {chars} characters; expected at most {MAX_PAGE_CHARS}: print it to a new PDF")
        found = boxes(text)
    way = _way(page, "".join("".join(box.text for box in found).split()))
    if way is not Way.TEXT:
        found = _recognised(page) if way in RECOGNISED else []
    return Page(in_reading_order(blocks(found)), way)


def _way(page: pypdfium2.PdfPage, visible: str) -> Way:
    broken = sum(char == "\ufffd" or "\ue000" <= char <= "\uf8ff" or not char.isprintable() for char in visible)
    if broken <= MOST_BROKEN * len(visible) and len(visible) >= FEW_CHARS:
        return Way.TEXT
    drawn = list(islice(page.get_objects(), MOST_DRAWN))
    pictures = [one for one in drawn if one.type == pdfium.FPDF_PAGEOBJ_IMAGE]
    if any(width * height > MAX_PIXELS for width, height in (one.get_px_size() for one in pictures)):
        return Way.TOO_LARGE
    if broken > MOST_BROKEN * len(visible):
        return Way.BROKEN_TEXT_LAYER
    is_scan = bool(drawn) if not visible else any(_share(page, one) >= LARGE_PICTURE for one in pictures)
    return Way.NO_TEXT_LAYER if is_scan else Way.TEXT


def _share(page: pypdfium2.PdfPage, drawn: pypdfium2.PdfObject) -> float:
    """How much of the page it covers."""
    width, height = page.get_size()
    left, bottom, right, top = drawn.get_bounds()
    return float((right - left) * (top - bottom) / (width * height))


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
    for way in Way:
        numbers = [number for number, one in enumerate(ways, start=1) if one is way]
        if numbers and way is not Way.TEXT:
            yield f"{'pages' if len(numbers) > 1 else 'page'} {_ranges(numbers)}: {way}"


def _ranges(numbers: Sequence[int]) -> str:
    """The numbers, which ascend, with those that follow one another as a range: 1-4, 7."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][-1] + 1:
            ranges[-1][1:] = [number]
        else:
            ranges.append([number])
    return ", ".join("-".join(map(str, ends)) for ends in ranges)
