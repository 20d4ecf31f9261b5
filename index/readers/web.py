"""Web pages: the article of a saved page, without its menus, share bars and lists of other articles."""

import logging
import re
from collections.abc import Collection, Iterator, Sequence
from copy import deepcopy
from dataclasses import replace
from itertools import islice, takewhile
from pathlib import Path

import trafilatura
from lxml import etree
from trafilatura.settings import DEFAULT_CONFIG, Document

from index.articles import MarkKind, Source
from index.decoding.decoding import decode
from index.errors import SourceError
from index.readers.asides import Aside, with_asides
from index.readers.blocks import Block, blocks_of
from index.readers.dateline import dateline
from index.readers.head import charset, head_of
from index.readers.manuscript import Manuscript, outline
from index.readers.selection import Extract, everything, headline_of, is_link, names_site, selected
from index.readers.tree import parsed
from index.sidecar import declared_encoding

# Of a page with more elements the extractor may take minutes (28,000 div: half of one); all but its links is read.
MAX_ELEMENTS = 12_000
# Where the article is not: menus, and what stands beside it.
BESIDE = ("nav", "aside")
# What a damaged page makes trafilatura raise; the page's own lines are taken then.
FAILURES = (ValueError, TypeError, AttributeError, LookupError, RecursionError, etree.LxmlError)
# Between the headline and the text stand no more lines than these.
MAX_BETWEEN = 20
RUNNING = re.compile(r"[。，；！？]")
EDITOR, MAX_EDITOR_LINE = re.compile(r"编辑|责编|审核|校对"), 60

# It looks again, less choosy, where it found fewer characters than these: by default 250, which is little in English.
CONFIG = deepcopy(DEFAULT_CONFIG)
CONFIG["DEFAULT"]["MIN_EXTRACTED_SIZE"] = "100"
# It reports every page that it makes nothing of as a warning; what it means for the user is said here.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


def read(path: Path, file: str) -> Iterator[Source]:
    """The page's text, all but its article marked as beside it; raises SourceError if it holds none.

    If no article stands out, all lines that are not links are its text.
    """
    page = path.read_bytes()
    decoded = decode(page, declared_encoding(path) or charset(page))
    root = parsed(decoded.text)
    if root is None:
        raise SourceError("no text in it")
    head = head_of(root, decoded.text)
    shown = [_but_sites(block, head.titles) for block in blocks_of(root, BESIDE)]
    if not any(block.text for block in shown):
        raise SourceError("no text in it")
    places = [place for place, block in enumerate(shown) if not block.is_beside]
    blocks = [shown[place] for place in places]
    headline = headline_of(blocks, head.titles)
    kept = _article(root, blocks, headline)
    top = None if headline is None else places[headline]
    manuscript, asides = _written(shown, {places[index] for index in kept}, top)
    if not manuscript.text.strip():
        raise SourceError("no text in it but links")
    marks = outline(manuscript.text, manuscript.headings)
    several = sum(mark.kind is MarkKind.TITLE for mark in marks) > 1
    text, marks = with_asides(manuscript.text, marks, asides)
    title = head.said.title if headline is None else blocks[headline].text
    printed = dateline(root, _under(blocks, headline))
    said = replace(
        head.said,
        authors=_but_editors(head.said.authors, blocks),
        title=None if several else title,
        date=head.said.date or printed.date,
        publication=printed.publication or head.said.publication,
    )
    yield Source(file, file, text, decoded.encoding, len(page), said, marks=marks, notes=decoded.notes)


def _but_sites(block: Block, titles: Sequence[str]) -> Block:
    """The line, no heading if it only names the site."""
    return block._replace(level=0) if block.level and names_site(block, titles) else block


def _article(root: etree._Element, blocks: Sequence[Block], headline: int | None) -> list[int]:
    """The lines of the article: where the extractor finds it, else with its eyes wide open, else all that is text."""
    if sum(1 for _ in islice(root.iter(), MAX_ELEMENTS + 1)) <= MAX_ELEMENTS:
        for recall in (False, True):
            kept = selected(blocks, Extract(_extracted(root, recall=recall)), headline)
            if kept:
                return kept
    return everything(blocks, headline)


def _extracted(root: etree._Element, *, recall: bool) -> str:
    try:
        found = trafilatura.bare_extraction(root, include_comments=False, favor_recall=recall, config=CONFIG)
    except FAILURES:
        return ""
    return (found.text or "") if isinstance(found, Document) else ""


def _written(shown: Sequence[Block], kept: Collection[int], headline: int | None) -> tuple[Manuscript, list[Aside]]:
    """The lines that are kept, below one another, and the others; the headline is the only heading of its level."""
    manuscript, asides = Manuscript(), []
    for index, block in enumerate(shown):
        if index not in kept:
            asides += [Aside(manuscript.length, block.text)] if block.text else []
        elif index == headline:
            manuscript.add(block.text, 1)
        elif block.level and headline is not None:
            manuscript.add(block.text, max(block.level, 2))
        else:
            manuscript.add(block.text, block.level or None)
    return manuscript, asides


def _but_editors(authors: Sequence[str], blocks: Sequence[Block]) -> tuple[str, ...]:
    """The authors but those whom the page itself calls its editors: some sites declare these."""
    said = [block.text for block in blocks if len(block.text) <= MAX_EDITOR_LINE and EDITOR.search(block.text)]
    return tuple(author for author in authors if not any(author in text for text in said))


def _under(blocks: Sequence[Block], headline: int | None) -> list[str]:
    """The lines under the headline, before the text begins: before a sentence, or a list of other articles."""
    if headline is None:
        return []
    below = [block for block in blocks[headline + 1 : headline + 1 + MAX_BETWEEN] if block.text]
    return [block.text for block in takewhile(lambda block: not _is_text(block), below)]


def _is_text(block: Block) -> bool:
    return is_link(block) or RUNNING.search(block.text) is not None
