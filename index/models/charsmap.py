"""SentencePiece's compiled form of a character map: the only one that the tokenizers library reads.

It is a u32 length, a double-array trie of that many bytes, and a blob of replacements, each ended by a NUL. The trie is
Darts-clone's, as the crate spm_precompiled reads it: a unit holds its label in bits 0-7, "a value follows" in bit 8 and
an offset from bit 10 on; byte b leads from unit p to p ^ offset ^ b, and a value stands where byte 0 leads.
"""

import base64
import itertools
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

HAS_VALUE = 1 << 8
VALUE = 1 << 31


@dataclass(slots=True)
class _Node:
    value: int | None = None
    children: dict[int, "_Node"] = field(default_factory=dict)


def compiled_charsmap(replacements: Mapping[str, str]) -> str:
    """`replacements` of single characters, in base64 as a tokenizer.json wants it."""
    root, blob = _Node(), bytearray()
    for character, replacement in sorted(replacements.items()):
        node = root
        for byte in character.encode():
            node = node.children.setdefault(byte, _Node())
        node.value = len(blob)
        blob += replacement.encode() + b"\0"
    array = _double_array(root)
    units = struct.pack(f"<{len(array)}I", *array)
    return base64.b64encode(struct.pack("<I", len(units)) + units + blob).decode()


def _double_array(root: _Node) -> list[int]:
    """The trie's units; each node gets a base, used by no other, under which its bytes find free units.

    The search goes on where the last node with as many bytes ended: a little space for a lot of time.
    """
    units: dict[int, int] = {0: 0}
    bases: set[int] = set()
    start: dict[int, int] = {}
    waiting = [(root, 0)]
    for node, place in waiting:
        labels = [*node.children] if node.value is None else [0, *node.children]
        base = next(
            candidate
            for candidate in itertools.count(start.get(len(labels), 1))
            if candidate not in bases and not any(candidate ^ label in units for label in labels)
        )
        bases.add(base)
        start[len(labels)] = base
        units[place] |= (base ^ place) << 10
        if node.value is not None:
            units[place] |= HAS_VALUE
            units[base] = VALUE | node.value
        for label, child in node.children.items():
            units[base ^ label] = label
            waiting.append((child, base ^ label))
    return [units.get(place, 0) for place in range(max(units) // 256 * 256 + 256)]
