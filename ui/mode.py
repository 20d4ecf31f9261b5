"""What visitors may do with the page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from index.errors import SettingsError

_YES, _NO = ("1", "true", "yes", "on"), ("0", "false", "no", "off")


@dataclass(frozen=True, slots=True)
class Mode:
    """Whether the collection can only be read, and the password that is asked for, None for none."""

    read_only: bool = False
    password: str | None = None

    @classmethod
    def of(cls, read_only: bool | None, password: str | None, environ: Mapping[str, str], *, on_space: bool) -> Self:
        """The mode for these wishes, else for CHUCHU_READ_ONLY and CHUCHU_PASSWORD; a Space is read-only by itself."""
        stated = _flag(environ, "CHUCHU_READ_ONLY", default=on_space)
        return cls(stated if read_only is None else read_only, password or environ.get("CHUCHU_PASSWORD") or None)


def _flag(environ: Mapping[str, str], name: str, *, default: bool) -> bool:
    value = environ.get(name, "").strip().lower()
    if value and value not in (*_YES, *_NO):
        raise SettingsError(f"{name} is {environ[name]!r}, expected 1 or 0")
    return value in _YES if value else default
