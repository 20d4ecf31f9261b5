from types import SimpleNamespace

import numpy as np

from rag.lists import lists


def test_passages_that_list_points_one_after_the_other_in_an_article_are_one_list():
    derived = SimpleNamespace(
        article_keys=np.array([5, 5, 5, 5, 6, 6, 6]),
        enumerates=np.array([False, True, True, True, True, False, True]),
    )

    assert lists(derived, np.arange(7)).tolist() == [-1, 1, 1, 1, 4, -1, 6]  # type: ignore[arg-type]
    assert lists(derived, np.array([1, 3])).tolist() == [1, 3]  # type: ignore[arg-type]
