"""Everything that can go wrong for a user, one class per kind; each message says what was found, expected, to do."""


class ChuchuError(Exception):
    """The root: catch this to turn any expected failure into a sentence."""


class SourceError(ChuchuError):
    """A source file or folder that cannot be read."""


class LibraryError(ChuchuError):
    """A library that is missing, damaged, or built with other settings."""


class BusyError(LibraryError):
    """A library that somebody else is changing now."""


class ModelError(ChuchuError):
    """An embedding model that cannot be found, verified or loaded."""


class SettingsError(ChuchuError):
    """A setting or command-line value that cannot be used."""
