import numpy as np
import pytest

from index.finding import Choice
from rag.facets import Facets, Reach
from rag.provenance import Provenance
from rag.publications import names

PRINTED = ["光明日报", "人民日报", "人民日报", "Daily A", ""]
DATES = ["2024-06-30", "2021-05-03", "2024", "", ""]
LIBRARY = Provenance(
    np.array(["a", "b", "c", "d", "e"]),
    np.array(["光明日报", "人民日报", "人民日报", "daily a", ""]),
    np.array(DATES, dtype="U10"),
    np.array([0, 1, 2, 3, 4]),
    names(PRINTED),
)


def test_publications_are_told_by_their_printed_names_those_of_most_articles_first():
    assert Facets.of(LIBRARY).publications == (("人民日报", 2), ("Daily A", 1), ("光明日报", 1))


def test_years_are_in_order_and_articles_without_a_date_are_counted():
    facets = Facets.of(LIBRARY)

    assert facets.years == (("2021", 1), ("2024", 2))
    assert (facets.articles, facets.undated) == (5, 2)


def test_a_library_without_articles_has_none():
    nothing = np.array([], dtype="U1")
    empty = Provenance(nothing, nothing, nothing, np.array([], dtype=np.int64), {})

    assert Facets.of(empty) == ((), (), 0, 0)


def test_the_facets_of_two_libraries_are_added_up():
    other = Facets((Choice("Daily B", 4), Choice("人民日报", 1)), (Choice("2022", 1), Choice("2024", 1)), 5, 3)

    assert Facets.of(LIBRARY).with_those_of(other) == (
        (("Daily B", 4), ("人民日报", 3), ("Daily A", 1), ("光明日报", 1)),
        (("2021", 1), ("2022", 1), ("2024", 3)),
        10,
        5,
    )


@pytest.mark.parametrize("other", [Reach(1, 5, 2), Reach(0, 0, 0)])
def test_the_reach_into_two_libraries_is_added_up(other):
    assert Reach(2, 3, 1).with_that_of(other) == (2 + other[0], 3 + other[1], 1 + other[2])
