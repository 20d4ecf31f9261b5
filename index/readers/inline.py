"""The markup inside a line of Markdown: emphasis, links, images, code, HTML tags, escapes."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass, field

from index.articles import Span

TAGS = (
    "a|abbr|address|article|aside|audio|b|big|blockquote|br|caption|center|cite|code|col|dd|del|details|div|dl|dt|em|"
    "figcaption|figure|font|footer|h[1-6]|header|hr|i|iframe|img|ins|kbd|li|main|mark|nav|ol|p|picture|pre|q|rp|rt|ruby|s|"
    "section|small|source|span|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|video"
)
TOKEN = re.compile(
    r"\\[!-/:-@\[-`{-~]|(?P<code>`+)|(?P<open>!?\[)|(?P<close>\])|(?P<emphasis>\*+|_+|~~+)|"
    rf"(?P<tag></?(?:{TAGS})\b[^<>\n]{{0,2000}}>)|(?P<address><(?:https?://|mailto:)[^<>\s]{{1,2000}}>)",
    re.IGNORECASE,
)
TICKS = re.compile(r"`+")
# What stands in the brackets behind a link's text: an address, and perhaps a title.
TARGET = re.compile(r"[ \n]?(?:<[^<>\n]*>|[^\s<]\S*|)(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s?")
MAX_TARGET, MAX_REFERENCE, MAX_CODE, MAX_NESTED = 2_000, 200, 10_000, 4
LONGEST_EMPHASIS = 3
OPENING = frozenset(("Ps", "Pi"))


@dataclass(slots=True)
class Inline:
    """The markup found in text[start:end], which is one paragraph; `references` are the names that links may use."""

    text: str
    start: int
    end: int
    references: Collection[str] = ()
    spans: list[Span] = field(default_factory=list)
    _brackets: list[tuple[int, bool]] = field(default_factory=list)
    _emphases: dict[str, int] = field(default_factory=dict)

    def scan(self) -> list[Span]:
        """The stretches that are no text, in no order; time is linear in the length of the paragraph."""
        place = self.start
        while token := TOKEN.search(self.text, place, self.end):
            place = self._take(token)
        return self.spans

    def _take(self, token: re.Match[str]) -> int:
        """Deal with a token; where to go on."""
        start, end = token.span()
        match token.lastgroup:
            case "code":
                return self._code(start, end)
            case "open":
                self._brackets.append((start, end - start == 2))
            case "close":
                return self._close(start) if self._brackets else end
            case "emphasis":
                self._emphasis(token.group(), start, end)
            case "tag":
                self.spans.append(Span(start, end))
            case "address":
                self.spans += [Span(start, start + 1), Span(end - 1, end)]
            case _:
                self.spans.append(Span(start, start + 1))
        return end

    def _code(self, start: int, end: int) -> int:
        for closing in TICKS.finditer(self.text, end, min(self.end, end + MAX_CODE)):
            if closing.end() - closing.start() == end - start:
                self.spans += [Span(start, end), Span(*closing.span())]
                return closing.end()
        return end

    def _close(self, place: int) -> int:
        """Deal with a closing bracket: of a link, an image, a footnote's number, or of plain text."""
        start, is_image = self._brackets.pop()
        after = self._target(place + 1)
        inside = self.text[start + 1 : place] if place - start <= MAX_REFERENCE else ""
        if after is None and inside.startswith("^") and not any(map(str.isspace, inside)):
            self.spans.append(Span(start, place + 1))
        elif after is None and inside.lower() in self.references:
            after = place + 1
        if after is None:
            return place + 1
        self.spans += [Span(start, after)] if is_image else [Span(start, start + 1), Span(place, after)]
        return after

    def _target(self, place: int) -> int | None:
        """Where a link's target ends that begins here: (address "title") or [reference]; None if there is none."""
        if self.text.startswith("[", place):
            end = self.text.find("]", place, min(self.end, place + MAX_REFERENCE))
            known = end > 0 and self.text[place + 1 : end].lower() in self.references
            return end + 1 if known else None
        if not self.text.startswith("(", place):
            return None
        end = place
        for _ in range(MAX_NESTED):
            end = self.text.find(")", end + 1, min(self.end, place + MAX_TARGET))
            if end < 0:
                return None
            if self.text.count("(", place + 1, end) == self.text.count(")", place + 1, end):
                return end + 1 if TARGET.fullmatch(self.text, place + 1, end) else None
        return None

    def _emphasis(self, run: str, start: int, end: int) -> None:
        before = self.text[start - 1] if start > self.start else " "
        after = self.text[end] if end < self.end else " "
        if len(run) > LONGEST_EMPHASIS or _is_inside_word(run, before, after):
            return
        if run in self._emphases and not before.isspace():
            opened = self._emphases.pop(run)
            self.spans += [Span(opened, opened + len(run)), Span(start, end)]
        elif _may_open(before, after):
            self._emphases[run] = start


def _is_inside_word(run: str, before: str, after: str) -> bool:
    """Whether it is one of the signs of snake_case, 3*4 and 张**先生."""
    if run[0] == "_":
        return before.isalnum() and after.isalnum()
    return before.isascii() and after.isascii() and before.isalnum() and after.isalnum()


def _may_open(before: str, after: str) -> bool:
    """Whether emphasis may begin: before a word, before an opening mark, or before another mark after a space."""
    if after.isspace():
        return False
    kind = unicodedata.category(after)
    if kind[0] not in "PS" or kind in OPENING:
        return True
    return before.isspace() or unicodedata.category(before)[0] in "PS"
