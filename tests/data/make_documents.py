"""Makes the documents beside it from the seeds with LibreOffice: python tests/data/make_documents.py.

They are kept in the repository, so that the tests need no LibreOffice: columns.docx and columns.epub from a newspaper
page copied column by column, page.html from a web page.
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


def main() -> None:
    for name, seed in MADE_FROM.items():
        with TemporaryDirectory() as folder:
            source = shutil.copy(SEEDS / seed, Path(folder) / Path(name).with_suffix(".txt"))
            command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
            command += ["--infilter=Text (encoded):UTF8,LF,,,", "--convert-to", Path(name).suffix[1:]]
            subprocess.run([*command, "--outdir", folder, source], check=True, capture_output=True)
            shutil.copy(Path(folder) / name, HERE / name)


if __name__ == "__main__":
    main()
