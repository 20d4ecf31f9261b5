"""Which files a library has, looked up by where they lie or by what they are."""

from collections.abc import Mapping

from index.catalogue import FileState


class KnownFiles:
    """The files of a library while a build goes through a folder: loaded once, kept up with what the build does."""

    def __init__(self, states: Mapping[str, FileState]) -> None:
        self._states = dict(states)
        self._locations = {_content(state): location for location, state in states.items() if state.complete}

    def at(self, location: str) -> FileState | None:
        return self._states.get(location)

    def elsewhere(self, file: str, sha256: str) -> str | None:
        """Where a file of this name and these bytes lies, if all of it is in the library."""
        return self._locations.get((file, sha256))

    def put(self, location: str, state: FileState) -> None:
        """Note that a file is in the library, complete."""
        before = self._states.get(location)
        if before and self._locations.get(_content(before)) == location:
            del self._locations[_content(before)]
        self._states[location] = state
        self._locations.setdefault(_content(state), location)

    def move(self, before: str, location: str) -> FileState:
        """Note that a file lies elsewhere now; what is known of it."""
        state = self._states.pop(before)
        self._states[location] = state
        self._locations[_content(state)] = location
        return state


def _content(state: FileState) -> tuple[str, str]:
    return state.file, state.sha256
