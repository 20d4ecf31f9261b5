"""What visitors may do with the page."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Self

from index.errors import SettingsError
from ui.limits import MAX_UPLOAD_BYTES, PRIVATE

_YES, _NO = ("1", "true", "yes", "on"), ("0", "false", "no", "off")


@dataclass(frozen=True, slots=True)
class Mode:
    """Whether the collection can only be read, and the password that is asked for, None for none.

    With `private_uploads` visitors may add articles to a collection of their own, whatever is true of the shared one;
    with `mcp` models are served beside browsers.
    """

    read_only: bool = False
    password: str | None = None
    private_uploads: bool = False
    mcp: bool = False

    @classmethod
    def of(
        cls,
        read_only: bool | None,
        password: str | None,
        private_uploads: bool | None,
        environ: Mapping[str, str],
        *,
        on_space: bool,
        mcp: bool | None = None,
    ) -> Self:
        """The mode for these wishes, else for CHUCHU_READ_ONLY, …; a Space is read-only unless told otherwise."""
        private = _stated(private_uploads, environ, "CHUCHU_PRIVATE_UPLOADS", default=False)
        closed = _stated(read_only, environ, "CHUCHU_READ_ONLY", default=on_space or private)
        models = _stated(mcp, environ, "CHUCHU_MCP", default=False)
        if models and find_spec("mcp") is None:
            raise SettingsError("--mcp needs a package that is not installed; run: pip install -r requirements-mcp.txt")
        return cls(closed, password or environ.get("CHUCHU_PASSWORD") or None, private, models)

    @property
    def max_upload_bytes(self) -> int:
        """How large a file may be that is sent; 0 where none may."""
        if self.private_uploads:
            return PRIVATE.bytes
        return 0 if self.read_only else MAX_UPLOAD_BYTES


def _stated(wish: bool | None, environ: Mapping[str, str], name: str, *, default: bool) -> bool:
    if wish is not None:
        return wish
    value = environ.get(name, "").strip().lower()
    if value and value not in (*_YES, *_NO):
        raise SettingsError(f"{name} is {environ[name]!r}, expected 1 or 0")
    return value in _YES if value else default
