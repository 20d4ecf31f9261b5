"""What can go wrong with a question."""

from index.errors import ChuchuError


class QuestionError(ChuchuError):
    """A question that cannot be asked: empty, too long, or without a searchable word."""
