"""The words of a text, as they are matched: jieba's words, pairs of neighbouring characters, one script, one width."""

import logging
import marshal
import re
import tempfile
import unicodedata
from functools import cache
from itertools import pairwise
from pathlib import Path

import jieba
from opencc import OpenCC

from index.cache import cache_folder

# Derived lexical indexes are stamped with it: raise it when the same text would give other words.
WORDS_RULE = 1
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
SCRIPTLESS = "\u3040-\u30ff\uac00-\ud7af\u0e00-\u0e7f"  # kana, Hangul, Thai: pairs of characters serve as words
RUN = re.compile(rf"[{HAN}]+|[{SCRIPTLESS}]+|[^\W_{HAN}{SCRIPTLESS}](?:[.'’-]?[^\W_{HAN}{SCRIPTLESS}])*")
IS_HAN = re.compile(rf"[{HAN}]")
IS_SCRIPTLESS = re.compile(rf"[{SCRIPTLESS}]")
# jieba's time grows with the square of a run without a break: 40,000 characters took 7.6 s.
MAX_RUN = 500
MAX_WORD = 64
NOT_LETTERS = re.compile(r"[\W_]+")

_to_simplified = OpenCC("t2s").convert


def words(text: str) -> list[str]:
    """The words of the text, in order, with repeats; Traditional and full-width forms come out as their plain ones."""
    found: list[str] = []
    for run in RUN.findall(fold(text)):
        if IS_HAN.match(run):
            for start in range(0, len(run), MAX_RUN):
                found += _tokenizer().lcut(run[start : start + MAX_RUN], HMM=False)
            found += _pairs(run)
        elif IS_SCRIPTLESS.match(run):
            found += _pairs(run) or [run]
        else:
            found.append(run[:MAX_WORD])
    return found


def shingles(text: str) -> set[str]:
    """The different words of the text with pairs of characters alone for Chinese: quick, and it knows every name."""
    found: set[str] = set()
    for run in RUN.findall(fold(text)):
        found.update(_pairs(run) if IS_HAN.match(run) or IS_SCRIPTLESS.match(run) else [run[:MAX_WORD]])
    return found


def fold(text: str) -> str:
    """The text for matching only: compatibility forms and case folded, Traditional Chinese made Simplified."""
    return str(_to_simplified(unicodedata.normalize("NFKC", text).casefold()))


def letters(text: str) -> str:
    """The letters and digits of the text, folded, without anything between them: what tells one text from another."""
    return fold(NOT_LETTERS.sub("", text))


def _pairs(run: str) -> list[str]:
    """Neighbouring characters, marked so that a pair is no second count of a two-character word."""
    return [f"{first}_{second}" for first, second in pairwise(run)]


@cache
def _tokenizer() -> jieba.Tokenizer:
    """The segmenter, its dictionary cached in our own folder: in its default, shared one it trusts what it finds."""
    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    try:
        folder = cache_folder() / f"jieba-{jieba.__version__}"
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        folder = Path(tempfile.mkdtemp(prefix="chuchu-"))
    if not _restore(tokenizer, folder / "jieba.cache"):
        tokenizer.tmp_dir = str(folder)
        tokenizer.initialize()
    return tokenizer


def _restore(tokenizer: jieba.Tokenizer, kept: Path) -> bool:
    """Whether the dictionary that an earlier `initialize` kept is in the tokenizer now.

    As `initialize` does it, but from bytes: from a file, unmarshalling takes 0.7 s instead of 0.2.
    """
    try:
        tokenizer.FREQ, tokenizer.total = marshal.loads(kept.read_bytes())
    except (OSError, ValueError, EOFError, TypeError):
        return False
    tokenizer.initialized = True
    return True
