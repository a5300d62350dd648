"""The exported graph made faster, saying the same: attention in one step, and eight bits where they are enough.

Both work on the names that the exporter gives, before the weights are put into eight bits.
"""

import re
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
import onnx
import onnxruntime
from onnx import ModelProto, NodeProto, helper, numpy_helper

ATTENTION_HEADS = 12
Array = npt.NDArray[np.int64]
"""Pieces, (texts, blocks, pieces)."""

OF_ONNXRUNTIME = "com.microsoft"

WIDEST = re.compile(r"layers\.\d+/output/dense/MatMul$")
"""What follows the widest layer: a few of its columns are so large that eight bits leave nothing of the rest."""

LARGE = 6.0
"""Times the middle column's largest value, from which on a column of the widest layer is kept in 32 bits."""

LARGE_PART = "/Large"


def fuse_attention(model: ModelProto) -> None:
    """Each layer's attention, a dozen steps over a square of the text's length, becomes one that never writes it."""
    nodes = list(model.graph.node)
    queries = [node for node in nodes if node.name.endswith("/attention/self/query/Add")]
    for query in queries:
        scope = query.name.removesuffix("query/Add")
        own = [node for node in nodes if node.op_type == "Reshape" and node.name.startswith(scope)]
        nodes[nodes.index(own[-1])] = helper.make_node(
            "MultiHeadAttention",
            [f"{scope}{part}/Add_output_0" for part in ("query", "key", "value")],
            list(own[-1].output),
            name=f"{scope}Fused",
            domain=OF_ONNXRUNTIME,
            num_heads=ATTENTION_HEADS,
        )
    _keep_used(model, nodes)
    model.opset_import.append(helper.make_opsetid(OF_ONNXRUNTIME, 1))


def split_widest(model: ModelProto, texts: Iterable[Array]) -> None:
    """Take the large columns out of each product after the widest layer, so that eight bits hold the others.

    `texts` are windows of real reports, as the model is given them: which columns are large is seen in them.
    """
    nodes = list(model.graph.node)
    weights = {each.name: each for each in model.graph.initializer}
    products = [node for node in nodes if WIDEST.search(node.name)]
    found = _largest_values(model, [node.input[0] for node in products], texts)
    for node, largest in zip(products, found, strict=True):
        is_large = largest > LARGE * np.median(largest)
        at = nodes.index(node)
        weight = numpy_helper.to_array(weights[node.input[1]])
        nodes[at : at + 1] = _split_product(model, node, weight, is_large)
    _keep_used(model, nodes)


def _split_product(
    model: ModelProto, node: NodeProto, weight: npt.NDArray[np.float32], is_large: npt.NDArray[np.bool_]
) -> list[NodeProto]:
    """Columns × weights = the small columns × their weights + the large columns × theirs."""
    columns, product = node.input[0], node.output[0]
    constants = {
        "is_small": (~is_large).astype(np.float32),
        "large": np.flatnonzero(is_large),
        "weights_of_large": weight[is_large],
    }
    for name, value in constants.items():
        model.graph.initializer.append(numpy_helper.from_array(value, f"{node.name}/{name}"))
    scope = f"{node.name}/"
    return [
        helper.make_node("Mul", [columns, f"{scope}is_small"], [f"{scope}small"], name=f"{scope}Small"),
        helper.make_node("MatMul", [f"{scope}small", node.input[1]], [f"{scope}most"], name=node.name),
        helper.make_node("Gather", [columns, f"{scope}large"], [f"{scope}few"], name=f"{scope}Few", axis=2),
        helper.make_node(
            "MatMul",
            [f"{scope}few", f"{scope}weights_of_large"],
            [f"{scope}rest"],
            name=f"{node.name}{LARGE_PART}",
        ),
        helper.make_node("Add", [f"{scope}most", f"{scope}rest"], [product], name=f"{scope}Sum"),
    ]


def _largest_values(
    model: ModelProto, names: Sequence[str], texts: Iterable[Array]
) -> list[npt.NDArray[np.float32]]:
    """The largest absolute value of each column of these outputs over some texts."""
    seen = onnx.ModelProto()
    seen.CopyFrom(model)
    for name in names:
        seen.graph.output.append(helper.make_empty_tensor_value_info(name))
    session = onnxruntime.InferenceSession(seen.SerializeToString(), providers=["CPUExecutionProvider"])
    largest: list[npt.NDArray[np.float32]] = []
    for text in texts:
        found = session.run(list(names), {"ids": text})
        columns = [np.abs(values[0]).max(0) for values in found]
        largest = [np.maximum(*pair) for pair in zip(largest, columns, strict=True)] if largest else columns
    return largest


def _keep_used(model: ModelProto, nodes: Sequence[NodeProto]) -> None:
    """The nodes and weights from which an output is still made, in their order."""
    needed = {output.name for output in model.graph.output}
    kept: list[NodeProto] = []
    for node in reversed(nodes):
        if needed.intersection(node.output):
            needed.update(node.input)
            kept.append(node)
    del model.graph.node[:]
    model.graph.node.extend(reversed(kept))
    weights = [each for each in model.graph.initializer if each.name in needed]
    del model.graph.initializer[:]
    model.graph.initializer.extend(weights)
