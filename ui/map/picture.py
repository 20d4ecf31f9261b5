"""The map as a picture: a point for each passage, those of the answer ringed, and the names of the largest articles."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from index.articles import Holding, Passage
from index.sampling import OPENING_CHARS
from rag.overview import Point
from ui.map.glyph import glyph, tone
from ui.map.labels import Box, around, free, shortened, width
from ui.markup import one_line
from ui.place import PassageAt
from ui.texts.texts import Texts

# Units of the picture, which is as wide as the room: about 1.5 pixels in a wide window, 0.9 on a phone.
WIDTH, HEIGHT, EDGE = 400, 330, 9
FRAME = Box(0, 0, WIDTH, HEIGHT)
# The words' size, as in ui/styles/map.css where they are largest.
LETTER = 11.5
LABELS, LABEL_EMS = 12, 12
# The points of a large collection are small, those of a small one can be hit.
LARGEST_POINT, SMALLEST_POINT, INK = 4.2, 1.7, 60
RING = 6.5


@dataclass(frozen=True, slots=True)
class Lit:
    """A passage that the answer cites: its number there, and the link that opens it."""

    rank: int
    href: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class _Dot:
    """A point where it stands in the picture, with the number of its article."""

    point: Point
    article: int
    x: float
    y: float


def picture(points: Sequence[Point], holdings: Mapping[str, Holding], lit: Iterable[Lit], texts: Texts) -> str:
    """The map as SVG.

    Every point is a link named by the passage's first words, in a group named by its article; `holdings` has their
    articles, and their order there is what tells their looks apart.
    """
    numbers = {article_id: number for number, article_id in enumerate(holdings)}
    dots = [_Dot(one, numbers[one.article_id], *_place(one)) for one in points]
    by_passage = {one.passage.passage_id: one for one in lit}
    radius = max(SMALLEST_POINT, min(LARGEST_POINT, INK / max(len(dots), 1) ** 0.5))
    ringed = [(by_passage[dot.point.passage_id], dot) for dot in dots if dot.point.passage_id in by_passage]
    ringed.sort(key=lambda one: one[0].rank)
    plain = [dot for dot in dots if dot.point.passage_id not in by_passage]
    taken = [around(dot.x, dot.y, 2 * RING, 2 * RING) for _, dot in ringed]
    rings = "".join(_rings(ringed, holdings, radius, taken, texts))
    labels = "".join(_labels(dots, holdings, taken))
    groups = "".join(_groups(plain, holdings, radius, texts))
    return (
        f'<svg class="map{" lit" if ringed else ""}" viewBox="0 0 {WIDTH} {HEIGHT}" role="group"'
        f' aria-label="{one_line(texts.map.picture)}">{groups}'
        f'<g class="labels" aria-hidden="true">{labels}</g>{rings}</svg>'
    )


def title(holding: Holding, texts: Texts) -> str:
    """The title in 《》, or the first words of an article without one."""
    if holding.attribution.title is None:
        return texts.source.untitled.format(opening=" ".join(holding.opening.split()))
    return texts.source.title.format(title=holding.attribution.title)


def _place(point: Point) -> tuple[float, float]:
    return EDGE + point.x * (WIDTH - 2 * EDGE), EDGE + point.y * (HEIGHT - 2 * EDGE)


def _groups(dots: Iterable[_Dot], holdings: Mapping[str, Holding], radius: float, texts: Texts) -> Iterator[str]:
    """The points of each article, which stand one after the other."""
    for article_id, of_article in groupby(dots, key=lambda dot: dot.point.article_id):
        links = "".join(_link(dot, radius) for dot in of_article)
        yield _named(article_id, holdings, links, texts)


def _named(article_id: str, holdings: Mapping[str, Holding], links: str, texts: Texts) -> str:
    name = one_line(title(holdings[article_id], texts))
    return f'<g role="group" aria-label="{name}">{links}</g>'


def _link(dot: _Dot, radius: float) -> str:
    href = PassageAt(dot.point.article_id, dot.point.passage_id).href
    shape = glyph(dot.article, dot.x, dot.y, radius)
    return f'<a href="{href}" class="{tone(dot.article)}" tabindex="-1" aria-label="{_words(dot)}">{shape}</a>'


def _words(dot: _Dot) -> str:
    return one_line(dot.point.opening + ("…" if len(dot.point.opening) == OPENING_CHARS else ""))


def _rings(
    ringed: Iterable[tuple[Lit, _Dot]],
    holdings: Mapping[str, Holding],
    radius: float,
    taken: list[Box],
    texts: Texts,
) -> Iterator[str]:
    """The answer's points, each ringed and numbered; where their numbers stand is added to what is taken."""
    for lit, dot in ringed:
        number = f"[{lit.rank}]"
        spots = _beside(dot, (width(number) + 0.2) * LETTER)
        spot = [*free(spots, taken, FRAME), spots[0]][0]
        taken.append(spot)
        link = (
            f'<a href="{lit.href}" class="lit {tone(dot.article)}" tabindex="-1"'
            f' aria-label="{number} {_words(dot)}">{glyph(dot.article, dot.x, dot.y, radius)}'
            f'<circle class="ring" cx="{dot.x:.1f}" cy="{dot.y:.1f}" r="{RING}"/>{_word(spot, number)}</a>'
        )
        yield _named(dot.point.article_id, holdings, link, texts)


def _beside(dot: _Dot, wide: float) -> list[Box]:
    """Where the number of a ringed point may stand: on all sides of the ring, then further away."""
    aside, above = RING + wide / 2 + 1, RING + LETTER / 2 + 1
    sides = [(1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1)]
    return [
        around(dot.x + far * dx * aside, dot.y + far * dy * above, wide, LETTER) for far in (1, 1.8) for dx, dy in sides
    ]


def _labels(dots: Sequence[_Dot], holdings: Mapping[str, Holding], taken: Iterable[Box]) -> Iterator[str]:
    """The names of the largest articles where they hide fewest points, those left out that would cover others."""
    taken = list(taken)
    for article_id, holding in list(holdings.items())[:LABELS]:
        own = [dot for dot in dots if dot.point.article_id == article_id]
        if len(own) < 2 or holding.attribution.title is None:
            continue
        words = shortened(holding.attribution.title, LABEL_EMS)
        spots = free(_spots(own, (width(words) + 0.4) * LETTER), taken, FRAME)
        if spots:
            spot = min(spots, key=lambda box: sum(box.holds(dot.x, dot.y) for dot in dots))
            taken.append(spot)
            yield _word(spot, words)


def _spots(dots: Sequence[_Dot], wide: float) -> list[Box]:
    """Where the name of an article may stand: in the middle of its points, then next to them."""
    middle = median(dot.y for dot in dots)
    x = min(max(median(dot.x for dot in dots), wide / 2), WIDTH - wide / 2)
    near = (middle, min(dot.y for dot in dots) - LETTER, max(dot.y for dot in dots) + LETTER)
    further = (middle + lines * LETTER for lines in (-1.2, 1.2, -2.4, 2.4))
    return [around(x, y, wide, LETTER * 1.2) for y in (*near, *further)]


def _word(spot: Box, word: str) -> str:
    x, y = (spot.left + spot.right) / 2, (spot.top + spot.bottom) / 2
    return f'<text x="{x:.1f}" y="{y:.1f}">{one_line(word)}</text>'
