"""How fast ONNX Runtime multiplies 8-bit matrices here: what no encoder of the same arithmetic can pass."""

import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

from index.models.cores import available_cores

# The largest product of the model, on a passage of about 200 tokens: it stays in the cache of a core.
ROWS, INNER, COLUMNS = 200, 384, 1536
REPEATS, ROUNDS = 40, 5
# Multiply-adds of the model's matrix products per token: 12 layers of 4 · 384² and 2 · 384 · 1536.
PER_TOKEN = 12 * (4 * 384**2 + 2 * 384 * 1536)


def peak() -> float:
    """Multiply-adds a second of all cores at once, in the best of some rounds."""
    session = _session()
    rows = np.random.default_rng(7).standard_normal((ROWS, INNER)).astype(np.float32)

    def work(_: int) -> None:
        for _ in range(REPEATS):
            session.run(None, {"rows": rows})

    cores = available_cores()
    seconds = []
    with ThreadPoolExecutor(cores) as pool:
        for _ in range(ROUNDS):
            started = time.perf_counter()
            list(pool.map(work, range(cores)))
            seconds.append(time.perf_counter() - started)
    return cores * REPEATS * ROWS * INNER * COLUMNS / min(seconds)


def _session() -> onnxruntime.InferenceSession:
    weights = np.random.default_rng(8).integers(-127, 128, (INNER, COLUMNS)).astype(np.int8)
    constants = [
        numpy_helper.from_array(weights, "weights"),
        numpy_helper.from_array(np.ones(COLUMNS, np.float32), "scales"),
        numpy_helper.from_array(np.zeros(COLUMNS, np.int8), "zeros"),
    ]
    node = helper.make_node(
        "DynamicQuantizeMatMul", ["rows", "weights", "scales", "zeros"], ["product"], domain="com.microsoft"
    )
    shapes = {"rows": (ROWS, INNER), "product": (ROWS, COLUMNS)}
    rows, product = (helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in shapes.items())
    graph = helper.make_graph([node], "peak", [rows], [product], constants)
    versions = [helper.make_opsetid("", 21), helper.make_opsetid("com.microsoft", 1)]
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    model = helper.make_model(graph, opset_imports=versions, ir_version=10).SerializeToString()
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
