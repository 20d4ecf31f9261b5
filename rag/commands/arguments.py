"""What the commands' arguments have in common."""

import argparse
from typing import TYPE_CHECKING

from rag.settings import Settings

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]
else:
    Commands = argparse._SubParsersAction  # the stubs make it generic, the library does not


def add_models(command: argparse.ArgumentParser, settings: Settings) -> None:
    """Declare which models answer."""
    command.add_argument("--model", default=settings.model, help="embedding model (default: the library's)")
    command.add_argument(
        "--reranker",
        default=settings.reranker,
        metavar="MODEL",
        help="a cross-encoder that looks at the best passages once more: a name or a local folder (default: none)",
    )
