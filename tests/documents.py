"""Small documents for the tests, and how alike two texts are."""

import zipfile
from collections import Counter
from pathlib import Path

from index.articles import Source
from index.segmentation.segmentation import segment
from tests.conftest import SEEDS

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CONTAINER = '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'


def archive(path: Path, parts: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return path


def docx(path: Path, body: str, styles: str = "") -> Path:
    """A Word file with this body; <p>…</p> and the like stand for Word's own elements, in their name space."""
    parts = {"word/document.xml": f'<document xmlns="{WORD}" xmlns:w="{WORD}"><body>{body}</body></document>'}
    if styles:
        parts["word/styles.xml"] = f'<styles xmlns="{WORD}" xmlns:w="{WORD}">{styles}</styles>'
    return archive(path, parts)


def epub(path: Path, chapters: dict[str, str], metadata: str = "", **more: str) -> Path:
    """An EPUB whose spine is these chapters; `more` are other parts by name."""
    items = "".join(f'<item id="{name}" href="{name}"/>' for name in chapters)
    spine = "".join(f'<itemref idref="{name}"/>' for name in chapters)
    package = (
        f"<package><metadata {DC}>{metadata}</metadata><manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    parts = {f"OPS/{name}": content for name, content in chapters.items() if content}
    return archive(path, {"META-INF/container.xml": CONTAINER, "OPS/book.opf": package} | parts | more)


def f1(text: str, other: str) -> float:
    """How alike two texts are by their characters, white space aside."""
    one, two = Counter("".join(text.split())), Counter("".join(other.split()))
    return 2 * (one & two).total() / (one.total() + two.total())


def as_its_twin(source: Source, seed: str) -> list[float]:
    """How alike each article of the source is to that of the plain seed which it was made from."""
    text = (SEEDS / seed).read_text(encoding="utf-8")
    articles = [clipping.article for clipping in segment(source).clippings]
    twins = [clipping.article for clipping in segment(Source("twin", "twin", text, "utf-8", 1)).clippings]
    assert [article.attribution for article in articles] == [twin.attribution for twin in twins]
    return [f1(article.text, twin.text) for article, twin in zip(articles, twins, strict=True)]
