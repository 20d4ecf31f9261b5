"""What a bench was measured on."""

import importlib.metadata
import json
import platform
import subprocess
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[2]


def machine() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    facts = {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in lines)}
    wide = [
        flag for flag in ("avx2", "avx512f", "avx_vnni", "avx512_vnni", "amx_int8") if flag in facts["flags"].split()
    ]
    cores = sum(line.startswith("processor") for line in lines)
    packages = ("onnxruntime", "torch", "sentence-transformers", "numpy")
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in packages)
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return (
        f"{facts['model name']}, {cores} cores, {' '.join(wide)}; Python {platform.python_version()}, {versions}; "
        f"commit {commit.stdout.strip() or 'unknown'}"
    )


def record(name: str, corpus: str, figures: object) -> Path:
    """The file docs/bench/NAME.json that now keeps the figures, with when, on what machine and over which texts."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    content = {"measured": now, "machine": machine(), "corpus": corpus, "figures": figures}
    path = ROOT / "docs" / "bench" / f"{name}.json"
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path
