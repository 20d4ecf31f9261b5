"""Opens a library together with the model that fits it."""

from pathlib import Path

from index.encoder import Encoder
from index.fingerprint import fingerprint_of
from index.library import Library
from index.models.encoders import DEFAULT_MODEL, open_encoder
from index.models.hardware import Hardware


def open_library(folder: Path, model: str | None = None, hardware: Hardware | None = None) -> tuple[Library, Encoder]:
    """The library and the model that built it; raises LibraryError if `model` or this version's rules are others."""
    library = Library.open(folder)
    encoder = open_encoder(model or library.fingerprint.model or DEFAULT_MODEL, hardware)
    fingerprint_of(encoder).require(library.fingerprint, str(folder))
    return library, encoder
