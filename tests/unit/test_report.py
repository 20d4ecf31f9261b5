import json

from index.builder import FileReport, Status
from index.report import report_line, table, table_json

REPORTS = [
    FileReport("a.txt", Status.ADDED, articles=2, passages=30, new=2, notes=("the encoding is a guess",)),
    FileReport("b.txt", Status.CHANGED, articles=1, passages=4, new=1, gone=2),
    FileReport("c.txt", Status.UNCHANGED, articles=1, passages=1),
    FileReport("d.bin", Status.SKIPPED, reason="no text in it"),
    FileReport("e.bin", Status.SKIPPED, reason="no text in it"),
]


def test_a_line_says_what_became_of_a_file():
    assert [report_line(report) for report in REPORTS[:4]] == [
        "added      a.txt: 2 articles, 30 passages; the encoding is a guess",
        "changed    b.txt: 1 article, 4 passages (1 new, 2 gone, 0 corrected)",
        "unchanged  c.txt",
        "skipped    d.bin: no text in it",
    ]


def test_the_table_counts_files_articles_and_passages_and_says_why_files_were_skipped():
    assert table(REPORTS).splitlines() == [
        "             files  articles  passages",
        "added            1         2        30",
        "changed          1         1         4",
        "unchanged        1         1         1",
        "skipped          2         0         0",
        "skipped 2: no text in it",
    ]
    assert table(REPORTS, missing=1).splitlines()[-1] == (
        "gone from the disk 1: their articles stay; --watch or `remove` takes them out"
    )


def test_the_table_for_programs_is_told_from_the_files_by_its_status():
    found = json.loads(table_json(REPORTS))

    assert (found["status"], found["file"]) == ("total", None)
    assert found["changed"] == {"files": 1, "articles": 1, "passages": 4}
    assert found["reasons"] == {"no text in it": 2}
