"""A document that is a zip of parts, as Word's and EPUB's are, opened within limits."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lxml import etree

from index.errors import SourceError

MAX_PARTS, MAX_UNPACKED = 2_000, 200 << 20
# A part over this size that unpacks to more than so many times its packed size is a bomb, not text.
LARGE_PART, MAX_RATIO = 1 << 20, 100
MAX_DIRECTORY = 1 << 20
# The record at a zip's end: its signature, and behind ten more bytes the size of the directory of parts.
END_RECORD, END_RECORD_BYTES, MAX_COMMENT = b"PK\5\6", 22, 1 << 16
# What every Office file began with before there was .docx, and what one with a password still begins with.
LEGACY_OFFICE = b"\xd0\xcf\x11\xe0"
IS_ENCRYPTED = 1


@contextmanager
def opened(path: Path, kind: str) -> Iterator["Archive"]:
    """The parts of the document; raises SourceError if it is no zip, is over the limits, or has a password."""
    _check_end(path, kind)
    try:
        parts = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise SourceError(f"not a valid {kind} file ({error}); open it and save it again") from error
    with parts:
        _check(parts.infolist(), kind)
        yield Archive(parts, kind)


class Archive:
    """The parts of an open document, by name; a name is only ever looked up, never used as a path."""

    def __init__(self, parts: zipfile.ZipFile, kind: str) -> None:
        self._parts = parts
        self._names = frozenset(parts.namelist())
        self._kind = kind

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def read(self, name: str) -> bytes:
        """The bytes of a part; raises SourceError if there is no such part or it is damaged."""
        if name not in self._names:
            raise SourceError(f"not a valid {self._kind} file (it has no {name}); open it and save it again")
        try:
            return self._parts.read(name)
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, OSError) as error:
            raise SourceError(f"{name} inside it is damaged ({error}); get the file again") from error

    def xml(self, name: str) -> etree._Element:
        """The root of a part that is XML; raises SourceError if it is not well-formed or declares entities."""
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(self.read(name), parser)
        except etree.XMLSyntaxError as error:
            raise SourceError(f"{name} inside it is not well-formed ({error}); save the file again") from error
        declared = root.getroottree().docinfo.internalDTD
        if declared is not None and next(declared.iterentities(), None) is not None:
            raise SourceError(f"{name} inside it declares entities, which no {self._kind} file needs; save it again")
        return root


def _check_end(path: Path, kind: str) -> None:
    """Refuse what is no zip, or has a directory of so many parts that listing them would take too long."""
    with path.open("rb") as file:
        if file.read(len(LEGACY_OFFICE)) == LEGACY_OFFICE:
            raise SourceError(
                f"an Office file of the old kind or with a password; save it as a {kind} file without one"
            )
        size = file.seek(0, 2)
        file.seek(max(size - MAX_COMMENT - END_RECORD_BYTES, 0))
        tail = file.read()
    place = tail.rfind(END_RECORD)
    if place < 0 or len(tail) < place + END_RECORD_BYTES:
        raise SourceError(f"not a valid {kind} file (it is no zip); expected one that {kind} programs can open")
    (directory_bytes,) = struct.unpack_from("<I", tail, place + 12)
    if directory_bytes > MAX_DIRECTORY:
        raise SourceError(f"a {kind} file with too many parts to list; expected at most {MAX_PARTS:,}")


def _check(parts: list[zipfile.ZipInfo], kind: str) -> None:
    if len(parts) > MAX_PARTS:
        raise SourceError(f"a {kind} file with {len(parts):,} parts; expected at most {MAX_PARTS:,}")
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MAX_UNPACKED:
        raise SourceError(f"unpacks to {unpacked >> 20} MB; expected at most {MAX_UNPACKED >> 20} MB")
    for part in parts:
        if part.flag_bits & IS_ENCRYPTED:
            raise SourceError(f"{part.filename} inside it has a password; save the file without one")
        if part.file_size > LARGE_PART and part.file_size > MAX_RATIO * part.compress_size:
            raise SourceError(f"{part.filename} inside it unpacks to over {MAX_RATIO} times its size; it is no text")
