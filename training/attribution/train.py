"""Train the attribution model on PolNeAR.

    python train.py --data POLNEAR --encoder FOLDER --out FOLDER [--seed 1] ...

POLNEAR holds ``train`` and ``dev``; the encoder's folder holds the weights, the
configuration and ``tokenizer.json`` of a BERT-like encoder.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import numpy as np
import torch
from data import collate, epoch, read_examples
from model import AttributionNet, losses
from tokenizers import Tokenizer
from transformers import BertModel

from graphsvc.nlp.attribution_windows import windows


def make_net(encoder: Path, dropout: float, attention: str = "sdpa") -> AttributionNet:
    """Return an untrained net on a pre-trained encoder."""
    # Dropout on attention costs more time than all else and does not help here.
    bert = BertModel.from_pretrained(
        str(encoder),
        add_pooling_layer=False,
        attention_probs_dropout_prob=0.0,
        hidden_dropout_prob=dropout,
        attn_implementation=attention,
    )
    return AttributionNet(bert, dropout)


def parameter_groups(net: AttributionNet, rate: float, head_rate: float) -> list[dict]:
    """Return the optimiser's groups: no decay for vectors, heads learn faster."""
    groups: dict[tuple[float, float], list] = {}
    for name, parameter in net.named_parameters():
        decay = 0.01 if parameter.dim() > 1 and "embeddings" not in name else 0.0
        speed = rate if name.startswith("encoder.") else head_rate
        groups.setdefault((speed, decay), []).append(parameter)
    return [{"params": p, "lr": lr, "weight_decay": wd} for (lr, wd), p in groups.items()]


def evaluate_losses(net: AttributionNet, examples: list, length: int) -> dict[str, float]:
    """Return the mean losses and the tags' accuracy measures on a split."""
    net.eval()
    total: dict[str, list[float]] = {}
    cut = [(example, w) for example in examples for w in windows(example.pieces, length)]
    cut.sort(key=lambda item: item[1].end - item[1].start)
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for begin in range(0, len(cut), 32):
            batch = collate(cut[begin : begin + 32])
            for name, loss in losses(net, batch).items():
                total.setdefault(name, []).append(float(loss))
    net.train()
    return {name: round(float(np.mean(values)), 4) for name, values in total.items()}


def main() -> None:
    """Run the training."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--length", type=int, default=254)
    parser.add_argument("--batch-pieces", type=int, default=4096)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--head-rate", type=float, default=2e-3)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--masking", type=float, default=0.0)
    parser.add_argument("--with-dev", action="store_true", help="train on dev too")
    parser.add_argument("--start", type=Path, help="weights to go on from")
    parser.add_argument("--threads", type=int, default=0)
    options = parser.parse_args()
    if options.threads:
        torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    generator = random.Random(options.seed)
    tokenizer = Tokenizer.from_file(str(options.encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    train = read_examples(options.data / "train", tokenizer)
    dev = read_examples(options.data / "dev", tokenizer)
    if options.with_dev:
        train = train + dev
    net = make_net(options.encoder, options.dropout)
    if options.start:
        net.load_state_dict(torch.load(options.start))
    optimizer = torch.optim.AdamW(
        parameter_groups(net, options.rate, options.head_rate), fused=True
    )
    rates = [group["lr"] for group in optimizer.param_groups]
    per_epoch = sum(1 for _ in epoch(train, options.length, options.batch_pieces, generator))
    steps = per_epoch * options.epochs
    options.out.mkdir(parents=True, exist_ok=True)
    step = 0
    net.train()
    began = time.monotonic()
    for number in range(options.epochs):
        running: dict[str, float] = {}
        for batch in epoch(train, options.length, options.batch_pieces, generator):
            factor = min((step + 1) / (0.06 * steps), max(0.0, 1 - step / steps))
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * factor
            if options.masking:
                hide = torch.rand(batch["ids"].shape) < options.masking
                hide &= batch["ids"] > 103
                batch["ids"] = batch["ids"].masked_fill(hide, 103)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                parts = losses(net, batch)
            loss = parts["tags"] + 0.5 * parts["link"] + 0.25 * (parts["first"] + parts["last"])
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad()
            for name, part in parts.items():
                running[name] = running.get(name, 0.0) * 0.95 + float(part.detach()) * 0.05
            step += 1
            if step % 20 == 0:
                spent = time.monotonic() - began
                shown = {k: round(v, 3) for k, v in running.items()}
                print(f"{step}/{steps} {spent:.0f}s {shown}", flush=True)
        scores = evaluate_losses(net, dev, options.length)
        print(json.dumps({"epoch": number + 1, "dev": scores}), flush=True)
        torch.save(net.state_dict(), options.out / f"epoch{number + 1}.pt")
    torch.save(net.state_dict(), options.out / "model.pt")
    settings = {k: str(v) if isinstance(v, Path) else v for k, v in vars(options).items()}
    settings = {k: v for k, v in settings.items() if k not in {"data", "encoder", "out", "start"}}
    (options.out / "training.json").write_text(json.dumps(settings, indent=1))


if __name__ == "__main__":
    main()
