"""PDF files written by hand, as small as they can be: pages of text in Helvetica at given places."""

from collections.abc import Sequence

A4 = (595, 842)
# Any password is wrong for these: no password gives such keys.
LOCKED = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (%s) /U (%s) >> /ID [(a) (a)]" % (b"o" * 32, b"u" * 32)

UNTOLD = (
    "/Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [<< /Type /Font "
    "/Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 "
    "/FontDescriptor << /Type /FontDescriptor /FontName /A /Flags 4 /FontBBox [0 0 1000 1000] /Ascent 800 /Descent -200 >> >>]"
)


def text(words: str, x: float, y: float, *, size: float = 10, font: str = "F1") -> str:
    """The drawing of some Latin words; y is counted upwards from the bottom of the page."""
    return f"BT /{font} {size} Tf {x} {y} Td ({words}) Tj ET "


def numbers(hexadecimal: str, x: float, y: float) -> str:
    """The drawing of characters of a font that does not say which they are."""
    return f"BT /F3 10 Tf {x} {y} Td <{hexadecimal}> Tj ET "


def picture(width: int, height: int) -> str:
    """The drawing of a picture over the whole page that claims so many pixels."""
    image = f"BI /W {width} /H {height} /BPC 8 /CS /G /F /AHx ID 00> EI"
    return f"q {A4[0]} 0 0 {A4[1]} 0 0 cm {image} Q "


def pdf(*pages: str, to_unicode: str = "", rotate: int = 0, trailer: bytes = b"") -> bytes:
    """A file of these pages, each a page's drawing; `to_unicode` is a CMap body for the font F1."""
    fonts = (
        f"<< /F1 << {_font('Helvetica')} /ToUnicode 3 0 R >> /F2 << {_font('Helvetica-Bold')} >> /F3 << {UNTOLD} >> >>"
    )
    if not to_unicode:
        fonts = fonts.replace("/ToUnicode 3 0 R", "")
    box = f"/MediaBox [0 0 {A4[0]} {A4[1]}] /Rotate {rotate} /Resources << /Font {fonts} >>"
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        _stream(to_unicode),
    ]
    for at, drawing in enumerate(pages):
        objects += [f"<< /Type /Page /Parent 2 0 R {box} /Contents {5 + 2 * at} 0 R >>", _stream(drawing)]
    return _file(objects, trailer)


def private_use(first: str, last: str) -> str:
    """A CMap that says of these characters what a broken one does: that they are none."""
    return (
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange "
        f"1 beginbfrange <{ord(first):02x}> <{ord(last):02x}> <E000> endbfrange endcmap"
    )


def _font(name: str) -> str:
    return f"/Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding"


def _stream(content: str) -> str:
    return f"<< /Length {len(content.encode())} >>\nstream\n{content}\nendstream"


def _file(objects: Sequence[str], trailer: bytes) -> bytes:
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer << /Size {len(objects) + 1} /Root 1 0 R "
    return data + start.encode() + trailer + f" >>\nstartxref\n{len(data)}\n%%EOF\n".encode()
