"""`python -m index`: build a library from articles, list and remove them, check it."""

import argparse
import json
import os
import sys
from collections.abc import Collection, Sequence
from contextlib import closing
from itertools import chain
from pathlib import Path

from index.builder import FileReport, Status
from index.building import building, rebuild
from index.checkup import Health, examine
from index.console import carry_out
from index.derived import Derived
from index.errors import ChuchuError, SourceError
from index.files import find
from index.inspection import inspection_json, inspection_lines
from index.library import Library
from index.listing import article_line, holding_json
from index.models.hardware import Hardware, devices_of
from index.progress import bar
from index.readers.formats import FORMATS
from index.report import report_json, report_line, table, table_json
from index.settings import Settings
from index.watching import changes

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
        "--device",
        default="",
        help="where another model than the default one runs: cuda, or cuda:0,cuda:1 for a share each",
    )
    build.add_argument("--batch", type=int, metavar="TEXTS", help="how many texts such a model encodes in one run")
    build.add_argument(
        "--rebuild", action="store_true", help="cut and encode again what the library holds, then add SOURCE"
    )
    build.add_argument("--json", action="store_true", help="report one JSON object a line")
    build.add_argument(
        "--watch", action="store_true", help="then keep the library in step with SOURCE: what is deleted goes too"
    )
    build.set_defaults(run=_build)

    articles = commands.add_parser("articles", help="list the articles")
    articles.add_argument("--json", action="store_true", help="one JSON object a line, with every field")
    articles.set_defaults(run=_articles)

    show = commands.add_parser(
        "show", help="how a file was read: its articles, where each field stands, what was left out"
    )
    show.add_argument("file", metavar="FILE", help="a file's name, as `articles` lists it")
    show.add_argument("--json", action="store_true", help="one JSON object a line")
    show.set_defaults(run=_show)

    remove = commands.add_parser("remove", help="take articles out; building from their files brings them back")
    remove.add_argument("articles", nargs="+", metavar="ARTICLE", help="article ids, as `articles` lists them")
    remove.set_defaults(run=_remove)

    check = commands.add_parser("check", help="examine the library: exit status 0 sound, 1 mended, 2 damaged")
    check.set_defaults(run=_check)

    for command in (build, articles, show, remove, check):
        command.add_argument(
            "--library", type=Path, default=settings.library, metavar="DIR", help="default: %(default)s/"
        )
    return parser


def _build(parsed: argparse.Namespace) -> int:
    sources = parsed.sources or DEFAULT_SOURCES
    if parsed.rebuild:
        with closing(bar("encoding again", None)) as shown:
            _print_table(parsed, rebuild(parsed.library, parsed.model, shown.update, _hardware(parsed)))
    if not parsed.rebuild or parsed.sources or parsed.watch:
        reports = _bring_in(parsed, sources)
        if all(report.status is Status.SKIPPED for report in reports):
            raise SourceError(
                f"nothing readable in {', '.join(map(str, sources))}; expected articles in {', '.join(FORMATS)}"
            )
    Derived.of(Library.open(parsed.library))
    if parsed.watch:
        _watch(parsed, sources, reports)
    return 0


def _bring_in(
    parsed: argparse.Namespace, sources: Sequence[Path], said: Collection[FileReport] = ()
) -> list[FileReport]:
    """Bring the library in step with the sources and say what became of each file, unless it has been said."""
    there = [source for source in sources if source.exists()] if said else sources
    reports = []
    with building(parsed.library, parsed.model, _hardware(parsed)) as builder:
        with closing(bar("indexing", sum(found.size for found in find(there)))) as shown:
            gone = builder.prune(sources) if parsed.watch else ()
            for report in chain(builder.build(there, shown.update), gone):
                reports.append(report)
                if report not in said and not (said and report.status is Status.UNCHANGED):
                    with shown.external_write_mode():
                        print(report_json(report) if parsed.json else report_line(report), flush=True)
        if not said:
            _print_table(parsed, reports, sum(1 for _ in builder.missing(sources)))
    return reports


def _hardware(parsed: argparse.Namespace) -> Hardware:
    """What the command says, else the environment."""
    said = Hardware.from_env(os.environ)
    batch = said.batch if parsed.batch is None else parsed.batch
    return Hardware(devices_of(parsed.device) or said.devices, batch)


def _print_table(parsed: argparse.Namespace, reports: Sequence[FileReport], missing: int = 0) -> None:
    print(table_json(reports, missing) if parsed.json else table(reports, missing), flush=True)


def _watch(parsed: argparse.Namespace, sources: Sequence[Path], reports: list[FileReport]) -> None:
    """Keep the library in step with the sources until the user has enough."""
    for _ in changes(sources, parsed.library):
        try:
            reports = _bring_in(parsed, sources, said=reports)
            Derived.of(Library.open(parsed.library))
        except ChuchuError as error:  # a file that is being replaced, another build: the next change comes
            sys.stderr.write(f"error: {error}\n")


def _articles(parsed: argparse.Namespace) -> int:
    library = Library.open(parsed.library)
    for holding in library.holdings():
        reprints = library.reprints(holding.article_id)
        print(
            json.dumps(holding_json(holding, reprints), ensure_ascii=False)
            if parsed.json
            else article_line(holding, reprints)
        )
    return 0


def _show(parsed: argparse.Namespace) -> int:
    library, found = Library.open(parsed.library), False
    for cut, holdings in library.cut_sources(parsed.file):
        found = True
        listed = [(holding, library.reprints(holding.article_id)) for holding in holdings]
        if parsed.json:
            print(json.dumps(inspection_json(cut, listed), ensure_ascii=False))
        else:
            print("\n".join(inspection_lines(cut, listed)))
    if not found:
        raise SourceError(f"the library has no file {parsed.file}; `python -m index articles` names its files")
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
