import json
from pathlib import Path

import pytest

from index.articles import Attribution
from index.errors import SourceError
from index.readers import jsonl, plain


def corpus(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "corpus.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_a_record_keeps_its_id_and_what_it_declares(tmp_path):
    record = {
        "_id": "n1",
        "title": "题目",
        "text": "正文。",
        "authors": ["张三", ""],
        "publication": " 人民日报 ",
        "date": 2023,
    }

    (source,) = jsonl.read(corpus(tmp_path, json.dumps(record), ""), "corpus.jsonl")

    assert (source.source_id, source.text) == ("n1", "正文。")
    assert source.attribution == Attribution(title="题目", authors=("张三",), publication="人民日报", date="2023")


@pytest.mark.parametrize(
    ("declared", "read"),
    [
        ("2024年3月", "2024-03"),
        ("2024-3-5T10:00:00Z", "2024-03-05"),
        (2023, "2023"),
        ("三月初", "三月初"),
        (True, None),
    ],
)
def test_a_records_date_is_read_as_in_other_formats_or_stays_as_printed(tmp_path, declared, read):
    record = {"_id": "n1", "text": "正文。", "date": declared}

    (source,) = jsonl.read(corpus(tmp_path, json.dumps(record)), "corpus.jsonl")

    assert source.attribution.date == read


@pytest.mark.parametrize(
    ("declared", "read"),
    [("张三、李四", ("张三", "李四")), (["Smith, John", "admin"], ("Smith, John",)), ("佚名", ()), ({"name": "x"}, ())],
)
def test_a_records_authors_are_a_line_or_a_list_of_names(tmp_path, declared, read):
    record = {"_id": "n1", "text": "正文。", "authors": declared, "publication": 7}

    (source,) = jsonl.read(corpus(tmp_path, json.dumps(record)), "corpus.jsonl")

    assert source.attribution == Attribution(authors=read)


def test_what_a_record_does_not_say_is_absent(tmp_path):
    (source,) = jsonl.read(corpus(tmp_path, '{"_id": 7, "title": "", "text": "x"}'), "corpus.jsonl")

    assert (source.source_id, source.attribution) == ("7", Attribution())


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("not json", "line 2 is not JSON"),
        ('{"_id": "a"}', 'line 2 has no "_id" or no "text"'),
        ("[1]", 'line 2 has no "_id" or no "text"'),
        ("[" * 100_000, "line 2 is not JSON"),
    ],
)
def test_a_line_that_is_no_record_is_named(tmp_path, line, message):
    with pytest.raises(SourceError, match=message):
        list(jsonl.read(corpus(tmp_path, '{"_id": "a", "text": "x"}', line), "corpus.jsonl"))


def test_half_a_surrogate_pair_becomes_a_replacement_character(tmp_path):
    (source,) = jsonl.read(corpus(tmp_path, r'{"_id": "a", "text": "x\ud800y"}'), "corpus.jsonl")

    assert source.text == "x\ufffdy"


@pytest.mark.parametrize("data", [b" \n\n", b"\xef\xbb\xbf", "\u200b\u3000\ufeff\n".encode(), b"\xff\xfe"])
def test_a_text_file_without_text_is_refused(tmp_path, data):
    (tmp_path / "blank.txt").write_bytes(data)

    with pytest.raises(SourceError, match="no text in it"):
        list(plain.read(tmp_path / "blank.txt", "blank.txt"))


def test_what_is_doubtful_about_a_text_file_is_noted(tmp_path):
    (tmp_path / "cut.txt").write_bytes("人民日报".encode()[:-1])

    (source,) = plain.read(tmp_path / "cut.txt", "cut.txt")

    assert source.text == "人民日\ufffd"
    assert source.notes == ("1 character could not be read (byte 9) and is shown as \ufffd",)
