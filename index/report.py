"""How a build says what it did: a line per file, and at the end a table."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from index.builder import FileReport, Status

HEADINGS = ("", "files", "articles", "passages")


def report_line(report: FileReport) -> str:
    """One file, in words."""
    detail = report.reason
    if report.status in (Status.ADDED, Status.CHANGED, Status.REMOVED, Status.REBUILT):
        detail = f"{count(report.articles, 'article')}, {count(report.passages, 'passage')}"
    if report.status is Status.CHANGED:
        detail += f" ({report.new} new, {report.gone} gone, {report.corrected} corrected)"
    said = "; ".join([detail, *report.notes] if detail else report.notes)
    return f"{report.status:<10} {report.file}{f': {said}' if said else ''}"


def report_json(report: FileReport) -> str:
    """One file, as a JSON object."""
    return json.dumps(asdict(report), ensure_ascii=False)


def table(reports: Sequence[FileReport], missing: int = 0) -> str:
    """How many files, articles and passages were added, changed, …, and for which reasons files were skipped.

    `missing` files of the library are no longer where they were read.
    """
    rows = [
        (status, len(files), sum(one.articles for one in files), sum(one.passages for one in files))
        for status, files in _by_status(reports)
    ]
    lines = [
        f"{name:<10}{files:>8}{articles:>10}{passages:>10}" for name, files, articles, passages in [HEADINGS, *rows]
    ]
    reasons = Counter(report.reason for report in reports if report.status is Status.SKIPPED)
    lines += [f"skipped {number}: {reason}" for reason, number in reasons.most_common()]
    if missing:
        lines.append(f"gone from the disk {missing}: their articles stay; --watch or `remove` takes them out")
    return "\n".join(lines)


def table_json(reports: Sequence[FileReport], missing: int = 0) -> str:
    """The same as a JSON object, told from those of files by its status, total."""
    totals = {
        status.value: {
            "files": len(files),
            "articles": sum(one.articles for one in files),
            "passages": sum(one.passages for one in files),
        }
        for status, files in _by_status(reports)
    }
    reasons = Counter(report.reason for report in reports if report.status is Status.SKIPPED)
    return json.dumps(
        {"status": "total", "file": None, **totals, "reasons": reasons, "missing": missing}, ensure_ascii=False
    )


def count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _by_status(reports: Sequence[FileReport]) -> Iterator[tuple[Status, list[FileReport]]]:
    for status in Status:
        if files := [report for report in reports if report.status is status]:
            yield status, files
