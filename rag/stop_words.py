"""Words that ask or bind and name nothing: a text is not nearer to a question for having them too."""

from functools import cache
from pathlib import Path

WORDS = Path(__file__).with_name("stop_words.txt")


@cache
def stop_words() -> frozenset[str]:
    """English and Chinese ones, in small letters and Simplified, as they stand in a text."""
    return frozenset(WORDS.read_text(encoding="utf-8").split())
