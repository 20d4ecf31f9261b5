"""Feedback as a test set: what a reader found useful is to be found again."""

from collections.abc import Iterable, Sequence

from index.errors import SourceError
from index.scripts import is_han
from rag.evaluation.judging import squeeze
from rag.evaluation.questions import TestQuestion
from rag.feedback import Feedback, Verdict


def praised(feedback: Iterable[Feedback], texts: Iterable[str]) -> list[TestQuestion]:
    """The questions that had a useful passage, each with all of these as its answers, in the order of their asking.

    What was said last of a passage counts. Passages that stand in none of `texts`, the library's articles, are left
    out. Raises SourceError if none is left.
    """
    held = "\n".join(map(squeeze, texts))
    said: dict[tuple[tuple[str, ...], str], dict[str, Verdict]] = {}
    for one in feedback:
        if squeeze(one.text) in held:
            said.setdefault((one.turns, one.question), {})[one.text] = one.verdict
    useful = {
        asked: [text for text, verdict in verdicts.items() if verdict is Verdict.USEFUL]
        for asked, verdicts in said.items()
    }
    found = [
        _question(f"f{number:03}", turns, question, passages)
        for number, ((turns, question), passages) in enumerate(useful.items())
        if passages
    ]
    if not found:
        raise SourceError("no passage of the library has been called useful; say so under an answer, then measure")
    return found


def _question(id: str, turns: tuple[str, ...], question: str, texts: Sequence[str]) -> TestQuestion:
    language = "conversation" if turns else "zh" if is_han(question) else "und"
    return TestQuestion(id, question, language, turns, passages=tuple(texts))
