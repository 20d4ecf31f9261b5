"""The ONNX graph of multilingual-e5-small: token ids in, unit sentence embeddings out.

It takes no attention mask: the texts of one run are equally long, so nothing is padded and nothing masked. Operators of
the domain com.microsoft are ONNX Runtime's fused ones.
"""

from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from index.encoder import Vectors
from index.models.weights import BLOCK, Weights

FUSED = "com.microsoft"


def write_graph(weights: Weights, path: Path, *, int8: bool) -> None:
    """Write the graph to `path`: 72 MB with `int8`, 134 MB without."""
    onnx.save(embedding_graph(weights, int8=int8), str(path))


def embedding_graph(weights: Weights, *, int8: bool) -> onnx.ModelProto:
    """`input_ids` (batch, tokens) int64 to `embedding` (batch, width) float32, each row of length 1.

    With `int8` the matrix products run in 8 bits: weights per output column, activations as they come (their range is
    taken over the whole run). The word embeddings stay in the 4 bits that they came in, in both variants.
    """
    graph = _Graph(weights, int8=int8)
    hidden = graph.embedded("input_ids")
    for layer in range(weights.architecture.layers):
        hidden = graph.feed_forward(graph.attention(hidden, f"l{layer}"), f"l{layer}")
    return graph.finished(hidden)


class _Graph:
    """The nodes and constants written so far; each method appends nodes and returns the name of what they give."""

    def __init__(self, weights: Weights, *, int8: bool) -> None:
        self.weights = weights
        self.int8 = int8
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}

    def embedded(self, ids: str) -> str:
        """Word, position and type embeddings of `ids`, summed and normalised; every token is of type 0."""
        word = self._constant("emb.word.scales", self.weights.matrices["emb.word"].scales)
        looked_up = self._node(
            "GatherBlockQuantized",
            [self._signed_nibbles("emb.word"), ids, word],
            domain=FUSED,
            block_size=BLOCK,
            gather_axis=0,
            quantize_axis=1,
        )
        words = self._node("Cast", [looked_up], to=TensorProto.FLOAT)
        width = self.weights.architecture.width
        position_table = self._dense("emb.pos").reshape(-1, width) + self._dense("emb.type").reshape(-1, width)[0]
        one = self._constant("one", np.array([1], np.int64))
        length = self._node("Gather", [self._node("Shape", [ids]), one])
        zero = self._constant("zero", np.array([0], np.int64))
        positions = self._node("Slice", [self._constant("emb.pos", position_table), zero, length])
        return self._normalised_sum(words, positions, "emb.ln")

    def attention(self, hidden: str, layer: str) -> str:
        """Multi-head self-attention, the residual and its layer norm."""
        joined = self._linear(hidden, *(f"{layer}.{part}" for part in "qkv"))
        query, key, value = self._nodes("Split", [joined], 3, axis=-1, num_outputs=3)
        context = self._node(
            "MultiHeadAttention", [query, key, value], domain=FUSED, num_heads=self.weights.architecture.heads
        )
        return self._normalised_sum(hidden, self._linear(context, f"{layer}.ao"), f"{layer}.aln")

    def feed_forward(self, hidden: str, layer: str) -> str:
        """The two dense layers with a GELU (erf) between them, the residual and its layer norm."""
        inner = self._node("Gelu", [self._linear(hidden, f"{layer}.fi")], domain=FUSED)
        return self._normalised_sum(hidden, self._linear(inner, f"{layer}.fo"), f"{layer}.oln")

    def finished(self, hidden: str) -> onnx.ModelProto:
        """The model: `hidden` summed over the tokens (a mean, up to its length) and divided by its length."""
        axis = self._constant("one", np.array([1], np.int64))
        total = self._node("ReduceSum", [hidden, axis], keepdims=0)
        length = self._node("ReduceL2", [total, axis], keepdims=1)
        self.nodes.append(helper.make_node("Div", [total, length], ["embedding"], name="embedding"))
        graph = helper.make_graph(
            self.nodes,
            "multilingual-e5-small",
            [helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["batch", "tokens"])],
            [helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["batch", self.weights.architecture.width])],
            list(self.constants.values()),
        )
        versions = [helper.make_opsetid("", 21), helper.make_opsetid(FUSED, 1)]
        return helper.make_model(graph, opset_imports=versions, ir_version=10, producer_name="chuchu")

    def _linear(self, hidden: str, *names: str) -> str:
        """What `hidden` · W + b gives, for the weights called `names`, side by side."""
        matrix = np.concatenate([self._dense(f"{name}.w") for name in names]).T
        bias = self._constant(f"{names[0]}.b", np.concatenate([self._dense(f"{name}.b") for name in names]))
        if not self.int8:
            product = self._node("MatMul", [hidden, self._constant(f"{names[0]}.w", matrix)])
            return self._node("Add", [product, bias])
        scales = np.maximum(np.abs(matrix).max(axis=0) / 127, np.finfo(np.float32).tiny)
        inputs = [
            hidden,
            self._constant(f"{names[0]}.w", np.rint(matrix / scales).astype(np.int8)),
            self._constant(f"{names[0]}.scales", scales),
            self._constant(f"{names[0]}.zeros", np.zeros(scales.shape, np.int8)),
            bias,
        ]
        return self._node("DynamicQuantizeMatMul", inputs, domain=FUSED)

    def _normalised_sum(self, some: str, others: str, name: str) -> str:
        """The layer norm called `name` of a sum; ONNX Runtime's fused operator for both takes eight times as long."""
        inputs = [
            self._node("Add", [some, others]),
            self._constant(f"{name}.w", self._dense(f"{name}.w")),
            self._constant(f"{name}.b", self._dense(f"{name}.b")),
        ]
        return self._node("LayerNormalization", inputs, axis=-1, epsilon=self.weights.architecture.epsilon)

    def _signed_nibbles(self, name: str) -> str:
        """A matrix's 4-bit codes as INT4: code - 8 in two's complement, the even column in the low nibble."""
        codes = self.weights.matrices[name].codes ^ 8
        packed = codes[:, 0::2] | (codes[:, 1::2] << 4)
        self.constants[name] = TensorProto(
            name=name, data_type=TensorProto.INT4, dims=codes.shape, raw_data=packed.tobytes()
        )
        return name

    def _dense(self, name: str) -> Vectors:
        return self.weights.dense(name)

    def _constant(self, name: str, values: NDArray[Any]) -> str:
        if name not in self.constants:
            self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(values), name)
        return name

    def _node(self, kind: str, inputs: list[str], **attributes: Any) -> str:  # noqa: ANN401
        return self._nodes(kind, inputs, 1, **attributes)[0]

    def _nodes(self, kind: str, inputs: list[str], count: int, **attributes: Any) -> list[str]:  # noqa: ANN401
        name = f"{kind}.{len(self.nodes)}"
        outputs = [f"{name}.{i}" for i in range(count)]
        self.nodes.append(helper.make_node(kind, inputs, outputs, name=name, **attributes))
        return outputs
