"""Bytes to text: the encoding a file declares, or the one in which it reads as plausible text."""

import re
from dataclasses import dataclass, replace
from itertools import islice

from index.decoding.detection import SAMPLE_BYTES, Guess, detect, detect_alphabetic, detect_wide
from index.decoding.encodings import BYTE_ORDER_MARKS, written_as
from index.decoding.mixture import UNMISTAKABLE, Piece, is_nearly_utf8, others, pieces
from index.decoding.signatures import signature
from index.decoding.transcript import REPLACEMENT, Transcript, read, read_best
from index.errors import SourceError

UTF8, WIDE = ("utf-8",), ("utf-16", "utf-32")
# What two bytes of UTF-8 can say and no alphabet that is much written holds.
UNUSUAL = "[\u0180-\u0390\u03cf-\u040f\u0452-\u05cf\u05eb-\u0620\u064b-\u07ff]"
# Text of seven bits: ~{VPND~}, +Zi9lhw-
HZ, UTF7 = re.compile(rb"~\{(?:[!-w][!-~]){2,}~\}"), re.compile(rb"\+[A-Za-z0-9/+]{6,}-?")
IDEOGRAPHS, MAX_PIECES = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]+"), 200
MAY_BE_UTF7 = "read as utf-8, but it may be in UTF-7: save the file as UTF-8 if it is"
CONTROLS = bytes({*range(32), 127} - set(b"\t\n\v\f\r\b\x1a\x1b"))
# So many control characters stray into a text, and so many characters are lost, however short it is.
STRAY = 3
# Fewer bytes in another encoding than the rest of the file are taken for damage.
LEAST_FOREIGN_BYTES = 16


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, without its byte order mark, and the encoding it was read in.

    `notes` are sentences for the user on what is doubtful; none where nothing is.
    """

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of `data`; `declared` is the encoding that its format states, which a byte order mark overrules.

    Raises SourceError when it is empty or binary, or its encoding cannot be told.
    """
    if not data:
        raise SourceError("the file is empty; expected text")
    if found := signature(data):
        raise SourceError(f"binary data: it looks like {found}; expected text: give the file its right ending")
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _stated(data, (encoding,), f"its byte order mark says {encoding}", offset=len(mark))
    if not declared:
        return _detected(data)
    return _stated(data, written_as(declared), f"it declares the encoding {declared.strip()[:40]}")


def _stated(data: bytes, encodings: tuple[str, ...], claim: str, *, offset: int = 0) -> Decoded:
    """The text in one of the encodings that are claimed, or in the one it turns out to be in, and a note on that."""
    content = data[offset:]
    if not encodings:
        decoded, claim = _detected(content), f"{claim}, which is unknown"
    elif not offset and _is_utf8_all_the_same(content, encodings):
        decoded = _detected(content, offset)
    else:
        reading = read_best(content, encodings, offset)
        decoded = _finished(reading) if _is_readable(reading) else _detected(content, offset)
    if decoded.encoding in encodings:
        return decoded
    return replace(decoded, notes=(f"{claim}; it was read as {decoded.encoding}", *decoded.notes))


def _is_utf8_all_the_same(data: bytes, encodings: tuple[str, ...]) -> bool:
    """Whether the bytes are UTF-8 although something else is declared: pages are converted, declarations forgotten."""
    if encodings == UTF8:
        return False
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return "\0" not in text if encodings[0].startswith(WIDE) else len(data) - len(text) >= LEAST_FOREIGN_BYTES


def _is_readable(reading: Transcript) -> bool:
    """Whether few characters are lost; a claim of UTF-8 is either true or has to be looked into, line by line."""
    if reading.encoding == "utf-8":
        return not reading.faults
    if reading.encoding.startswith(WIDE):
        return reading.faults <= max(1, len(reading.text) // 10)
    return reading.faults * 10 <= len(reading.text) - len(reading.text.encode("ascii", "ignore"))


def _detected(data: bytes, offset: int = 0) -> Decoded:
    """The text of bytes that declare nothing."""
    controls = _controls(data)
    if b"\0" in data or controls > STRAY:
        wide = detect_wide(data)
        if wide:
            return _guessed(data, wide, offset)
        if _are_many(data.count(0), data) or _are_many(controls, data[:SAMPLE_BYTES]):
            raise SourceError("binary data; expected text in UTF-8, UTF-16, GB18030 or Big5: leave the file out")
    if data.isascii():
        return _ascii(data, offset)
    return _utf8(data, offset) or _older(data, offset)


def _controls(data: bytes) -> int:
    head = data[:SAMPLE_BYTES]
    return len(head) - len(head.translate(None, CONTROLS))


def _are_many(count: int, data: bytes) -> bool:
    """Whether there are more of these bytes than stray into a text."""
    return count > max(STRAY, len(data) // 100) or count * 10 > len(data)


def _ascii(data: bytes, offset: int) -> Decoded:
    """The text of ASCII bytes, by which mail and news groups wrote other scripts, too."""
    if HZ.search(data) and not (reading := read(data, "hz", offset)).faults:
        return _guessed(data, Guess((reading.encoding,), is_clear=False), offset)
    doubts = [MAY_BE_UTF7] if _may_be_utf7(data) else []
    return _finished(read_best(data, _seven_bit(data), offset), *doubts)


def _may_be_utf7(data: bytes) -> bool:
    """Whether pieces such as +ZTllDQ- are Chinese: most that are read so."""
    texts = [piece.group().decode("utf-7", "replace") for piece in islice(UTF7.finditer(data), MAX_PIECES)]
    return 2 * sum(IDEOGRAPHS.fullmatch(text) is not None for text in texts) > len(texts)


def _seven_bit(data: bytes) -> tuple[str, ...]:
    """What ASCII bytes may be: the escape sequences by which mail was Japanese or Korean, or UTF-8."""
    escapes = ((b"\x1b$)C", "iso2022_kr"), (b"\x1b$B", "iso2022_jp_2"), (b"\x1b$@", "iso2022_jp_2"))
    return (*(encoding for escape, encoding in escapes if escape in data), "utf-8")


def _utf8(data: bytes, offset: int) -> Decoded | None:
    """The text of UTF-8, also of CESU-8, which writes a rare character as two halves; None for all other bytes."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _cesu8(data)
    return _finished(read(data, "utf-8", offset), *_doubt(data, text))


def _cesu8(data: bytes) -> Decoded | None:
    try:
        text = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return None
    mended = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    lost = mended.count(REPLACEMENT) - text.count(REPLACEMENT)
    note = "its rare characters are written as CESU-8, not as UTF-8; they were read all the same"
    return _finished(Transcript(mended.replace("\0", REPLACEMENT), "cesu-8", lost + text.count("\0")), note)


def _doubt(data: bytes, text: str) -> list[str]:
    """A note on so few bytes, of letters so rare, that they may be UTF-8 by chance: some words in GB18030 are."""
    may_be_chance = len(data) - len(text) < UNMISTAKABLE and re.search(UNUSUAL, text) and max(text) < "\u0800"
    guess = detect(data) if may_be_chance else None
    return [f"read as utf-8, but it may be in {guess.encodings[0]}: save the file as UTF-8 if it is"] if guess else []


def _older(data: bytes, offset: int) -> Decoded:
    """The text of bytes that are not all UTF-8: damaged, mixed, or in an older encoding."""
    parts = pieces(data)
    if {part.is_utf8 for part in parts} == {True, False}:
        return _mixed(data, parts, offset)
    guess = None if parts[0].is_utf8 else detect(data)
    if guess is None and is_nearly_utf8(data):
        return _finished(read(data, "utf-8", offset))
    guess = guess or detect_alphabetic(data)
    if guess is None:
        raise SourceError(
            "text in an encoding that cannot be told; expected UTF-8, UTF-16, GB18030 or Big5: save the file as UTF-8"
        )
    return _guessed(data, guess, offset)


def _mixed(data: bytes, parts: list[Piece], offset: int) -> Decoded:
    """UTF-8 with lines in an older encoding, which are read in that if it is clear, else as damaged UTF-8."""
    other = b"".join(part.data for part in parts if not part.is_utf8)
    guess = detect(other)
    foreign_bytes = len(other) - len(other.decode("ascii", "ignore"))
    if guess is None or foreign_bytes < LEAST_FOREIGN_BYTES:
        return _finished(read(data, "utf-8", offset))
    readings = []
    for part in parts:
        readings.append(read_best(part.data, UTF8 if part.is_utf8 else guess.encodings, offset))
        offset += len(part.data)
    joined = Transcript(
        text="".join(reading.text for reading in readings),
        encoding="utf-8",
        faults=sum(reading.faults for reading in readings),
        places=tuple(place for reading in readings for place in reading.places),
    )
    return _finished(
        joined, f"{others(parts)} not in UTF-8 like the rest; read as {guess.encodings[0]}, which is a guess"
    )


def _guessed(data: bytes, guess: Guess, offset: int) -> Decoded:
    reading = read_best(data, guess.encodings, offset)
    if guess.is_clear:
        return _finished(reading)
    return _finished(
        reading,
        f"the encoding is not stated; read as {reading.encoding}, which is a guess: "
        "save the file as UTF-8 if the text looks wrong",
    )


def _finished(reading: Transcript, *notes: str) -> Decoded:
    """The reading with its faults in a note; raises SourceError when there are too many."""
    if not reading.faults:
        return Decoded(reading.text, reading.encoding, notes)
    if reading.faults > max(STRAY, len(reading.text) // 10):
        raise SourceError(
            f"{reading.faults:,} of {len(reading.text):,} characters cannot be read as {reading.encoding}; "
            "expected text: save the file as UTF-8"
        )
    return Decoded(reading.text, reading.encoding, (*notes, reading.damage))
