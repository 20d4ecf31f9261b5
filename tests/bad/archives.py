"""Word files and e-books, which are archives of XML: bombs, entities, entries that lie."""

import struct
import warnings
from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from tests.bad.bad_input import BadInput, holding

Entry = tuple[str, bytes]

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
ROOT_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>'
)
LAUGHS = "<!DOCTYPE x [<!ENTITY a0 'ha'>{}]>".format(
    "".join(f"<!ENTITY a{level} '{f'&a{level - 1};' * 10}'>" for level in range(1, 10))
)
SECRET = "<!DOCTYPE x [<!ENTITY secret SYSTEM 'file:///etc/passwd'>]>"
REMOTE = "<!DOCTYPE x SYSTEM 'http://127.0.0.1:9/x.dtd'>"
REFUSED, READ = "skipped: .+", "added|skipped: .+"


def zipped(entries: Iterable[Entry], method: int = ZIP_DEFLATED) -> bytes:
    stored = BytesIO()
    with warnings.catch_warnings(), ZipFile(stored, "w", method) as archive:
        warnings.simplefilter("ignore")  # a name twice is what is wanted
        for name, data in entries:
            archive.writestr(name, data)
    return stored.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def docx(body: str, doctype: str = "", extra: Iterable[Entry] = ()) -> bytes:
    """A Word file of this body."""
    document = f'<?xml version="1.0"?>{doctype}<w:document {WORD}><w:body>{body}</w:body></w:document>'
    return zipped(
        [
            ("[Content_Types].xml", CONTENT_TYPES.encode()),
            ("_rels/.rels", ROOT_RELATIONS.encode()),
            ("word/document.xml", document.encode()),
            *extra,
        ]
    )


def epub(chapter: str, doctype: str = "", spine: str = '<itemref idref="c1"/>', extra: Iterable[Entry] = ()) -> bytes:
    """An e-book of one chapter."""
    container = (
        '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
        '<rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    package = (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Book</dc:title>'
        '<dc:identifier id="i">1</dc:identifier><dc:language>en</dc:language></metadata><manifest>'
        '<item id="c1" href="c1.xhtml" media-type="application/xhtml+xml"/></manifest>'
        f"<spine>{spine}</spine></package>"
    )
    page = (
        f'<?xml version="1.0"?>{doctype}<html xmlns="http://www.w3.org/1999/xhtml">'
        f"<head><title>One</title></head><body>{chapter}</body></html>"
    )
    return zipped(
        [
            ("mimetype", b"application/epub+zip"),
            ("META-INF/container.xml", container.encode()),
            ("book.opf", package.encode()),
            ("c1.xhtml", page.encode()),
            *extra,
        ]
    )


def bomb(name: str, megabytes: int) -> bytes:
    """A Word file with an entry that is a thousandth of its length."""
    return docx(paragraph("good words"), extra=[(name, b" " * (megabytes << 20))])


def swollen() -> bytes:
    """A Word file whose own text is 250 MB of spaces."""
    return docx("<w:p><w:r><w:t>" + " " * (250 << 20) + "</w:t></w:r></w:p>")


def nested(depth: int) -> bytes:
    data = b"words"
    for _ in range(depth):
        data = zipped([("inner.zip", data)])
    return data


def lying(data: bytes, size: int) -> bytes:
    """The archive with every entry's uncompressed size, in the central directory, replaced."""
    damaged, at = bytearray(data), data.find(b"PK\x01\x02")
    while at >= 0:
        damaged[at + 24 : at + 28] = struct.pack("<I", size)
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(damaged)


def flagged(data: bytes, flag: int) -> bytes:
    """The archive with a general purpose flag set on every entry: 1 is encryption."""
    damaged = bytearray(data)
    for magic, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = data.find(magic)
        while at >= 0:
            damaged[at + offset] |= flag
            at = data.find(magic, at + 4)
    return bytes(damaged)


BODY = paragraph("good words of an article. ") * 20
GOOD_DOCX, GOOD_EPUB = docx(BODY), epub("<p>good words of a chapter. </p>" * 20)
DELETED = '<w:p><w:del w:id="1" w:author="x"><w:r><w:delText>taken out</w:delText></w:r></w:del></w:p>' + BODY
EXTERNAL = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r9" Type="{RELATIONS}/image" Target="http://127.0.0.1:9/x.png" TargetMode="External"/>'
    f'<Relationship Id="r8" Type="{RELATIONS}/attachedTemplate" Target="file:///etc/passwd" TargetMode="External"/>'
    "</Relationships>"
)
ENCRYPTION = b"""<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData
xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes256-cbc"/>
<CipherData><CipherReference URI="c1.xhtml"/></CipherData></EncryptedData></encryption>"""

ARCHIVES: list[BadInput] = [
    holding("text named .docx", "text.docx", b"only text", REFUSED),
    holding("nothing named .docx", "nothing.docx", b"", REFUSED),
    holding("an old Word file", "old.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000), REFUSED),
    holding("an archive of nothing", "hollow.docx", zipped([]), REFUSED),
    holding("a good Word file", "good.docx", GOOD_DOCX, "added"),
    holding("a bomb beside the text", "beside.docx", lambda: bomb("word/media/a.bin", 250), READ),
    holding("a bomb in the text", "bomb.docx", swollen, REFUSED),
    holding("archives in archives", "nested.docx", nested(10), REFUSED),
    holding("entries outside", "slip.docx", docx(BODY, extra=[("../../x", b"x"), ("/x", b"x"), ("..\\x", b"x")]), READ),
    holding("many entries", "many.docx", lambda: docx(BODY, extra=[(f"x/{n}", b"") for n in range(20_000)]), READ),
    holding("a part twice", "twice.docx", docx(BODY, extra=[("word/document.xml", b"<x/>")]), READ),
    holding("sizes that lie", "lying.docx", lying(GOOD_DOCX, 5), REFUSED),
    holding("sizes that boast", "boast.docx", lying(GOOD_DOCX, 0xFFFFFFF0), REFUSED),
    holding("an encrypted entry", "locked.docx", flagged(GOOD_DOCX, 1), REFUSED),
    holding("a directory cut short", "short.docx", GOOD_DOCX[:-60], REFUSED),
    holding("cut in half", "half.docx", GOOD_DOCX[: len(GOOD_DOCX) // 2], REFUSED),
    holding("a directory alone", "alone.docx", GOOD_DOCX[GOOD_DOCX.index(b"PK\x01\x02") :], REFUSED),
    holding("an entity of a file", "secret.docx", docx(paragraph("&secret;") + BODY, SECRET), READ),
    holding("a remote DTD", "remote.docx", docx(BODY, REMOTE), READ),
    holding("a billion laughs", "laughs.docx", docx(paragraph("&a9;"), LAUGHS), REFUSED),
    holding("a million elements deep", "deep.docx", lambda: docx("<w:p>" * 1_000_000), REFUSED),
    holding("broken XML", "broken.docx", docx("<w:p><w:r><w:t>words</w:p>"), READ),
    holding("no body", "bodiless.docx", docx("").replace(b"body", b"bodi"), REFUSED),
    holding("what was taken out", "deleted.docx", docx(DELETED), "added"),
    holding("references outside", "external.docx", docx(BODY, extra=[("word/_rels/document.xml.rels", EXTERNAL.encode())]), READ),
    holding("a macro", "macro.docx", docx(BODY, extra=[("word/vbaProject.bin", b"\xd0\xcf\x11\xe0" + bytes(99))]), READ),
    holding("text named .epub", "text.epub", b"only text", REFUSED),
    holding("a Word file named .epub", "word.epub", GOOD_DOCX, REFUSED),
    holding("a good book", "good.epub", GOOD_EPUB, "added"),
    holding("an encrypted book", "encrypted.epub", epub("<p>x</p>", extra=[("META-INF/encryption.xml", ENCRYPTION)]), REFUSED),
    holding("a book without a spine", "spineless.epub", epub("<p>words</p>", spine=""), READ),
    holding("a spine of nothing", "dangling.epub", epub("<p>words</p>", spine='<itemref idref="c9"/>'), READ),
    holding("a chapter a thousand times", "again.epub", epub("<p>words of one chapter</p>", spine='<itemref idref="c1"/>' * 1000), READ),
    holding("a book with a script", "script.epub", epub("<script>alert(1)</script><p>good words</p>"), "added"),
    holding("a book with remote parts", "remote.epub", epub('<img src="http://127.0.0.1:9/x.png"/><p>words</p>'), READ),
    holding("a book with entities", "laughs.epub", epub("<p>&a9;</p>", LAUGHS), READ),
    holding("a book of a file", "secret.epub", epub("<p>&secret; words</p>", SECRET), READ),
    holding("a book bomb", "bomb.epub", lambda: epub("<p>" + " " * (250 << 20) + "</p>"), REFUSED),
    holding("a stored book", "stored.epub", zipped([("mimetype", b"application/epub+zip")], ZIP_STORED), REFUSED),
]  # fmt: skip
