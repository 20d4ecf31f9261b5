"""Bytes to text: the encoding a file declares, or the one in which it reads as plausible text."""

import codecs
from dataclasses import dataclass

from index.errors import SourceError

# A byte order mark is a declaration. UTF-32 first: its little-endian mark begins with UTF-16's.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Tried on files without a mark that are not UTF-8; the most plausible text wins, the earlier encoding on a tie.
CANDIDATES = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
# The characters that make up nearly half of running Chinese, in both scripts. Text decoded in the wrong encoding turns
# into rare ones: on 1,942 samples of 40 characters of the seeds, in four encodings, the right decoding scored .175 or
# more and a wrong one .111 or less.
COMMON_HAN = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所"
    "然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日者意无力与长把机"
    "十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政相见等产或新加化世位度社会治展"
    "，。、這個們來為國說時會對於著過發後裡種經學現當沒動還進樣開從實無與長機關點業將兩間問應戰向頭體產"
)
PLAUSIBLE = 0.14
SAMPLE_BYTES = 1 << 16


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, without its byte order mark, and the encoding it was read in."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """The text of `data`; raises SourceError when it is binary or its encoding cannot be told."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return Decoded(_strict(data[len(mark) :], encoding), encoding)
    if b"\0" not in data:
        try:
            return Decoded(data.decode("utf-8"), "utf-8")
        except UnicodeDecodeError as error:
            if _is_nearly_utf8(data, error):
                raise SourceError(
                    f"looks like UTF-8 but byte {error.start} is not; save the file again as UTF-8"
                ) from error
    return _most_plausible(data)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError(
            f"its byte order mark says {encoding} but byte {error.start} is not; save the file again as UTF-8"
        ) from error


def _is_nearly_utf8(data: bytes, error: UnicodeDecodeError) -> bool:
    """Whether many multi-byte characters decoded before the first fault: no legacy encoding does that by chance."""
    head = data[: error.start].decode("utf-8")
    return sum(character > "\x7f" for character in head) >= 50


def _most_plausible(data: bytes) -> Decoded:
    best, best_score = None, 0.0
    for encoding in CANDIDATES:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        score = _plausibility(text[:SAMPLE_BYTES])
        if score > best_score:
            best, best_score = Decoded(text, encoding), score
    if best is None or best_score < PLAUSIBLE:
        found = "binary data" if b"\0" in data else "text in an encoding that cannot be told"
        raise SourceError(f"{found}; expected text in UTF-8, UTF-16, GB18030 or Big5: save the file as UTF-8")
    return best


def _plausibility(text: str) -> float:
    """The share of common Chinese characters among those that are not ASCII; 0 for control characters or none."""
    if any(character < " " and character not in "\t\n\r\f\v\x1a" for character in text):
        return 0.0
    foreign = [character for character in text if character > "\x7f" and not character.isspace()]
    return sum(character in COMMON_HAN for character in foreign) / len(foreign) if foreign else 0.0
