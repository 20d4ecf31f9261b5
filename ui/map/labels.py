"""Words on the map: how wide they are, and where they cover no others."""

import unicodedata
from collections.abc import Collection, Iterable
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle of the picture."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, x: float, y: float) -> bool:
        return self.left < x < self.right and self.top < y < self.bottom

    def is_within(self, other: "Box") -> bool:
        return (
            self.left >= other.left
            and self.top >= other.top
            and self.right <= other.right
            and self.bottom <= other.bottom
        )


def around(x: float, y: float, width: float, height: float) -> Box:
    """The box of this size whose middle is (x, y)."""
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def free(candidates: Iterable[Box], taken: Collection[Box], frame: Box) -> list[Box]:
    """Those of the boxes that are within the frame and cover none that is taken."""
    fitting = (box for box in candidates if box.is_within(frame))
    return [box for box in fitting if not any(box.meets(other) for other in taken)]


def shortened(text: str, ems: float) -> str:
    """The text, cut so that it is at most about this wide."""
    text = " ".join(text.split())
    if width(text) <= ems:
        return text
    kept = ""
    while text and width(kept + text[0]) <= ems - 1:
        kept, text = kept + text[0], text[1:]
    return f"{kept.rstrip()}…"


def width(text: str) -> float:
    """About how wide the text is set, in ems."""
    return sum(1.0 if unicodedata.east_asian_width(one) in "WFA" else 0.6 for one in text)
