"""The languages of the interface, and which one a browser asks for."""

from enum import StrEnum


class Language(StrEnum):
    """A language of the interface; the articles and the questions may be in any."""

    ZH = "zh"
    EN = "en"


def preferred(accept_language: str) -> Language:
    """The interface language for a browser's Accept-Language header: Chinese if it comes before English.

    A browser that asks for neither gets English.
    """
    for entry in sorted(accept_language.lower().split(","), key=_quality, reverse=True):
        tag = entry.split(";")[0].strip()
        if tag.split("-")[0] in set(Language):
            return Language(tag.split("-")[0])
    return Language.EN


def _quality(entry: str) -> float:
    _, _, quality = entry.partition("q=")
    try:
        return float(quality) if quality else 1.0
    except ValueError:
        return 0.0
