"""The tokenizer of multilingual-e5-small as the tokenizers library and sentence-transformers read it.

It is XLM-R's unigram model, made from the vocabulary in the weights file. unigram.py gives the same ids.
"""

import json
from typing import Any

from tokenizers import Tokenizer

from index.models.charsmap import compiled_charsmap
from index.models.unigram import MAX_TOKENS
from index.models.weights import Vocabulary

# A special piece may not be spelled by the text: below every real piece, whose scores go down to -20.4.
UNSPELLABLE = -100.0


def build_tokenizer(vocabulary: Vocabulary) -> Tokenizer:
    """Text to `<s> … </s>` of at most 512 ids, after the vocabulary's own normalisation.

    Non-NFC text is composed first, runs of spaces count as one, and "<s>" in a text is read as three characters.
    """
    specials = vocabulary.specials
    begin, end = vocabulary.pieces[vocabulary.begin], vocabulary.pieces[vocabulary.end]
    pipeline: dict[str, Any] = {
        "version": "1.0",
        "truncation": {"direction": "Right", "max_length": MAX_TOKENS, "strategy": "LongestFirst", "stride": 0},
        "padding": None,
        "added_tokens": [],
        "normalizer": {
            "type": "Sequence",
            "normalizers": [
                {"type": "NFC"},
                {"type": "Precompiled", "precompiled_charsmap": compiled_charsmap(vocabulary.normalisation)},
                {"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": " "},
            ],
        },
        "pre_tokenizer": {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": True},
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [
                {"SpecialToken": {"id": begin, "type_id": 0}},
                {"Sequence": {"id": "A", "type_id": 0}},
                {"SpecialToken": {"id": end, "type_id": 0}},
            ],
            "pair": [],
            "special_tokens": {
                begin: {"id": begin, "ids": [vocabulary.begin], "tokens": [begin]},
                end: {"id": end, "ids": [vocabulary.end], "tokens": [end]},
            },
        },
        "decoder": {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": True},
        "model": {
            "type": "Unigram",
            "unk_id": vocabulary.unknown,
            "vocab": [
                [piece, UNSPELLABLE if piece in specials else score]
                for piece, score in zip(vocabulary.pieces, vocabulary.scores, strict=True)
            ],
            "byte_fallback": False,
        },
    }
    return Tokenizer.from_str(json.dumps(pipeline, ensure_ascii=False))
