"""What is exported, before it is written in any format: the tray, or the whole conversation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rag.answer import Answer
from rag.citation import Style
from ui.talk.messages import SURE
from ui.talk.talk import Talk
from ui.texts.texts import Texts
from ui.tray.excerpt import Excerpt


@dataclass(frozen=True, slots=True)
class Section:
    """Excerpts that belong together: of the tray, where `answer` is None, or those that answer a question.

    `verdict` says in words how sure the answer is; one that abstained has no excerpts.
    """

    excerpts: tuple[Excerpt, ...]
    answer: Answer | None = None
    verdict: str = ""

    @property
    def question(self) -> str:
        return self.answer.question if self.answer else ""


@dataclass(frozen=True, slots=True)
class Document:
    """Its sections in order; the words are in the interface's language, `html_lang`."""

    title: str
    references_title: str
    html_lang: str
    day: date
    style: Style
    sections: tuple[Section, ...]

    @property
    def references(self) -> list[str]:
        """Each reference once, in the order in which they are first needed."""
        return list(dict.fromkeys(one.reference for section in self.sections for one in section.excerpts))

    @property
    def is_empty(self) -> bool:
        return not any(section.excerpts or section.answer for section in self.sections)

    def numbered(self, reference: str) -> str:
        """The reference as the list has it: with its number, where the style numbers references."""
        if self.style is not Style.GBT7714:
            return reference
        return f"[{self.references.index(reference) + 1}] {reference}"


def tray_document(excerpts: Sequence[Excerpt], style: Style, day: date, texts: Texts) -> Document:
    """The collected passages."""
    return Document(texts.tray.name, texts.tray.references, texts.html_lang, day, style, (Section(tuple(excerpts)),))


def talk_document(talk: Talk, style: Style, day: date, texts: Texts) -> Document:
    """Every question that was searched, with its verdict and what answers it."""
    sections = tuple(_section(turn.answer, style, day, texts) for turn in talk.turns if turn.answer)
    return Document(texts.tray.conversation, texts.tray.references, texts.html_lang, day, style, sections)


def _section(answer: Answer, style: Style, day: date, texts: Texts) -> Section:
    """The passages of an answer that abstained are not taken along: out of sight of the verdict they look like one."""
    if not answer.answered:
        return Section((), answer, texts.talk.abstained)
    taken = tuple(Excerpt.of(cited.passage, cited.article, style, day) for cited in answer.passages)
    return Section(taken, answer, texts.talk.likely if answer.confidence >= SURE else texts.talk.plausible)
