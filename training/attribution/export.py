"""Write the trained model as what the product loads: ONNX in 8 bits, and settings.

    python export.py --weights FOLDER/model.pt --encoder FOLDER --out FOLDER

Several weights are averaged; they have to come from one run.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

import onnx
import torch
from model import AttributionNet
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn
from train import make_net

from graphsvc.nlp.attribution_decoding import DecodingSettings

OUTPUTS = ("tags", "asking", "hold", "cues", "first", "last")


class ByteEmbedding(nn.Module):
    """Embeddings in 8 bits, with a scale for each row."""

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.detach().abs().amax(dim=1, keepdim=True).clamp(min=1e-6) / 127
        self.register_buffer("scale", scale)
        self.register_buffer("table", (weight.detach() / scale).round().to(torch.int8))

    def forward(self, ids: Tensor) -> Tensor:
        """Return the embeddings of the ids."""
        rows: Tensor = self.table[ids].float() * self.scale[ids]
        return rows


class OneAttention(torch.autograd.Function):
    """Attention over all heads, exported as one operator of onnxruntime."""

    @staticmethod
    def forward(ctx: Any, query: Tensor, key: Tensor, value: Tensor, heads: int) -> Tensor:
        """Return a tensor of the right shape; only the exported operator computes."""
        return query + 0 * key + 0 * value

    @staticmethod
    def symbolic(graph: Any, query: Any, key: Any, value: Any, heads: int) -> Any:
        """Return the operator."""
        operator = "com.microsoft::MultiHeadAttention"
        return graph.op(operator, query, key, value, num_heads_i=heads).setType(query.type())


class SelfAttention(nn.Module):
    """An encoder layer's attention, with the heads in one operator."""

    def __init__(self, original: nn.Module) -> None:
        super().__init__()
        self.query, self.key, self.value = original.query, original.key, original.value
        self.heads = original.num_attention_heads

    def forward(self, hidden: Tensor, *_: Any, **__: Any) -> tuple[Tensor, None]:
        """Return the heads' outputs, and no weights."""
        parts = self.query(hidden), self.key(hidden), self.value(hidden)
        return OneAttention.apply(*parts, self.heads), None


class Exported(nn.Module):
    """The part of the net that the product runs, on one window at a time."""

    def __init__(self, net: AttributionNet) -> None:
        super().__init__()
        self.net = net
        self.net.encoder.embeddings.word_embeddings = ByteEmbedding(
            net.encoder.embeddings.word_embeddings.weight
        )
        for layer in self.net.encoder.encoder.layer:
            layer.attention.self = SelfAttention(layer.attention.self)

    def forward(self, ids: Tensor, features: Tensor, words: Tensor) -> tuple[Tensor, ...]:
        """Return the scores of the window's words."""
        return self.net.word_scores(ids, features, words)


def load(weights: list[Path], encoder: Path) -> AttributionNet:
    """Return the net with the mean of the weights."""
    net = make_net(encoder, 0.0, attention="eager")
    states = [torch.load(path) for path in weights]
    net.load_state_dict(
        {name: sum(state[name] for state in states) / len(states) for name in states[0]}
    )
    net.eval()
    return net


def main() -> None:
    """Run the export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, nargs="+", required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--settings", type=Path, help="JSON of decoding settings")
    parser.add_argument("--length", type=int, default=254)
    parser.add_argument("--overlap", type=int, default=0)
    parser.add_argument("--full", action="store_true", help="keep 32 bits")
    options = parser.parse_args()
    net = load(options.weights, options.encoder)
    options.out.mkdir(parents=True, exist_ok=True)
    words = torch.tensor([1, 2, 4, 7, 8])
    ids = torch.arange(1000, 1010)[None]
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            Exported(net).eval(),
            (ids, torch.zeros_like(ids), words),
            str(plain),
            input_names=["ids", "features", "words"],
            output_names=list(OUTPUTS),
            dynamic_axes={
                "ids": {1: "pieces"},
                "features": {1: "pieces"},
                "words": {0: "words"},
                "tags": {0: "words"},
                "asking": {0: "contents"},
                "hold": {0: "contents", 1: "answers"},
                "cues": {0: "candidates"},
                "first": {0: "candidates", 1: "answers"},
                "last": {0: "candidates", 1: "answers"},
            },
            opset_version=17,
            dynamo=False,
        )
        target = options.out / "model.onnx"
        if options.full:
            shutil.copy(plain, target)
        else:
            prepared = Path(folder) / "prepared.onnx"
            quant_pre_process(str(plain), str(prepared), skip_symbolic_shape=True)
            heads = [
                node.name
                for node in onnx.load(str(prepared)).graph.node
                if node.op_type == "MatMul" and "/encoder/layer" not in node.name
            ]
            quantize_dynamic(
                str(prepared),
                str(target),
                weight_type=QuantType.QInt8,
                per_channel=True,
                nodes_to_exclude=heads,
                op_types_to_quantize=["MatMul", "Gemm"],
                extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
            )
    shutil.copy(options.encoder / "tokenizer.json", options.out / "tokenizer.json")
    config = {
        "length": options.length,
        "overlap": options.overlap,
        "decoding": asdict(DecodingSettings()),
        "certainty": [0.0, 1.0, 1.0, 1.0, 1.0],
    }
    if options.settings:
        config.update(json.loads(options.settings.read_text()))
    (options.out / "config.json").write_text(json.dumps(config, indent=1) + "\n")


if __name__ == "__main__":
    main()
