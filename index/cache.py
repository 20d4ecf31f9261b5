"""Where what can be made again is kept: converted models, dictionaries."""

import os
from collections.abc import Mapping
from pathlib import Path

from platformdirs import user_cache_dir


def cache_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """The folder named by CHUCHU_CACHE, else the platform's cache folder; it need not exist yet."""
    return Path(environ.get("CHUCHU_CACHE") or user_cache_dir("chuchu", appauthor=False))
