"""The rules' numbers are what old libraries are recognised by: whoever changes what files give changes them too."""

import hashlib

from index.embedding import passage_input, sentence_input
from index.fingerprint import ARTICLE_RULE, EMBEDDING_RULE, PASSAGE_RULE
from index.passages import cut
from index.readers import plain
from index.segmentation.segmentation import segment
from tests.conftest import SEEDS

RULES = (2, 2, 1)
ARTICLES, PASSAGES = "f907949a7c7f6477", "13000dd824092773"


def test_the_seeds_give_the_articles_and_passages_of_these_rules():
    articles, passages = hashlib.sha256(), hashlib.sha256()
    for path in sorted(SEEDS.glob("*.txt")):
        for source in plain.read(path, path.name):
            for article, clean in segment(source).clippings:
                articles.update(f"{article.article_id} {article.attribution}\n".encode())
                for passage in cut(article, clean):
                    passages.update(f"{passage.passage_id} {[one.spans for one in passage.sentences]}\n".encode())

    # Where a digest differs and the change is meant, raise the rule's number with it.
    assert (ARTICLE_RULE, PASSAGE_RULE, EMBEDDING_RULE) == RULES
    assert (articles.hexdigest()[:16], passages.hexdigest()[:16]) == (ARTICLES, PASSAGES)


def test_what_is_encoded_is_what_the_rule_says():
    assert passage_input("T", "p") == "T\np"
    assert sentence_input("T", "before.", "s") == "T\nbefore.s"
    assert (passage_input(None, "p"), sentence_input(None, "", "s")) == ("p", "s")
