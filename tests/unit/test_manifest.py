import json

import numpy as np
import pytest

from index.builder import Builder
from index.errors import LibraryError
from index.fingerprint import fingerprint_of
from index.library import Library
from index.segments import manifest
from index.segments.manifest import MANIFEST, Entry, Manifest
from index.segments.segment import Segment
from index.store import State
from tests.fakes import LetterEncoder


@pytest.fixture
def segment(tmp_path) -> Segment:
    (tmp_path / "a.jsonl").write_text("\n".join(f'{{"_id": "{n}", "text": "abc {n}. aaa."}}' for n in range(4)))
    library = Library.create(tmp_path / "library", fingerprint_of(LetterEncoder()))
    list(Builder(library, LetterEncoder()).build([tmp_path / "a.jsonl"]))
    return Segment.write(tmp_path / "derived" / "one", library, library.passage_keys())


def test_a_manifest_is_read_as_it_was_written(segment):
    folder = segment.folder.parent
    entry = Entry.of(segment).without(segment, segment.keys[[1, 3]]).without(segment, segment.keys[[0]])
    Manifest(State(7, -3), (entry,)).write(folder)

    read = Manifest.read(folder)

    assert read == Manifest(State(7, -3), (entry,))
    assert read.entries[0].kept(segment).tolist() == [False, False, True, False]


def test_what_other_rules_made_is_refused(segment):
    folder = segment.folder.parent
    Manifest(State(7, -3), ()).write(folder)
    found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    (folder / MANIFEST).write_text(json.dumps({**found, "format": 4}), encoding="utf-8")

    with pytest.raises(LibraryError, match=r"made by rules \(4, \d+\), expected \(5, \d+\)"):
        Manifest.read(folder)


@pytest.mark.parametrize("spoil", [lambda data: data[:-2], lambda data: b"", lambda data: data + b"\0"])
def test_a_large_file_is_looked_at_for_its_size_and_compared_byte_by_byte_only_in_a_check(segment, monkeypatch, spoil):
    monkeypatch.setattr(manifest, "CHECKED_UP_TO", 1)
    entry, path = Entry.of(segment), segment.folder / "sentences.f16"
    data = path.read_bytes()
    entry.check(segment.folder.parent, thoroughly=True)

    path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    entry.check(segment.folder.parent, thoroughly=False)
    with pytest.raises(LibraryError, match=r"sentences\.f16 is damaged"):
        entry.check(segment.folder.parent, thoroughly=True)

    path.write_bytes(spoil(data))
    with pytest.raises(LibraryError, match=r"sentences\.f16 is damaged"):
        entry.check(segment.folder.parent, thoroughly=False)


def test_a_segment_that_is_opened_again_is_the_same(segment):
    again = Segment.open(segment.folder)

    assert again.keys.tolist() == segment.keys.tolist()
    assert again.sentence_starts.tolist() == [0, 2, 4, 6, 8]
    assert np.array_equal(again.sentences.halves(np.arange(8)), segment.sentences.halves(np.arange(8)))


def test_a_folder_that_is_no_segment_is_refused(tmp_path):
    with pytest.raises(LibraryError, match="cannot be read"):
        Segment.open(tmp_path)
