"""The words of a text, as they are matched: jieba's words, pairs of neighbouring characters, one script, one width."""

import logging
import marshal
import re
import tempfile
import unicodedata
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

import jieba
from opencc import OpenCC

from index.cache import cache_folder
from index.stemming import stem

# Derived lexical indexes are stamped with it: raise it when the same text would give other words.
WORDS_RULE = 2
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
SCRIPTLESS = "\u3040-\u30ff\uac00-\ud7af\u0e00-\u0e7f"  # kana, Hangul, Thai: pairs of characters serve as words
RUN = re.compile(rf"[{HAN}]+|[{SCRIPTLESS}]+|[^\W_{HAN}{SCRIPTLESS}](?:[.'’-]?[^\W_{HAN}{SCRIPTLESS}])*")
IS_HAN = re.compile(rf"[{HAN}]")
IS_SCRIPTLESS = re.compile(rf"[{SCRIPTLESS}]")
# jieba's time grows with the square of a run without a break: 40,000 characters took 7.6 s.
MAX_RUN = 500
MAX_WORD = 64
NOT_LETTERS = re.compile(r"[\W_]+")

KANA = re.compile("[\u3040-\u30ff]")

_to_simplified = OpenCC("t2s").convert
_from_japanese = OpenCC("jp2t").convert


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
            found.append(stem(run[:MAX_WORD]))
    return found


def prepare() -> None:
    """Load the dictionary now rather than with the first text."""
    _tokenizer()


def shingles(text: str) -> set[str]:
    """The different words of the text with pairs of characters alone for Chinese: quick, and it knows every name."""
    found: set[str] = set()
    for run in RUN.findall(fold(text)):
        found.update(_pairs(run) if IS_HAN.match(run) or IS_SCRIPTLESS.match(run) else [stem(run[:MAX_WORD])])
    return found


def fold(text: str) -> str:
    """The text for matching only: compatibility forms and case folded, Traditional and Japanese forms made Simplified.

    What is Japanese is known by its kana: 弁 and 予 are characters of Chinese, too, and other ones.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    if KANA.search(folded):
        folded = _from_japanese(folded)
    return str(_to_simplified(folded))


def folded(text: str) -> tuple[str, list[int]]:
    """The folded text, character by character, and for each place in it, its end included, the place in the text."""
    characters = [_fold_character(character) for character in text]
    places = [place for place, plain in enumerate(characters) for _ in plain]
    return "".join(characters), [*places, len(text)]


def letters(text: str) -> str:
    """The letters and digits of the text, folded, without anything between them: what tells one text from another."""
    return fold(NOT_LETTERS.sub("", text))


@lru_cache(maxsize=10_000)
def _fold_character(character: str) -> str:
    return fold(character)


def tagged(text: str) -> list[tuple[str, str]]:
    """The text cut into jieba's words, each with its part of speech in jieba's dictionary ("n", "v", …).

    What the dictionary does not have, words of other scripts and what stands between words have "".
    """
    plain = fold(text)
    if len(plain) != len(text):
        text = plain
    found: list[tuple[str, str]] = []
    end = 0
    for word in (word for start in range(0, len(plain), MAX_RUN) for word in _cut(plain[start : start + MAX_RUN])):
        found.append((text[end : end + len(word)], _tag(word) if IS_HAN.match(word) else ""))
        end += len(word)
    return found


def _cut(text: str) -> list[str]:
    return list(_tokenizer().lcut(text, HMM=False))


@lru_cache(maxsize=10_000)
def _tag(word: str) -> str:
    """The part of speech of a word; searching the dictionary's bytes for a few is faster than parsing all of it."""
    data = _dictionary()
    place = data.find(f"\n{word} ".encode())
    return data[place + 1 : data.index(b"\n", place + 1)].decode().split()[-1] if place >= 0 else ""


@cache
def _dictionary() -> bytes:
    with jieba.get_dict_file() as file:
        return b"\n" + bytes(file.read()) + b"\n"


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
