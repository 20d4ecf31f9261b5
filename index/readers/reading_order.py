"""The order in which a page's blocks are read."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from index.readers.layout import Block, body_size

# White this wide between blocks parts columns, in the size of the page's text.
GUTTER = 0.6
# White this high across a region parts what stands above from what stands below, columns or not.
WIDE_GAP = 2.5
# A line in the middle that stands alone between columns is a headline, a name or a page number and belongs to none.
MIDDLE = 1.0
# What is still uncut after so many cuts is no page that anybody set.
MOST_CUTS = 60


def in_reading_order(blocks: Sequence[Block]) -> list[Block]:
    """The blocks as they are read: what stands over several columns before them, then each column downwards.

    A recursive XY cut (Nagy and Seth, 1984): a region is cut at wide white across it, else between its columns, else at
    the highest white; what cannot be cut is read from top to bottom.
    """
    size = body_size(line for block in blocks for line in block.lines)
    return _ordered([_Extent.of(block) for block in blocks], size, MOST_CUTS)


class _Extent(NamedTuple):
    """A block with its edges, which are asked for again and again."""

    left: float
    top: float
    right: float
    bottom: float
    block: Block

    @classmethod
    def of(cls, block: Block) -> "_Extent":
        return cls(block.left, block.top, block.right, block.bottom, block)


Region = list[_Extent]


def _ordered(region: Region, size: float, cuts: int) -> list[Block]:
    parts = _cut(region, size) if len(region) > 1 and cuts else []
    if not parts:
        return [one.block for one in sorted(region, key=lambda one: (one.top, one.left))]
    return [block for part in parts for block in _ordered(part, size, cuts - 1)]


def _cut(region: Region, size: float) -> list[Region]:
    """The region in the parts that are read one after the other; none if no white runs through it."""
    bands = _apart(region, lambda one: (one.top, one.bottom), 0.0)
    heights = [_white(upper, lower) for upper, lower in pairwise(bands)]
    highest = max(heights, default=0.0)
    if highest < WIDE_GAP * size:
        columns = _apart(region, lambda one: (one.left, one.right), GUTTER * size)
        if len(columns) > 1:
            return _at_the_middle(bands, size) or columns
    if not heights:
        return []
    at = heights.index(highest) + 1
    return [_joined(bands[:at]), _joined(bands[at:])]


def _at_the_middle(bands: list[Region], size: float) -> list[Region]:
    """The region cut over and under the first band that is one line in the middle; none if there is no such."""
    left, right = min(one.left for one in _joined(bands)), max(one.right for one in _joined(bands))
    for at, band in enumerate(bands):
        if len(bands) > 1 and _is_in_the_middle(band, (left + right) / 2, size):
            return [part for part in (_joined(bands[:at]), band, _joined(bands[at + 1 :])) if part]
    return []


def _is_in_the_middle(band: Region, middle: float, size: float) -> bool:
    return len(band) == 1 and abs((band[0].left + band[0].right) / 2 - middle) <= MIDDLE * size


def _joined(bands: Sequence[Region]) -> Region:
    return [one for band in bands for one in band]


def _apart(region: Region, edges: Callable[[_Extent], tuple[float, float]], white: float) -> list[Region]:
    """The region's blocks, parted wherever so much white lies between the edges of all before and all after."""
    parts: list[Region] = []
    far = 0.0
    for one in sorted(region, key=edges):
        start, end = edges(one)
        if parts and start < far + white:
            parts[-1].append(one)
        else:
            parts.append([one])
            far = end
        far = max(far, end)
    return parts


def _white(upper: Region, lower: Region) -> float:
    return min(one.top for one in lower) - max(one.bottom for one in upper)
