"""The same for models: what programs may ask and do, as tools of the Model Context Protocol, at /gradio_api/mcp/.

Not gradio's own: that one answers in the words of Python, calls the page over HTTP at whatever address the request
names, for which a password stops it, and fetches any address that is given it for a file.
"""

import inspect
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial, wraps
from typing import Any

from anyio import CapacityLimiter, to_thread
from starlette.routing import BaseRoute, Route

from index.errors import ChuchuError, SettingsError
from ui.programs import Changes, Programs
from ui.security import TOOLS

AT_ONCE = 4  # calls; more of them wait
MAX_WAITING = 64

INSTRUCTIONS = """\
A collection of articles, and search in it that finds whole passages in their own words. Call search with the user's \
question as it is, in any language. Quote passages word for word, with title, authors, publication and date of the \
article that each stands in, and do not add what they do not say. If "answered" is false, say that the collection does \
not answer the question. Restrict the search to articles, publications or a time where the user wants that. With ask, \
follow-up questions can be searched; article gives the text around a passage."""

_log = logging.getLogger(__name__)


class Tools:
    """An MCP server over streamable HTTP, without sessions; its routes work while it is `running`."""

    def __init__(self, programs: Programs, changes: Changes | None) -> None:
        from mcp.server.fastmcp import FastMCP  # here, because it is optional
        from mcp.server.transport_security import TransportSecuritySettings
        from mcp.types import ToolAnnotations

        self._server = FastMCP(
            "Chuchu",
            INSTRUCTIONS,
            log_level="WARNING",
            stateless_http=True,
            json_response=True,
            # Which hosts are answered is checked in front of all routes, by ui/security.py.
            transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),
        )
        at_once, one_by_one = CapacityLimiter(AT_ONCE), CapacityLimiter(1)
        for reading in (programs.search, programs.ask, programs.articles, programs.article):
            hints = ToolAnnotations(readOnlyHint=True, openWorldHint=False)
            self._server.add_tool(_tool(reading, at_once), description=inspect.getdoc(reading), annotations=hints)
        for change, destroys in ((changes.add_text, False), (changes.remove, True)) if changes else ():
            hints = ToolAnnotations(readOnlyHint=False, destructiveHint=destroys, openWorldHint=False)
            self._server.add_tool(_tool(change, one_by_one), description=inspect.getdoc(change), annotations=hints)
        served = [route for route in self._server.streamable_http_app().routes if isinstance(route, Route)]
        self.routes: list[BaseRoute] = [
            Route(path, one.endpoint, methods=["POST"]) for one in served for path in (TOOLS, f"{TOOLS}/")
        ]

    @asynccontextmanager
    async def running(self, _: object) -> AsyncIterator[None]:
        """The lifespan of the application that has the routes."""
        async with self._server.session_manager.run():
            yield


def _tool(action: Callable[..., Any], limiter: CapacityLimiter) -> Callable[..., Any]:
    """The same in a thread, for it takes its time; a model is told in a sentence what went wrong."""

    @wraps(action)
    async def tool(**arguments: object) -> Any:  # noqa: ANN401  what the action returns
        if limiter.statistics().tasks_waiting >= MAX_WAITING:
            raise SettingsError("too many calls at once; try again in a moment")
        try:
            return await to_thread.run_sync(partial(action, **arguments), limiter=limiter)
        except ChuchuError:
            raise
        except Exception as error:
            _log.exception("%s failed", action.__name__)
            raise ChuchuError("the reason is in the server's log") from error

    return tool
