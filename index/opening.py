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
    return library, encoder_of(library, model, hardware)


def encoder_of(library: Library, model: str | None = None, hardware: Hardware | None = None) -> Encoder:
    """The model that built the library; raises LibraryError if `model` or this version's rules are others."""
    encoder = open_encoder(model or library.fingerprint.model or DEFAULT_MODEL, hardware)
    fingerprint_of(encoder).require(library.fingerprint, str(library.folder))
    return encoder
