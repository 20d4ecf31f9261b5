"""Takes from this process what parsing a file does not need: much memory, writing, other programs, the network.

The limits are the system's and hold for C code too. What is refused by name is refused to Python code alone: it keeps
a library from loading what a file refers to, and is no wall against a parser that was taken over.
"""

import os
import sys

if sys.platform != "win32":
    import resource

# Beside the standard streams: the file itself, and the libraries that are imported meanwhile.
MAX_OPEN_FILES = 64
REFUSED = frozenset(
    f"{module}.{name}"
    for module, names in (
        ("socket", "connect bind getaddrinfo gethostbyname gethostbyaddr sendto sendmsg"),
        ("os", "system exec posix_spawn spawn fork forkpty kill killpg startfile"),
        ("os", "remove rename rmdir mkdir link symlink truncate chmod chown"),
        ("subprocess", "Popen"),
        ("pty", "spawn"),
    )
    for name in names.split()
)
WRITING = os.O_WRONLY | os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_TRUNC


def confine(max_memory: int) -> None:
    """Set the limits of this process, for good; where the system has none, the refusals alone."""
    if sys.platform != "win32":
        _limit(resource.RLIMIT_AS, max_memory)
        _limit(resource.RLIMIT_FSIZE, 0)
        _limit(resource.RLIMIT_CORE, 0)
        _limit(resource.RLIMIT_NOFILE, MAX_OPEN_FILES)
    sys.addaudithook(_refuse)


def allow_processor_seconds(seconds: int) -> None:
    """From now on so many seconds on all processors together, then the system ends this process.

    It is what ends a parser that turns in circles when the build that waited for it was killed.
    """
    if sys.platform != "win32":
        usage = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        wanted = int(usage.ru_utime + usage.ru_stime) + 1 + seconds
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


if sys.platform != "win32":

    def _limit(kind: int, value: int) -> None:
        """Lower a limit; one that the system does not let us set (macOS: RLIMIT_AS) stays as it is."""
        _, hard = resource.getrlimit(kind)
        lowered = value if hard == resource.RLIM_INFINITY else min(value, hard)
        try:
            resource.setrlimit(kind, (lowered, lowered))
        except (ValueError, OSError):
            return


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open":
        path, _, flags = arguments
        if isinstance(flags, int) and flags & WRITING and path != os.devnull:
            raise PermissionError(f"a file's parser may not write {path!r}")
    elif event in REFUSED:
        raise PermissionError(f"a file's parser may not use {event}")
