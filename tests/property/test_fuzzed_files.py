"""A law for any bytes: reading and cutting a file gives sources or a sentence, and soon.

500 mutants a run; CHUCHU_FUZZ=10000 makes as many, CHUCHU_FUZZ_SEED others. A failure names its mutant and keeps it.
"""

import json
import os
import time
from pathlib import Path
from random import Random

import pytest

from index.errors import SourceError
from index.passages import cut
from index.readers.formats import FORMATS
from index.readers.reading import Reading
from index.segmentation.segmentation import segment
from tests.bad.archives import GOOD_DOCX, GOOD_EPUB
from tests.bad.markup import BODY, html
from tests.bad.mutations import mutant
from tests.bad.pdfs import GOOD, deflated, page
from tests.bad.pictures import WHITE, png
from tests.conftest import ROOT, SEEDS

MUTANTS = int(os.environ.get("CHUCHU_FUZZ", "500"))
SEED = int(os.environ.get("CHUCHU_FUZZ_SEED", "20261122"))
MAX_SECONDS = 10
# A page whose text layer is damaged is read by OCR, which takes half a minute on a busy machine.
MAX_OCR_SECONDS = 120
MAX_SEED_BYTES = 100_000
NOTE = "---\ntitle: T\n---\n# One\n\n- a\n- b\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> [x](y) *z*\n"


def seeds() -> dict[str, list[bytes]]:
    """Good files by suffix: those of tests/data and those that need no file."""
    texts = [path.read_bytes() for path in sorted(SEEDS.glob("*.txt"))]
    records = [json.dumps({"_id": str(n), "title": "T", "text": one.decode()}) for n, one in enumerate(texts)]
    found = {
        ".txt": [*texts, texts[0].decode().encode("gb18030"), texts[0].decode().encode("utf-16")],
        ".jsonl": ["\n".join(records).encode()],
        ".md": [NOTE.encode(), texts[0]],
        ".html": [html(BODY), html(f"<nav>x</nav><article><h1>T</h1>{BODY}</article>")],
        ".docx": [GOOD_DOCX],
        ".epub": [GOOD_EPUB],
        ".pdf": [GOOD, page(deflated(0))],
        ".png": [png(100, 100, WHITE)],
    }
    for path in sorted((ROOT / "tests" / "data").rglob("*")):
        if path.is_file() and path.stat().st_size <= MAX_SEED_BYTES:
            found.setdefault(path.suffix.lower(), []).append(path.read_bytes())
    return {suffix: files for suffix, files in found.items() if suffix in FORMATS}


FILES = seeds()


def read_and_cut(reading: Reading, path: Path) -> str:
    """The sentence that says why there is nothing, or no sentence; every passage is the source's own text."""
    try:
        for source in reading.read(path, path.name):
            for article, clean in segment(source).clippings:
                for passage in cut(article, clean):
                    quoted = "".join(source.text[start:end] for start, end in passage.spans)
                    assert "".join(passage.text.split()) == "".join(quoted.split())
    except SourceError as error:
        return str(error)
    return "read"


@pytest.mark.fuzz
@pytest.mark.timeout(max(600, MUTANTS))
@pytest.mark.parametrize("suffix", FILES)
def test_any_damage_to_a_file_gives_sources_or_a_sentence(suffix, tmp_path):
    with Reading() as reading:
        for number in range(MUTANTS // len(FILES)):
            path = tmp_path / f"{number}{suffix}"
            path.write_bytes(mutant(suffix, FILES[suffix], Random(f"{SEED} {suffix} {number}")))
            began = time.monotonic()
            try:
                assert read_and_cut(reading, path)
                assert time.monotonic() - began < (MAX_OCR_SECONDS if FORMATS[suffix].seconds_per_mb else MAX_SECONDS)
            except Exception as error:
                error.add_note(f"mutant {number} of CHUCHU_FUZZ_SEED={SEED}, kept as {path}")
                raise
            path.unlink()
