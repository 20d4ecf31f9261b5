"""Makes the documents beside it from the seeds with LibreOffice: python tests/data/make_documents.py.

They are kept in the repository, so that the tests need no LibreOffice: columns.docx and columns.epub from a newspaper
page copied column by column, page.html from a web page. article.md is a seed's first article with the marks of Markdown.
"""

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).parent
SEEDS = HERE.parents[1] / "seeds"
MADE_FROM = {
    "columns.docx": "001_054cf24c2f2ddffb.txt",
    "columns.epub": "001_054cf24c2f2ddffb.txt",
    "page.html": "003_60834e77d2d30f85.txt",
}


ARTICLE = "004_da535742a5b64765.txt"


def main() -> None:
    (HERE / "article.md").write_text(markdown((SEEDS / ARTICLE).read_text(encoding="utf-8")), encoding="utf-8")
    for name, seed in MADE_FROM.items():
        with TemporaryDirectory() as folder:
            source = shutil.copy(SEEDS / seed, Path(folder) / Path(name).with_suffix(".txt"))
            command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
            command += ["--infilter=Text (encoded):UTF8,LF,,,", "--convert-to", Path(name).suffix[1:]]
            subprocess.run([*command, "--outdir", folder, source], check=True, capture_output=True)
            shutil.copy(Path(folder) / name, HERE / name)


def markdown(text: str) -> str:
    """The first article of a text, up to its credit: title and headings marked, each paragraph's first clause bold."""
    title, author, *body = [line.strip() for line in text.split("（作者单位")[0].splitlines() if line.strip()]
    lines = [f"# {title}", author]
    for line in body:
        clause, mark, rest = line.partition("，")
        lines.append(f"**{clause}**{mark}{rest}" if line.endswith("。") else f"## {line}")
    return "\n\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
