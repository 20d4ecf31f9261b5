import json

import pytest

from tests.unit.ui.samples import FIRST, answer
from ui.talk.talk import Talk
from ui.talks.drawer import drawer
from ui.talks.kept import written
from ui.talks.resuming import recalled, resumed
from ui.texts.texts import EN, ZH
from ui.view import View

TALK = Talk().asked("问").answered(answer(FIRST))
SENT = {"id": TALK.talk_id, "record": json.dumps({"talk": json.loads(written(TALK))["talk"]})}


def test_a_conversation_is_taken_up_with_the_reader_at_its_last_answer():
    view, told = resumed(View(place="#article-x"), SENT, may_be_judged=True)

    assert (view.talk.turns[0].question, view.place) == ("问", "#cite-1-1")
    assert json.loads(told)["id"] == TALK.talk_id


@pytest.mark.parametrize("sent", [{}, {"id": "x"}, {"id": 7, "record": "{}"}, {"id": "x", "record": None}])
def test_where_nothing_is_sent_a_new_conversation_begins(sent):
    view, told = resumed(View(talk=TALK, place="#cite-1-1"), sent, may_be_judged=True)

    assert (view.talk, view.place) == (Talk(), "")
    assert json.loads(told) == {"id": "", "talk": None}


def test_the_browser_is_told_which_record_is_damaged():
    view, told = resumed(View(talk=TALK), {"id": TALK.talk_id, "record": "{"}, may_be_judged=True)

    assert view.talk == Talk()
    assert json.loads(told) == {"id": "", "talk": None, "damaged": TALK.talk_id}


@pytest.mark.parametrize("value", [None, "", "{", "7", "[" * 100_000, {"id": "x"}])
def test_what_a_browser_recalls_may_be_anything(value):
    assert recalled(value) == {}
    assert recalled(json.dumps(SENT)) == SENT


@pytest.mark.parametrize("texts", [ZH, EN])
def test_the_drawer_holds_all_words_that_the_browser_needs(texts):
    shown = drawer(texts)

    assert all(words in shown for words in (texts.talks.none, texts.talks.undo, texts.talks.new_name))
    assert shown.count("<template") == 3
    assert f'data-dropped="{texts.talks.dropped}"' in shown
