"""What the pipeline adds to building: encoding ahead, few transactions, and the same library whatever is under way."""

import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event

import pytest

from index.builder import Builder, Status
from index.checkup import Health, examine
from index.encoder import Vectors
from index.fingerprint import fingerprint_of
from index.library import Library
from index.pipeline import AHEAD, GROUP_STEPS, Pipeline, Step
from tests.fakes import LetterEncoder

PATIENCE = 20


class GatedEncoder(LetterEncoder):
    """Encodes nothing before its gate is open."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = Event()

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        assert self.gate.wait(PATIENCE)
        return super().encode_passages(texts)


class SlowEncoder(LetterEncoder):
    """Is still at work when the next file is read."""

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        time.sleep(0.1)
        return super().encode_passages(texts)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library.create(tmp_path / "library", fingerprint_of(LetterEncoder()))


def corpus(path: Path, *texts: str) -> Path:
    lines = [json.dumps({"_id": text, "text": text}) for text in texts]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def elsewhere(tmp_path: Path) -> Path:
    """Where a file of the same name may stand: its articles are the same if their texts are."""
    (tmp_path / "x").mkdir()
    return tmp_path / "x" / "a.jsonl"


def held(library: Library) -> list[str]:
    return sorted(text for _, _, text in library.passage_texts())


def test_more_is_read_while_the_encoder_is_at_work(library):
    encoder = GatedEncoder()

    def steps() -> Iterator[Step[str]]:
        yield Step({b"a": "aaa"}, report=lambda: "first")
        yield Step({b"b": "bbb"}, report=lambda: "second")
        encoder.gate.set()

    with Pipeline[str](library, encoder) as pipeline:
        assert list(pipeline.run(steps(), lambda _: None)) == ["first", "second"]


def test_no_more_is_read_than_the_groups_that_may_wait(library):
    read: list[int] = []

    def steps() -> Iterator[Step[int]]:
        for number in range(20 * GROUP_STEPS):
            read.append(number)
            yield Step({b"%d" % number: "a"}, report=lambda: read[-1])

    with Pipeline[int](library, LetterEncoder()) as pipeline:
        reported = list(pipeline.run(steps(), lambda _: None))

    assert max(last - number for number, last in enumerate(reported)) <= (AHEAD + 2) * GROUP_STEPS


def test_small_files_are_committed_together(library, tmp_path):
    sources = [corpus(tmp_path / f"{number:02}.jsonl", f"abc {number}.", f"cab {number}.") for number in range(20)]
    (tmp_path / "zz.txt").write_bytes(b"\x00\x01\x02binary")

    reports = list(Builder(library, LetterEncoder()).build([*sources, tmp_path / "zz.txt"]))

    assert [report.status for report in reports] == [Status.ADDED] * 20 + [Status.SKIPPED]
    assert [report.file for report in reports] == [*(source.name for source in sources), "zz.txt"]
    assert library.generation() < 30  # each by itself, a file takes two: one to add, one to end it


def test_what_is_reported_is_committed(library, tmp_path):
    for number in range(5):
        corpus(tmp_path / f"{number}.jsonl", f"abc {number}.")
    sources = [tmp_path / f"{number}.jsonl" for number in range(5)]

    for report in Builder(library, LetterEncoder()).build(sources):
        complete = {state.file for state in Library.open(library.folder).file_states().values() if state.complete}
        assert report.file in complete


def test_a_text_that_two_files_have_is_encoded_once(library, tmp_path):
    first, second = corpus(tmp_path / "a.jsonl", "aaa.", "bbb."), corpus(tmp_path / "b.jsonl", "aaa.", "ccc.")
    encoder = LetterEncoder()

    list(Builder(library, encoder).build([first, second]))

    assert sorted(encoder.encoded) == ["aaa.", "bbb.", "ccc."]


def test_an_article_that_goes_with_one_file_stays_with_the_next_that_has_it(library, tmp_path):
    first = corpus(tmp_path / "a.jsonl", "aaa.", "bbb.")
    list(Builder(library, LetterEncoder()).build([first]))
    corpus(first, "bbb.", "ddd.")
    second = corpus(elsewhere(tmp_path), "aaa.", "ccc.")

    list(Builder(library, SlowEncoder()).build([first, second]))

    assert held(library) == ["aaa.", "bbb.", "ccc.", "ddd."]
    assert Health.DAMAGED not in {health for health, _ in examine(library.folder)}


@pytest.mark.parametrize("count", [2, 5 * GROUP_STEPS])
def test_what_is_taken_back_of_an_unreadable_file_is_added_by_the_next_that_has_it(library, tmp_path, count):
    first = corpus(tmp_path / "a.jsonl", *(f"aaa {number}." for number in range(count)))
    second = corpus(elsewhere(tmp_path), "aaa 0.")
    with first.open("a", encoding="utf-8") as file:
        file.write("\n{")

    skipped, added = Builder(library, SlowEncoder()).build([first, second])

    assert (skipped.status, added.status, held(library)) == (Status.SKIPPED, Status.ADDED, ["aaa 0."])
    assert Health.DAMAGED not in {health for health, _ in examine(library.folder)}


def test_a_copy_within_one_build_is_said_to_be_the_same(library, tmp_path):
    sources = [corpus(tmp_path / "a.jsonl", "aaa."), corpus(elsewhere(tmp_path), "aaa.")]

    reports = list(Builder(library, SlowEncoder()).build(sources))

    assert [report.status for report in reports] == [Status.ADDED, Status.UNCHANGED]


def test_a_vector_that_an_earlier_step_took_out_is_made_again(library):
    given: list[set[bytes]] = []
    encoder = LetterEncoder()
    with library.together():
        library.connection.execute("INSERT INTO vectors VALUES (?, ?)", (b"a", b"\0" * 8))

    def take_out(_: object) -> None:
        library.connection.execute("DELETE FROM vectors")

    steps: list[Step[None]] = [
        Step(write=take_out),
        Step({b"a": "aab"}, write=lambda vectors: given.append(set(vectors))),
    ]
    with Pipeline[None](library, encoder) as pipeline:
        list(pipeline.run(iter(steps), lambda _: None))

    assert (encoder.encoded, given) == (["aab"], [{b"a"}])


def test_an_encoder_that_fails_is_heard_and_nothing_of_its_group_is_written(library):
    class Failing(LetterEncoder):
        def encode_passages(self, texts: Sequence[str]) -> Vectors:
            raise ValueError("no vectors")

    written: list[object] = []
    step: Step[None] = Step({b"a": "a"}, write=written.append)
    with Pipeline[None](library, Failing()) as pipeline, pytest.raises(ValueError, match="no vectors"):
        list(pipeline.run(iter([step]), lambda _: None))

    assert written == []
