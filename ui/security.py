"""What the server lets in, and what it tells the browser to allow."""

import re
import secrets
from collections.abc import Callable, Sequence

from starlette.middleware import Middleware
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.limits import MAX_BODY_BYTES
from ui.login import PATH, Login

_AROUND_UPLOAD_BYTES = 1 << 16

# All that this page and its endpoints ask gradio for, and where files are sent when the collection is open. The rest of
# gradio (files, relays, deep links, run history, monitoring) is not needed, and some of it serves files or fetches
# addresses for strangers.
_NEEDED = re.compile(
    r"/|/(config|theme\.css|favicon\.ico|manifest\.json)|/(assets|static|svelte)/.*"
    r"|/gradio_api/(info|startup-events|cancel|reset|app_id|heartbeat/[^/]+)"
    r"|/gradio_api/queue/(join|data)|/gradio_api/(call|run)/.*"
)
_UPLOAD = "/gradio_api/upload"
TOOLS = "/gradio_api/mcp"  # what ui/tools.py serves


def middleware(
    allowed_hosts: Sequence[str],
    *,
    framed_by: str = "'none'",
    behind_proxy: bool = False,
    max_upload_bytes: int = 0,
    has_room: Callable[[], bool] = lambda: True,
    password: str | None = None,
    mcp: bool = False,
) -> list[Middleware]:
    """The layers around the page, outermost first.

    `allowed_hosts` are the names it answers to: any other Host is refused, so a foreign page cannot reach it by
    pointing its own name here. `framed_by` is who may show it in a frame. Forwarding headers count only behind a proxy.
    Files may be sent up to `max_upload_bytes` and while the server `has_room` for them; nothing at all is shown before
    the password, if there is one. The tools for models are there only with `mcp`.
    """
    layers = [
        Middleware(TrustedHostMiddleware, allowed_hosts=list(allowed_hosts), www_redirect=False),
        Middleware(
            Gate,
            framed_by=framed_by,
            behind_proxy=behind_proxy,
            max_upload_bytes=max_upload_bytes,
            has_room=has_room,
            login=password is not None,
            mcp=mcp,
        ),
    ]
    if password is not None:
        layers.append(Middleware(Login, password=password, framed=framed_by != "'none'"))
    return layers


def policy(nonce: str, framed_by: str, *, login: bool = False) -> str:
    """The Content-Security-Policy: own scripts only, and nothing from or to any other host.

    Inline scripts need the nonce of their own response, so markup that slipped through could still not run. gradio
    compiles gr.HTML templates with Function(), hence unsafe-eval, and sets style attributes, hence unsafe-inline.
    """
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src 'self' 'nonce-{nonce}' 'unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'" if login else "form-action 'none'",
            "base-uri 'self'",
            f"frame-ancestors {framed_by}",
        ]
    )


class Gate:
    """Answers 404 for what the page does not need, and sends every answer with headers that bind the browser."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        framed_by: str,
        behind_proxy: bool,
        max_upload_bytes: int,
        has_room: Callable[[], bool],
        login: bool,
        mcp: bool,
    ) -> None:
        self._app = RequestBodyLimitMiddleware(app, MAX_BODY_BYTES)
        self._uploading = RequestBodyLimitMiddleware(app, max_upload_bytes + _AROUND_UPLOAD_BYTES)
        self._is_uploading = max_upload_bytes > 0
        self._has_room = has_room
        self._framed_by = framed_by
        self._behind_proxy = behind_proxy
        self._login = login
        self._mcp = mcp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        nonce = secrets.token_urlsafe(16)
        answer = _Answer(send, nonce, policy(nonce, self._framed_by, login=self._login))
        app = self._behind(scope["path"])
        if app is None:
            await answer({"type": "http.response.start", "status": 404, "headers": []})
            await answer({"type": "http.response.body", "body": b"Not found"})
            return
        if not self._behind_proxy:
            scope = {**scope, "headers": [h for h in scope["headers"] if not h[0].startswith(b"x-forwarded-")]}
        await app(scope, receive, answer)

    def _behind(self, path: str) -> ASGIApp | None:
        """What answers at this path; None if nothing does."""
        if path == _UPLOAD and self._is_uploading:
            return self._uploading if self._has_room() else PlainTextResponse("no room", 507)
        own = (self._login and path == PATH) or (self._mcp and path in (TOOLS, f"{TOOLS}/"))
        return self._app if own or _NEEDED.fullmatch(path) else None


class _Answer:
    """An ASGI send that adds the headers and, to a page of HTML, the nonce of its scripts."""

    def __init__(self, send: Send, nonce: str, policy: str) -> None:
        self._send = send
        self._nonce = nonce
        self._policy = policy
        self._start: Message | None = None
        self._page = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message["headers"], *self._headers()]}
            if _is_html(message):
                self._start = message
                return
        elif self._start is not None:
            await self._collect(message)
            return
        await self._send(message)

    async def _collect(self, message: Message) -> None:
        """Holds the page back until it is whole, then sends it with its scripts signed and its length put right."""
        assert self._start is not None
        self._page += message.get("body", b"")
        if message.get("more_body"):
            return
        page = re.sub(rb"<script(?=[\s>])", b'<script nonce="%s"' % self._nonce.encode(), self._page)
        headers = [h for h in self._start["headers"] if h[0] != b"content-length"]
        headers.append((b"content-length", str(len(page)).encode()))
        await self._send({**self._start, "headers": headers})
        await self._send({**message, "body": page})

    def _headers(self) -> list[tuple[bytes, bytes]]:
        return [
            (b"content-security-policy", self._policy.encode()),
            (b"x-content-type-options", b"nosniff"),
            (b"referrer-policy", b"no-referrer"),
            (b"cross-origin-opener-policy", b"same-origin"),
        ]


def _is_html(start: Message) -> bool:
    return any(name == b"content-type" and value.startswith(b"text/html") for name, value in start["headers"])
