import pytest

from rag.numbers import numbers


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("２０１２年奥运会是在哪举办的？", ["2012"]),
        ("2018-2019赛季和2020赛季的冠军", ["2018-2019", "2020"]),
        ("5.05亿年前的时期被称为什么？", ["5.05"]),
        ("H1Z1怎么练枪法，iphone7不激活怎么验机", []),
    ],
)
def test_numbers_are_those_that_stand_by_themselves(question: str, found: list[str]):
    assert numbers(question) == found
