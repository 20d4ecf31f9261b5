"""What cleaning took away, shown where it stood, told apart from the article."""

from collections import Counter
from collections.abc import Iterable, Sequence

from index.offcuts import Offcut, Offcuts
from index.segmentation.removals import INVISIBLE
from ui.markup import literal
from ui.texts.texts import Texts

# Pieces that are shown of one article, and characters of one piece.
MOST_PIECES, MOST_CHARS = 200, 300
# A sign within a line is no longer: why it went is seen at its head, and not beside each of them.
SIGN_CHARS = 3


def summary(found: Offcuts, texts: Texts) -> str:
    """How much was taken away and why, and what may be wrong with the file's text, a paragraph each."""
    words = texts.reader
    pieces = (*found.within, *found.before, *found.after)
    counted = Counter(_why(one, texts) for one in pieces).most_common()
    reasons = texts.source.list_separator.join(words.cleaned_why.format(why=why, count=count) for why, count in counted)
    said = [words.cleaned.format(count=len(pieces), reasons=reasons) if pieces else words.nothing_cleaned]
    said += [words.note.format(note=texts.in_words(note)) for note in found.notes]
    return "".join(f'<p class="cleaned">{literal(one)}</p>' for one in said)


def in_place(found: Offcuts) -> list[Offcut]:
    """The pieces from within the article that are shown where they stood, in the order of its text."""
    return sorted(found.within[:MOST_PIECES], key=lambda one: one.place)


def around(found: Offcuts, texts: Texts) -> str:
    """What stood before and after the article, as lists to put under it; '' if nothing did."""
    room = MOST_PIECES - len(found.within[:MOST_PIECES])
    before = found.before[:room]
    after = found.after[: room - len(before)]
    left = sum(map(len, (found.within, found.before, found.after))) - (MOST_PIECES - room) - len(before) - len(after)
    words = texts.reader
    more = f'<p class="cleaned">{literal(words.more_cleaned.format(count=left))}</p>' if left else ""
    return _list(words.cleaned_before, before, texts) + _list(words.cleaned_after, after, texts) + more


def pieces(found: Iterable[Offcut], texts: Texts) -> str:
    """Each piece struck; a screen reader hears before it that it is not in the article, and after it why."""
    return "".join(_piece(one, texts) for one in found)


def _list(heading: str, found: Sequence[Offcut], texts: Texts) -> str:
    if not found:
        return ""
    items = "".join(f"<li>{_piece(one, texts)}</li>" for one in found)
    return f'<section class="offcuts"><h3>{literal(heading)}</h3><ul>{items}</ul></section>'


def _piece(one: Offcut, texts: Texts) -> str:
    why, shown = literal(_why(one, texts)), _shown(one, texts)
    said = "why" if one.is_line or len(shown) > SIGN_CHARS else "why unseen"
    return (
        f'<span class="offcut{" line" if one.is_line else ""}" title="{why}">'
        f'<span class="unseen">{literal(texts.reader.taken_away)}</span>'
        f'<del>{literal(shown)}</del><span class="{said}">{why}</span></span>'
    )


def _shown(one: Offcut, texts: Texts) -> str:
    """The piece's words on one line, of a long one the first; of what nobody can see the numbers of its characters."""
    if one.reason == INVISIBLE:
        return " ".join(f"U+{ord(character):04X}" for character in dict.fromkeys(one.text))[:MOST_CHARS]
    words = " ".join(one.text.split())
    more = texts.reader.cut_short.format(chars=f"{len(words):,}") if len(words) > MOST_CHARS else ""
    return words[:MOST_CHARS] + more


def _why(one: Offcut, texts: Texts) -> str:
    return texts.reader.reasons.get(one.reason, one.reason)
