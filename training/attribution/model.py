"""The attribution model: one encoder, a tagger, and three bilinear linkers."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel

from graphsvc.nlp.attribution_windows import FEATURES

WIDTH = 64
"""Numbers in a link vector."""
BUCKETS = 32
"""Distances are told apart in this many logarithmic steps, to each side."""
NEVER = -30_000.0
CONTENT_FLOOR = 0.03
"""Words that are less likely content are not asked for their cue."""
CUE_FLOOR = 0.04
"""Words that are less likely cues are not asked for their source."""


def bucket(distance: Tensor) -> Tensor:
    """Return the bucket of a signed distance in pieces."""
    size = distance.abs().clamp(max=511).float()
    step = torch.where(size < 8, size, 8 + (size / 8).clamp(min=1).log2() * 23 / 6).long()
    return torch.where(distance < 0, BUCKETS + step, step)


class AttributionNet(nn.Module):
    """Tags each piece and gives the vectors from which links are scored."""

    def __init__(self, encoder: BertModel, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        self.features = nn.Embedding(FEATURES, width)
        nn.init.zeros_(self.features.weight)
        self.dropout = nn.Dropout(dropout)
        self.tags = nn.Linear(width, 7)
        # content -> cue, cue -> first word of its source, cue -> last word of it
        self.ask = nn.Linear(width, 3 * WIDTH)
        self.answer = nn.Linear(width, 3 * WIDTH)
        self.distance = nn.Parameter(torch.zeros(3, 2 * BUCKETS))

    def encode(self, ids: Tensor, features: Tensor, mask: Tensor | None) -> Tensor:
        """Return the encoder's vectors."""
        embeddings = self.encoder.embeddings.word_embeddings(ids) + self.features(features)
        hidden: Tensor = self.encoder(
            inputs_embeds=embeddings, attention_mask=mask
        ).last_hidden_state
        return hidden

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return tag scores and the asking and the answering vectors."""
        hidden = self.dropout(self.encode(ids, features, mask))
        return self.tags(hidden), self.ask(hidden), self.answer(hidden)

    def word_scores(self, ids: Tensor, features: Tensor, words: Tensor) -> tuple[Tensor, ...]:
        """Return what the product reads: scores of one window's words, by their places.

        ``tags`` are the words' tag probabilities. ``asking`` are the words that
        may be content, and ``hold`` has for each of them the share that each
        word has in being its cue. ``cues`` are the words that may be cues, and
        ``first`` and ``last`` have for each of them the log-probabilities of
        being the first and the last word of its source. Column 0 is "none".
        """
        hidden = self.encode(ids, features, None)[0]
        mine = hidden[words]
        tags = self.tags(mine).softmax(-1)
        asking = torch.nonzero(tags[:, 5] + tags[:, 6] > CONTENT_FLOOR).squeeze(1)
        cues = torch.nonzero(tags[:, 3] + tags[:, 4] > CUE_FLOOR).squeeze(1)
        answering = torch.cat((torch.zeros_like(words[:1]), words))
        answer = self.answer(hidden[answering]).view(-1, 3, WIDTH).permute(1, 2, 0)
        scores = []
        for link, rows in ((0, asking), (1, cues), (2, cues)):
            run = slice(link * WIDTH, (link + 1) * WIDTH)
            ask = functional.linear(mine[rows], self.ask.weight[run], self.ask.bias[run])
            near = bucket(answering[None, :] - words[rows][:, None])
            bias = torch.where(answering[None, :] == 0, 0.0, self.distance[link][near])
            scores.append(ask @ answer[link] / WIDTH**0.5 + bias)
        return (
            tags,
            asking,
            scores[0].softmax(-1),
            cues,
            scores[1].log_softmax(-1),
            scores[2].log_softmax(-1),
        )

    def link_scores(self, ask: Tensor, answer: Tensor, candidates: Tensor) -> Tensor:
        """Return (batch, 3, asking, answering) scores; only candidates can answer."""
        batch, size, _ = ask.shape
        left = ask.float().view(batch, size, 3, WIDTH).transpose(1, 2)
        right = answer.float().view(batch, size, 3, WIDTH).transpose(1, 2)
        scores = left @ right.transpose(2, 3) / WIDTH**0.5
        places = torch.arange(size)
        near = bucket(places[None, :] - places[:, None])
        scores = scores + self.distance_bias(near)
        return scores.masked_fill(~candidates[:, None, None, :], NEVER)

    def distance_bias(self, near: Tensor) -> Tensor:
        """Return the (3, asking, answering) bias; [CLS] has no distance."""
        bias = self.distance[:, near]
        keep = torch.ones_like(bias)
        keep[:, :, 0] = 0
        return bias * keep


def losses(net: AttributionNet, batch: dict[str, Tensor]) -> dict[str, Tensor]:
    """Return the loss of each part of the task."""
    tags, ask, answer = net(batch["ids"], batch["features"], batch["mask"])
    tag_loss = functional.cross_entropy(tags.float().flatten(0, 1), batch["tags"].flatten())
    candidates = batch["first"].clone()
    candidates[:, 0] = True
    scores = net.link_scores(ask, answer, candidates)
    logs = scores.log_softmax(-1)
    match = batch["owner"][:, :, None] == batch["cue"][:, None, :]
    asked = batch["owner"] >= 0
    own = logs[:, 0].masked_fill(~match, NEVER).logsumexp(-1)
    link_loss = -(own * asked).sum() / asked.sum().clamp(min=1)
    first = functional.nll_loss(logs[:, 1].flatten(0, 1), batch["source_first"].flatten())
    last = functional.nll_loss(logs[:, 2].flatten(0, 1), batch["source_last"].flatten())
    return {"tags": tag_loss, "link": link_loss, "first": first, "last": last}
