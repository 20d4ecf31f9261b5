"""Which segments shall be made one."""

from collections.abc import Sequence

# Segments grow by merging, as in O'Neil et al., "The Log-Structured Merge-Tree" (1996): each passage is written again
# some times, and segments stay few. These are counts of passages.
SMALL = 1_024  # so many cost too little to merge to be worth keeping apart
LARGEST = 262_144  # so many are not merged any more
RATIO = 3
# What is merged though little was added: it keeps adding one article quick. More segments than MANY slow every question
# and are merged whatever it takes.
AT_ONCE, MANY = 3_072, 20


def due(sizes: Sequence[int], added: int = 0) -> slice:
    """The segments to merge, a slice up to the newest, of the sizes of all in order; an empty slice for none.

    A segment is merged with all that are newer if together these have more than a RATIOth of what it has.
    """
    bound = None if len(sizes) > MANY else max(AT_ONCE, 4 * added)
    newer, start = 0, len(sizes)
    for place in range(len(sizes) - 1, -1, -1):
        together = newer + sizes[place]
        if sizes[place] >= LARGEST or (bound is not None and together > bound):
            break
        if newer and (sizes[place] < RATIO * newer or together <= SMALL):
            start = place
        newer = together
    return slice(start, len(sizes))
