"""PDFs, written by hand: bombs, circles, passwords, pieces of files."""

import zlib
from collections.abc import Sequence

from tests.bad.bad_input import BadInput, holding

REFUSED, READ = "skipped: .+", "added|skipped: .+"
TEXT = b"BT /F1 12 Tf 72 %d Td (Good words of an article, line %d.) Tj ET\n"
LINES = b"".join(TEXT % (720 - 20 * line, line) for line in range(20))
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def pdf(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, table, len(objects) + 1, trailer, len(data))
    )


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


def page(
    content: bytes,
    catalogue: bytes = b"",
    pages: bytes = b"/Kids [3 0 R] /Count 1",
    extra: Sequence[bytes] = (),
    trailer: bytes = b"",
) -> bytes:
    """A PDF of one page with this content stream, as object 4; `extra` are objects from 6 on."""
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalogue,
            b"<< /Type /Pages %s >>" % pages,
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
            b" /Resources << /Font << /F1 5 0 R >> /XObject << /X1 6 0 R >> >> >>",
            content,
            FONT,
            *extra,
        ],
        trailer,
    )


def deflated(megabytes: int, unit: bytes = b" ") -> bytes:
    """A content stream that is so much longer than it is stored, and ends in text."""
    return stream(zlib.compress(unit * ((megabytes << 20) // len(unit)) + LINES, 9), b"/Filter /FlateDecode")


def picture(filter_: bytes, data: bytes, side: int) -> bytes:
    """A page that shows one picture and no text."""
    shown = stream(
        data, b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8"
        b" /Filter /%s" % (side, side, filter_),
    )  # fmt: skip
    return page(stream(b"q 600 0 0 780 0 0 cm /X1 Do Q"), extra=[shown])


GOOD = page(stream(LINES))
LOCK = b"/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (b"ab" * 32, b"cd" * 32)
ACTIONS = (
    b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> /AA << /WC << /S /Launch /F (/bin/true) >> >>"
    b" /Names << /EmbeddedFiles << /Names [(x) 6 0 R] >> >>"
)
OUTLINES = [
    b"<< /Type /Outlines /First 7 0 R /Last 7 0 R >>",
    b"<< /Title (A) /Parent 6 0 R /Next 7 0 R /First 7 0 R >>",
]

PDFS: list[BadInput] = [
    holding("text named .pdf", "text.pdf", b"only text", REFUSED),
    holding("nothing named .pdf", "nothing.pdf", b"", REFUSED),
    holding("a head alone", "head.pdf", b"%PDF-1.7\n", REFUSED),
    holding("a good PDF", "good.pdf", GOOD, "added"),
    holding("a password", "locked.pdf", page(stream(LINES), trailer=LOCK), "skipped: .*(password|protected|encrypted)"),
    holding("a page tree in a circle", "circle.pdf", page(stream(LINES), pages=b"/Kids [2 0 R 3 0 R] /Count 2"), READ),
    holding("a table that refers to itself", "prev.pdf", page(stream(LINES), trailer=b"/Prev %d" % GOOD.rindex(b"xref\n0")), READ),
    holding("outlines in a circle", "outlines.pdf", page(stream(LINES), b"/Outlines 6 0 R", extra=OUTLINES), "added"),
    holding("a form that draws itself", "self.pdf", page(stream(b"/X1 Do " + LINES), extra=[stream(b"/X1 Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X1 6 0 R >> >>")]), "added"),
    *(holding(f"cut after {part} of 8", f"cut{part}.pdf", GOOD[: len(GOOD) * part // 8], READ) for part in range(1, 8)),
    holding("a false start", "start.pdf", GOOD[: GOOD.rindex(b"startxref")] + b"startxref\n99999999\n%%EOF", READ),
    holding("no pages", "pageless.pdf", page(stream(LINES), pages=b"/Kids [] /Count 0"), REFUSED),
    holding("pages that are not there", "boast.pdf", page(stream(LINES), pages=b"/Kids [3 0 R] /Count 100000"), READ),
    holding("the same page 20,000 times", "same.pdf", page(stream(b"BT ET"), pages=b"/Kids [%s] /Count 20000" % (b"3 0 R " * 20_000)), READ),
    holding("a page of no size", "flat.pdf", GOOD.replace(b"0 0 612 792", b"0 0 000 000"), READ),
    holding("a page of any size", "wide.pdf", GOOD.replace(b"0 0 612 792", b"0 0 9e9 9e9"), READ),
    holding("300 MB of spaces", "spaces.pdf", lambda: page(deflated(300)), READ),
    holding("10 MB of nested states", "states.pdf", lambda: page(deflated(10, b"q ")), READ),
    holding("10 MB of brackets", "arrays.pdf", lambda: page(deflated(10, b"[")), READ),
    holding("200,000 dictionaries deep", "deep.pdf", lambda: page(stream(LINES), b"/X " + b"<< /X " * 200_000), READ),
    holding("no text", "blank.pdf", page(stream(b"0 0 m 100 100 l S")), REFUSED),
    holding("a picture that is none", "noise.pdf", picture(b"DCTDecode", b"\xff\xd8" + b"noise" * 99, 999), REFUSED),
    holding("a JBIG2 picture that is none", "jbig.pdf", picture(b"JBIG2Decode", bytes(range(256)), 60_000), REFUSED),
    holding("a JPX picture that is none", "jpx.pdf", picture(b"JPXDecode", b"\0\0\0\x0cjP  \r\n\x87\n" + bytes(99), 60_000), REFUSED),
    holding("a picture of 3.6 GB", "vast.pdf", lambda: picture(b"FlateDecode", zlib.compress(bytes(1 << 20)), 60_000), REFUSED),
    holding("scripts and actions", "actions.pdf", page(stream(LINES), ACTIONS, extra=[b"<< /Type /Filespec /F (x) >>"]), "added"),
]  # fmt: skip
