"""Makes the PDF files and the page image beside it: python -m tests.data.make_pages (needs chromium and a Chinese font).

The pages are printed from articles of the seeds, so that what is read from them can be compared with what was printed.
"""

import subprocess
import tempfile
from html import escape
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from PIL import Image

from tests.conftest import SEEDS

HERE = Path(__file__).parent
SCAN_DPI = 150
STYLE = """
@page { size: A4; margin: 12mm }
body { font: 10.5pt/1.55 'Droid Sans Fallback'; margin: 0 }
p { text-indent: 2em; margin: 0; text-align: justify }
h1 { font-size: 20pt; text-align: center; margin: 4mm 0 2mm; line-height: 1.3 }
.author { text-align: center; text-indent: 0; margin-bottom: 3mm }
.head { text-indent: 0; border-bottom: 1px solid; margin-bottom: 3mm }
.column { font-size: 12pt; line-height: 1.8 }
.columns { columns: 3; column-gap: 6mm; font-size: 8.5pt; line-height: 1.45 }
.vertical { writing-mode: vertical-rl; height: 120mm }
"""


class Printed(NamedTuple):
    """An article as it is printed: each paragraph is some lines of a seed file joined."""

    title: str
    author: str
    lines: tuple[tuple[int, ...], ...]
    credit: str | None = None

    @property
    def paragraphs(self) -> list[str]:
        seed = next(SEEDS.glob("000_*.txt")).read_text(encoding="utf-8").split("\n")
        return ["".join(seed[number - 1] for number in group) for group in self.lines]


CLUSTERS = Printed("推动数字产业集群创新发展", "张晓", ((7,), (9,), (11, 13, 15), (17,)), "(来源：《人民日报》)")
CIRCULAR = Printed("以循环经济助力绿色转型", "赵婧", ((27,), (29,), (31,), (33, 35), (37,), (39,)))
PARTY_WORK = Printed(
    "扎实做好国有企业党建工作",
    "宋婷",
    ((49,), (51, 63), (65, 67), (69,), (71, 73), (75,), (77,)),
    "(作者单位：长治市委党校)",
)
SECTION = "专题思考"


def main() -> None:
    article = f'<p class="head">理论周刊　第 7 版</p>{_article(CLUSTERS)}'
    newspaper = f'<p class="head">太原日报　2025年11月20日　星期四　理论周刊　7</p>{_article(CIRCULAR, 3)}{_article(PARTY_WORK, 3)}'
    vertical = f'<div class="vertical"><h1>{CIRCULAR.title}</h1><p>{CIRCULAR.paragraphs[0]}</p></div>'
    for name, body in (("article", article), ("newspaper", newspaper), ("vertical", vertical)):
        _print(body, HERE / f"{name}.pdf")
    _images(HERE / "newspaper.pdf")[0].quantize(8).save(HERE / "newspaper.png", optimize=True)
    first, *others = _images(HERE / "article.pdf")
    first.save(HERE / "scan.pdf", save_all=True, append_images=others, resolution=SCAN_DPI, quality=25)


def _article(article: Printed, columns: int = 1) -> str:
    paragraphs = [*article.paragraphs, *([article.credit] if article.credit else [])]
    text = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    shape = "columns" if columns > 1 else "column"
    return f'<h1>{article.title}</h1><p class="author">{article.author}</p><div class="{shape}">{text}</div>'


def _print(body: str, target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(f'<html lang="zh"><meta charset="utf-8"><style>{STYLE}</style>{body}', encoding="utf-8")
        command = ["chromium", "--headless", "--no-sandbox", "--no-pdf-header-footer", f"--print-to-pdf={target}"]
        subprocess.run([*command, page.as_uri()], check=True, capture_output=True)


def _images(path: Path) -> list[Image.Image]:
    with pypdfium2.PdfDocument(path) as document:
        return [page.render(scale=SCAN_DPI / 72, grayscale=True).to_pil() for page in document]


if __name__ == "__main__":
    main()
