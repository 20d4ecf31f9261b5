import socket

import pytest

from index.errors import SettingsError
from ui.address import Address


def test_the_page_is_for_this_machine_alone():
    address = Address.of(None, 7860, [], {})

    assert (address.host, address.names, address.framed_by) == ("127.0.0.1", ("127.0.0.1", "localhost"), "'none'")


def test_further_names_are_added():
    assert Address.of("192.0.2.7", 7860, ["desk.lan"], {}).names == ("127.0.0.1", "localhost", "192.0.2.7", "desk.lan")


def test_every_interface_is_not_every_name():
    assert Address.of("0.0.0.0", 7860, [], {}).names == ("127.0.0.1", "localhost")


def test_a_space_listens_on_every_interface_and_may_be_framed_by_the_hub():
    address = Address.of(None, 7860, [], {"SPACE_ID": "someone/chuchu"})

    assert (address.host, address.framed_by) == ("0.0.0.0", "https://huggingface.co")


def test_a_port_in_use_is_refused_with_what_to_do():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = Address.of(None, taken.getsockname()[1], [], {})
        with pytest.raises(SettingsError, match="choose another with --port"):
            address.listen()
