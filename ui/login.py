"""Asks for the password: a page for people, a cookie for those who knew it, and a way in for programs."""

import base64
import hashlib
import hmac
import secrets
import time
from collections import OrderedDict
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from ui.markup import literal
from ui.texts.language import preferred
from ui.texts.texts import Texts, texts

PATH = "/login"
# gradio_client keeps the cookies of its login whose names begin so.
COOKIE = "access-token-chuchu"
KEPT_SECONDS = 7 * 24 * 3600
MAX_FORM_BYTES = 4_096
MAX_CLIENTS = 10_000


class Login:
    """Lets in whoever knows the password: by the form, by `gradio_client`'s auth, or by HTTP's basic one.

    The cookie says until when it is good, signed with a key that ends with this process.
    """

    def __init__(self, app: ASGIApp, *, password: str, framed: bool = False) -> None:
        self._app = app
        self._password = hashlib.sha256(password.encode()).digest()
        self._key = secrets.token_bytes(32)
        self._framed = framed
        self._wrong = WrongTries()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        answer = await self._asked(request)
        await (answer or self._app)(scope, receive, send)

    async def _asked(self, request: Request) -> Response | None:
        """The answer to whoever is not let in, or asks to be; None for those who are in."""
        words = texts(preferred(request.headers.get("accept-language", "")))
        client = request.client.host if request.client else ""
        is_entering = request.url.path == PATH and request.method == "POST"
        if not is_entering and self._is_known(request.cookies.get(COOKIE, "")):
            return RedirectResponse("/", 303) if request.url.path == PATH else None
        tried = await _tried(request) if is_entering else _basic(request.headers)
        if tried is None:
            return _refused(request, words)
        if self._wrong.are_too_many(client):
            return _page(words, words.login.too_often, 429) if _wants_page(request) else _plain("too many tries", 429)
        if not hmac.compare_digest(hashlib.sha256(tried.encode()).digest(), self._password):
            self._wrong.count(client)
            return _page(words, words.login.wrong, 401) if _wants_page(request) else _plain("wrong password", 401)
        return self._entered(request) if is_entering else None

    def _entered(self, request: Request) -> Response:
        answer: Response = RedirectResponse("/", 303) if _wants_page(request) else JSONResponse({"success": True})
        until = str(int(time.time()) + KEPT_SECONDS)
        secure = self._framed or request.url.scheme == "https"
        answer.set_cookie(
            COOKIE,
            f"{until}.{self._signature(until)}",
            max_age=KEPT_SECONDS,
            httponly=True,
            secure=secure,
            samesite="none" if self._framed else "lax",
        )
        return answer

    def _is_known(self, cookie: str) -> bool:
        until, _, signature = cookie.partition(".")
        is_ours = hmac.compare_digest(signature.encode(), self._signature(until).encode())
        return is_ours and int(until) > time.time()

    def _signature(self, until: str) -> str:
        return hmac.new(self._key, until.encode("utf-8", "replace"), hashlib.sha256).hexdigest()


class WrongTries:
    """Counts wrong passwords: MOST by one address within WINDOW seconds, MOST_OF_ALL by all of them together."""

    MOST, MOST_OF_ALL, WINDOW = 8, 200, 300

    def __init__(self) -> None:
        self._tries: OrderedDict[str, list[float]] = OrderedDict()

    def are_too_many(self, client: str) -> bool:
        return len(self._recent(client)) >= self.MOST or len(self._recent("")) >= self.MOST_OF_ALL

    def count(self, client: str) -> None:
        for name in {client, ""}:
            self._tries[name] = [*self._recent(name)[-self.MOST_OF_ALL :], time.monotonic()]
            self._tries.move_to_end(name)
        if len(self._tries) > MAX_CLIENTS:
            self._tries.popitem(last=False)

    def _recent(self, client: str) -> list[float]:
        return [when for when in self._tries.get(client, ()) if time.monotonic() - when < self.WINDOW]


async def _tried(request: Request) -> str | None:
    """The password in the form, None if there is none or the form is no such form."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MAX_FORM_BYTES:
            return None
    found = parse_qs(body.decode("utf-8", "replace"), max_num_fields=10).get("password")
    return found[0] if found else None


def _basic(headers: Headers) -> str | None:
    """The password of HTTP's basic authentication, whatever name comes with it."""
    scheme, _, given = headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        _, _, password = base64.b64decode(given, validate=True).decode().partition(":")
    except ValueError:
        return None
    return password


def _refused(request: Request, words: Texts) -> Response:
    if _wants_page(request):
        return _page(words, "", 200) if request.url.path == PATH else RedirectResponse(PATH, 303)
    return _plain("a password is needed: log in at /login, or send it by basic authentication", 401)


def _wants_page(request: Request) -> bool:
    return "text/html" in request.headers.get("accept", "")


def _plain(said: str, status: int) -> Response:
    return PlainTextResponse(said, status)


def _page(words: Texts, said: str, status: int) -> Response:
    """A page of its own, that loads nothing: whoever does not know the password sees nothing of the rest."""
    failed = f'<p role="alert">{literal(said)}</p>' if said else ""
    html = (
        f'<!doctype html><html lang="{words.html_lang}"><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{literal(words.brand)}</title>'
        f"<style>{_STYLE}</style><main><h1>{literal(words.brand)}</h1>"
        f'<form method="post" action="{PATH}"><label>{literal(words.login.password)}'
        '<input type="password" name="password" autocomplete="current-password" autofocus required></label>'
        f"{failed}<button>{literal(words.login.enter)}</button></form></main></html>"
    )
    return HTMLResponse(html, status)


_STYLE = (
    ":root{color-scheme:light dark;--paper:light-dark(#f5f2ea,#1a1917);--ink:light-dark(#24221e,#dcd6ca);"
    "--seal:light-dark(#a23b2a,#e0907e)}"
    "body{background:var(--paper);color:var(--ink);font-family:system-ui,sans-serif;margin:0}"
    "main{margin:22vh auto 0;max-width:320px;padding:0 24px}"
    "h1{color:var(--seal);font-family:serif;letter-spacing:.08em}"
    "label{display:block}input{box-sizing:border-box;font:inherit;margin:6px 0 14px;padding:9px 12px;width:100%}"
    "button{background:var(--seal);border:0;border-radius:8px;color:var(--paper);font:inherit;padding:9px 20px}"
    ":focus-visible{outline:2px solid var(--seal);outline-offset:2px}p{color:var(--seal)}"
)
