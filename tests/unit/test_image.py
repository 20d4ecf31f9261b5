import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from index.errors import SourceError
from index.readers import image


def png_that_claims(width: int, height: int) -> bytes:
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = b"IDAT" + zlib.compress(b"\0" * 100)
    chunks = (
        struct.pack(">I", len(part) - 4) + part + struct.pack(">I", zlib.crc32(part))
        for part in (header, data, b"IEND")
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "not a picture that can be read"),
        (b"just some text", "not a picture that can be read"),
        (png_that_claims(8000, 8000), "8000 x 8000 pixels; expected at most 60 million"),
        (png_that_claims(200_000, 200_000), "not a picture that can be read .*exceeds limit"),
        (png_that_claims(40, 40), "not a picture that can be read"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, data: bytes, message: str):
    path = tmp_path / "page.png"
    path.write_bytes(data)

    with pytest.raises(SourceError, match=message):
        list(image.read(path, "page.png"))


def test_a_picture_in_a_format_that_is_no_page_is_refused(tmp_path: Path):
    path = tmp_path / "page.png"
    Image.new("RGB", (40, 40)).save(path, format="GIF")

    with pytest.raises(SourceError, match="not a picture that can be read"):
        list(image.read(path, "page.png"))


def test_more_pages_than_a_scan_has_are_refused_before_any_is_read(tmp_path: Path):
    page = Image.new("1", (8, 8))
    page.save(tmp_path / "pages.tif", save_all=True, append_images=[page] * 100)

    with pytest.raises(SourceError, match="more than 100 pages in one picture file"):
        list(image.read(tmp_path / "pages.tif", "pages.tif"))
