"""A reranker of sentence-transformers, held against the same model run by transformers alone."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from tokenizers import Tokenizer, models, pre_tokenizers, processors
from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

from index.errors import ModelError
from index.models.rerankers import open_reranker
from rag.service import Service
from tests.integration.test_commands import run

QUESTION = "什么是数字产业集群？"
TEXTS = ["数字产业集群是一种新形态。", "红烧肉", "How can clusters be promoted?", "循环经济" * 400]
CHARACTERS = "数字产业集群循环经济是什么新形态企发展推动abcdefghijklmnopqrstuvwxyz。？"


def write_cross_encoder(folder: Path, *, labels: int = 1) -> Path:
    """A BERT of one layer over single characters with random weights: its scores mean nothing, but differ."""
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *dict.fromkeys(CHARACTERS)]
    tokenizer = Tokenizer(models.WordLevel({piece: number for number, piece in enumerate(pieces)}, "[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    tokenizer.post_processor = processors.TemplateProcessing(
        "[CLS] $A [SEP]", "[CLS] $A [SEP] $B:1 [SEP]:1", [("[CLS]", 2), ("[SEP]", 3)]
    )
    marks = {"pad_token": "[PAD]", "unk_token": "[UNK]", "cls_token": "[CLS]", "sep_token": "[SEP]"}
    PreTrainedTokenizerFast(tokenizer_object=tokenizer, **marks).save_pretrained(folder)  # type: ignore[no-untyped-call]
    torch.manual_seed(7)
    shape = {"hidden_size": 32, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 64}
    of_scores = {"vocab_size": len(pieces), "num_labels": labels, "initializer_range": 0.5}
    BertForSequenceClassification(BertConfig.from_dict({**shape, **of_scores})).save_pretrained(folder)
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_cross_encoder(tmp_path_factory.mktemp("cross") / "encoder")


def test_scores_are_those_of_the_model_run_by_transformers_alone(folder):
    model = BertForSequenceClassification.from_pretrained(folder).train(False)
    tokenizer = PreTrainedTokenizerFast.from_pretrained(folder)

    found = open_reranker(str(folder)).scores(QUESTION, TEXTS)

    with torch.no_grad():
        pairs = [tokenizer(QUESTION, text, truncation=True, max_length=512, return_tensors="pt") for text in TEXTS]
        expected = [torch.sigmoid(model(**pair).logits).item() for pair in pairs]
    assert found.dtype == np.float32
    assert found == pytest.approx(expected, abs=1e-5)
    assert len({*found.tolist()}) == len(TEXTS)


def test_no_text_has_no_score(folder):
    assert open_reranker(str(folder)).scores(QUESTION, []).shape == (0,)


def test_passages_stand_in_the_rerankers_order_and_confidence_is_not_its_own(folder, seed_library):
    plain = Service.open(seed_library).ask(QUESTION)

    answer = Service.open(seed_library, reranker=str(folder)).ask(QUESTION)

    scores = open_reranker(str(folder)).scores(
        QUESTION, [f"{cited.article.attribution.title}\n{cited.passage.text}" for cited in answer.passages]
    )
    assert scores.tolist() == sorted(scores.tolist(), reverse=True)
    assert [cited.score for cited in answer.passages] == sorted((c.score for c in answer.passages), reverse=True)
    assert answer.confidence == plain.confidence
    assert "rerank" in answer.timings_ms


def test_a_reranker_is_named_on_the_command_line(folder, seed_library):
    done = run("rag", "ask", QUESTION, "--library", seed_library, "--reranker", folder, "--json")

    assert "rerank" in json.loads(done.stdout)["timings_ms"]


def test_a_model_that_gives_several_scores_a_pair_is_no_reranker(tmp_path):
    with pytest.raises(ModelError, match="gives 3 scores a pair, expected one"):
        open_reranker(str(write_cross_encoder(tmp_path, labels=3)))


def test_a_reranker_that_is_not_there_is_named(tmp_path):
    with pytest.raises(ModelError, match=r"The reranker '.*nothing' cannot be loaded"):
        open_reranker(str(tmp_path / "nothing"))
