"""How an answer was found, folded away: why it is this sure, what spoke for each passage, and the time it took."""

from rag.answer import Answer, CitedPassage
from rag.signals import LOOKED_AT
from ui.markup import literal
from ui.place import Citation
from ui.source_line import SEPARATOR
from ui.talk.talk import Turn
from ui.texts.texts import Texts


def how_found(turn: Turn, answer: Answer, texts: Texts) -> str:
    """The fold as HTML; '' for an answer that took no steps."""
    if not answer.timings_ms:
        return ""
    words = texts.talk
    total = answer.timings_ms.get("total", sum(answer.timings_ms.values()))
    return (
        f'<details class="found"><summary>{literal(words.found.format(total=f"{total:.0f}"))}</summary>'
        f"{_reasons(answer, texts)}{_grounds(turn, answer, texts)}<p>{_timings(answer, texts)}</p></details>"
    )


def _reasons(answer: Answer, texts: Texts) -> str:
    words = texts.talk
    said = words.reason_separator.join(words.reasons[reason] for reason in answer.reasons)
    return f"<p>{literal(words.sure_because.format(reasons=said))}</p>" if said else ""


def _grounds(turn: Turn, answer: Answer, texts: Texts) -> str:
    """A line for each passage, by its number."""
    if not answer.passages:
        return ""
    lines = "".join(f"<li>{_line(turn, cited, texts)}</li>" for cited in answer.passages)
    return f"<p>{literal(texts.talk.found_by.format(places=LOOKED_AT))}</p><ul>{lines}</ul>"


def _line(turn: Turn, cited: CitedPassage, texts: Texts) -> str:
    words = texts.talk
    number = f'<a class="number" href="{Citation(turn.number, cited.rank).href}">[{cited.rank}]</a>'
    said = texts.source.list_separator.join(words.grounds[ground] for ground in cited.grounds)
    return f"{number} {literal(said or words.found_together)}"


def _timings(answer: Answer, texts: Texts) -> str:
    words = texts.talk
    return SEPARATOR.join(
        literal(words.timing.format(step=words.steps.get(step, step), milliseconds=f"{taken:.1f}"))
        for step, taken in answer.timings_ms.items()
    )
