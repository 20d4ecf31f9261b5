"""Finds lines that say again what the file has said: columns that a page's copy repeats, teasers of the text below."""

from collections.abc import Sequence

from index.cleaning import Line

# Text is known again by this many characters; a block of lines is a repeat from BLOCK characters on.
GRAM = 24
BLOCK = 60
# Only every STRIDE-th place is remembered: a repeat's edges may lose that many characters, memory is eight times less.
STRIDE = 8
# The first line of a repeated column may begin inside a line of the original.
COVERED = 0.9
TEASER_CHARS = 20


def repeated(lines: Sequence[Line]) -> set[int]:
    """The indexes of the lines to leave out so that each text stands once; time is linear in their length."""
    squeezed = ["".join(line.text.split()) for line in lines]
    return _repeated_blocks(squeezed) | _teasers(squeezed)


def _repeated_blocks(texts: Sequence[str]) -> set[int]:
    covered = _coverage(texts)
    found: set[int] = set()
    block: list[int] = []
    for index in range(len(texts) + 1):
        if index < len(texts) and covered[index] >= COVERED:
            block.append(index)
            continue
        if sum(len(texts[one]) for one in block) >= BLOCK:
            found.update(block)
            # What closes the original closes its copy: （来源：……）
            if index < len(texts) and texts[index] in texts[: block[0]]:
                found.add(index)
        block = []
    return found


def _coverage(texts: Sequence[str]) -> list[float]:
    """For each line the share of its characters that stand, with their neighbours, further up."""
    whole = "".join(texts)
    first_at: dict[int, int] = {}
    marks = bytearray(len(whole))
    for position in range(len(whole) - GRAM + 1):
        gram = hash(whole[position : position + GRAM])
        first = first_at.get(gram)
        if (
            first is not None
            and whole.startswith(whole[position : position + GRAM], first)
            and first + GRAM <= position
        ):
            marks[position : position + GRAM] = b"\1" * GRAM
        elif first is None and position % STRIDE == 0:
            first_at[gram] = position
    shares, start = [], 0
    for text in texts:
        shares.append(sum(marks[start : start + len(text)]) / len(text))
        start += len(text)
    return shares


def _teasers(texts: Sequence[str]) -> set[int]:
    """Lines cut off with an ellipsis whose words open the very next lines."""
    found = set()
    for index, text in enumerate(texts):
        words = text.rstrip(".…'\"’”")
        if words != text and text.rstrip("'\"’”").endswith(("...", "…")) and len(words) >= TEASER_CHARS:
            below = "".join(texts[index + 1 : index + 40])[: 4 * len(words)]
            if below.startswith(words):
                found.add(index)
    return found
