"""Finds lines that say again what the file has said: columns that a page's copy repeats, teasers of the text below."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from index.segmentation.lines import Line

Places = npt.NDArray[np.int64]

# Text is known again by this many characters; a block of lines is a repeat from BLOCK characters on.
GRAM = 24
BLOCK = 60
# Only every STRIDE-th place is remembered: a repeat's edges may lose that many characters, memory is eight times less.
STRIDE = 8
TEASER_CHARS = 20
QUOTES = "'\"’”"
TEASER_ENDS = ".…" + QUOTES
# Of the entries of a table of hashes, one in 2 ** SPARE_BITS is taken; it has at most 2 ** MOST_BITS.
SPARE_BITS, MOST_BITS = 5, 22
TEASER_LINES = 40
# Odd constants of a multiplicative hash: the first spreads characters over 64 bits, the second their order.
SPREAD, BASE = 0x9E3779B97F4A7C15, 0xD1B54A32D192ED03


def repeated(lines: Sequence[Line]) -> set[int]:
    """The indexes of the lines to leave out so that each text stands once; time is linear in their length."""
    squeezed = [
        line.text if line.plain or len(line.text) == line.width else "".join(line.text.split()) for line in lines
    ]
    return _repeated_blocks(squeezed) | _teasers(squeezed)


def _repeated_blocks(texts: Sequence[str]) -> set[int]:
    # A line that says anything new stays whole: the figure may be all that the second of two paragraphs has changed.
    covered = np.flatnonzero(_coverage(texts) == 1)
    if not len(covered):
        return set()
    found: set[int] = set()
    for block in np.split(covered, np.flatnonzero(np.diff(covered) > 1) + 1):
        if sum(len(texts[one]) for one in block) >= BLOCK:
            found.update(block.tolist())
    if found:
        first_line: dict[str, int] = {}
        for index, text in enumerate(texts):
            # What closes the original closes its copy: （来源：……）
            if first_line.setdefault(text, index) < index and index - 1 in found:
                found.add(index)
    return found


def _coverage(texts: Sequence[str]) -> npt.NDArray[np.float64]:
    """For each line the share of its characters that stand, with their neighbours, further up."""
    whole = "".join(texts)
    runs = list(_runs(whole))
    if not runs:
        return np.zeros(len(texts))
    marked = np.zeros(len(whole) + 1, np.int64)
    for start, end in runs:
        marked[start] += 1
        marked[end] -= 1
    covered = np.concatenate(([0], np.cumsum(np.cumsum(marked[:-1]) > 0)))
    ends = np.cumsum([len(text) for text in texts]).astype(np.int64)
    starts = np.concatenate(([0], ends[:-1])).astype(np.int64)
    shares: npt.NDArray[np.float64] = (covered[ends] - covered[starts]) / np.maximum(ends - starts, 1)
    return shares


def _runs(whole: str) -> Iterator[tuple[int, int]]:
    """The stretches that stand further up too."""
    places, sources = _again(whole)
    if not len(places):
        return
    breaks = np.flatnonzero(np.diff(places) > GRAM)
    firsts, lasts = np.concatenate(([0], breaks + 1)), np.concatenate((breaks, [len(places) - 1]))
    for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True):
        start, source = int(places[first]), int(sources[first])
        end, source_end = int(places[last]) + GRAM, int(sources[last]) + GRAM
        # Between two places that were remembered, the stretch may begin earlier and end later.
        left = next((i for i in range(STRIDE) if source <= i or whole[start - i - 1] != whole[source - i - 1]), STRIDE)
        right = next((i for i in range(STRIDE) if whole[end + i : end + i + 1] != whole[source_end + i]), STRIDE)
        yield start - left, end + right


def _again(whole: str) -> tuple[Places, Places]:
    """The places where the next GRAM characters stand further up too, and one place further up for each."""
    if len(whole) <= GRAM:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    hashes = _gram_hashes(whole)
    # Of alike ones the first in the text stands first.
    order = np.argsort(hashes[::STRIDE], kind="stable")
    known = hashes[::STRIDE][order]
    # Nearly every place is new, and a table of some of its hash's bits tells so faster than a search.
    bits = min(len(known).bit_length() + SPARE_BITS, MOST_BITS)
    is_known = np.zeros(1 << bits, np.bool_)
    is_known[known >> np.uint64(64 - bits)] = True
    places = np.flatnonzero(is_known[hashes >> np.uint64(64 - bits)])
    found = hashes[places]
    at = np.minimum(np.searchsorted(known, found), len(known) - 1)
    sources = order[at] * STRIDE
    again = (known[at] == found) & (sources + GRAM <= places)
    return places[again], sources[again]


def _gram_hashes(whole: str) -> npt.NDArray[np.uint64]:
    """The hash of the GRAM characters at each place, put together from those of half as many."""
    codes = np.frombuffer(whole.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
    codes *= np.uint64(SPREAD)
    three = _joined(_joined(codes, codes, 1), codes, 2)
    six = _joined(three, three, 3)
    twelve = _joined(six, six, 6)
    return _joined(twelve, twelve, 12)


def _joined(left: npt.NDArray[np.uint64], right: npt.NDArray[np.uint64], size: int) -> npt.NDArray[np.uint64]:
    """Hashes of `size` characters with hashes of what follows them: left * BASE ** size + right, modulo 2 ** 64."""
    factor = np.uint64(pow(BASE, size, 2**64))
    count = len(right) - size
    mixed: npt.NDArray[np.uint64] = left[:count] * factor + right[size:]
    return mixed


def _teasers(texts: Sequence[str]) -> set[int]:
    """Lines cut off with an ellipsis whose words open the very next lines."""
    found = set()
    for index, text in enumerate(texts):
        if text[-1] not in TEASER_ENDS or not text.rstrip(QUOTES).endswith(("...", "…")):
            continue
        words = text.rstrip(TEASER_ENDS)
        if len(words) >= TEASER_CHARS:
            below = "".join(line[: len(words)] for line in texts[index + 1 : index + TEASER_LINES])
            if below.startswith(words):
                found.add(index)
    return found
