"""The encoding in which bytes that declare none read as plausible text."""

from typing import NamedTuple

from charset_normalizer import from_bytes

from index.decoding.encodings import BIG5, EUC_JP, EUC_KR, GB, SHIFT_JIS
from index.decoding.foreign_lines import foreign_sample
from index.decoding.plausibility import (
    FOREIGN,
    JAPANESE,
    KOREAN,
    SIMPLIFIED,
    TRADITIONAL,
    Script,
    legibility,
    plausibility,
)

EAST_ASIAN = ((GB, SIMPLIFIED), (BIG5, TRADITIONAL), (SHIFT_JIS, JAPANESE), (EUC_JP, JAPANESE), (EUC_KR, KOREAN))
WIDE = ("utf-16-le", "utf-16-be")
# The commoner ones come first.
ALPHABETIC = [
    *("cp1252", "cp1251", "koi8_r", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874"),
    *("iso8859_2", "iso8859_5", "iso8859_6", "iso8859_7", "cp866"),
]
CLEAR = 0.2
CLEAR_CHARACTERS = 50
SAMPLE_BYTES = 1 << 16
# No text of two-byte units has so many bytes that are ASCII (kana come nearest); one with some accents has.
PRINTABLE, MOSTLY = bytes(range(32, 127)), 0.9
# charset_normalizer's limit of .2 refuses many texts of signs and names.
MESSY = 0.4
ALPHABETIC_SAMPLE_BYTES = 1 << 13


class Guess(NamedTuple):
    """The encodings that the bytes may be in, the likeliest first, and whether no other is anywhere near."""

    encodings: tuple[str, ...]
    is_clear: bool


class _Reading(NamedTuple):
    score: float
    encodings: tuple[str, ...]
    foreign: int


def detect(data: bytes) -> Guess | None:
    """The encoding in which bytes read as Chinese, Japanese or Korean, or as UTF-16; None if they do in none."""
    sample = foreign_sample(data, SAMPLE_BYTES)
    readings = [_east_asian(sample, *candidate) for candidate in EAST_ASIAN] + [_wide(data, name) for name in WIDE]
    readings.sort(key=lambda reading: -reading.score)
    best, second = readings[:2]
    if not best.score:
        return None
    is_clear = best.foreign >= CLEAR_CHARACTERS and best.score >= max(CLEAR, 2 * second.score)
    return Guess(best.encodings, is_clear)


def detect_wide(data: bytes) -> Guess | None:
    """UTF-32 or UTF-16, if the bytes read like it; zero bytes suggest that."""
    for encoding in ("utf-32-le", "utf-32-be"):
        if _wide(data, encoding).score:
            return Guess((encoding,), True)
    best, second = sorted((_wide(data, name) for name in WIDE), key=lambda reading: -reading.score)
    if not best.score:
        return None
    return Guess(best.encodings, best.foreign >= CLEAR_CHARACTERS and best.score >= 2 * second.score)


def _east_asian(sample: bytes, encodings: tuple[str, ...], script: Script) -> _Reading:
    readings = []
    for encoding in encodings:
        text = sample.decode(encoding, "replace")
        foreign = len(FOREIGN.findall(text))
        score = plausibility(text, script) if _is_whole(text, foreign) else 0.0
        readings.append(_Reading(score, encodings, foreign))
    return max(readings)


def _wide(data: bytes, encoding: str) -> _Reading:
    head = data[:SAMPLE_BYTES]
    text = head.decode(encoding, "replace")
    is_ascii = len(head) - len(head.translate(None, PRINTABLE)) > MOSTLY * len(head)
    score = 0.0 if is_ascii or not _is_whole(text, len(text)) else legibility(text)
    return _Reading(score, (encoding,), len(text))


def _is_whole(text: str, characters: int) -> bool:
    """Whether the bytes are an encoding's, but for one cut character and some damage."""
    return text.count("\ufffd") <= 1 + characters // 100


def detect_alphabetic(data: bytes) -> Guess | None:
    """A guess by the letters' frequencies in many languages, never clear; among equals the earliest encoding."""
    matches = from_bytes(
        foreign_sample(data, ALPHABETIC_SAMPLE_BYTES), cp_isolation=ALPHABETIC, threshold=MESSY, enable_fallback=False
    )
    best = matches.best()
    if best is None:
        return None
    equal = {
        encoding
        for match in matches
        if match.chaos <= best.chaos and match.coherence >= best.coherence
        for encoding in match.could_be_from_charset
    }
    return Guess((next(encoding for encoding in ALPHABETIC if encoding in equal),), False)
