"""Notices that files change."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from watchfiles import watch

MILLISECONDS = 1000


def changes(sources: Sequence[Path], library: Path) -> Iterator[None]:
    """Yields whenever something below the sources has changed and has been quiet for a moment; never ends.

    The first time comes at once, for what changed before anybody looked. What happens in the library itself is no
    change.
    """
    own = str(library.resolve())
    within = own + os.sep
    is_new = True
    for changed in watch(
        *sources,
        watch_filter=lambda _, path: path != own and not path.startswith(within),
        rust_timeout=MILLISECONDS,
        yield_on_timeout=True,
        raise_interrupt=True,
    ):
        if changed or is_new:
            yield
        is_new = False
