"""One table: what each way to run the default model costs, and how near it comes to fp32.

    python -m tests.bench.encoders [PASSAGES]

Every row is a process of its own over the same passages, cut from seeds/ at 330 characters (about 215 tokens). The rows
run one after another; a machine with other work on it favours none of them, but the figures will be lower.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from index.models.encoders import DEFAULT_MODEL, REFERENCE_MODEL, open_encoder
from index.models.onnx_folder import Precision, onnx_folder
from index.models.sentence_transformers_folder import sentence_transformers_folder
from index.models.unigram import UnigramTokenizer
from tests.bench.machine import ROOT, machine, record
from tests.bench.peak import PER_TOKEN, peak

TORCH = "sentence-transformers fp32"
ROWS = {"ONNX int8": DEFAULT_MODEL, "ONNX fp32": REFERENCE_MODEL, TORCH: ""}
CHARACTERS = 330
ROUNDS = 3
QUESTIONS = [
    "数字产业集群如何促进实体经济发展？",
    "什么是新质生产力？",
    "How can digital industry clusters be promoted?",
]


def passages(count: int) -> list[str]:
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    cut = [text[i : i + CHARACTERS] for text in texts for i in range(0, len(text) - CHARACTERS, CHARACTERS)]
    return cut[:: max(1, len(cut) // count)][:count]


def measure(row: str, count: int, vectors_path: Path) -> dict[str, float]:
    """Seconds from nothing to an open encoder, the best round of passages, the median question, resident MB."""
    name = ROWS[row] or str(sentence_transformers_folder())
    started = time.perf_counter()
    encoder = open_encoder(name)
    load = time.perf_counter() - started
    texts = passages(count)
    encoder.encode_passages(texts[:2])
    encoder.encode_questions(QUESTIONS)
    rounds, questions = [], []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        vectors = encoder.encode_passages(texts)
        rounds.append(time.perf_counter() - started)
        for question in QUESTIONS * 3:
            started = time.perf_counter()
            encoder.encode_questions([question])
            questions.append(time.perf_counter() - started)
    np.save(vectors_path, vectors)
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return {
        "passages_s": len(texts) / min(rounds),
        "question_ms": statistics.median(questions) * 1000,
        "load_s": load,
        "resident_mb": pages * 4096 / 1e6,
    }


def main(count: int) -> None:
    onnx_folder(Precision.INT8), onnx_folder(Precision.FP32), sentence_transformers_folder()
    tokenizer = UnigramTokenizer.load(onnx_folder(Precision.INT8))
    tokens = statistics.mean(len(tokenizer.ids("passage: " + text)) for text in passages(count))
    print(f"{machine()}\n{count} passages of {tokens:.0f} tokens on average, best of {ROUNDS} rounds\n")
    with tempfile.TemporaryDirectory() as folder:
        limit = peak()
        results = {row: in_its_own_process(row, count, Path(folder) / f"{i}.npy") for i, row in enumerate(ROWS)}
        vectors = {row: np.load(Path(folder) / f"{i}.npy") for i, row in enumerate(ROWS)}
    print(
        f"8-bit matrix products alone: {limit / 1e9:.0f} billion multiply-adds a second, {limit / PER_TOKEN:.0f} tokens\n"
    )
    print(
        "| how | passages/s | tokens/s | of 8-bit products | ratio | question ms | load s | resident MB | cosine mean | min |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|")
    for row, found in results.items():
        near = (vectors[row] * vectors[TORCH]).sum(axis=1)
        speed = found["passages_s"]
        print(
            f"| {row} | {speed:.1f} | {speed * tokens:.0f} | {speed * tokens * PER_TOKEN / limit:.2f} "
            f"| {speed / results[TORCH]['passages_s']:.1f} "
            f"| {found['question_ms']:.1f} | {found['load_s']:.2f} | {found['resident_mb']:.0f} "
            f"| {near.mean():.4f} | {near.min():.4f} |"
        )
        found |= {"tokens_s": speed * tokens, "cosine_mean": float(near.mean()), "cosine_min": float(near.min())}
    record("encoders", f"{count} passages of seeds/", {"peak_multiply_adds_s": limit, **results})


def in_its_own_process(row: str, count: int, vectors: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.bench.encoders", row, str(count), str(vectors)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    result: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return result


if __name__ == "__main__":
    if len(sys.argv) == 4:
        print(json.dumps(measure(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 64)
