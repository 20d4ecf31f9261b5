"""What a library was built with; two libraries with one fingerprint hold the same vectors for the same files."""

from dataclasses import dataclass, fields

from index.encoder import Encoder
from index.errors import LibraryError

# Raise a rule's number when the same file would give other articles or other clean text, the same article other
# passages, the same passage another text to encode: libraries that were built before are noticed by it.
ARTICLE_RULE, PASSAGE_RULE, EMBEDDING_RULE = 2, 2, 1
REBUILD = "run `python -m index build --rebuild`"


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The embedding model, and the rules by which texts were cut and encoded."""

    model: str
    model_fingerprint: str
    dimension: str
    article_rule: str
    passage_rule: str
    embedding_rule: str

    def require(self, found: "Fingerprint", library: str) -> None:
        """Raise LibraryError naming the first difference between what is expected and what the library has."""
        for field in fields(self):
            expected, has = getattr(self, field.name), getattr(found, field.name)
            if expected != has:
                what = field.name.replace("_", " ")
                raise LibraryError(
                    f"the library {library} was built with {what} {has or 'unknown'}, expected {expected}:"
                    f" {_mend(field.name, found)}"
                )


def fingerprint_of(encoder: Encoder) -> Fingerprint:
    """What a library built by this encoder and this version of the rules is stamped with."""
    return Fingerprint(
        model=encoder.name,
        model_fingerprint=encoder.fingerprint,
        dimension=str(encoder.dimension),
        article_rule=str(ARTICLE_RULE),
        passage_rule=str(PASSAGE_RULE),
        embedding_rule=str(EMBEDDING_RULE),
    )


def _mend(field: str, found: Fingerprint) -> str:
    if field in ("model", "model_fingerprint", "dimension"):
        return f"{REBUILD} to encode it again, or use it with --model {found.model}"
    return REBUILD
