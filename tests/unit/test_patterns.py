"""No regular expression can take more than linear time for long: none repeats a repetition without bound."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from re import _constants as constants  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import ModuleType

import pytest

import index
import rag

REPEATS = (constants.MAX_REPEAT, constants.MIN_REPEAT)


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for package in (index, rag):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not found.name.endswith("__main__"):
                yield from of_module(importlib.import_module(found.name))


def of_module(module: ModuleType) -> Iterator[tuple[str, re.Pattern[str]]]:
    for name, value in vars(module).items():
        if isinstance(value, re.Pattern):
            yield f"{module.__name__}.{name}", value


def nests(tree: object, *, inside: bool = False) -> bool:
    """Whether a repetition without bound holds another one."""
    if isinstance(tree, tuple) and len(tree) == 2 and tree[0] in REPEATS:
        _, most, repeated = tree[1]
        unbounded = most == constants.MAXREPEAT
        return (inside and unbounded) or nests(repeated, inside=inside or unbounded)
    if isinstance(tree, list | tuple | parser.SubPattern):
        return any(nests(part, inside=inside) for part in tree)
    return False


@pytest.mark.parametrize(
    ("pattern", "is_nested"), [("(a+)+", True), ("(?:a|b*)*", True), ("a+b+", False), ("(a+){3}", False)]
)
def test_a_nested_repetition_is_found(pattern, is_nested):
    assert nests(parser.parse(pattern)) is is_nested


def test_no_pattern_repeats_a_repetition():
    found = {name: pattern.pattern for name, pattern in patterns()}

    assert len(found) > 50
    assert [name for name, pattern in found.items() if nests(parser.parse(pattern))] == []
