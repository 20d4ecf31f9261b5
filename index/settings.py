"""What a user may set, from the environment."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self


@dataclass(frozen=True, slots=True)
class Settings:
    """The library's folder (CHUCHU_LIBRARY) and the embedding model, a name or a folder (CHUCHU_MODEL).

    No model means the library's own, or the default one for a new library.
    """

    library: Path = Path("library")
    model: str | None = None

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> Self:
        return cls(Path(environ.get("CHUCHU_LIBRARY") or "library"), environ.get("CHUCHU_MODEL") or None)
