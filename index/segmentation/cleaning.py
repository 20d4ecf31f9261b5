"""Decoded text to clean text: wrapped lines joined, stray spaces and invisible characters gone, every place kept.

Nothing but white space, invisible characters and the hyphens of broken Latin words is ever left out here.
"""

import re
from collections.abc import Iterable, Sequence
from operator import and_

from index.segmentation.cleantext import CleanText, Composer
from index.segmentation.columns import is_broken_word, paragraphs
from index.segmentation.lines import INVISIBLE, UNSEEN, Line, is_cjk, lines_of

# White space and invisible characters inside a line. What it may begin with is said first: `re` looks for that alone.
GAP = re.compile(rf"[\s{UNSEEN}][\s{UNSEEN}]*")
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
        composer.take_text(paragraph(raw, lines))
    return composer.finish()


def paragraph(raw: str, lines: Sequence[Line]) -> CleanText:
    """The clean text of the lines of one paragraph."""
    starts, _, texts, *_, are_plain, are_chinese = zip(*lines, strict=True)
    # Nothing is put in behind a Chinese character, nor behind the last one.
    if all(are_plain) and all(are_chinese[:-1]):
        return CleanText.joined(raw, starts, texts)
    composer = Composer(raw)
    first = 0
    for place in [place for place, simple in enumerate(map(and_, are_plain, are_chinese)) if not simple]:
        following = "" if are_chinese[place] else "".join(texts[place + 1 : place + 2])
        white = joint(texts[place], following) if following else ""
        broken = is_broken_word(texts[place], following)
        if white or broken or not are_plain[place]:
            if first < place:
                composer.take_text(CleanText.joined(raw, starts[first:place], texts[first:place]))
            _take_line(composer, raw, lines[place], drop_hyphen=broken)
            composer.space(white)
            first = place + 1
    if first < len(lines):
        composer.take_text(CleanText.joined(raw, starts[first:], texts[first:]))
    return composer.finish()


def joint(text: str, following: str) -> str:
    """What stands where two lines were joined: nothing between Chinese or in a broken word, else one space."""
    if is_cjk(text[-1]) or is_cjk(following[0]) or is_broken_word(text, following):
        return ""
    # A Chinese column breaks numbers too: 20 / 24年.
    is_number = text[-1].isdigit() and following[0].isdigit()
    return "" if is_number and (any(map(is_cjk, text)) or any(map(is_cjk, following))) else " "


def _take_line(composer: Composer, raw: str, line: Line, *, drop_hyphen: bool) -> None:
    """Append a line without its invisible characters.

    White space inside becomes one space, or none within Chinese text.
    """
    end = raw.rindex("-", line.start, line.end) if drop_hyphen else line.end
    position = line.start
    is_set_wide = _is_body(line.text) or _is_spaced_out(line.text)
    for gap in GAP.finditer(raw, line.start, end):
        start, stop = gap.span()
        between_chinese = is_cjk(raw[start - 1]) and is_cjk(raw[stop : stop + 1] or " ")
        if gap[0] == " " and not between_chinese:
            continue
        composer.take(position, start)
        is_seen = position < start and stop < end and INVISIBLE.sub("", gap[0]) != ""
        if is_seen and not (between_chinese and is_set_wide):
            composer.space(" ")
        position = stop
    composer.take(position, end)


def _is_body(text: str) -> bool:
    return len(text) >= SHORT_LINE and BODY_PUNCTUATION.search(text) is not None


def _is_spaced_out(text: str) -> bool:
    """Whether the line is set with a space after nearly every character: 体 系 是 有 机 系 统."""
    words = text.split()
    return len(words) >= 4 and sum(len(word) == 1 for word in words) >= 0.7 * len(words)
