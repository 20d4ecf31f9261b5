"""What can be chosen in the fold: publications, of which a long list is searched, and years."""

from collections.abc import Sequence

from index.finding import Choice
from index.words import fold
from rag.facets import Facets
from rag.scope import Scope
from ui.markup import exact, literal
from ui.texts.texts import Texts

SHOWN = 20  # publications; of more, those are listed that are looked for


def choices(scope: Scope, facets: Facets, sought: str, texts: Texts) -> str:
    """The publications with the name that is `sought`, those that are chosen first, and from which year to which."""
    hint = f'<p class="hint">{literal(texts.scope.by_article)}</p>'
    return f"{_publications(scope, facets.publications, sought, texts)}{_years(scope, facets, texts)}{hint}"


def _publications(scope: Scope, known: Sequence[Choice], sought: str, texts: Texts) -> str:
    words = texts.scope
    if not known:
        return f'<p class="hint">{literal(words.no_publications)}</p>'
    ticked = [one for one in known if one.name in scope.publications]
    wanted = fold(sought).split()
    found = [one for one in known if one not in ticked and all(word in fold(one.name) for word in wanted)]
    listed = [*ticked, *found[:SHOWN]]
    boxes = "".join(_box(one, texts, is_ticked=one in ticked) for one in listed)
    left = len(found) - len(found[:SHOWN])
    said = words.more.format(count=left) if left else "" if found or not wanted else words.none_found
    seek = literal(words.seek)
    search = (
        f'<input type="search" value="{exact(sought)}" maxlength="100" autocomplete="off" placeholder="{seek}"'
        f' aria-label="{seek}">'
    )
    return (
        f"<fieldset><legend>{literal(words.publications)}</legend>{search if len(known) > SHOWN else ''}"
        f'<div class="boxes">{boxes}</div>{f"<p class=hint>{literal(said)}</p>" if said else ""}</fieldset>'
    )


def _box(one: Choice, texts: Texts, *, is_ticked: bool) -> str:
    said = literal(texts.scope.choice.format(name=one.name, count=one.articles))
    checked = " checked" if is_ticked else ""
    return f'<label><input type="checkbox" value="{exact(one.name)}"{checked}> {said}</label>'


def _years(scope: Scope, facets: Facets, texts: Texts) -> str:
    """Two selects, and what becomes of articles without a date."""
    words = texts.scope
    if not facets.years:
        return f'<p class="hint">{literal(words.no_years)}</p>'
    since = _select("since", words.first_year, words.any_first, scope.since, facets.years, texts)
    until = _select("until", words.last_year, words.any_last, scope.until, facets.years[::-1], texts)
    hint = f'<p class="hint">{literal(words.undated_hint.format(count=facets.undated))}</p>' if facets.undated else ""
    return f'<fieldset><legend>{literal(words.years)}</legend><div class="years">{since}{until}</div>{hint}</fieldset>'


def _select(name: str, label: str, anything: str, chosen: str | None, years: Sequence[Choice], texts: Texts) -> str:
    options = [f'<option value="">{literal(anything)}</option>']
    for year in years:
        said = literal(texts.scope.choice.format(name=year.name, count=year.articles))
        selected = " selected" if year.name == chosen else ""
        options.append(f'<option value="{year.name}"{selected}>{said}</option>')
    return f'<select name="{name}" aria-label="{literal(label)}">{"".join(options)}</select>'
