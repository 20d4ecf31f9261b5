"""All words of the interface in one language, by room."""

from collections.abc import Callable
from dataclasses import dataclass

from ui.texts import login, map, reader, scope, shelf, source, talk, talks, tray
from ui.texts.language import Language
from ui.texts.login import LoginTexts
from ui.texts.map import MapTexts
from ui.texts.reader import ReaderTexts
from ui.texts.reasons import in_chinese
from ui.texts.scope import ScopeTexts
from ui.texts.shelf import ShelfTexts
from ui.texts.source import SourceTexts
from ui.texts.talk import TalkTexts
from ui.texts.talks import TalksTexts
from ui.texts.tray import TrayTexts


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The words that stand on every room's page, and those of each room.

    `in_words` puts into the language what the index says in English of a file.
    """

    html_lang: str
    brand: str
    tagline: str
    language: str
    in_words: Callable[[str], str]
    talk: TalkTexts
    scope: ScopeTexts
    source: SourceTexts
    reader: ReaderTexts
    shelf: ShelfTexts
    login: LoginTexts
    tray: TrayTexts
    talks: TalksTexts
    map: MapTexts


ZH = Texts(
    html_lang="zh-CN",
    brand="出处",
    tagline="向自己的文章提问，答案是原文，一字不改，句句有出处",
    language="界面语言",
    in_words=in_chinese,
    talk=talk.ZH,
    scope=scope.ZH,
    source=source.ZH,
    reader=reader.ZH,
    shelf=shelf.ZH,
    login=login.ZH,
    tray=tray.ZH,
    talks=talks.ZH,
    map=map.ZH,
)
EN = Texts(
    html_lang="en",
    brand="Chuchu",
    tagline="Ask your own articles: their words, unchanged, each with its source",
    language="Interface language",
    in_words=str,
    talk=talk.EN,
    scope=scope.EN,
    source=source.EN,
    reader=reader.EN,
    shelf=shelf.EN,
    login=login.EN,
    tray=tray.EN,
    talks=talks.EN,
    map=map.EN,
)


def texts(language: Language) -> Texts:
    match language:
        case Language.ZH:
            return ZH
        case Language.EN:
            return EN
