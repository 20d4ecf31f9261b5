"""The words that say where a text comes from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceTexts:
    """The words that say where a text comes from in one language; `{…}` are filled in with `str.format`."""

    also_in: str
    untitled: str
    title: str
    list_separator: str
    affiliation: str
    column: str
    file: str
    source_id: str
    page: str
    passages: str


ZH = SourceTexts(
    also_in="另见：",
    untitled="无标题，开头为：{opening}…",
    title="《{title}》",
    list_separator="、",
    affiliation="（{affiliation}）",
    column="{column}栏",
    file="文件：{file}",
    source_id="编号：{source_id}",
    page="第 {page} 页",
    passages="{chars} 字，{passages} 段",
)


EN = SourceTexts(
    also_in="Also in: ",
    untitled="Untitled, begins: {opening}…",
    title="《{title}》",
    list_separator=", ",
    affiliation=" ({affiliation})",
    column="column {column}",
    file="File: {file}",
    source_id="Record: {source_id}",
    page="page {page}",
    passages="characters: {chars}, passages: {passages}",
)
