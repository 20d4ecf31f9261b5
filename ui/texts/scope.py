"""The words of the scope: what part of the collection is searched."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeTexts:
    """The words of the scope in one language; `{…}` are filled in with `str.format`."""

    name: str
    in_force: str
    only: str
    drop: str
    drop_all: str
    reach: str
    undated: str
    empty: str
    gone: str
    chosen: str
    and_: str
    since: str
    until: str
    between: str
    publications: str
    no_publications: str
    seek: str
    more: str
    none_found: str
    choice: str
    years: str
    no_years: str
    first_year: str
    last_year: str
    any_first: str
    any_last: str
    undated_hint: str
    by_article: str
    only_this: str
    only_these: str


ZH = ScopeTexts(
    name="范围",
    in_force="提问的范围",
    only="只问：",
    drop="去掉“{part}”",
    drop_all="全部去掉",
    reach="{total} 篇里的 {count} 篇",
    undated="，另有 {count} 篇没有日期，不在其中",
    empty="这个范围里没有文章，去掉一项就能再问",
    gone="已不在文库的文章",
    chosen="选定的 {count} 篇",
    and_=" · ",
    since="{since} 以来",
    until="{until} 以前",
    between="{since}–{until}",
    publications="报刊",
    no_publications="文章都没有注明报刊。",
    seek="找报刊",
    more="还有 {count} 种没有列出，写上名称就能找到。",
    none_found="没有这样的报刊。",
    choice="{name}（{count}）",
    years="年份",
    no_years="文章都没有注明日期。",
    first_year="从哪一年",
    last_year="到哪一年",
    any_first="从最早",
    any_last="到最近",
    undated_hint="有 {count} 篇没有日期，选了年份就不查这些。",
    by_article="只问某几篇：在“文库”里勾选，或在“原文”里点“只问这篇”。",
    only_this="只问这篇",
    only_these="只问选中的 {count} 篇",
)


EN = ScopeTexts(
    name="Scope",
    in_force="What is asked",
    only="Only:",
    drop="Take off “{part}”",
    drop_all="Take all off",
    reach="{count} of {total} articles",
    undated=", leaving out {count} without a date",
    empty="No article is within this; take something off to ask again",
    gone="an article that has left",
    chosen="chosen articles: {count}",
    and_=" · ",
    since="since {since}",
    until="until {until}",
    between="{since}–{until}",
    publications="Publications",
    no_publications="No article states a publication.",
    seek="Find a publication",
    more="Not listed here: {count}. Part of a name will find them.",
    none_found="There is no such publication.",
    choice="{name} ({count})",
    years="Years",
    no_years="No article states a date.",
    first_year="From the year",
    last_year="To the year",
    any_first="from the first",
    any_last="to the last",
    undated_hint="Without a date: {count}. They are left out once a year is chosen.",
    by_article="For single articles: tick them in the Collection, or choose “Search only this” in the Reader.",
    only_this="Search only this",
    only_these="Search only these ({count})",
)
