"""Where the page listens, and under which names it answers."""

import socket
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from index.errors import SettingsError

_LOCAL_NAMES = ("127.0.0.1", "localhost")
_MAX_WAITING_CONNECTIONS = 128


@dataclass(frozen=True, slots=True)
class Address:
    """A host and port to listen on; `names` are the values of the Host header that are answered.

    On a Space every name is: it is public anyway, its proxy has sorted the names, and probes come by bare address.
    `framed_by` are the sites that may show the page in a frame, in the words of a Content-Security-Policy.
    """

    host: str
    port: int
    names: tuple[str, ...]
    on_space: bool = False

    @classmethod
    def of(cls, host: str | None, port: int, names: Sequence[str], environ: Mapping[str, str]) -> Self:
        """The address for these wishes; a Space (SPACE_ID is set) listens on every interface unless told otherwise."""
        if environ.get("SPACE_ID"):
            return cls(host or "0.0.0.0", port, ("*",), on_space=True)
        host = host or "127.0.0.1"
        own = () if host in ("0.0.0.0", "::") else (host,)
        return cls(host, port, tuple(dict.fromkeys((*_LOCAL_NAMES, *own, *names))))

    def listen(self) -> socket.socket:
        """A socket that holds the port: from now on a browser waits for the page instead of being turned away.

        Raises SettingsError if the port cannot be had.
        """
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        try:
            return socket.create_server((self.host, self.port), family=family, backlog=_MAX_WAITING_CONNECTIONS)
        except OSError as error:
            raise SettingsError(
                f"cannot listen on {self.host} port {self.port}: {error.strerror or error}; "
                "stop what is using it, or choose another with --port"
            ) from error

    @property
    def framed_by(self) -> str:
        return "https://huggingface.co" if self.on_space else "'none'"
