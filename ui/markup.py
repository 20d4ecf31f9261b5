"""Text made safe to stand inside HTML, so that it is seen exactly as it was written."""

import html
import re

# Bidirectional controls reorder everything that follows them, the page's own words included.
_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def literal(text: str) -> str:
    """The text as HTML on one line: no markup in it works, line breaks are <br>, and a bidi control reorders nothing.

    One line, because a blank line would end the HTML block that a chat message is, and Markdown would begin.
    A bidi control stays in the text, alone in a <bdi> that ends its effect and makes it visible.
    """
    escaped = html.escape(text.replace("\r\n", "\n"))
    return re.sub(
        r"[\n\r\x0b\x0c\x85\u2028\u2029]", "<br>", _CONTROLS.sub(r'<bdi class="control">\g<0></bdi>', escaped)
    )


def exact(text: str) -> str:
    """The text as the value of an attribute that comes back as it is: what a form holds, what a choice means."""
    return html.escape(text)


def one_line(text: str) -> str:
    """The text as an attribute that is read or a word in a picture, where nothing could stand around a bidi control.

    No markup in it works, white space of any kind is one space, and a bidi control is seen as the mark � in its place.
    """
    return html.escape(" ".join(_CONTROLS.sub("\ufffd", text).split()))


def folded_away(summary: str, body: str) -> str:
    """HTML that shows only a line of words until it is opened."""
    return f'<details class="fold"><summary>{literal(summary)}</summary>{body}</details>'
