"""Pictures: claims of size, circles, pieces of files."""

import struct
import zlib

from tests.bad.bad_input import BadInput, holding

REFUSED, READ = "skipped: .+", "added|skipped: .+"


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, data: bytes, extra: bytes = b"") -> bytes:
    """A grey PNG that claims a size and holds this image data."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + extra + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")


def tiff_in_a_circle() -> bytes:
    """A TIFF of one pixel whose next directory is its first."""
    tags = ((256, 1), (257, 1), (258, 8), (259, 1), (262, 1), (273, 8), (277, 1), (278, 1), (279, 1))
    entries = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags)
    return b"II*\0" + struct.pack("<IH", 8, len(tags)) + entries + struct.pack("<I", 8)


def bmp(width: int, height: int) -> bytes:
    return (
        struct.pack("<2sIHHI", b"BM", 58, 0, 0, 54)
        + struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, 4, 1, 1, 0, 0)
        + bytes(4)
    )


WHITE = (b"\0" + b"\xff" * 100) * 100
PICTURES: list[BadInput] = [
    holding("text named .png", "text.png", b"only text", REFUSED),
    holding("nothing named .jpg", "nothing.jpg", b"", REFUSED),
    holding("a white picture", "white.png", png(100, 100, WHITE), REFUSED),
    holding("one pixel", "pixel.png", png(1, 1, b"\0\0"), REFUSED),
    holding("no pixel", "none.png", png(0, 0, b""), REFUSED),
    holding("a claim of 2.5 gigapixels", "claim.png", png(50_000, 50_000, b""), REFUSED),
    holding("a bomb of 400 megapixels", "bomb.png", lambda: png(20_000, 20_000, bytes(20_001 * 20_000)), REFUSED),
    holding("a picture one pixel high", "wide.png", png(200_000, 1, bytes(200_001)), REFUSED),
    holding("half a picture", "half.png", png(100, 100, WHITE)[:60], REFUSED),
    holding("a text chunk bomb", "chunk.png", lambda: png(100, 100, WHITE, chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(200 << 20)))), REFUSED),
    holding("a JPEG head", "head.jpeg", b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(99), REFUSED),
    holding("a WebP head", "head.webp", b"RIFF\x40\0\0\0WEBPVP8 " + bytes(60), REFUSED),
    holding("a TIFF in a circle", "circle.tif", tiff_in_a_circle(), REFUSED),
    holding("a TIFF head", "head.tiff", b"MM\0*\xff\xff\xff\xff", REFUSED),
    holding("a bitmap that boasts", "boast.bmp", bmp(2_000_000_000, 2_000_000_000), REFUSED),
    holding("a bitmap upside down", "down.bmp", bmp(1, -2_147_483_648), REFUSED),
]  # fmt: skip
