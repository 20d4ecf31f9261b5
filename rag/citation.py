"""An article's reference in the form that a reader hands in: GB/T 7714, APA or plain words."""

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from index.articles import Attribution
from index.dates import day
from index.scripts import is_han

NEWSPAPER = re.compile(r"报$|\b(?:Daily|Times|News|Post|Gazette|Herald|Tribune)\b", re.IGNORECASE)
PERIODICAL = re.compile(r"学报$|杂志$|[周旬月季学]刊$|\b(?:Journal|Review|Quarterly|Magazine)\b", re.IGNORECASE)
IN_TITLE_MARKS = re.compile(r"《([^《》]+)》")
ISSUE = re.compile(r"(\d{4})\s?年\s?第\s?(\d{1,3})\s?期$")
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
MOST_AUTHORS = 3


class Publication(NamedTuple):
    """A newspaper or a periodical by its bare name, and the issue of the year where that is said."""

    name: str
    year: str = ""
    issue: str = ""

    @classmethod
    def of(cls, said: Attribution) -> "Publication | None":
        if not said.publication:
            return None
        printed = said.publication.strip()
        found = ISSUE.search(printed)
        name = printed[: found.start()].rstrip(" ,，\u3000") if found else printed
        marked = IN_TITLE_MARKS.fullmatch(name)
        return cls(marked[1] if marked else name, *(found.groups() if found else ()))


class Style(StrEnum):
    """A way to write references."""

    GBT7714 = "gbt7714"
    APA = "apa"
    PLAIN = "plain"


def reference(
    attribution: Attribution, style: Style, *, opening: str = "", page: int | None = None, seen: date | None = None
) -> str:
    """The reference, of what the source says and nothing else, on one line.

    `opening` are the article's first words, which stand in brackets for a title that it does not have; `page` is where
    the cited passage begins; `seen` is the day to name for what has a web address, where the style asks for one.
    """
    match style:
        case Style.GBT7714:
            return _gbt7714(attribution, _title(attribution, opening), page, seen)
        case Style.APA:
            return _apa(attribution, _title(attribution, opening), page)
        case Style.PLAIN:
            return _plain(attribution, opening, page)


def _gbt7714(said: Attribution, title: str, page: int | None, seen: date | None) -> str:
    """GB/T 7714-2015, 8.4 and 8.6: Author, Author. Title[N]. Newspaper, date: page[day seen]. Address.

    Of a periodical, Title[J]. Periodical, year(issue): page.

    The mark of the kind stands where the publication's name or an address tells the kind; the standard asks for it
    with electronic texts only.
    """
    publication = Publication.of(said)
    others = ", 等" if is_han(title) else ", et al"
    authors = ", ".join(said.authors[:MOST_AUTHORS]) + (others if len(said.authors) > MOST_AUTHORS else "")
    place = ", ".join(filter(None, (publication.name if publication else None, _when(said, publication))))
    place += f": {page}" if page else ""
    if said.url and seen:
        place += f"[{seen.isoformat()}]"
    parts = [authors, f"{title}{_kind(said, publication)}", place, said.url]
    return ". ".join(part.rstrip(".") if part != said.url else part for part in parts if part) + "."


def _apa(said: Attribution, title: str, page: int | None) -> str:
    """APA, 7th edition, 10.1: Author, & Author. (Year, Month day). Title. Publication. Address.

    Names are left as the source prints them: which part is the family name is not ours to guess.
    """
    *first, last = said.authors or ("",)
    authors = f"{', '.join(first)}, & {last}" if first else last
    publication = Publication.of(said) or Publication("")
    when = f"({_apa_date(_day(said) or publication.year)})"
    issue = f"({publication.issue})" if publication.issue else ""
    place = ", ".join(filter(None, (publication.name, issue, f"p. {page}" if page else None)))
    parts = [authors, when, title, place] if authors else [title, when, place]
    line = " ".join(f"{part.rstrip('.')}." for part in parts if part)
    return f"{line} {said.url}" if said.url else line


def _plain(said: Attribution, opening: str, page: int | None) -> str:
    """As a Chinese author's note has it, or an English one's, by the script of the title or the first words."""
    publication = Publication.of(said)
    if is_han(said.title or opening):
        title = f"《{said.title}》" if said.title else f"（无题）“{opening}……”"
        authors = "、".join(said.authors) + "：" if said.authors else ""
        rest = (_named(publication) if publication else None, said.date, f"第{page}页" if page else None, said.url)
        return f"{authors}{'，'.join([title, *(part for part in rest if part)])}。"
    title = f"“{said.title}”" if said.title else f"(untitled) “{opening}…”"
    issue = f" {publication.year}({publication.issue})" if publication and publication.issue else ""
    name = f"{publication.name}{issue}" if publication else None
    rest = (name, said.date, f"p. {page}" if page else None, said.url)
    return ", ".join(part for part in (*said.authors, title, *rest) if part) + "."


def _title(said: Attribution, opening: str) -> str:
    return said.title or f"[{opening.strip()}…]"


def _named(publication: Publication) -> str:
    issue = f"{publication.year}年第{publication.issue}期" if publication.issue else ""
    return f"《{publication.name}》{issue}"


def _when(said: Attribution, publication: Publication | None) -> str | None:
    """Of an issue its year and number, of anything else the day."""
    if publication and publication.issue:
        return f"{publication.year}({publication.issue})"
    return _day(said)


def _kind(said: Attribution, publication: Publication | None) -> str:
    if publication and (publication.issue or PERIODICAL.search(publication.name)):
        return "[J/OL]" if said.url else "[J]"
    if publication and NEWSPAPER.search(publication.name):
        return "[N/OL]" if said.url else "[N]"
    return "[EB/OL]" if said.url else ""


def _day(said: Attribution) -> str | None:
    """The date as YYYY-MM-DD, or as exact as it is said, or in the source's own words."""
    return (day(said.date) or said.date) if said.date else None


def _apa_date(when: str) -> str:
    return " ".join(_apa_date_parts(when)) if when else "n.d."


def _apa_date_parts(when: str) -> Iterator[str]:
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", when):
        yield when
        return
    year, *rest = when.split("-")
    yield f"{year}," if rest else year
    if rest:
        yield MONTHS[int(rest[0]) - 1]
    if len(rest) == 2:
        yield str(int(rest[1]))
