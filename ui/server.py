"""Serves the page with everything of gradio closed that the page does not need."""

import logging
import socket
from pathlib import Path

import gradio as gr
import uvicorn
from fastapi import FastAPI
from gradio.utils import get_upload_folder

from rag.service import Service
from ui.access import Access, Common, Private
from ui.address import Address
from ui.collection import Collection
from ui.mode import Mode
from ui.page import build
from ui.programs import Changes, Programs
from ui.security import TOOLS, middleware
from ui.style import SHEETS, theme
from ui.tools import Tools
from ui.upload import Uploads

CONCURRENT_QUESTIONS = 4
MAX_WAITING = 64  # questions; beyond this gradio says at once that it is too busy
MAX_SESSIONS = 500  # each holds its talk in memory
SHUTDOWN_SECONDS = 2  # an open page keeps a stream open, which would otherwise hold the server up for ever

_log = logging.getLogger(__name__)


def serve(service: Service, address: Address, door: socket.socket, mode: Mode) -> None:
    """Serves on the listening socket until interrupted."""
    served = application(service, address, mode)
    trusted = {"forwarded_allow_ips": "*"} if address.on_space else {"proxy_headers": False}
    settings = uvicorn.Config(
        served, log_level="warning", ws="none", timeout_graceful_shutdown=SHUTDOWN_SECONDS, **trusted
    )
    _log.info("Chuchu is at http://%s:%d (Ctrl+C stops it)", address.host, address.port)
    if mode.mcp:
        _log.info("its MCP server is at http://%s:%d%s/", address.host, address.port, TOOLS)
    uvicorn.Server(settings).run(sockets=[door])


def application(service: Service, address: Address, mode: Mode) -> FastAPI:
    """The page as an ASGI application."""
    folder = Path(get_upload_folder())
    uploads = Uploads(folder)
    access = _access(service, mode, folder)
    collection = access.collection("")
    tools = Tools(Programs(service), Changes(collection) if collection else None) if mode.mcp else None
    page = build(service, access, uploads, mode.max_upload_bytes)
    page.queue(max_size=MAX_WAITING, default_concurrency_limit=CONCURRENT_QUESTIONS, api_open=False)
    page.state_session_capacity = MAX_SESSIONS
    mounted: FastAPI = gr.mount_gradio_app(
        FastAPI(openapi_url=None),
        page,
        "/",
        server_name=address.host,
        server_port=address.port,
        show_error=False,
        theme=theme(),
        css_paths=[*SHEETS],
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,  # ui/tools.py is ours
        max_file_size=mode.max_upload_bytes,
        app_kwargs={
            "openapi_url": None,
            "middleware": middleware(
                address.names,
                framed_by=address.framed_by,
                behind_proxy=address.on_space,
                max_upload_bytes=mode.max_upload_bytes,
                has_room=uploads.have_room,
                password=mode.password,
                mcp=mode.mcp,
            ),
            **({"routes": tools.routes, "lifespan": tools.running} if tools else {}),
        },
    )
    return mounted


def _access(service: Service, mode: Mode, folder: Path) -> Access:
    """Who may change what; visitors' own articles lie below the folder, which goes with the server."""
    if mode.private_uploads:
        return Private(service, folder / "own")
    return Common(service, None if mode.read_only else Collection(service, service.library.folder))
