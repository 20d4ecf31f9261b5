"""What one visitor has before them."""

from dataclasses import dataclass, field

from rag.scope import EVERYTHING, Scope
from ui.talk.talk import Talk
from ui.texts.language import Language
from ui.texts.texts import Texts, texts


@dataclass(frozen=True, slots=True)
class View:
    """The interface's language, the talk, the place at which the reader is open, "" for none, and where to search.

    `shows_cleaned` says whether the reader shows what cleaning took away. `visitor` is a name that nobody can guess:
    what the rooms keep of a visitor between clicks is kept under it.
    """

    language: Language = Language.ZH
    talk: Talk = field(default_factory=Talk)
    place: str = ""
    shows_cleaned: bool = False
    scope: Scope = EVERYTHING
    visitor: str = ""

    @property
    def texts(self) -> Texts:
        return texts(self.language)
