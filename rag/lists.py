"""Which passages list points one after the other: 一是 in one, 二是 in the next."""

import numpy as np

from index.derived import Derived
from rag.likeness import Rows


def lists(derived: Derived, rows: Rows) -> Rows:
    """By passage, the rows ascending, the first row of the list that it is part of, -1 if it lists no points."""
    articles, listing = derived.article_keys[rows], derived.enumerates[rows]
    begins = np.ones(len(rows), dtype=np.bool_)
    begins[1:] = (np.diff(rows) > 1) | (np.diff(articles) != 0) | ~listing[:-1]
    firsts = rows[np.maximum.accumulate(np.where(begins, np.arange(len(rows)), 0))]
    return np.where(listing, firsts, -1)
