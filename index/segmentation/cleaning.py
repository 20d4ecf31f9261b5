"""Decoded text to clean text: wrapped lines joined, stray spaces and invisible characters gone, every place kept.

Nothing but white space, invisible characters and the hyphens of broken Latin words is ever left out here.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from index.segmentation.cleantext import CleanText, Composer
from index.segmentation.columns import is_broken_word, paragraphs
from index.segmentation.lines import CJK, INVISIBLE, UNSEEN, Line, is_cjk, lines_of

# What is not kept as it is inside a line: invisible characters, white space that is not one space, and a space between
# Chinese characters.
GAP = re.compile(rf"[\s{UNSEEN}]{{2,}}|[^\S ]|[{UNSEEN}]|(?<=[{CJK}]) (?=[{CJK}])")
BODY_PUNCTUATION = re.compile(r"[。，；！？,;]")
# In a line shorter than this, a space may divide two names, or a title's halves.
SHORT_LINE = 10


def clean(raw: str) -> CleanText:
    """The clean text of a decoded file: one paragraph a line, no blank lines; time is linear in len(raw)."""
    return compose(raw, paragraphs(lines_of(raw)))


def compose(raw: str, groups: Iterable[Sequence[Line]]) -> CleanText:
    """The clean text of some paragraphs of a file, in this order."""
    composer = Composer(raw)
    for number, lines in enumerate(groups):
        if number:
            composer.space("\n")
        for line, below in zip_longest(lines, lines[1:]):
            # Behind a Chinese character nothing is put in, and no word is broken.
            following = None if below is None or is_cjk(line.text[-1]) else below
            broken = following is not None and is_broken_word(line.text, following.text)
            if line.plain:
                composer.take(line.start, line.end - broken)
            else:
                _take_line(composer, raw, line, drop_hyphen=broken)
            if following and not broken and (white := joint(line.text, following.text)):
                composer.space(white)
    return composer.finish()


def joint(text: str, following: str) -> str:
    """What stands where two lines were joined: nothing between Chinese or in a broken word, else one space."""
    if is_cjk(text[-1]) or is_cjk(following[0]) or is_broken_word(text, following):
        return ""
    # A Chinese column breaks numbers too: 20 / 24年.
    is_number = text[-1].isdigit() and following[0].isdigit()
    return "" if is_number and (any(map(is_cjk, text)) or any(map(is_cjk, following))) else " "


def _take_line(composer: Composer, raw: str, line: Line, *, drop_hyphen: bool) -> None:
    """Append a line that is not plain, without its invisible characters.

    White space inside becomes one space, or none within Chinese text.
    """
    end = raw.rindex("-", line.start, line.end) if drop_hyphen else line.end
    position = line.start
    gaps = list(GAP.finditer(raw, line.start, end))
    is_set_wide = bool(gaps) and (_is_body(line.text) or _is_spaced_out(line.text))
    for gap in gaps:
        composer.take(position, gap.start())
        visible = INVISIBLE.sub("", gap.group())
        if visible and position < gap.start() and gap.end() < end:
            between_chinese = is_cjk(raw[gap.start() - 1]) and is_cjk(raw[gap.end() : gap.end() + 1] or " ")
            if not (between_chinese and is_set_wide):
                composer.space(" ")
        position = gap.end()
    composer.take(position, end)


def _is_body(text: str) -> bool:
    return len(text) >= SHORT_LINE and BODY_PUNCTUATION.search(text) is not None


def _is_spaced_out(text: str) -> bool:
    """Whether the line is set with a space after nearly every character: 体 系 是 有 机 系 统."""
    words = text.split()
    return len(words) >= 4 and sum(len(word) == 1 for word in words) >= 0.7 * len(words)
