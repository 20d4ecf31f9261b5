import pytest

from rag.errors import QuestionError
from rag.scope import Scope


def test_a_scope_without_fields_restricts_nothing():
    assert not Scope()
    assert Scope(since="2024")


@pytest.mark.parametrize("end", ["soon", "2024-13", "2024-02-30", "2024-6", ""])
def test_what_is_no_date_is_refused(end):
    with pytest.raises(QuestionError, match="expected a year, a month or a day"):
        Scope(until=end)


def test_two_scopes_narrow_to_the_later_beginning_and_the_earlier_end():
    wide = Scope(since="2023", until="2024", article_ids=frozenset({"a", "b"}))
    narrow = Scope(since="2023-05", until="2024-06", article_ids=frozenset({"b", "c"}))

    assert wide.narrowed(narrow) == Scope(since="2023-05", until="2024-06", article_ids=frozenset({"b"}))
    assert narrow.narrowed(wide) == wide.narrowed(narrow)
