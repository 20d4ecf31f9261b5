"""What a source brings that the library does not have yet."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from index.articles import Article, CutSource, Passage, Source, Span
from index.embedding import passage_input, sentence_input, vector_key
from index.passages import cut
from index.rows import Accession, attribution_json
from index.segmentation.paging import Pages
from index.segmentation.segmentation import Clipping, segment


class Tally:
    """What has become of a file's articles: those it had before, with their attributions, those kept, those added.

    `notes` are what its sources say of their text, each once.
    """

    def __init__(self, existing: dict[str, str]) -> None:
        self.existing = existing
        self.kept: set[str] = set()
        self.added: set[str] = set()
        self.notes: dict[str, None] = {}

    @property
    def gone(self) -> set[str]:
        return self.existing.keys() - self.kept

    @property
    def new(self) -> set[str]:
        return self.added - self.existing.keys()

    @property
    def corrected(self) -> set[str]:
        return self.added & self.existing.keys()

    def add(self, article_id: str) -> None:
        self.added.add(article_id)
        if article_id in self.existing:
            self.kept.add(article_id)


@dataclass(frozen=True, slots=True)
class Intake:
    """The articles to add, those they replace, the source with its articles that stay, and what is to be encoded."""

    accessions: tuple[Accession, ...]
    replaced: tuple[str, ...]
    kept: tuple[tuple[CutSource, tuple[str, ...]], ...]
    inputs: dict[bytes, str]


@dataclass(frozen=True, slots=True)
class Clippings:
    """A source cut into its articles, without those that stand in what was taken out of it."""

    source: CutSource
    pages: Pages
    clippings: tuple[Clipping, ...]

    @classmethod
    def of(cls, source: Source, removed: Sequence[Span] = ()) -> "Clippings":
        cutting = segment(source)
        noted = replace(source, notes=tuple(dict.fromkeys((*source.notes, *cutting.notes))))
        still_in = (one for one in cutting.clippings if not _is_within(one.article.spans, removed))
        return cls(CutSource(noted, cutting.left_out, tuple(removed)), cutting.pages, tuple(still_in))

    @property
    def article_ids(self) -> frozenset[str]:
        return frozenset(article.article_id for article, _ in self.clippings)

    def intake(self, tally: Tally, known: Callable[[Iterable[str]], Collection[str]]) -> Intake:
        """What is new of these, noted in the tally; `known` gives those of some ids that the library has."""
        tally.notes |= dict.fromkeys(self.source.source.notes)
        elsewhere = known(self.article_ids)
        accessions, replaced, kept = [], [], []
        inputs: dict[bytes, str] = {}
        for article, clean in self.clippings:
            if article.article_id in tally.added or article.article_id in tally.kept:
                continue
            same = tally.existing.get(article.article_id)
            if same == attribution_json(article.attribution) or (same is None and article.article_id in elsewhere):
                tally.kept.add(article.article_id)
                if same is not None and not self.source.source.is_article:
                    kept.append(article.article_id)
                continue
            if same is not None:
                replaced.append(article.article_id)
            accessions.append(_accession(self.source, article, tuple(cut(article, clean, self.pages)), inputs))
            tally.add(article.article_id)
        return Intake(tuple(accessions), tuple(replaced), ((self.source, tuple(kept)),) if kept else (), inputs)


def _is_within(spans: Sequence[Span], removed: Sequence[Span]) -> bool:
    """Whether most of these stretches lies in what was taken out."""
    shared = sum(max(0, min(one.end, gone.end) - max(one.start, gone.start)) for one in spans for gone in removed)
    return 2 * shared > sum(span.end - span.start for span in spans)


def _accession(
    source: CutSource, article: Article, passages: tuple[Passage, ...], inputs: dict[bytes, str]
) -> Accession:
    """The article with its vector keys; what is to be encoded is put into `inputs`."""

    def key(text: str) -> bytes:
        inputs[vector_key(text)] = text
        return vector_key(text)

    title = article.attribution.title
    passage_keys = tuple(key(passage_input(title, passage.text)) for passage in passages)
    sentences = [sentence.text for passage in passages for sentence in passage.sentences]
    keys = iter([key(sentence_input(title, *pair)) for pair in pairwise(["", *sentences])])
    sentence_keys = tuple(tuple(islice(keys, len(passage.sentences))) for passage in passages)
    return Accession(source, article, passages, passage_keys, sentence_keys)
