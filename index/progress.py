"""The bar that long work shows on a terminal."""

from tqdm import tqdm


def bar(what: str, size: int | None) -> tqdm:
    """A bar over bytes on standard error; silent where that is no terminal. Close it when the work is done."""
    return tqdm(desc=what, total=size, unit="B", unit_scale=True, disable=None, leave=False)
