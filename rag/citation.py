"""An article's reference in the form that a reader hands in: GB/T 7714, APA or plain words."""

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from index.articles import Attribution
from index.dates import day
from index.scripts import is_han

NEWSPAPER = re.compile(r"报$|\b(?:Daily|Times|News|Post|Gazette|Herald|Tribune)\b", re.IGNORECASE)
PERIODICAL = re.compile(r"学报$|杂志$|[周旬月季学]刊$|\b(?:Journal|Review|Quarterly|Magazine)\b", re.IGNORECASE)
IN_TITLE_MARKS = re.compile(r"《([^《》]+)》")
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

    The mark of the kind stands where the publication's name or an address tells the kind; the standard asks for it
    with electronic texts only.
    """
    name, when = _publication(said), _day(said)
    others = ", 等" if is_han(title) else ", et al"
    authors = ", ".join(said.authors[:MOST_AUTHORS]) + (others if len(said.authors) > MOST_AUTHORS else "")
    place = ", ".join(filter(None, (name, when))) + (f": {page}" if page else "")
    if said.url and seen:
        place += f"[{seen.isoformat()}]"
    parts = [authors, f"{title}{_kind(said, name)}", place, said.url]
    return ". ".join(part.rstrip(".") if part != said.url else part for part in parts if part) + "."


def _apa(said: Attribution, title: str, page: int | None) -> str:
    """APA, 7th edition, 10.1: Author, & Author. (Year, Month day). Title. Publication. Address.

    Names are left as the source prints them: which part is the family name is not ours to guess.
    """
    *first, last = said.authors or ("",)
    authors = f"{', '.join(first)}, & {last}" if first else last
    when = f"({_apa_date(_day(said) or '')})"
    place = ", ".join(filter(None, (_publication(said), f"p. {page}" if page else None)))
    parts = [authors, when, title, place] if authors else [title, when, place]
    line = " ".join(f"{part.rstrip('.')}." for part in parts if part)
    return f"{line} {said.url}" if said.url else line


def _plain(said: Attribution, opening: str, page: int | None) -> str:
    """As a Chinese author's note has it, or an English one's, by the script of the title or the first words."""
    if is_han(said.title or opening):
        title = f"《{said.title}》" if said.title else f"（无题）“{opening}……”"
        authors = "、".join(said.authors) + "：" if said.authors else ""
        name = f"《{_publication(said)}》" if said.publication else None
        rest = (name, said.date, f"第{page}页" if page else None, said.url)
        return f"{authors}{'，'.join([title, *(part for part in rest if part)])}。"
    title = f"“{said.title}”" if said.title else f"(untitled) “{opening}…”"
    rest = (_publication(said), said.date, f"p. {page}" if page else None, said.url)
    return ", ".join(part for part in (*said.authors, title, *rest) if part) + "."


def _title(said: Attribution, opening: str) -> str:
    return said.title or f"[{opening.strip()}…]"


def _publication(said: Attribution) -> str | None:
    """Its name without the marks that are set around a name."""
    if not said.publication:
        return None
    marked = IN_TITLE_MARKS.fullmatch(said.publication.strip())
    return marked[1] if marked else said.publication.strip()


def _kind(said: Attribution, name: str | None) -> str:
    if name and NEWSPAPER.search(name):
        return "[N/OL]" if said.url else "[N]"
    if name and PERIODICAL.search(name):
        return "[J/OL]" if said.url else "[J]"
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
