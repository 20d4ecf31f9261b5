"""A document as JSON, for programs."""

import json
from dataclasses import asdict

from ui.tray.document import Document, Section
from ui.tray.excerpt import Excerpt


def records(document: Document) -> str:
    """One object: the tray's passages, or the conversation's turns with theirs, and the list of references."""
    turns = [_turn(section) for section in document.sections if section.answer]
    passages = [_passage(one) for section in document.sections if not section.answer for one in section.excerpts]
    said = {
        "title": document.title,
        "date": document.day.isoformat(),
        "style": document.style.value,
        **({"turns": turns} if turns else {"passages": passages}),
        "references": document.references,
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _turn(section: Section) -> dict[str, object]:
    answer = section.answer
    assert answer is not None
    return {
        "question": answer.question,
        "resolved": answer.resolved,
        "answered": answer.answered,
        "confidence": round(answer.confidence, 6),
        "verdict": section.verdict,
        "passages": [_passage(one) for one in section.excerpts],
    }


def _passage(excerpt: Excerpt) -> dict[str, object]:
    passage, article = excerpt.passage, excerpt.article
    return {
        "text": passage.text,
        "reference": excerpt.reference,
        "page": passage.page,
        "file": article.file,
        "passage_id": passage.passage_id,
        "article": {
            "article_id": article.article_id,
            "source_id": article.source_id,
            **asdict(article.attribution),
        },
    }
