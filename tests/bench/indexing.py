"""One table: indexing a corpus here, by plain sentence-transformers with FAISS, and by LangChain, with the same model.

    python -m tests.bench.indexing [ARTICLES [ROUNDS]]

Every row is a process of its own; a round runs each once, in the order of the table. LangChain's row needs the packages
of requirements-bench.txt in .venv-bench, or in the environment of the Python named by CHUCHU_BENCH_PYTHON.
"""

import json
import os
import statistics
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

import faiss

from index.builder import Builder
from index.building import building
from index.derived import Derived
from index.fingerprint import fingerprint_of
from index.library import Library
from index.models.encoders import DEFAULT_MODEL, open_encoder
from index.models.onnx_folder import Precision, onnx_folder
from index.models.sentence_transformers_folder import sentence_transformers_folder
from tests.bench.machine import ROOT, machine, record
from tests.bench.process import Cost, cost
from tests.fakes import LetterEncoder
from tests.shared_data import SHARED

CORPUS = SHARED / "eval" / "cmrc2018-dev" / "corpus.jsonl"
LANGCHAIN_PYTHON = Path(os.environ.get("CHUCHU_BENCH_PYTHON") or ROOT / ".venv-bench" / "bin" / "python")
OURS, OUR_PASSAGES, PLAIN, LANGCHAIN, ONE = (
    "Chuchu: passages, sentences, words",
    "Chuchu: passages alone",
    "sentence-transformers fp32 + FAISS: the same passages",
    "LangChain: its passages",
    "Chuchu: one article of 20 kB into an empty library",
)
ONE_ARTICLE_BYTES = 20_000


def main(count: int | None = None, rounds: int = 3) -> None:
    if not CORPUS.exists():
        print(f"{CORPUS} is not there: this bench needs an evaluation set")
        return
    onnx_folder(Precision.INT8), sentence_transformers_folder()
    with tempfile.TemporaryDirectory() as folder:
        corpus, passages, article = (Path(folder) / name for name in ("corpus.jsonl", "passages.json", "article.txt"))
        with CORPUS.open(encoding="utf-8") as lines:
            corpus.write_text("".join(islice(lines, count)), encoding="utf-8")
        texts = _passages(corpus, Path(folder) / "cut")
        passages.write_text(json.dumps(texts), encoding="utf-8")
        article.write_bytes("\n".join(texts).encode()[:ONE_ARTICLE_BYTES].decode(errors="ignore").encode())
        costs: dict[str, list[Cost]] = {}
        for number in range(rounds):
            for row, command in _commands(corpus, passages, article, Path(folder) / str(number)).items():
                costs.setdefault(row, []).append(cost(command))
    _print(costs, corpus_name := f"{CORPUS.parent.name}, {count or 'all'} articles")
    record("indexing", corpus_name, {row: [one._asdict() for one in several] for row, several in costs.items()})


def _commands(corpus: Path, passages: Path, article: Path, folder: Path) -> dict[str, list[str]]:
    ours, model = [sys.executable, "-m", "tests.bench.indexing"], str(sentence_transformers_folder())
    commands = {
        OURS: [*ours, "build", str(corpus), f"{folder}-library"],
        OUR_PASSAGES: [*ours, "encode", str(passages), DEFAULT_MODEL],
        PLAIN: [*ours, "encode", str(passages), model],
        ONE: [*ours, "build", str(article), f"{folder}-one"],
    }
    if LANGCHAIN_PYTHON.exists():
        reference = [str(LANGCHAIN_PYTHON), "-m", "tests.bench.langchain_reference"]
        commands[LANGCHAIN] = [*reference, str(corpus), model, f"{folder}-langchain"]
    return commands


def _passages(corpus: Path, folder: Path) -> list[str]:
    """The passages that a library of the corpus has."""
    library = Library.create(folder, fingerprint_of(LetterEncoder()))
    list(Builder(library, LetterEncoder()).build([corpus]))
    return [f"{title}\n{text}" if title else text for _, title, text in library.passage_texts()]


def _print(costs: dict[str, list[Cost]], corpus: str) -> None:
    rounds = len(costs[OURS])
    print(f"{machine()}\n{corpus}; medians of {rounds}; work is without starting Python and loading the model\n")
    print("| what | passages | characters | work s | process s | peak MB | of LangChain | of plain |")
    print("|---|---|---|---|---|---|---|---|")
    work = {row: statistics.median(one.work_s for one in several) for row, several in costs.items()}
    for row, several in costs.items():
        whole = statistics.median(one.process_s for one in several)
        peak = statistics.median(one.peak_mb for one in several)
        share = f"{work[row] / work[LANGCHAIN]:.2f}" if LANGCHAIN in work else ""
        ratio = f"{work[row] / work[PLAIN]:.2f}"
        first = several[0]
        print(
            f"| {row} | {first.passages} | {first.characters} | {work[row]:.1f} | {whole:.1f} | {peak:.0f} "
            f"| {share} | {ratio} |"
        )
    if LANGCHAIN not in work:
        print(f"\nNo row of LangChain: {LANGCHAIN_PYTHON} is not there; see requirements-bench.txt")


def build(source: Path, folder: Path) -> dict[str, float]:
    """A library of the source, its search indexes included."""
    encoder = open_encoder()
    encoder.encode_passages(["warm"])
    started = time.perf_counter()
    with building(folder) as builder:
        (report,) = builder.build([source])
    library = Library.open(folder)
    Derived.of(library)
    seconds = time.perf_counter() - started
    characters = sum(len(text) for _, _, text in library.passage_texts())
    return {"work_s": seconds, "passages": report.passages, "characters": characters}


def encode(passages: Path, model: str) -> dict[str, float]:
    """The passages in a flat index."""
    texts = json.loads(passages.read_text(encoding="utf-8"))
    encoder = open_encoder(model)
    encoder.encode_passages(["warm"])
    started = time.perf_counter()
    index = faiss.IndexFlatIP(encoder.dimension)
    index.add(encoder.encode_passages(texts))
    seconds = time.perf_counter() - started
    return {"work_s": seconds, "passages": len(texts), "characters": sum(map(len, texts))}


if __name__ == "__main__":
    if sys.argv[1:2] == ["build"]:
        print(json.dumps(build(Path(sys.argv[2]), Path(sys.argv[3]))))
    elif sys.argv[1:2] == ["encode"]:
        print(json.dumps(encode(Path(sys.argv[2]), sys.argv[3])))
    else:
        main(*map(int, sys.argv[1:]))
