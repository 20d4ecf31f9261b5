"""An answer as the command contract prints it."""

from dataclasses import asdict

from rag.answer import Answer, CitedPassage, Twin
from rag.scope import Scope


def answer_json(answer: Answer) -> dict[str, object]:
    """One JSON object: the question as asked and as searched, the verdict, the passages, the timings."""
    return {
        "question": answer.question,
        "resolved": answer.resolved,
        "leans": answer.leans,
        "answered": answer.answered,
        "confidence": round(answer.confidence, 6),
        "calibrated": answer.calibrated,
        "reasons": answer.reasons,
        "topics": answer.topics,
        "passages": [_passage(passage) for passage in answer.passages],
        "scope": _scope(answer),
        "timings_ms": {name: round(milliseconds, 2) for name, milliseconds in answer.timings_ms.items()},
    }


def refusal_json(question: str, error: str) -> dict[str, object]:
    """What stands in an answer's place for a question that cannot be asked."""
    return {
        "question": question,
        "resolved": question,
        "answered": False,
        "confidence": 0.0,
        "calibrated": False,
        "topics": [],
        "passages": [],
        "timings_ms": {},
        "error": error,
    }


def _scope(answer: Answer) -> dict[str, object]:
    """Where was searched, and which words of the question said so; "articles" is null where all were."""
    words = [
        {"words": one.words, "fate": one.fate.value, "applied": one.applied, "part": _part(one.scope)}
        for one in answer.scope_words
    ]
    counts = {"articles": answer.scope_articles, "of_articles": answer.of_articles, "undated": answer.undated}
    return {**_part(answer.scope), **counts, "words": words}


def _part(scope: Scope) -> dict[str, object]:
    return {
        "article_ids": sorted(scope.article_ids),
        "publications": sorted(scope.publications),
        "since": scope.since,
        "until": scope.until,
    }


def _passage(cited: CitedPassage) -> dict[str, object]:
    """The passage; `spans` are characters of the file, a sentence's start and end characters of the passage's text."""
    passage, article = cited.passage, cited.article
    return {
        "rank": cited.rank,
        "score": round(cited.score, 4),
        "passage_id": passage.passage_id,
        "text": passage.text,
        "spans": passage.spans,
        "page": passage.page,
        "file": article.file,
        "article": {
            "article_id": article.article_id,
            "source_id": article.source_id,
            **asdict(article.attribution),
        },
        "also_in": [_twin(twin) for twin in cited.also_in],
        "grounds": cited.grounds,
        "sentences": [
            {
                "text": evidence.sentence.text,
                "start": evidence.sentence.start - passage.start,
                "end": evidence.sentence.end - passage.start,
                "score": round(evidence.score, 4),
            }
            for evidence in cited.evidence
        ],
    }


def _twin(twin: Twin) -> dict[str, object]:
    return {
        "article_id": twin.article.article_id,
        "source_id": twin.article.source_id,
        "file": twin.article.file,
        "title": twin.article.attribution.title,
        "passage_id": twin.passage_id,
    }
