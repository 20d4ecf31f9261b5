"""What cleaning took away in an article and around it, and where it stood."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from index.articles import Article, CutSource, Holding, Removal, Span


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


_NOWHERE = Span(0, 0)


class _Stretch(NamedTuple):
    """A stretch of the file, and where it stands in the article's text; None for one of another article."""

    span: Span
    place: Span | None


def offcuts(article: Article, cut: CutSource, holdings: Iterable[Holding]) -> Offcuts:
    """What was taken away next to the article's own stretches of the source; `holdings` are all articles of it."""
    text = cut.source.text
    others = (span for one in holdings if one.article_id != article.article_id for span in one.spans)
    own = list(_places(article, text))
    stretches = sorted([*own, *(_Stretch(span, None) for span in others)], key=lambda one: one.span)
    starts = [one.span.start for one in stretches]
    first, last = min((one.span for one in own), default=_NOWHERE), max((one.span for one in own), default=_NOWHERE)
    within, before, after = list[Offcut](), list[Offcut](), list[Offcut]()
    for one in cut.left_out:
        behind = bisect_right(starts, one.start)
        follows = stretches[behind - 1].place if behind else None
        precedes = stretches[behind].place if behind < len(stretches) else None
        if place := follows or precedes:
            side = before if one.start < first.start else within if one.start < last.start else after
            at = place.end if follows else place.start
            side.append(Offcut(text[one.start : one.end], one.reason, at, _is_line(text, one)))
    return Offcuts(tuple(within), tuple(before), tuple(after), cut.source.notes)


def _places(article: Article, text: str) -> Iterator[_Stretch]:
    """Where each of the article's stretches stands in its text, found by counting what is no white space."""
    seen = [place for place, character in enumerate(article.text) if not character.isspace()]
    begin = 0
    for span in article.spans:
        end = begin + sum(map(len, text[span.start : span.end].split()))
        if end > begin:
            yield _Stretch(span, Span(seen[begin], seen[end - 1] + 1))
        begin = end


def _is_line(text: str, one: Removal) -> bool:
    before = text[text.rfind("\n", 0, one.start) + 1 : one.start]
    end = text.find("\n", one.end)
    after = text[one.end : end if end >= 0 else None]
    return not (before.strip() or after.strip())
