"""What cleaning took away in an article and around it, and where it stood."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from index.articles import Article, CutSource, Holding, Removal, Span

# So far around a piece is looked for what stands in its line.
NEAR = 200


class Offcut(NamedTuple):
    """A piece that was taken away, in the file's words, and why.

    `place` is the character of the article's text before which it stood. `is_line` says that nobody sees anything else
    in the lines that it stood in.
    """

    text: str
    reason: str
    place: int
    is_line: bool


class Offcuts(NamedTuple):
    """The pieces from within an article, and from before and after it as far as the next one, in the file's order.

    `notes` say what may be wrong with the text of the whole file.
    """

    within: tuple[Offcut, ...] = ()
    before: tuple[Offcut, ...] = ()
    after: tuple[Offcut, ...] = ()
    notes: tuple[str, ...] = ()


def offcuts(article: Article, cut: CutSource, holdings: Iterable[Holding]) -> Offcuts:
    """What was taken away next to the article's own stretches of the source; `holdings` are all articles of it."""
    text, own = cut.source.text, dict(_places(article, cut.source.text))
    others = (span for one in holdings if one.article_id != article.article_id for span in one.spans)
    spans = sorted([*own, *others])
    first, last = min(own, default=Span(0, 0)).start, max(own, default=Span(0, 0)).start
    within, before, after = list[Offcut](), list[Offcut](), list[Offcut]()
    for one in cut.left_out:
        behind = bisect_right(spans, (one.start, len(text)))
        neighbours = [span for span in spans[max(behind - 1, 0) : behind + 1] if span in own]
        if neighbours:
            # What stands in a line with a piece of the article stood there; else it stood after what is above it.
            beside = next((span for span in neighbours if _is_one_line(text, span, one)), None)
            span = beside or neighbours[0]
            place = own[span].end if span.start < one.start else own[span].start
            side = within if beside or first < one.start < last else before if one.start < first else after
            side.append(Offcut(text[one.start : one.end], one.reason, place, _is_alone(text, one)))
    return Offcuts(tuple(within), tuple(before), tuple(after), cut.source.notes)


def _places(article: Article, text: str) -> Iterator[tuple[Span, Span]]:
    """Each of the article's stretches and where it stands in its text, found by counting what is no white space."""
    seen = [place for place, character in enumerate(article.text) if not character.isspace()]
    begin = 0
    for span in article.spans:
        end = begin + sum(map(len, text[span.start : span.end].split()))
        if end > begin:
            yield span, Span(seen[begin], seen[end - 1] + 1)
        begin = end


def _is_one_line(text: str, span: Span, one: Removal) -> bool:
    start, end = min(span.end, one.end), max(span.start, one.start)
    return end - start < NEAR and "\n" not in text[start:end]


def _is_alone(text: str, one: Removal) -> bool:
    """Whether nobody sees anything else in the lines of the piece."""
    before = text[max(one.start - NEAR, 0) : one.start].rpartition("\n")[2]
    after = text[one.end : one.end + NEAR].partition("\n")[0]
    return not (before.strip() or after.strip())
