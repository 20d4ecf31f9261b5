"""Reports as tables to read."""

from collections.abc import Iterator, Mapping, Sequence

from rag.evaluation.interval import Interval
from rag.evaluation.report import Report

# What is said once of a set, and of no part of its questions.
OF_SETS = ("abstention", "time")
Rows = Sequence[tuple[str, ...]]


def tables(reports: Sequence[Report]) -> str:
    """What was found, a line for each set and group of its questions; then confidence and time, a line for each set.

    Figures stand with their 95 % intervals.
    """
    parts = [_aligned([*_rankings(reports)])]
    if any("AUROC" in report.groups.get("abstention", {}) for report in reports):
        parts.append(_aligned([*_sets(reports, "abstention")]))
    parts.append(_aligned([*_sets(reports, "time")]))
    return "\n\n".join(parts)


def _rankings(reports: Sequence[Report]) -> Iterator[tuple[str, ...]]:
    groups = [
        (report, name, figures)
        for report in reports
        for name, figures in report.groups.items()
        if name not in OF_SETS and figures["questions"]
    ]
    names = dict.fromkeys(name for _, _, figures in groups for name in figures if name != "questions")
    yield "set", "questions", "n", *names
    for report, group, figures in groups:
        intervals = report.intervals.get(group, {})
        yield _name(report), group, f"{figures['questions']:.0f}", *(_cell(name, figures, intervals) for name in names)


def _sets(reports: Sequence[Report], group: str) -> Iterator[tuple[str, ...]]:
    having = [report for report in reports if report.groups.get(group)]
    names = dict.fromkeys(name for report in having for name in report.groups[group])
    yield "set", *names
    for report in having:
        figures, intervals = report.groups[group], report.intervals.get(group, {})
        yield _name(report), *(_cell(name, figures, intervals) for name in names)


def _name(report: Report) -> str:
    return report.folder.rstrip("/").rpartition("/")[2]


def _cell(name: str, figures: Mapping[str, float], intervals: Mapping[str, Interval]) -> str:
    if name not in figures:
        return "–"
    if name == "questions":
        return f"{figures[name]:.0f}"
    if name.endswith(" ms"):
        return f"{figures[name]:.1f}"
    bounds = f" {intervals[name].low:.2f}–{intervals[name].high:.2f}" if name in intervals else ""
    return f"{figures[name]:.3f}{bounds}"


def _aligned(rows: Rows) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
