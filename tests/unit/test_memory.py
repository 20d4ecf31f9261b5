import gc

import pytest

from index.memory import uncollected


def test_objects_that_hold_one_another_are_looked_for_again_afterwards():
    with uncollected(), uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_they_are_looked_for_again_after_an_error_too():
    with pytest.raises(ValueError, match="no text"), uncollected():
        raise ValueError("no text")
    assert gc.isenabled()


def test_who_has_switched_it_off_finds_it_so():
    gc.disable()
    with uncollected():
        pass
    assert not gc.isenabled()
    gc.enable()
