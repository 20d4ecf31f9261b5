"""Starts the page: reads the arguments and the environment, opens the library, serves."""

import argparse
import logging
import os
import signal
import sys
import tempfile
import threading
from collections.abc import MutableMapping, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import ChuchuError
from index.settings import Settings
from ui.address import Address
from ui.gradio_import import no_editor_stubs
from ui.mode import Mode

if TYPE_CHECKING:
    from rag.service import Service

_log = logging.getLogger(__name__)

SEEDS = Path(__file__).parent.parent / "seeds"

# Read by gradio and the model libraries while they are imported, so set before. Each closes a way out of this machine
# or keeps something off the disk. gradio's own analytics stop at no other word than this one.
ENVIRONMENT = {
    "GRADIO_ANALYTICS_ENABLED": "False",
    "GRADIO_RUN_HISTORY": "False",
    "GRADIO_SSR_MODE": "False",
    "GRADIO_SHARE": "False",
    "GRADIO_MCP_SERVER": "False",
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "DISABLE_SAFETENSORS_CONVERSION": "1",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Serves until interrupted or terminated; 1, with a sentence on standard error, if it cannot begin."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    for name in ("ui", "index.models"):
        logging.getLogger(name).setLevel(logging.INFO)
    options = _parser(Settings.from_env(os.environ)).parse_args(arguments)
    address = Address.of(options.host, options.port, options.name, os.environ)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends as Ctrl+C does, so that the scratch folder goes
    with tempfile.TemporaryDirectory(prefix="chuchu-") as scratch:
        prepare(os.environ, Path(scratch))
        try:
            wishes = options.read_only, options.password, options.private_uploads
            mode = Mode.of(*wishes, os.environ, on_space=address.on_space, mcp=options.mcp)
            run(options.library, [SEEDS], address, mode)
        except ChuchuError as error:
            sys.stderr.write(f"error: {error}\n")
            return 1
        except KeyboardInterrupt:
            return 0
    return 0


def prepare(environ: MutableMapping[str, str], scratch: Path) -> None:
    """Sets ENVIRONMENT, and the private folder where gradio keeps what it must keep in files."""
    environ.update(ENVIRONMENT)
    environ["GRADIO_TEMP_DIR"] = str(scratch)


def run(library: Path, sources: list[Path], address: Address, mode: Mode) -> None:
    """Serves the page over the library at the address until interrupted.

    The library is not opened beside the import of gradio: both hold the interpreter's lock, and it saved nothing.
    """
    with address.listen() as door:
        service = open_or_build(library, sources)
        with no_editor_stubs():
            from ui.server import serve  # here, because importing gradio takes seconds and reads ENVIRONMENT
        threading.Thread(target=_warm, args=(service,), daemon=True).start()
        serve(service, address, door, mode)


def open_or_build(library: Path, sources: list[Path]) -> "Service":
    """The service over the library, which is built from `sources` first if it is missing."""
    from index.building import first_build  # here, because the model's libraries read ENVIRONMENT
    from index.progress import bar
    from rag.service import Service

    if not library.exists():
        _log.info("building the library %s (once, about a minute)", library)
        with closing(bar("indexing", None)) as shown:
            for report in first_build(library, sources, shown.update):
                _log.info("%s %s", report.status, report.file)
    return Service.open(library)


def _warm(service: "Service") -> None:
    """Nothing changes but the speed: what is loaded at the first question is loaded before somebody asks it."""
    with suppress(ChuchuError):
        service.ask("出处", top=1)


def _parser(settings: Settings) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m ui", description="The chat page of Chuchu, in a browser.")
    parser.add_argument("--library", type=Path, default=settings.library, help="default: %(default)s")
    parser.add_argument("--host", default=None, help="the address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=int, default=7860, help="the port to listen on (7860)")
    parser.add_argument(
        "--name", action="append", default=[], help="a further host name that browsers may use for this machine"
    )
    parser.add_argument(
        "--read-only",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="nothing can be added, removed or corrected, neither in the page nor by programs (CHUCHU_READ_ONLY)",
    )
    parser.add_argument(
        "--private-uploads",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="what a visitor adds is theirs alone, and goes when they do (CHUCHU_PRIVATE_UPLOADS)",
    )
    parser.add_argument(
        "--password", default=None, metavar="WORD", help="ask for it first; others see it here: better CHUCHU_PASSWORD"
    )
    parser.add_argument(
        "--mcp",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="serve models too: tools of the Model Context Protocol at /gradio_api/mcp/ (CHUCHU_MCP)",
    )
    return parser
