"""Bytes read in an encoding that is settled: what cannot be read becomes U+FFFD, and is counted."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

REPLACEMENT = "\ufffd"
NAMED_PLACES = 3


@dataclass(frozen=True, slots=True)
class Transcript:
    """The text of some bytes; `faults` counts what could not be read, `places` are the bytes of the first ones."""

    text: str
    encoding: str
    faults: int = 0
    places: tuple[int, ...] = ()

    @property
    def damage(self) -> str:
        """A sentence on the faults: 2 characters could not be read (bytes 120, 340) and are shown as �."""
        places = ", ".join(map(str, self.places[:NAMED_PLACES])) + (", …" if self.faults > NAMED_PLACES else "")
        if self.faults == 1:
            return f"1 character could not be read{places and f' (byte {places})'} and is shown as {REPLACEMENT}"
        where = f" (bytes {places})" if self.places else ""
        return f"{self.faults:,} characters could not be read{where} and are shown as {REPLACEMENT}"


def read(data: bytes, encoding: str, offset: int = 0) -> Transcript:
    """The text of `data`, which begins at byte `offset` of its file; a zero character is a fault, too."""
    try:
        text, faults = data.decode(encoding), 0
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        faults = text.count(REPLACEMENT) - _own_replacements(data, encoding)
    zeros = text.count("\0")
    if not faults and not zeros:
        return Transcript(text, encoding)
    places = sorted(
        [*islice(_faults(data, encoding), NAMED_PLACES), *islice(_zeros(data), NAMED_PLACES if zeros else 0)]
    )
    places_in_file = tuple(offset + place for place in places[:NAMED_PLACES])
    return Transcript(text.replace("\0", REPLACEMENT), encoding, faults + zeros, places_in_file)


def read_best(data: bytes, encodings: tuple[str, ...], offset: int = 0) -> Transcript:
    """The reading with the fewest faults; the earlier encoding on a tie."""
    best = read(data, encodings[0], offset)
    for encoding in encodings[1:]:
        if not best.faults:
            break
        best = min(best, read(data, encoding, offset), key=lambda reading: reading.faults)
    return best


def _own_replacements(data: bytes, encoding: str) -> int:
    """How many replacement characters were there before, put in by whatever wrote the file."""
    return data.count(REPLACEMENT.encode(encoding, "ignore") or data + b"\0")


def _faults(data: bytes, encoding: str) -> Iterator[int]:
    start = 0
    while True:
        try:
            data[start:].decode(encoding)
        except UnicodeDecodeError as error:
            yield start + error.start
            start += error.end
        else:
            return


def _zeros(data: bytes) -> Iterator[int]:
    place = data.find(0)
    while place >= 0:
        yield place
        place = data.find(0, place + 1)
