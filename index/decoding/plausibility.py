"""How far decoded text reads like running Chinese, Japanese or Korean, or like any language at all."""

import re
from functools import cache
from typing import NamedTuple

PLAUSIBLE = 0.14
LEGIBLE = 0.18
# The characters that make up nearly half of running Chinese, in both scripts. Text decoded in the wrong encoding turns
# into rare ones. Its comma and full stop are left out: they have the same bytes in Japanese and Korean encodings.
HAN = (
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所"
    "然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日者意无力与长把机"
    "十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政相见等产或新加化世位度社会治展"
    "這個們來為國說時會對於著過發後裡種經學現當沒動還進樣開從實無與長機關點業將兩間問應戰向頭體產"
)
KANA = "ぁ-んァ-ヺー"
# As many of the syllables of running Korean.
HANGUL = (
    "이다는의에을를가고하지은로한서어사기도리자나인해시스라일정대보아수그것전과들상부우장주만있여안제문니습합음않"
    "용없할면입모성원구트조동국년회공된생중연경었했되적계등여개민법방발미무러거으선세위드소신실설때또내며"
)
# What most characters of a text in any language are: ASCII, letters of an alphabet, or the above. These patterns are
# compiled when they are first used: most files are UTF-8 and need none of them.
ANY_LANGUAGE = (
    f"[\t\n\r -~，。à-öø-ÿ\u0391-\u03ce\u0410-\u0451\u05d0-\u05ea\u0621-\u064a\u0e01-\u0e4e{HAN}{KANA}{HANGUL}]"
)
FOREIGN = re.compile(r"[^\x00-\x7f\s]")
# An accented letter and the one after it, read as one Chinese character: pr閟ent.
INSIDE_A_WORD = r"(?<=[A-Za-z])[^\x00-\x7f](?![^\x00-\x7f])|(?<![^\x00-\x7f])[^\x00-\x7f](?=[A-Za-z])"
# A text of a dozen characters may hold none of the most frequent, but nine in ten are familiar; the right decoding of
# 98 % of such texts, and the wrong one of few. That is less than any share of frequent letters that counts.
FAMILIAR_SHARE, FAMILIAR_SCORE = 0.9, 0.01


class Rows(NamedTuple):
    """The rows of a character set that its authors filled with the common characters."""

    encoding: str
    leads: tuple[int, ...]
    trails: tuple[int, ...] = tuple(range(0xA1, 0xFF))


class Script(NamedTuple):
    """The letters that make up half of running text, and those that make up nearly all of any, however short."""

    frequent: str
    familiar: tuple[Rows, ...]


BIG5_ROWS = Rows("big5", (0xA1, *range(0xA4, 0xC7)), (*range(0x40, 0x7F), *range(0xA1, 0xFF)))
GB_ROWS = Rows("gb2312", (0xA1, 0xA3, *range(0xB0, 0xD8)))
SIMPLIFIED = Script(f"[{HAN}]", (GB_ROWS, BIG5_ROWS))  # GBK holds both scripts
TRADITIONAL = Script(f"[{HAN}]", (BIG5_ROWS,))
JAPANESE = Script(f"[{KANA}]", (Rows("euc_jp", (0xA1, 0xA3, 0xA4, 0xA5, *range(0xB0, 0xD0))),))
KOREAN = Script(f"[{HANGUL}]", (Rows("euc_kr", (0xA1, 0xA3, *range(0xB0, 0xC9))),))


def plausibility(text: str, script: Script) -> float:
    """How far decoded text reads like the script, in [0, 1]; 0 where what is not ASCII stands inside Latin words."""
    foreign = FOREIGN.findall(text)
    if len(re.findall(INSIDE_A_WORD, text)) * 2 >= max(len(foreign), 1):
        return 0.0
    frequent = len(re.findall(script.frequent, text)) / len(foreign)
    if frequent >= PLAUSIBLE:
        return frequent
    letters = _letters(script.familiar)
    familiar = sum(character in letters for character in foreign)
    return FAMILIAR_SCORE if familiar >= FAMILIAR_SHARE * len(foreign) else 0.0


def legibility(text: str) -> float:
    """The share of characters that are frequent in some language; 0 where it is too small to mean anything."""
    share = len(re.findall(ANY_LANGUAGE, text)) / max(len(text), 1)
    return share if share >= LEGIBLE else 0.0


@cache
def _letters(familiar: tuple[Rows, ...]) -> frozenset[str]:
    letters: set[str] = set()
    for rows in familiar:
        table = bytes(byte for lead in rows.leads for trail in rows.trails for byte in (lead, trail))
        letters.update(table.decode(rows.encoding, "ignore"))
    return frozenset(letters)
