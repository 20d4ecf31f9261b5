"""How much may be sent and kept."""

from typing import NamedTuple

MAX_BODY_BYTES = 1_000_000  # a question and its event, or what a form says
MAX_UPLOAD_BYTES = 256 << 20  # the largest file of any format but a JSONL corpus, which is for the command line
MAX_WAITING_BYTES = 4 << 30  # what was sent and is not added yet, of all visitors


class Limits(NamedTuple):
    """How much of their own a visitor may add, in all."""

    files: int
    bytes: int


PRIVATE = Limits(files=20, bytes=20 << 20)
