"""EPUB: the chapters of a book or the one article of a saved page, in reading order."""

import posixpath
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from index.articles import Attribution, Mark, MarkKind, Source
from index.dates import day
from index.decoding.decoding import decode
from index.errors import SourceError
from index.readers.archive import Archive, opened
from index.readers.blocks import Block, blocks_of
from index.readers.declared import authors, name
from index.readers.head import charset
from index.readers.manuscript import Heading, Manuscript
from index.readers.tree import parsed
from index.segmentation.lines import ends_sentence

CONTAINER, ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
CONTENTS = ("nav", "toc")
# Fonts may be scrambled in a book that anyone may read.
FONT_SCRAMBLING = frozenset(("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"))
# A line this long is running text though no sentence ends with it.
LONG = 40


class Package(NamedTuple):
    """What a book's package file says: its parts in reading order, and of whom and when it is."""

    parts: list[str]
    title: str | None
    said: Attribution


def read(path: Path, file: str) -> Iterator[Source]:
    """The book's text; raises SourceError if it is no EPUB, is under DRM or holds no text."""
    with opened(path, "EPUB") as archive:
        _refuse_drm(archive)
        package = _package(archive)
        chapters = [list(_blocks(archive.read(part))) for part in package.parts if part in archive]
        missing = [part for part in package.parts if part not in archive]
    manuscript = Manuscript()
    begin = {heading for chapter in chapters if (heading := _take(chapter, manuscript))}
    text = manuscript.text
    if not text.strip():
        raise SourceError("no text in it")
    marks = tuple(_mark(heading, begin) for heading in manuscript.headings)
    notes = (f"{len(missing)} of its parts are missing, {posixpath.basename(missing[0])} first",) if missing else ()
    is_book = len(begin) > 1
    said = _attribution(package, is_book=is_book, is_titled=bool(begin))
    yield Source(file, file, text, "epub", path.stat().st_size, said, is_book=is_book, marks=marks, notes=notes)


def _take(chapter: Sequence[Block], manuscript: Manuscript) -> Heading | None:
    """Append a part of the book; its first heading, if a chapter begins with it.

    A part that does not begin with a heading goes on where the last one ended, and one without running text is a title
    page, or that of several chapters.
    """
    first = next((block for block in chapter if block.text), None)
    known = len(manuscript.headings)
    for block in chapter:
        manuscript.add(block.text, block.level or None)
    is_running = any(ends_sentence(block.text) or len(block.text) >= LONG for block in chapter if not block.level)
    return manuscript.headings[known] if first and first.level and is_running else None


def _mark(heading: Heading, begin: Collection[Heading]) -> Mark:
    kind = MarkKind.TITLE if heading in begin else MarkKind.HEADING
    return Mark(heading.start, heading.end, kind)


def _attribution(package: Package, *, is_book: bool, is_titled: bool) -> Attribution:
    """A book is where its chapters appeared; of a single article it is the title, unless the text holds one."""
    if is_book:
        return replace(package.said, publication=package.title)
    return package.said if is_titled else replace(package.said, title=package.title)


def _blocks(data: bytes) -> Iterator[Block]:
    root = parsed(decode(data, charset(data)).text) if data.strip() else None
    yield from blocks_of(root) if root is not None else ()


def _package(archive: Archive) -> Package:
    rootfile = next(archive.xml(CONTAINER).iter("{*}rootfile"), None)
    place = unquote(rootfile.get("full-path", "")) if rootfile is not None else ""
    if place not in archive:
        raise SourceError("not a valid EPUB file (its container names no package); open it and save it again")
    package = archive.xml(place)
    hrefs = {item.get("id"): item for item in package.iter("{*}item")}
    spine = [hrefs[one.get("idref")] for one in package.iter("{*}itemref") if one.get("idref") in hrefs]
    folder = posixpath.dirname(place)
    contents = {_part(folder, one) for one in package.iter("{*}reference") if one.get("type") in CONTENTS}
    parts = [_part(folder, item) for item in spine if "nav" not in item.get("properties", "").split()]
    title = next((name(one.text) for one in package.iter("{http://purl.org/dc/elements/1.1/}title")), None)
    return Package(list(dict.fromkeys(part for part in parts if part not in contents)), title, _said(package))


def _part(folder: str, item: etree._Element) -> str:
    """The name in the archive of what an entry refers to."""
    return posixpath.normpath(posixpath.join(folder, unquote(item.get("href", "").partition("#")[0])))


def _said(package: etree._Element) -> Attribution:
    def values(what: str) -> list[etree._Element]:
        return list(package.iter("{http://purl.org/dc/elements/1.1/}" + what))

    creators = [one for one in values("creator") if one.get("{http://www.idpf.org/2007/opf}role", "aut") == "aut"]
    dates = [date for one in values("date") if (date := day(one.text or ""))]
    return Attribution(authors=authors(one.text or "" for one in creators), date=dates[0] if dates else None)


def _refuse_drm(archive: Archive) -> None:
    if ENCRYPTION not in archive:
        return
    methods = (one.get("Algorithm") for one in archive.xml(ENCRYPTION).iter("{*}EncryptionMethod"))
    if any(method not in FONT_SCRAMBLING for method in methods):
        raise SourceError("its text is encrypted (DRM); expected a book without copy protection")
