"""What was done on the shelf, in words: progress, a report of each file, what can be undone, what went wrong."""

from collections.abc import Sequence

from index.articles import Holding
from index.builder import FileReport
from index.builder import Status as Outcome
from ui.collection import MAX_VALUE_CHARS
from ui.limits import PRIVATE
from ui.markup import literal
from ui.shelf.shelf import Added, Adding, Corrected, Failed, Failure, Removed, Restored, Status
from ui.source_line import heading
from ui.texts.language import Language
from ui.texts.texts import texts as in_language

MAX_REMOVED = 200  # at once: all that the library holds of them is kept for the undoing
REPORTS_IN_SIGHT = 8


def status_line(status: Status, corrected: Holding | None, language: Language) -> str:
    """The status as HTML, '' for none; `corrected` is the article that it speaks of, if it does of one."""
    texts = in_language(language)
    words = texts.shelf
    undo = f'<button type="button" class="undo">{literal(words.undo)}</button>'
    match status:
        case None:
            return ""
        case Adding(files_done, files, bytes_done, size):
            said = literal(words.adding.format(done=files_done, count=files))
            inner = f'<p>{said}</p><progress max="{max(size, 1)}" value="{bytes_done}" aria-label="{said}"></progress>'
        case Added(reports):
            inner = _added(reports, language)
        case Removed(articles, _):
            inner = f"<p>{literal(words.removed.format(count=articles))} {undo}</p>"
        case Restored(articles):
            inner = f"<p>{literal(words.restored.format(count=articles))}</p>"
        case Corrected():
            article = heading(corrected.attribution, corrected.opening, texts) if corrected else ""
            inner = f"<p>{literal(words.corrected).replace('{article}', article)}</p>"
        case Failed(failure, reason, removed):
            inner = f'<p class="failed">{literal(_failed(failure, reason, language))}</p>'
            inner += f"<p>{literal(words.removed.format(count=removed.articles))} {undo}</p>" if removed else ""
    return f'<div class="status" role="status" lang="{texts.html_lang}">{inner}</div>'


def _added(reports: Sequence[FileReport], language: Language) -> str:
    """What came in, then each file; many files are folded away but for the first."""
    words = in_language(language).shelf
    articles = sum(report.new for report in reports)
    said = words.added_all.format(articles=articles) if articles else words.added_none
    lines = [f"<li>{literal(_report(report, language))}</li>" for report in reports]
    first, rest = "".join(lines[:REPORTS_IN_SIGHT]), "".join(lines[REPORTS_IN_SIGHT:])
    summary = literal(words.more_reports.format(count=len(reports) - REPORTS_IN_SIGHT))
    more = f"<details><summary>{summary}</summary><ul>{rest}</ul></details>" if rest else ""
    return f"<p>{literal(said)}</p><ul>{first}</ul>{more}"


def _report(report: FileReport, language: Language) -> str:
    words = in_language(language).shelf
    if report.status is Outcome.SKIPPED:
        return words.report_skipped.format(file=report.file, reason=_in_words(report.reason, language))
    if not report.new:
        return (words.report_same if report.reason else words.report_unchanged).format(file=report.file)
    said = words.report_added.format(file=report.file, articles=report.new)
    return words.note_separator.join([said, *(_in_words(note, language) for note in report.notes)])


def _in_words(reason: str, language: Language) -> str:
    return in_language(language).in_words(reason)


def _failed(failure: Failure, reason: str, language: Language) -> str:
    words = in_language(language).shelf
    match failure:
        case Failure.BUSY:
            return words.busy
        case Failure.GONE:
            return words.gone
        case Failure.BAD_DATE:
            return words.bad_date.format(reason=reason)
        case Failure.TOO_LONG:
            return words.too_long.format(limit=MAX_VALUE_CHARS)
        case Failure.TOO_MANY:
            return words.too_many_removed.format(limit=MAX_REMOVED)
        case Failure.TOO_MUCH:
            return words.too_much.format(files=PRIVATE.files, limit=PRIVATE.bytes >> 20)
        case Failure.CLOSED:
            return words.closed
        case Failure.REFUSED:
            return words.refused.format(reason=_in_words(reason, language))
        case Failure.BROKEN:
            return words.broken
