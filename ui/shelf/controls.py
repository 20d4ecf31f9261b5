"""The head of the shelf: what is looked for, and where files are added."""

from collections.abc import Sequence
from typing import NamedTuple

from index.finding import Choice, Wanted
from index.readers.formats import FORMATS
from ui.limits import Limits
from ui.markup import exact, literal
from ui.texts.texts import Texts

MB = 1 << 20


def controls(
    wanted: Wanted,
    publications: Sequence[Choice],
    years: Sequence[Choice],
    texts: Texts,
    *,
    max_upload_bytes: int = 0,
    limits: Limits | None = None,
) -> str:
    """The search box, a choice of publication and of year, and, if files may be sent, a place to drop them.

    `limits` say how much a visitor may add, of which nobody else sees anything.
    """
    words = texts.shelf
    seek = literal(words.seek)
    publication = _Select("publication", words.publication, words.any_publication, words.no_publication)
    year = _Select("year", words.year, words.any_year, words.no_year)
    selects = _select(publication, publications, wanted.publication, texts) + _select(year, years, wanted.year, texts)
    return (
        f'<div class="sheet shelf head" lang="{texts.html_lang}"><header><h2>{literal(words.name)}</h2></header>'
        f'<p class="hint">{literal(words.hint)}</p>{_drop(max_upload_bytes, limits, texts) if max_upload_bytes else ""}'
        f'<div class="seek" role="search"><input type="search" name="text" maxlength="200" autocomplete="off"'
        f' value="{exact(wanted.text)}" placeholder="{seek}" aria-label="{seek}">{selects}</div></div>'
    )


class _Select(NamedTuple):
    """A choice: its name, its label, and the words for any value and for articles that state none."""

    name: str
    label: str
    anything: str
    unknown: str


def _select(select: _Select, choices: Sequence[Choice], chosen: str | None, texts: Texts) -> str:
    """A native select; none where there is nothing to choose."""
    if not any(choice.name for choice in choices):
        return ""
    words = texts.shelf.choice
    options = [_option(None, select.anything, is_chosen=chosen is None)]
    options += [
        _option(
            one.name, words.format(name=one.name or select.unknown, count=one.articles), is_chosen=one.name == chosen
        )
        for one in choices
    ]
    return f'<select name="{select.name}" aria-label="{literal(select.label)}">{"".join(options)}</select>'


def _option(value: str | None, words: str, *, is_chosen: bool) -> str:
    """The values begin with = so that not stated is told from any."""
    said = "" if value is None else f"={value}"
    return f'<option value="{exact(said)}"{" selected" if is_chosen else ""}>{literal(words)}</option>'


def _drop(max_bytes: int, limits: Limits | None, texts: Texts) -> str:
    """The words of the upload's progress are carried in attributes: the browser fills them in."""
    words = texts.shelf
    formats = literal(words.formats.format(formats=" ".join(suffix[1:] for suffix in FORMATS)))
    limit = max_bytes // MB
    hint = literal(words.private_hint.format(files=limits.files, limit=limits.bytes // MB)) if limits else ""
    private = f'<p class="hint">{hint}</p>' if hint else ""
    said = {
        "sending": words.sending,
        "too-large": words.refused_size.format(limit=limit),
        "refused": words.refused_sending,
        "lost": words.lost_sending,
    }
    data = " ".join(f'data-{name}="{literal(value)}"' for name, value in said.items())
    return (
        f'<div class="drop" data-limit="{max_bytes}" {data}>{literal(words.drop)} '
        f'<label class="choose"><input type="file" multiple accept="{",".join(FORMATS)}">'
        f'{literal(words.choose)}</label><p class="hint">{formats}</p>{private}'
        '<div class="sending" role="status" hidden><p></p><progress max="1" value="0"></progress></div></div>'
    )
