"""HTML or XHTML to a tree, forgiving and within limits."""

import re

from lxml import etree, html

from index.errors import SourceError

# An element with so many attributes is no writer's, and the parser compares each with all before it.
LONG_TAG = re.compile(r"<[A-Za-z][\w:-]*\s[^<>]{16384,}")
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
MAX_ATTRIBUTES = 5_000
# No text: characters that a parser stops at.
NULL = "\0"


def parsed(text: str) -> etree._Element | None:
    """The root of the tree, or None if there is nothing in it; raises SourceError if it is nested past all limits."""
    if any(len(QUOTED.sub("", tag.group()).split()) > MAX_ATTRIBUTES for tag in LONG_TAG.finditer(text)):
        raise SourceError(f"an element with over {MAX_ATTRIBUTES:,} attributes; expected a page of text")
    data = text.replace(NULL, "").encode("utf-8", "replace")
    # huge_tree lifts the limit on a text's or an attribute's length, and that on depth from 256 to 2,048.
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True, collect_ids=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.ParserError:  # nothing in it
        return None
    if any(error.level == etree.ErrorLevels.FATAL and "depth" in error.message for error in parser.error_log):
        raise SourceError("elements nested over 2,048 deep; expected a page of text: save its text as .txt")
    return root
