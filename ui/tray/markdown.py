"""A document as Markdown in which every text is seen as it was written."""

import re
from collections.abc import Iterator

from ui.tray.document import Document, Section

# What means something anywhere in a line. An underscore inside a word does not, and would spoil an address.
_INLINE = re.compile(r"[\\`*\[\]<>~|$]|(?<![^\W_])_|_(?![^\W_])|&(?=#|\w)")
# What means something where a line begins: a heading, a list, a line under a heading; in a numbered list, the point.
_AT_START = re.compile(r"([#+=\-:])|\d+([.)])")
_LINE_END = re.compile(r"\r\n|\r|\n")


def markdown(document: Document) -> str:
    """The document; its quotations are block quotes, its references an ordinary list."""
    return "\n\n".join(_blocks(document)) + "\n"


def escaped(text: str) -> str:
    """The text on one line, with a backslash before all that Markdown or the HTML in it would take for markup."""
    line = _LINE_END.sub(" ", text)
    body = line.lstrip(" \t")
    indent = "".join(f"&#{ord(blank)};" for blank in line[: len(line) - len(body)])
    found = _AT_START.match(body)
    at = found.start(found.lastindex or 0) if found else 0
    start = body[:at] + "\\" if found else ""
    return indent + start + _INLINE.sub(r"\\\g<0>", body[at:])


def _blocks(document: Document) -> Iterator[str]:
    yield f"# {escaped(document.title)}"
    yield document.day.isoformat()
    for section in document.sections:
        yield from _section(section, document)
    if document.references:
        yield f"## {escaped(document.references_title)}"
        yield "\n".join(f"- {escaped(document.numbered(line))}" for line in document.references)


def _section(section: Section, document: Document) -> Iterator[str]:
    if section.answer:
        yield f"## {escaped(section.question)}"
        yield escaped(section.verdict)
    for excerpt in section.excerpts:
        lines = [line for line in _LINE_END.split(excerpt.passage.text) if line.strip()]
        paragraphs = "\n>\n".join(f"> {escaped(line)}" for line in lines)
        yield f"{paragraphs}\n>\n> — {escaped(document.numbered(excerpt.reference))}"
