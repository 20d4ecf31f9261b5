"""A text cut at the borders of what is marked in it, and shown word for word with the marks."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from ui.markup import literal


@dataclass(frozen=True, slots=True)
class Mark:
    """A range [start, end) of a text and the class that it is shown with."""

    start: int
    end: int
    name: str


def marked(text: str, marks: Iterable[Mark], *, offset: int = 0) -> str:
    """The text as HTML with every marked stretch in a <mark> that bears the classes of all marks over it.

    Marks may overlap and may reach beyond the text; `offset` is where the text begins in the marks' counting.
    """
    ranges = [(max(m.start - offset, 0), min(m.end - offset, len(text)), m.name) for m in marks]
    ranges = [(start, end, name) for start, end, name in ranges if start < end]
    borders = sorted({0, len(text), *(start for start, _, _ in ranges), *(end for _, end, _ in ranges)})
    stretches = []
    for start, end in pairwise(borders):
        names = dict.fromkeys(name for low, high, name in ranges if low <= start and end <= high)
        words = literal(text[start:end])
        stretches.append(f'<mark class="{" ".join(names)}">{words}</mark>' if names else words)
    return "".join(stretches)
