import pytest

from index.segments.merging import AT_ONCE, LARGEST, MANY, RATIO, SMALL, due


def merged(sizes: list[int], added: int = 0) -> list[int]:
    part = due(sizes, added)
    return [*sizes[: part.start], *([sum(sizes[part])] if sizes[part] else [])]


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ([], []),
        ([7], [7]),
        ([500, 500], [1000]),
        ([2000, 500], [2000, 500]),
        ([2000, 500, 200], [2700]),
        ([9000, 2000, 500], [9000, 2000, 500]),
    ],
)
def test_a_segment_is_merged_with_newer_ones_that_are_not_much_smaller(sizes, expected):
    assert merged(sizes) == expected


def test_what_is_merged_for_little_added_is_bounded():
    assert merged([AT_ONCE, AT_ONCE // 2, AT_ONCE // 3]) == [AT_ONCE, AT_ONCE // 2 + AT_ONCE // 3]
    assert merged([AT_ONCE, AT_ONCE], added=AT_ONCE) == [2 * AT_ONCE]


def test_the_largest_are_left_alone():
    assert merged([LARGEST, LARGEST, 10], added=LARGEST) == [LARGEST, LARGEST, 10]


def test_articles_added_one_by_one_leave_few_segments_and_are_written_again_a_few_times():
    sizes: list[int] = []
    written = 0
    for _ in range(5_000):
        before = len(sizes) + 1
        sizes = merged([*sizes, 10], added=10)
        written += sizes[-1] if len(sizes) < before else 10
        assert len(sizes) <= MANY

    assert sum(sizes) == 50_000
    assert written / sum(sizes) < SMALL / 10
    assert RATIO * sizes[-1] < sum(sizes)
