import pytest

from index.dates import day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025年7月9日 08:30", "2025-07-09"),
        ("发布于 2025 / 07 / 09", "2025-07-09"),
        ("20250709", "2025-07-09"),
        ("2025年7月", "2025-07"),
        ("2025", "2025"),
        ("2025年13月9日", None),
        ("2025-02-32", None),
        ("去年夏天", None),
    ],
)
def test_a_date_is_read_as_far_as_it_is_given_and_only_if_there_is_such_a_one(text, expected):
    assert day(text) == expected
