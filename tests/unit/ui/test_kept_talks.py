import json
from dataclasses import replace

import pytest

from index.articles import Origin, Passage, Span
from rag.answer import Twin
from rag.feedback import Verdict
from rag.scope import Fate, Scope, ScopeWords
from tests.unit.ui.samples import FIRST, SECOND, answer, holding
from ui.talk.messages import messages
from ui.talk.talk import MAX_TURNS, Failure, Talk
from ui.talks.kept import MAX_CHARS, DamagedTalkError, read, written
from ui.texts.texts import EN, ZH

ID = "0123456789abcdef"
# As it was written on 23 November 2026: what a browser has kept since then still opens.
OLD = """{"name": "数据是什么？", "changed": 1795392000000, "talk": {"turns": [{"number": 1, "question": "数据是什么？",
"answer": {"question": "数据是什么？", "resolved": "数据是什么？", "confidence": 0.9, "threshold": 0.5, "passages": [
{"rank": 1, "score": 1.0, "passage": {"passage_id": "p0", "article_id": "a1", "ordinal": 1, "text": "甲是首句。",
"start": 0, "end": 5, "spans": [], "sentences": []}, "article": {"article_id": "a1", "source_id": "a.txt",
"file": "a.txt", "attribution": {"title": "论数据", "authors": ["王一"]}, "origins": [], "spans": [],
"opening": "甲是首句。", "chars": 22, "passages": 2}, "evidence": [{"sentence": ["甲是首句。", 0, 5, []],
"score": 0.9}]}], "timings_ms": {"total": 15.0}}, "suggestions": ["乙？"], "verdicts": {"1": "useful"}}],
"next_number": 2, "talk_id": "0123456789abcdef"}}"""


def kept(talk: Talk) -> str:
    """The record that the browser makes of what it is told."""
    return json.dumps({"name": "问", "changed": 0, "talk": json.loads(written(talk))["talk"]})


def held() -> Talk:
    """A talk with an answer of everything, a failure and an abstention."""
    scope = Scope(publications=frozenset(["某报"]), since="2023")
    first = replace(FIRST, also_in=(Twin("p9", holding(file="b.txt", article_id="b1"), 0.7),))
    full = replace(
        answer(first, SECOND, question="一", resolved="零 一"),
        scope=scope,
        scope_words=(ScopeWords("去年", scope, Fate.FEW_DATES),),
        scope_articles=7,
        leans=True,
    )
    talk = Talk().asked("一").answered(full, ("甲？",)).judged(1, 2, Verdict.USEFUL)
    return talk.asked("二").failed(Failure.TOO_LONG, "5,000").asked("三").answered(answer(SECOND, confidence=0.1))


@pytest.mark.parametrize("texts", [ZH, EN])
def test_what_was_kept_of_a_talk_shows_the_same_words(texts):
    again = read(ID, kept(held()), may_be_judged=True)

    assert messages(again, texts) == messages(held(), texts)


def test_a_reopened_talk_goes_on_where_it_was():
    again = read(ID, kept(held()), may_be_judged=True)

    assert (again.talk_id, again.next_number, again.place) == (ID, 4, "#cite-1-1")
    assert again.questions_before(4) == ("一", "三")


def test_a_talk_has_one_id_from_its_first_question_on():
    first = Talk().asked("一").answered(answer(FIRST))

    assert json.loads(written(first))["id"] == first.talk_id == first.asked("二").talk_id
    assert Talk().asked("一").talk_id != first.talk_id


def test_what_is_never_shown_is_not_kept():
    article = replace(holding(), origins=(Origin("title", (Span(1, 2),)),), spans=(Span(3, 4),))
    cited = replace(FIRST, article=article, evidence=(*FIRST.evidence, *SECOND.evidence))
    (turn,) = json.loads(written(Talk().asked("问").answered(answer(cited))))["talk"]["turns"]
    (passage,) = turn["answer"]["passages"]

    assert (passage["article"]["origins"], passage["article"]["spans"]) == ([], [])
    assert not Passage(*passage["passage"]).sentences
    assert [best["sentence"][0] for best in passage["evidence"]] == ["乙是次句。"]


def test_of_a_talk_without_a_question_that_was_searched_or_refused_nothing_is_kept():
    assert json.loads(written(Talk())) == {"id": "", "talk": None}
    assert json.loads(written(Talk().asked("").failed(Failure.EMPTY)))["talk"] is None
    assert json.loads(written(Talk().asked("还在查")))["talk"] is None


def test_of_a_talk_that_is_too_long_the_oldest_turns_go():
    long = replace(FIRST, passage=FIRST.passage._replace(text="长" * (MAX_CHARS // 3)))
    talk = Talk().asked("一").answered(answer(long)).asked("二").answered(answer(long)).asked("三")
    said = written(talk.answered(answer(long)))

    assert [turn["question"] for turn in json.loads(said)["talk"]["turns"]] == ["二", "三"]
    assert len(said) <= MAX_CHARS


def test_what_was_kept_by_an_earlier_version_still_opens():
    talk = read(ID, OLD, may_be_judged=True)

    assert "甲是首句。" in messages(talk, ZH)[1]["content"]
    assert talk.turns[0].verdicts == {1: Verdict.USEFUL}


@pytest.mark.parametrize(("may_be_judged", "verdicts"), [(True, {2: Verdict.USEFUL}), (False, None)])
def test_what_may_be_judged_is_decided_when_it_is_opened(may_be_judged, verdicts):
    assert read(ID, kept(held()), may_be_judged=may_be_judged).turns[0].verdicts == verdicts


def changed(path: str, value: object) -> str:
    """A record of which one value was changed by hand."""
    record = json.loads(kept(held()))
    *keys, last = [int(key) if key.isdigit() else key for key in path.split()]
    place = record
    for key in keys:
        place = place[key]
    place[last] = value
    return json.dumps(record)


@pytest.mark.parametrize(
    "record",
    [
        "",
        "null",
        "[]",
        '{"talk": {}}',
        "[" * 100_000,
        changed("talk", "words"),
        changed("talk turns", []),
        changed("talk turns", [{"number": n, "question": "问"} for n in range(1, MAX_TURNS + 2)]),
        changed("talk turns 1 number", 1),
        changed("talk next_number", 3),
        changed("talk next_number", 10**12),
        changed("talk turns 0 question", "长" * 5_000),
        changed("talk turns 0 answer question", "长" * 5_000),
        changed("talk turns 0 answer resolved", "长" * 5_000),
        changed("talk turns 0 answer confidence", 7),
        changed("talk turns 0 answer confidence", float("nan")),
        changed("talk turns 0 answer scope", {"since": "yesterday"}),
        changed("talk turns 0 answer passages 0 passage 3", ["甲"]),
        changed("talk turns 0 answer passages 0 passage 3", "\ud800"),
        changed("talk turns 1 failure", "bored"),
    ],
)
def test_a_damaged_record_is_refused(record):
    with pytest.raises(DamagedTalkError, match="the record"):
        read(ID, record, may_be_judged=True)


@pytest.mark.parametrize("talk_id", ["", "a" * 17, "<b>", "0123456789ABCDEF"])
def test_an_id_that_is_none_of_ours_is_refused(talk_id):
    with pytest.raises(DamagedTalkError):
        read(talk_id, kept(held()), may_be_judged=True)


def test_hostile_text_of_a_record_is_only_text():
    hostile = "<script>alert(1)</script>\n\n**x**"
    again = read(ID, changed("talk turns 0 answer passages 0 article file", hostile), may_be_judged=True)
    shown = messages(again, ZH)[1]["content"]

    assert "&lt;script&gt;" in shown
    assert "<script" not in shown
    assert "\n" not in shown
    assert "<" not in written(again)
