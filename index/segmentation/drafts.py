"""An article while it is being put together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import NamedTuple

from index.articles import Span
from index.segmentation.credits import Credits
from index.segmentation.paragraphs import Kind, Paragraph

# As much of a text is read to see whether what follows speaks of the same.
ENOUGH = 400


class Printed(NamedTuple):
    """Words of a page, and the stretches of the file where they stand."""

    text: str
    spans: tuple[Span, ...]


@dataclass(slots=True)
class Draft:
    """What is known of the article so far."""

    title: Printed | None = None
    column: Printed | None = None
    credits: Credits = field(default_factory=Credits)
    meta: Credits = field(default_factory=Credits)
    paragraphs: list[Paragraph] = field(default_factory=list)
    # Nothing more comes: a credit that names where its author works has closed it, or a label of the next one.
    closed: bool = False
    # What a credit says that may also close a mere quotation inside it, （来源：……）, and that stood last.
    last_said: Credits | None = None
    # The line that was taken for its title, if nothing but its place says so.
    heading: Paragraph | None = None
    # The line over its text that is nothing but a date, if there is one.
    day: Paragraph | None = None

    def take_back_day(self) -> None:
        """Make the date over the text its first heading: another one stands over a later part of it."""
        if self.day:
            self.paragraphs.insert(0, self.day)
            self.meta.date, self.day = None, None
            self.meta.places.pop("date", None)

    @property
    def may_be_over(self) -> bool:
        return self.last_said is not None

    @property
    def breaks_off(self) -> bool:
        return bool(self.paragraphs) and self.paragraphs[-1].breaks_off

    @property
    def text(self) -> str:
        return "".join(paragraph.text for paragraph in self.paragraphs)

    @property
    def ending(self) -> str:
        """The last of its text, enough to tell what it speaks of."""
        return running_text(islice(reversed(self.paragraphs), ENOUGH), ENOUGH, from_end=True)


def merged(drafts: Sequence[Draft]) -> Draft:
    """One draft of several, which has the text of all and the attribution of the first."""
    first, *others = drafts
    return replace(first, paragraphs=[*first.paragraphs, *(one for other in others for one in other.paragraphs)])


def running_text(paragraphs: Iterable[Paragraph], chars: int, *, from_end: bool) -> str:
    """Running text from these paragraphs, as much as asked for."""
    texts, taken = [], 0
    for paragraph in paragraphs:
        if paragraph.kind is Kind.BODY:
            texts.append(paragraph.text[-chars:] if from_end else paragraph.text[:chars])
            taken += len(texts[-1])
            if taken >= chars:
                break
    return "\n".join(texts)
