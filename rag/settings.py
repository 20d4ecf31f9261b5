"""What a user may set for answering, from the environment."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

import index.settings


@dataclass(frozen=True, slots=True)
class Settings(index.settings.Settings):
    """Those of the library, and the reranking model (CHUCHU_RERANKER), a name or a folder; none unless it is set."""

    reranker: str | None = None

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> Self:
        of_index = index.settings.Settings.from_env(environ)
        return cls(of_index.library, of_index.model, environ.get("CHUCHU_RERANKER") or None)
