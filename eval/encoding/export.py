"""A trained network -> the files that ship: weights in eight bits, for ONNX Runtime."""

import json
import re
import tempfile
from pathlib import Path

import onnx
import torch
from eval.encoding.net import PRETRAINED, WIDTH, Body, Heads
from onnxruntime.quantization import QuantType, quantize_dynamic

OPSET = 17


def export(body: Body, heads: Heads, folder: Path) -> None:
    """Write `encoder.onnx`, `encoder-heads.onnx` and `encoder-vocabulary.txt` into a folder."""
    body.eval()
    heads.eval()
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        _trace(
            body, torch.ones((1, 16), dtype=torch.long), plain, {"ids": {0: "texts", 1: "pieces"}}, ["states"]
        )
        _quantize(plain, folder / "encoder.onnx")
        outputs = ["marks", "asks", "answers"]
        _trace(heads, torch.zeros((8, 2 * WIDTH)), plain, {"states": {0: "spots"}}, outputs)
        _quantize(plain, folder / "encoder-heads.onnx")
    kept = onnx.load(folder / "encoder-heads.onnx")
    distances = [[round(float(value), 3) for value in row] for row in heads.distances]
    onnx.helper.set_model_props(kept, {"distances": json.dumps(distances)})
    onnx.save(kept, folder / "encoder-heads.onnx")
    words = (PRETRAINED / "vocab.txt").read_text(encoding="utf-8")
    (folder / "encoder-vocabulary.txt").write_text(words.rstrip("\n"), encoding="utf-8")


def _trace(
    net: torch.nn.Module,
    example: torch.Tensor,
    path: Path,
    inputs: dict[str, dict[int, str]],
    outputs: list[str],
) -> None:
    spots = {name: {0 if name == "marks" else 1: "spots"} for name in outputs if name != "states"}
    axes = {**inputs, **(spots or {"states": {0: "texts", 1: "pieces"}})}
    torch.onnx.export(
        net,
        (example,),
        str(path),
        input_names=list(inputs),
        output_names=outputs,
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )


def _quantize(plain: Path, path: Path) -> None:
    # Seven of the eight bits: on processors without instructions for it the sums of eight would overflow.
    # What follows the widest layer has a few very large numbers, beside which eight bits leave nothing of the rest.
    names = [node.name for node in onnx.load(plain).graph.node]
    kept = [name for name in names if WIDEST.search(name)]
    quantize_dynamic(
        plain, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True, nodes_to_exclude=kept
    )


WIDEST = re.compile(r"layers\.\d+/output/dense/MatMul")
