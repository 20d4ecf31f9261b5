from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from string import Formatter
from typing import Any

import pytest

from ui.texts.language import Language, preferred
from ui.texts.texts import EN, ZH


def placeholders(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}


def worded(texts: Any, room: str = "") -> Iterator[tuple[str, Any]]:
    """Every word with its name, those of the rooms too."""
    for field in fields(texts):
        value = getattr(texts, field.name)
        yield from worded(value, f"{field.name}.") if is_dataclass(value) else [(room + field.name, value)]


@pytest.mark.parametrize(("name", "zh"), [*worded(ZH)])
def test_both_languages_have_the_word_with_the_same_blanks(name, zh):
    en = dict(worded(EN))[name]

    assert zh
    assert en
    if isinstance(zh, str):
        assert placeholders(zh) == placeholders(en)


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("zh-CN,zh;q=0.9,en;q=0.8", Language.ZH),
        ("zh-HK", Language.ZH),
        ("zh", Language.ZH),
        ("en-US,en;q=0.9,zh-CN;q=0.8", Language.EN),
        ("fr-FR,zh;q=0.5,en;q=0.4", Language.ZH),
        ("de", Language.EN),
        ("zh;q=nonsense,en;q=0.1", Language.EN),
        ("", Language.EN),
    ],
)
def test_the_language_is_the_browsers_first_choice_of_ours(header, language):
    assert preferred(header) == language
