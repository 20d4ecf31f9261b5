"""How cost grows, as a picture: docs/pictures/growth.svg from the figures in docs/bench/growth.json.

python -m tests.bench.growth_picture
"""

import json
from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure

from tests.bench.machine import ROOT

PICTURE = ROOT / "docs" / "pictures" / "growth.svg"
INK, SEAL, QUIET = "#2b2620", "#9d2f24", "#8a8175"
PANELS = {
    "a question, ms": {"p50 ms": SEAL, "p95 ms": INK, "p99 ms": QUIET},
    "memory and disk, MB": {"MB in memory": SEAL, "MB on disk": INK},
    "an article of 20 kB, s": {"add s": SEAL, "remove s": INK},
    "start to first answer, s": {"start s": SEAL},
}  # fmt: skip


def draw(figures: Path) -> None:
    kept = json.loads(figures.read_text(encoding="utf-8"))
    rows, mpl.rcParams["svg.hashsalt"] = kept["figures"], "chuchu"  # the same picture from the same figures
    sizes = [row["passages"] for row in rows]
    figure = Figure(figsize=(10, 6), layout="constrained")
    for place, (title, lines) in zip(figure.subplots(2, 2).flat, PANELS.items(), strict=True):
        for name, colour in lines.items():
            place.plot(sizes, [row[name] for row in rows], marker="o", markersize=4, color=colour, label=name)
        place.set(title=title, xscale="log", ylim=(0, None))
        place.legend(frameon=False)
        place.spines[["top", "right"]].set_visible(False)
    figure.supxlabel("passages")
    figure.savefig(PICTURE, metadata={"Date": None})


if __name__ == "__main__":
    draw(ROOT / "docs" / "bench" / "growth.json")
