"""Whatever a visitor writes over a kept conversation, it is refused or it can be shown."""

import json
from contextlib import suppress
from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.ui.samples import article
from tests.unit.ui.test_kept_talks import ID, held, kept
from ui.reader.sheet import Opened, open_citation
from ui.talk.messages import messages
from ui.talks.kept import DamagedTalkError, read
from ui.texts.texts import EN

WORDS = st.text(st.characters(exclude_categories=()), max_size=20)  # halves of surrogate pairs too
ANYTHING: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to each value inside a value."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [*([path] if path else []), *(place for key, inner in inside for place in places(inner, (*path, key)))]


RECORD = json.loads(kept(held()))


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(places(RECORD)), ANYTHING)
def test_a_record_of_which_anything_was_changed_is_refused_or_shown(place, value):
    record = json.loads(json.dumps(RECORD))
    inner = record
    for key in place[:-1]:
        inner = inner[key]
    inner[place[-1]] = value

    with suppress(DamagedTalkError):
        talk = read(ID, json.dumps(record), may_be_judged=True)
        assert "".join(message["content"] for message in messages(talk, EN)).encode("utf-8")
        for turn in talk.turns:
            for cited in turn.answer.passages if turn.answer else ():
                opened = Opened(replace(article(), article_id=cited.passage.article_id), cited.article)
                assert open_citation(opened, cited, turn.answer, turn.number, EN)  # type: ignore[arg-type]
