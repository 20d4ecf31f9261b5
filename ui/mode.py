"""What visitors may do with the page."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Self

from index.errors import SettingsError

_YES, _NO = ("1", "true", "yes", "on"), ("0", "false", "no", "off")


@dataclass(frozen=True, slots=True)
class Mode:
    """Whether the collection can only be read, the password that is asked for, None for none, and whether models are
    served beside browsers, with `mcp`.
    """

    read_only: bool = False
    password: str | None = None
    mcp: bool = False

    @classmethod
    def of(
        cls,
        read_only: bool | None,
        password: str | None,
        environ: Mapping[str, str],
        *,
        on_space: bool,
        mcp: bool | None = None,
    ) -> Self:
        """The mode for these wishes, else for CHUCHU_READ_ONLY, …; a Space is read-only unless told otherwise."""
        closed = _flag(environ, "CHUCHU_READ_ONLY", default=on_space) if read_only is None else read_only
        models = _flag(environ, "CHUCHU_MCP", default=False) if mcp is None else mcp
        if models and find_spec("mcp") is None:
            raise SettingsError("--mcp needs a package that is not installed; run: pip install -r requirements-mcp.txt")
        return cls(closed, password or environ.get("CHUCHU_PASSWORD") or None, models)


def _flag(environ: Mapping[str, str], name: str, *, default: bool) -> bool:
    value = environ.get(name, "").strip().lower()
    if value and value not in (*_YES, *_NO):
        raise SettingsError(f"{name} is {environ[name]!r}, expected 1 or 0")
    return value in _YES if value else default
