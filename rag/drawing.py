"""The overview of a library that may change, worked out beside the questions and never in their way."""

import threading

from index.library import Library
from rag.overview import Overview


class Drawing:
    """Keeps the overview of one generation. Safe to ask from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._of: tuple[Library, int] | None = None
        self._done: Overview | Exception | None = None

    def overview(self, library: Library) -> Overview | None:
        """The overview of the library as it is now, None while it is worked out, which the first call sets going.

        Raises what working it out has raised.
        """
        asked = library, library.generation()
        with self._lock:
            if self._of != asked:
                self._of, self._done = asked, None
                threading.Thread(target=self._draw, args=asked, name="overview", daemon=True).start()
            done = self._done
        if isinstance(done, Exception):
            raise done
        return done

    def _draw(self, library: Library, generation: int) -> None:
        done: Overview | Exception
        try:
            done = Overview.of(library)
        except Exception as error:  # handed to whoever asks
            done = error
        finally:
            library.close()
        with self._lock:
            if self._of == (library, generation):
                self._done = done
