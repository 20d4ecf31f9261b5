"""Which lines of a web page are its article.

An extractor says where the article is; here its lines are taken from the page itself, so that none is changed or left
out in between: extractors drop short paragraphs and headings, and keep lists of links.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from index.readers.blocks import Block, letters
from index.segmentation.bylines import byline, meta

# Characters of a piece that is looked up in what was extracted, and how many of a line's must be found there.
PIECE, ENOUGH_PIECES = 8, 0.8
# A line this long or one that ends a sentence is running text and no name of a page.
LONG = 50
SENTENCE_ENDS = tuple("。！？；…：”」』）.!?;:)")
# Hits further apart than this many lines are not of the same article.
MAX_GAP = 40
# What was extracted is too little if the page's running text is so many times as long.
TOO_LITTLE = 4
# No more lines than these stand between a text and who wrote it, or blank between a heading and its text.
NEAR = 5
# A line that is set as a heading is a headline though it is shorter.
SHORTEST_HEADLINE, SHORTEST_HEADING, LONGEST_HEADLINE = 4, 2, 120
SUBTITLE = ("——", "--", "—")
# What stands over the readers' comments: 3 条评论, 网友评论（12）, Comments (3).
COMMENTS = re.compile(
    r"^(?:\d{1,6}(?:条评论|条留言|comments?|replies)|"
    r"(?:全部|最新|热门|精彩|精选|网友|文章|发表|查看|我要|写)?(?:评论|留言|跟帖)(?:区|列表|一下)?|comments)"
    r"[:：]?[（(]?(?:\d{1,6}条?)?[）)]?$",
    re.IGNORECASE,
)
DIVIDERS = re.compile(r"[-_|｜–—·]+")


class Extract:
    """What an extractor took from a page, to be found again in its lines, white space aside."""

    def __init__(self, text: str) -> None:
        lines = [squeezed(line) for line in text.splitlines()]
        self._lines = Counter(line for line in lines if line)
        self._left = Counter(piece for line in lines for piece in _pieces(line) or [line])

    def take(self, text: str) -> bool:
        """Whether the line is in what was extracted and has not been taken from there yet."""
        line = squeezed(text)
        pieces = _pieces(line) or [line]
        if sum(self._left[piece] > 0 for piece in pieces) < ENOUGH_PIECES * len(pieces):
            return False
        self._left.subtract(pieces)
        return True

    def times(self, text: str) -> int:
        return max(self._lines[squeezed(text)], 1)


def selected(blocks: Sequence[Block], extract: Extract, headline: int | None) -> list[int]:
    """The lines of the article, `headline` first, if there is one; [] if the extract is too little of the page."""
    text = [index for index, block in enumerate(blocks) if block.text and not is_link(block)]
    below = [index for index in text if headline is None or index >= headline]
    hits = _together([index for index in below if extract.take(blocks[index].text)], blocks)
    if not hits:
        return []
    last = _end(blocks, hits[-1])
    first = next((index for index in hits if index != headline), hits[0])
    between = [index for index in range(first, last + 1) if not (blocks[index].text and is_link(blocks[index]))]
    kept = _once([*_over(blocks, headline, first), *between], blocks, extract)
    return [] if TOO_LITTLE * _chars(blocks, kept) < _chars(blocks, text) else _without_empty_parts(kept, blocks)


def everything(blocks: Sequence[Block], headline: int | None) -> list[int]:
    """All lines from the headline on that are not links."""
    rest = range(headline or 0, len(blocks))
    return [index for index in rest if not (blocks[index].text and is_link(blocks[index]))]


def headline_of(blocks: Sequence[Block], titles: Iterable[str]) -> int | None:
    """The line that is the article's headline: what the page's titles begin with, else its only first heading.

    A heading that a title only ends with is the site's name, and has no level here.
    """
    named = [squeezed(title) for title in titles]
    found = [index for index, block in enumerate(blocks) if _is_named(block, named)]
    headings = [index for index in found if blocks[index].level] or found
    if headings:
        return max(headings, key=lambda index: (len(squeezed(blocks[index].text)), -(blocks[index].level or 9)))
    first = [index for index, block in enumerate(blocks) if block.level == 1 and not is_link(block)]
    return first[0] if len(first) == 1 else None


def names_site(block: Block, titles: Iterable[str]) -> bool:
    """Whether a line is what stands behind the page's own name in one of its titles: its site or channel."""
    line = squeezed(block.text)
    return any(line in map(squeezed, DIVIDERS.split(title)[1:]) for title in titles)


def is_link(block: Block) -> bool:
    """Whether a line is mostly links, as those of menus and lists of other articles are."""
    return 2 * block.linked > letters(block.text) and not (len(block.text) >= LONG and _ends(block.text))


def squeezed(text: str) -> str:
    return "".join(text.split())


def _pieces(line: str) -> list[str]:
    return [line[place : place + PIECE] for place in range(len(line) - PIECE + 1)]


def _is_named(block: Block, titles: Sequence[str]) -> bool:
    shortest = SHORTEST_HEADING if block.level else SHORTEST_HEADLINE
    line = squeezed(block.text) if len(block.text) <= LONGEST_HEADLINE else ""
    return len(line) >= shortest and any(title.startswith(line) for title in titles)


def _together(hits: list[int], blocks: Sequence[Block]) -> list[int]:
    """Those of the hits that stand close together and hold the most text."""
    groups = [hits[:1]]
    for above, hit in pairwise(hits):
        if hit - above > MAX_GAP and sum(bool(block.text) for block in blocks[above:hit]) > MAX_GAP:
            groups.append([])
        groups[-1].append(hit)
    return max(groups, key=lambda group: _chars(blocks, group))


def _over(blocks: Sequence[Block], headline: int | None, first: int) -> list[int]:
    """The headline, and above the text the lines that say something of the article and the headings near by.

    A date with no heading over it is today's, which pages show at their top.
    """
    near = max(first - NEAR, 0)
    named = [] if headline is None else [headline]
    for index in range(near if headline is None else headline + 1, first):
        block = blocks[index]
        is_heading = block.level > 0 and index >= near
        if block.text and not is_link(block) and (is_heading or _is_of_article(block.text, is_under=bool(named))):
            named.append(index)
    return named


def _is_of_article(text: str, *, is_under: bool) -> bool:
    said = byline(text) or meta(text)
    return text.startswith(SUBTITLE) or (said is not None and (is_under or bool(said.authors or said.publication)))


def _end(blocks: Sequence[Block], last: int) -> int:
    """Where the article ends: signatures and credits below the last line that was found stand side by side with it."""
    shared = Counter(home for block in blocks for home in block.homes if block.text)
    home = _home(blocks[last], shared)
    for index in range(last + 1, len(blocks)):
        block = blocks[index]
        is_other = is_link(block) or block.level or home is None or _home(block, shared) != home
        if block.text and (is_other or COMMENTS.match(squeezed(block.text))):
            break
        last = index if block.text else last
    return last


def _home(block: Block, shared: Counter[int]) -> int | None:
    """The innermost element that holds more than this line."""
    return next((home for home in block.homes if shared[home] > 1), None)


def _once(kept: Iterable[int], blocks: Sequence[Block], extract: Extract) -> list[int]:
    """The lines, long ones no more often than they were extracted: some pages hold their text twice."""
    seen: Counter[str] = Counter()
    found = []
    for index in kept:
        text = blocks[index].text
        seen[text] += 1
        if len(text) < LONG or seen[text] <= extract.times(text):
            found.append(index)
    return found


def _without_empty_parts(kept: Sequence[int], blocks: Sequence[Block]) -> list[int]:
    """The lines but headings under which there is nothing, or only links, which were left out."""
    found: list[int] = []
    below: Block | None = None
    for index in reversed(kept):
        following = next((block for block in blocks[index + 1 : index + 1 + NEAR] if block.text), None)
        is_empty = below is None or (following is not None and is_link(following))
        if blocks[index].level < 2 or not is_empty:
            found.append(index)
            below = blocks[index] if blocks[index].text else below
    return found[::-1]


def _ends(text: str) -> bool:
    return text.endswith(SENTENCE_ENDS)


def _chars(blocks: Sequence[Block], indices: Iterable[int]) -> int:
    """How much running text the lines hold."""
    return sum(len(text) for index in indices if len(text := blocks[index].text) >= LONG or _ends(text))
