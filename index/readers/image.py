"""Pictures of pages: photographs and scans, read by OCR."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np
import PIL.Image
from PIL import ImageOps, ImageSequence

from index.articles import Source
from index.errors import SourceError
from index.readers import ocr
from index.readers.layout import Block, blocks
from index.readers.printed import printed
from index.readers.reading_order import in_reading_order

SUFFIXES = (".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".bmp")
FORMATS = ("PNG", "JPEG", "WEBP", "TIFF", "BMP")
# A newspaper page at 300 dots an inch has 30 million pixels. A few bytes of file can claim billions.
MAX_BYTES, MAX_PIXELS = 64 << 20, 60_000_000
# A fax or a scan may be one TIFF file of many pages; by OCR each takes some ten seconds.
MAX_PAGES = 100


def read(path: Path, file: str) -> Iterator[Source]:
    """The picture's text; raises SourceError if it is no picture, too large or damaged, or has no text in it."""
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise SourceError(f"{size >> 20} MB; expected a picture of at most {MAX_BYTES >> 20} MB: save it smaller")
    try:
        pages = list(_pages(path))
    except (OSError, SyntaxError, ValueError, PIL.Image.DecompressionBombError) as error:
        # Pillow's plug-ins raise all of these for damaged files
        raise SourceError(f"not a picture that can be read ({error}); save it again as PNG or JPEG") from error
    text, marks = printed(pages)
    if not text.strip():
        raise SourceError("no text found in the picture by OCR; take a sharper one, or leave it out")
    note = "read by OCR" if len(pages) == 1 else f"{len(pages)} pages, read by OCR"
    yield Source(file, file, text, "ocr", size, marks=marks, notes=(note,))


def _pages(path: Path) -> Iterator[list[Block]]:
    with PIL.Image.open(path, formats=FORMATS) as picture:
        # Only TIFF has pages; the others' further frames are a film's, or a preview of the first.
        count = _page_count(picture) if picture.format == "TIFF" else 1
        for frame in islice(ImageSequence.Iterator(picture), count):
            if frame.width * frame.height > MAX_PIXELS:
                size = f"{frame.width} x {frame.height} pixels"
                raise SourceError(f"{size}; expected at most {MAX_PIXELS // 1_000_000} million: save it smaller")
            yield in_reading_order(blocks(ocr.recognise(_pixels(frame))))


def _page_count(picture: PIL.Image.Image) -> int:
    for number in range(1, MAX_PAGES + 1):
        try:
            picture.seek(number)
        except EOFError:
            return number
    raise SourceError(f"more than {MAX_PAGES} pages in one picture file: split the file")


def _pixels(frame: PIL.Image.Image) -> ocr.Image:
    """The frame as OCR takes it: upright, no larger than it looks at, blue before red, what is transparent white."""
    upright = ImageOps.exif_transpose(frame)
    if upright.mode.startswith("I"):  # 16 bits a pixel, as some scanners give
        upright = PIL.Image.fromarray((np.asarray(upright) >> 8).astype(np.uint8))
    picture = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    picture.thumbnail((ocr.MAX_SIDE, ocr.MAX_SIDE), reducing_gap=2.0)
    if picture.mode == "RGBA":
        picture = PIL.Image.alpha_composite(PIL.Image.new("RGBA", picture.size, "white"), picture).convert("RGB")
    return np.ascontiguousarray(np.asarray(picture)[:, :, ::-1])
