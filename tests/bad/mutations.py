"""Damages files as disks, transfers and other programs do, and as somebody would who means harm."""

import re
from collections.abc import Callable, Sequence
from io import BytesIO
from random import Random
from zipfile import ZipFile

from tests.bad.archives import zipped

MAX_BYTES = 300_000
NUMBER = re.compile(rb"\d+")
NUMBERS = (b"0", b"-1", b"1", b"255", b"65536", b"2147483647", b"4294967295", b"99999999999999999999", b"1e308")
PIECES = (
    *(b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\\ud800", b"\\u0000", b"\r", b"\x0c", b"\x1b[31m"),
    *("\u2028".encode(), "\u202e".encode(), "\u0301".encode(), "。".encode(), "（".encode(), "\U000e0041".encode()),
    *(b"<", b"</", b"<!--", b"<![CDATA[", b"&#0;", b"&x;", b">>", b"endobj", b"stream", b"0 0 R", b"{", b"]", b'"'),
    *(b"# ", b"```", b"---\n", b"| a |", b"* ", b"[](", b"> "),
)
ZIPS = (".docx", ".epub")

Mutation = Callable[[bytes, Random, Sequence[bytes]], bytes]


def mutant(suffix: str, seeds: Sequence[bytes], random: Random) -> bytes:
    """One of the seeds, damaged once or several times; of an archive, often what is inside an entry."""
    data = random.choice(seeds)
    for _ in range(random.choice((1, 1, 2, 4))):
        inside = suffix in ZIPS and random.random() < 0.8
        data = _in_archive(data, random) if inside else _damaged(data, random, seeds)
    return data[:MAX_BYTES]


def _damaged(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    return random.choice(MUTATIONS)(data, random, others) if data else random.choice(PIECES)


def _flip(data: bytes, random: Random, _: Sequence[bytes]) -> bytes:
    flipped = bytearray(data)
    for _number in range(random.randint(1, 16)):
        flipped[random.randrange(len(flipped))] ^= 1 << random.randrange(8)
    return bytes(flipped)


def _truncate(data: bytes, random: Random, _: Sequence[bytes]) -> bytes:
    return data[: random.randrange(len(data))]


def _drop(data: bytes, random: Random, _: Sequence[bytes]) -> bytes:
    start, end = _slice(data, random)
    return data[:start] + data[end:]


def _repeat(data: bytes, random: Random, _: Sequence[bytes]) -> bytes:
    start, end = _slice(data, random)
    return data[:start] + data[start:end] * random.choice((2, 3, 50)) + data[end:]


def _splice(data: bytes, random: Random, others: Sequence[bytes]) -> bytes:
    return data[: random.randrange(len(data))] + (other := random.choice(others))[random.randrange(len(other)) :]


def _insert(data: bytes, random: Random, _: Sequence[bytes]) -> bytes:
    at = random.randrange(len(data))
    return data[:at] + random.choice(PIECES) * random.choice((1, 1, 20, 2000)) + data[at:]


def _swap(data: bytes, random: Random, _: Sequence[bytes]) -> bytes:
    """A line with another one: in a PDF, an object's entry; in a text, a paragraph."""
    lines = data.split(b"\n")
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def _number(data: bytes, random: Random, _: Sequence[bytes]) -> bytes:
    """Another number: a length, a reference to an object, a size."""
    found = list(NUMBER.finditer(data))
    if not found:
        return data
    place = random.choice(found)
    other = random.choice(found).group() if random.random() < 0.5 else random.choice(NUMBERS)
    return data[: place.start()] + other + data[place.end() :]


MUTATIONS: tuple[Mutation, ...] = (_flip, _truncate, _drop, _repeat, _splice, _insert, _swap, _number)


def _slice(data: bytes, random: Random) -> tuple[int, int]:
    start = random.randrange(len(data))
    return start, min(len(data), start + random.choice((1, 8, 100, 2000)))


def _in_archive(data: bytes, random: Random) -> bytes:
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = [(name, archive.read(name)) for name in archive.namelist()]
    except Exception:  # an earlier mutation broke the archive itself, in any way
        return _damaged(data, random, [data])
    if not entries:
        return data
    at = random.randrange(len(entries))
    name, content = entries[at]
    what = random.random()
    if what < 0.8:
        entries[at] = (name, _damaged(content, random, [one for _, one in entries]))
    elif what < 0.9:
        del entries[at]
    else:
        entries[at] = (random.choice(("../x", name + "/", name.upper(), "x")), content)
    return zipped(entries)
