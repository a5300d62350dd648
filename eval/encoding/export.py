"""A trained network -> the files that ship: weights in eight bits, for ONNX Runtime."""

import json
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import onnx
import torch
from eval.encoding.graph import LARGE_PART, fuse_attention, split_widest
from eval.encoding.net import PRETRAINED, WIDTH, Body, Heads
from onnxruntime.quantization import QuantType, quantize_dynamic

from knell.extract.encoder import fill_blocks

OPSET = 17


def export(body: Body, heads: Heads, folder: Path, windows: Iterable[Sequence[int]]) -> None:
    """Write `encoder.onnx`, `encoder-heads.onnx` and `encoder-vocabulary.txt` into a folder.

    `windows` are pieces of some reports, by which it is seen what eight bits cannot hold.
    """
    body.eval()
    heads.eval()
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        axes = {"ids": {0: "texts", 1: "blocks", 2: "pieces"}, "states": {0: "texts", 1: "all_pieces"}}
        _trace(body, torch.ones((1, 2, 16), dtype=torch.long), plain, axes)
        model = onnx.load(plain)
        fuse_attention(model)
        split_widest(model, (fill_blocks([window], 0) for window in windows))
        onnx.save(model, plain)
        _quantize(plain, folder / "encoder.onnx")
        axes = {"states": {0: "spots"}, "marks": {0: "spots"}, "asks": {1: "spots"}, "answers": {1: "spots"}}
        _trace(heads, torch.zeros((8, 2 * WIDTH)), plain, axes)
        _quantize(plain, folder / "encoder-heads.onnx")
    kept = onnx.load(folder / "encoder-heads.onnx")
    distances = [[round(float(value), 3) for value in row] for row in heads.distances]
    onnx.helper.set_model_props(kept, {"distances": json.dumps(distances)})
    onnx.save(kept, folder / "encoder-heads.onnx")
    words = (PRETRAINED / "vocab.txt").read_text(encoding="utf-8")
    (folder / "encoder-vocabulary.txt").write_text(words.rstrip("\n"), encoding="utf-8")


def _trace(net: torch.nn.Module, example: torch.Tensor, path: Path, axes: dict[str, dict[int, str]]) -> None:
    """`axes`: of the one input and then of each output those whose length is open."""
    torch.onnx.export(
        net,
        (example,),
        str(path),
        input_names=list(axes)[:1],
        output_names=list(axes)[1:],
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )


def _quantize(plain: Path, path: Path) -> None:
    # Seven of the eight bits: on processors without instructions for it the sums of eight would overflow.
    # What was split off the widest layer has very large numbers, beside which eight bits leave nothing of the rest.
    names = [node.name for node in onnx.load(plain).graph.node]
    kept = [name for name in names if name.endswith(LARGE_PART)]
    quantize_dynamic(
        plain,
        path,
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        nodes_to_exclude=kept,
        # What comes out of a step that the exporter does not know.
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )
