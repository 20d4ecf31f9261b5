"""Taking a conversation up again: what a browser sends of one, and the view that it leads to."""

import json
import logging
from collections.abc import Mapping
from dataclasses import replace

from ui.talk.talk import Talk
from ui.talks.kept import DamagedTalkError, read, written
from ui.view import View

_log = logging.getLogger(__name__)


def recalled(value: object) -> Mapping[str, object]:
    """What recall.js says, a conversation's id and record; anything else counts as nothing."""
    try:
        sent = json.loads(value) if isinstance(value, str) else None
    except (ValueError, RecursionError):
        return {}
    return sent if isinstance(sent, dict) else {}


def resumed(view: View, sent: Mapping[str, object], *, may_be_judged: bool) -> tuple[View, str]:
    """The view with the conversation that was sent, or with a new one if none was; and what the browser is told of it.

    The reader is open as it was after the last answer. Of a record that cannot be read the browser is told to let go.
    """
    talk_id, record = sent.get("id"), sent.get("record")
    if not isinstance(talk_id, str) or not isinstance(record, str):
        return replace(view, talk=Talk(), place=""), written(Talk())
    try:
        talk = read(talk_id, record, may_be_judged=may_be_judged)
    except DamagedTalkError as error:
        _log.warning("Could not open a kept conversation: %s", error)
        return replace(view, talk=Talk(), place=""), json.dumps({"id": "", "talk": None, "damaged": talk_id})
    return replace(view, talk=talk, place=talk.place), written(talk)
