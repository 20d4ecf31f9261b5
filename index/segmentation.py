"""Cuts a source into articles. The seam for files that hold several: today one source is one article."""

import hashlib
from collections.abc import Iterator
from typing import NamedTuple

from index.articles import Article, Source
from index.cleaning import clean
from index.cleantext import CleanText

# Part of the library's fingerprint: raise it when the same file would give other articles or other clean text.
ARTICLE_RULE = 1


class Clipping(NamedTuple):
    """An article and its text with the way back to the file: `clean.text` is `article.text`."""

    article: Article
    clean: CleanText


def segment(source: Source) -> Iterator[Clipping]:
    """The articles of a source, in reading order; none for a source without visible text."""
    text = clean(source.text)
    if not text.text:
        return
    spans = text.spans(0, len(text.text))
    identity = f"{source.file}\0{source.source_id}\0{spans}\0{text.text}".encode()
    article_id = hashlib.blake2b(identity, digest_size=8).hexdigest()
    yield Clipping(Article(article_id, source.source_id, source.file, text.text, spans, source.attribution), text)
