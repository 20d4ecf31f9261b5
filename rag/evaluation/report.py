"""Asks every question of a test set and reports how well the answers do."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from hashlib import file_digest, sha256
from pathlib import Path

import numpy as np
from tqdm import tqdm

from index.building import building
from index.cache import cache_folder
from index.derived import Derived
from index.fingerprint import ARTICLE_RULE, EMBEDDING_RULE, PASSAGE_RULE
from index.library import Library
from index.progress import bar
from index.settings import Settings
from rag.evaluation.abstention import abstention
from rag.evaluation.interval import Interval, interval
from rag.evaluation.judging import SHOWN, judged
from rag.evaluation.outcome import Outcome
from rag.evaluation.questions import TestQuestion, is_beir, load
from rag.service import Service

DEFAULT_LIBRARY = Settings().library
# Enough passages that the first ten articles are among them.
DEPTH = 50
# So many questions, evenly spread, are asked once more as a user asks them, to time them.
TIMED = 200


@dataclass(frozen=True, slots=True)
class Report:
    """Figures by group of questions: each language's, each kind's, and all together; and how each question went.

    `intervals` are the 95 % confidence intervals of those figures that have one.
    """

    folder: str
    groups: dict[str, dict[str, float]]
    intervals: dict[str, dict[str, Interval]] = field(default_factory=dict)
    outcomes: tuple[Outcome, ...] = ()

    def as_json(self) -> dict[str, object]:
        return {"set": self.folder, **self.groups, "intervals": self.intervals}


def evaluate(
    folder: Path,
    *,
    library: Path | None = None,
    model: str | None = None,
    reranker: str | None = None,
    default: Path = DEFAULT_LIBRARY,
) -> Report:
    """The figures for a test set; a BEIR folder's corpus is indexed first, into a library kept in the cache.

    Questions of one's own are asked of `library`, or of `default` where none is named.
    """
    asked = load(folder)
    where = library_of(folder, library, model) if is_beir(folder) else library or default
    service = Service.open(where, model, reranker)
    return measure(str(folder), asked, service, is_own=not is_beir(folder))


def library_of(folder: Path, library: Path | None = None, model: str | None = None) -> Path:
    """The library that holds a BEIR folder's corpus, in the cache where none is named; what it lacks is indexed."""
    corpus = folder / "corpus.jsonl"
    where = library or cache_folder() / "eval" / _key(corpus, model)
    size = corpus.stat().st_size
    with (
        building(where, model) as builder,
        closing(bar(f"indexing {folder.name}", size)) as shown,
    ):
        for _ in builder.build([corpus], shown.update):
            pass
    Derived.of(Library.open(where))
    return where


def measure(name: str, asked: Sequence[TestQuestion], service: Service, *, is_own: bool) -> Report:
    """The report on these questions; `is_own` where only their answers' words are known, not the right articles."""
    found = [
        (one, service.ask(one.question, top=DEPTH, turns=one.turns)) for one in tqdm(asked, disable=None, leave=False)
    ]
    texts = {one.article_id: service.article(one.article_id).text for one in service.articles()} if is_own else {}
    outcomes = judged(found, texts)
    groups, intervals = _figures(outcomes)
    groups["time"] = _times(asked, service)
    return Report(name, groups, intervals, tuple(outcomes))


def _key(corpus: Path, model: str | None) -> str:
    """A name for the library of this corpus, encoded by this model and cut by today's rules; sets may share one."""
    with corpus.open("rb") as stream:
        digest = file_digest(stream, "sha256").hexdigest()
    return sha256(f"{digest} {model} {ARTICLE_RULE} {PASSAGE_RULE} {EMBEDDING_RULE}".encode()).hexdigest()[:16]


def _figures(outcomes: Sequence[Outcome]) -> tuple[dict[str, dict[str, float]], dict[str, dict[str, Interval]]]:
    groups: dict[str, dict[str, float]] = {}
    intervals: dict[str, dict[str, Interval]] = {}
    answerable = [one for one in outcomes if one.answerable]
    for name, members in _grouped(answerable).items():
        values = {
            figure: [one.figures[figure] for one in members if figure in one.figures]
            for figure in dict.fromkeys(figure for one in members for figure in one.figures)
        }
        groups[name] = {"questions": float(len(members))} | {
            figure: float(np.mean(value)) for figure, value in values.items()
        }
        intervals[name] = {figure: bounds for figure, value in values.items() if (bounds := interval(value))}
    if 0 < len(answerable) < len(outcomes):
        groups["abstention"], bounds_of = abstention(outcomes)
        intervals["abstention"] = {figure: bounds for figure, bounds in bounds_of.items() if bounds}
    return groups, intervals


def _grouped(outcomes: Sequence[Outcome]) -> dict[str, list[Outcome]]:
    """The questions by language and by kind, where there are several, and all of them."""
    groups = {}
    for names in ([one.language for one in outcomes], [one.kind for one in outcomes]):
        if len(set(names)) > 1:
            for name in sorted({*names} - {""}):
                groups[name] = [one for one, its in zip(outcomes, names, strict=True) if its == name]
    return groups | {"all": list(outcomes)}


def _times(asked: Sequence[TestQuestion], service: Service) -> dict[str, float]:
    """Milliseconds that a question takes, encoding included, with as many passages as a user is shown."""
    some = asked[:: -(-len(asked) // TIMED) or 1]
    times = [service.ask(one.question, top=SHOWN, turns=one.turns).timings_ms["total"] for one in some]
    return {f"p{part} ms": float(np.percentile(times, part)) for part in (50, 95)} if times else {}
