import pytest

from index.errors import SettingsError
from ui.limits import MAX_UPLOAD_BYTES, PRIVATE
from ui.mode import Mode


@pytest.mark.parametrize(
    ("option", "environ", "on_space", "read_only"),
    [
        (None, {}, False, False),
        (None, {}, True, True),
        (None, {"CHUCHU_READ_ONLY": "1"}, False, True),
        (None, {"CHUCHU_READ_ONLY": "no"}, True, False),
        (True, {"CHUCHU_READ_ONLY": "0"}, False, True),
        (False, {"CHUCHU_READ_ONLY": "1"}, True, False),
    ],
)
def test_what_is_said_on_the_command_line_goes_before_the_environment_and_that_before_the_place(
    option, environ, on_space, read_only
):
    assert Mode.of(option, None, None, environ, on_space=on_space).read_only is read_only


def test_a_password_comes_from_the_command_line_or_the_environment():
    assert Mode.of(None, "a", None, {"CHUCHU_PASSWORD": "b"}, on_space=False).password == "a"
    assert Mode.of(None, None, None, {"CHUCHU_PASSWORD": "b"}, on_space=False).password == "b"
    assert Mode.of(None, None, None, {"CHUCHU_PASSWORD": ""}, on_space=False).password is None


def test_a_setting_that_is_neither_yes_nor_no_is_refused():
    with pytest.raises(SettingsError, match="CHUCHU_READ_ONLY is 'maybe', expected 1 or 0"):
        Mode.of(None, None, None, {"CHUCHU_READ_ONLY": "maybe"}, on_space=False)


def test_with_private_uploads_the_shared_collection_is_closed_and_files_are_small():
    mode = Mode.of(None, None, True, {}, on_space=False)

    assert (mode.private_uploads, mode.read_only, mode.max_upload_bytes) == (True, True, PRIVATE.bytes)
    assert Mode.of(None, None, None, {"CHUCHU_PRIVATE_UPLOADS": "1"}, on_space=True) == mode
    assert Mode(read_only=True).max_upload_bytes == 0
    assert Mode().max_upload_bytes == MAX_UPLOAD_BYTES


@pytest.mark.parametrize(
    ("option", "environ", "mcp"), [(None, {}, False), (True, {}, True), (False, {"CHUCHU_MCP": "1"}, False)]
)
def test_models_are_served_when_it_is_said(monkeypatch, option, environ, mcp):
    monkeypatch.setattr("ui.mode.find_spec", lambda name: name)

    assert Mode.of(None, None, None, environ, on_space=False, mcp=option).mcp is mcp


def test_models_cannot_be_served_without_the_package(monkeypatch):
    monkeypatch.setattr("ui.mode.find_spec", lambda name: None)

    with pytest.raises(SettingsError, match="run: pip install -r requirements-mcp"):
        Mode.of(None, None, None, {"CHUCHU_MCP": "1"}, on_space=False)
