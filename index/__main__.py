"""`python -m index`: build a library from articles, list and remove them, check it."""

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

from index.builder import FileReport, Status
from index.checkup import Health, examine
from index.console import carry_out
from index.derived import Derived
from index.errors import SourceError
from index.files import find
from index.library import Library
from index.listing import article_line, holding_json
from index.opening import building, rebuild
from index.progress import bar
from index.readers.formats import FORMATS
from index.settings import Settings

DEFAULT_SOURCES = [Path("seeds")]


def main(arguments: Sequence[str]) -> int:
    """Run one command; returns its exit status."""
    parsed = _parser(Settings.from_env(os.environ)).parse_args(arguments)
    return carry_out(
        lambda: int(parsed.run(parsed)),
        failed=int(Health.DAMAGED) if parsed.run is _check else 1,
        stopped="stopped; what was reported as added is kept, run the same command again to go on",
    )


def _parser(settings: Settings) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m index", description="Build and keep a library of articles.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    build = commands.add_parser("build", help="add articles: new and changed files are read, the rest is left alone")
    build.add_argument(
        "sources", nargs="*", type=Path, metavar="SOURCE", help="files, folders, JSONL corpora (default: seeds/)"
    )
    build.add_argument(
        "--model", default=settings.model, help="embedding model: a name or a local folder (default: the library's)"
    )
    build.add_argument(
        "--rebuild", action="store_true", help="cut and encode again what the library holds, then add SOURCE"
    )
    build.add_argument("--json", action="store_true", help="report one JSON object a line")
    build.set_defaults(run=_build)

    articles = commands.add_parser("articles", help="list the articles")
    articles.add_argument("--json", action="store_true", help="one JSON object a line, with every field")
    articles.set_defaults(run=_articles)

    remove = commands.add_parser("remove", help="take articles out; building from their files brings them back")
    remove.add_argument("articles", nargs="+", metavar="ARTICLE", help="article ids, as `articles` lists them")
    remove.set_defaults(run=_remove)

    check = commands.add_parser("check", help="examine the library: exit status 0 sound, 1 mended, 2 damaged")
    check.set_defaults(run=_check)

    for command in (build, articles, remove, check):
        command.add_argument(
            "--library", type=Path, default=settings.library, metavar="DIR", help="default: %(default)s/"
        )
    return parser


def _build(parsed: argparse.Namespace) -> int:
    if parsed.rebuild:
        with closing(bar("encoding again", None)) as shown:
            rebuild(parsed.library, parsed.model, shown.update)
    if not parsed.rebuild or parsed.sources:
        sources = parsed.sources or DEFAULT_SOURCES
        size = sum(found.path.stat().st_size for found in find(sources) if not found.skipped)
        reports = []
        with building(parsed.library, parsed.model) as builder, closing(bar("indexing", size)) as shown:
            for report in builder.build(sources, shown.update):
                reports.append(report)
                with shown.external_write_mode():
                    print(_report_line(report, as_json=parsed.json), flush=True)
        if all(report.status is Status.SKIPPED for report in reports):
            raise SourceError(
                f"nothing readable in {', '.join(map(str, sources))}; expected articles in {', '.join(FORMATS)} files"
            )
        if not parsed.json:
            print(_summary(reports))
    Derived.of(Library.open(parsed.library))
    return 0


def _report_line(report: FileReport, *, as_json: bool) -> str:
    if as_json:
        return json.dumps(asdict(report), ensure_ascii=False)
    detail = report.reason
    if report.status in (Status.ADDED, Status.CHANGED):
        detail = f"{_count(report.articles, 'article')}, {_count(report.passages, 'passage')}"
    return f"{report.status:<10} {report.file}{f': {detail}' if detail else ''}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _summary(reports: Sequence[FileReport]) -> str:
    counts = Counter(report.status for report in reports)
    return ", ".join(f"{counts[status]} {status}" for status in Status if counts[status])


def _articles(parsed: argparse.Namespace) -> int:
    for holding in Library.open(parsed.library).holdings():
        print(json.dumps(holding_json(holding), ensure_ascii=False) if parsed.json else article_line(holding))
    return 0


def _remove(parsed: argparse.Namespace) -> int:
    library = Library.open(parsed.library)
    library.remove(parsed.articles)
    Derived.of(library)
    print(f"removed {len(parsed.articles)}")
    return 0


def _check(parsed: argparse.Namespace) -> int:
    worst = Health.SOUND
    for health, found in examine(parsed.library):
        print(f"{health.name.lower():<8} {found}")
        worst = max(worst, health)
    return int(worst)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
