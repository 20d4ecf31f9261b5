"""What the YAML at the top of a text, between two lines ---, says of the article."""

import re

import yaml

from index.errors import SourceError
from index.sidecar import FIELDS, MAX_BYTES, SYNONYMS, Loader, Overrides, Value, in_one_line, values_of

FENCE, FENCE_END = re.compile(r"\ufeff?---[ \t]*\r?\n"), re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)", re.MULTILINE)
# What begins a value that is more than plain text.
YAML_MARKS = "\"'[]{}|>&*!%@`"


def front_matter(text: str) -> tuple[Overrides, int] | None:
    """What the YAML between two lines --- at the top of a text says, and where the text goes on; None if there is none.

    Other programs' front matter holds much else: what is not known or not understood there is passed over.
    """
    fenced = _fenced(text)
    if fenced is None:
        return None
    lines, end = fenced
    try:
        loaded = yaml.load(lines, Loader)
    except (yaml.YAMLError, ValueError):
        loaded = _plain_lines(lines)
    understood: dict[str, Value] = {}
    for name, value in loaded.items() if isinstance(loaded, dict) else ():
        try:
            understood |= values_of({name: value}, "")
        except SourceError:
            continue
    return (Overrides(understood), end) if understood else None


def front_matter_faults(text: str) -> tuple[str, ...]:
    """A sentence on what the front matter of a text says that is not understood; none where all is."""
    fenced = _fenced(text) if front_matter(text) else None
    if fenced is None:
        return ()
    try:
        loaded = yaml.load(fenced[0], Loader)
    except (yaml.YAMLError, ValueError) as error:
        return (f"its front matter is not YAML ({in_one_line(error)}); only its plain lines such as “title: …” count",)
    try:
        values_of({name: value for name, value in loaded.items() if SYNONYMS.get(name, name) in FIELDS}, "front matter")
    except SourceError as error:
        return (f"{error}; this was passed over",)
    return ()


def _fenced(text: str) -> tuple[str, int] | None:
    """What stands between two lines --- at the top of a text, and where the text goes on."""
    opening = FENCE.match(text)
    closing = FENCE_END.search(text, opening.end(), opening.end() + MAX_BYTES) if opening else None
    return (text[opening.end() : closing.start()], closing.end()) if opening and closing else None


def _plain_lines(lines: str) -> dict[str, object]:
    """The fields of lines such as “title: 绿色发展: 时代意义”, whose value should stand in quotation marks."""
    named = (line.partition(":") for line in lines.splitlines() if not line[:1].isspace())
    return {
        name: value.strip()
        for name, colon, value in named
        if colon and value.strip() and value.strip()[0] not in YAML_MARKS and SYNONYMS.get(name, name) in FIELDS
    }
