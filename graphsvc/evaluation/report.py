"""Tables of scores for people, plain values for JSON, and the difference of two runs."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graphsvc.evaluation.actors import ActorScores
from graphsvc.evaluation.attributions import AttributionScores
from graphsvc.evaluation.edges import EdgeScores
from graphsvc.evaluation.scores import Mistake, Tally

Report = dict[str, Any]
_BINS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


def attribution_report(scores: AttributionScores) -> Report:
    """Return the scores of attributions as plain values."""
    return {
        "gold": "attributions",
        "documents": scores.documents,
        "groups": {
            "measure": _plain(scores.measures),
            "attribution by quote": _plain(scores.by_quote),
            "attribution by source": _plain(scores.by_source),
        },
        "reliability": reliability(scores.judged),
        "mistakes": [_mistake(item) for item in scores.mistakes],
    }


def edge_report(scores: EdgeScores) -> Report:
    """Return the scores of edges as plain values."""
    return {
        "gold": "edges",
        "documents": scores.documents,
        "groups": {
            "edges by type": _plain(scores.by_type),
        },
        "evidence": {
            "overlapping": scores.evidence_overlapping,
            "of": scores.evidence_compared,
        },
        "reliability": reliability(scores.judged),
        "mistakes": [_mistake(item) for item in scores.mistakes],
    }


def actor_report(scores: ActorScores, documents: int) -> Report:
    """Return the scores of who is who as plain values.

    The ends of edges are a recall only: what share is resolved within its evidence.
    """
    return {
        "gold": "actors",
        "documents": documents,
        "groups": {
            "sources by kind of mention": _plain(scores.sources),
            "ends of edges by kind of mention": _plain(scores.ends),
        },
        "reliability": [],
        "mistakes": [_mistake(item) for item in scores.mistakes],
    }


def reliability(judged: Iterable[tuple[float, bool]]) -> list[dict[str, float | int]]:
    """Return, for each tenth of certainty, how many there were, their mean, and the share right.

    Well-calibrated certainties have a share right (in [0, 1]) close to their mean.
    """
    judged = list(judged)
    rows: list[dict[str, float | int]] = []
    for low, high in itertools.pairwise(_BINS):
        held = [(c, ok) for c, ok in judged if low <= c < high or (high == 1.0 and c >= 1.0)]
        if held:
            rows.append(
                {
                    "from": low,
                    "to": high,
                    "number": len(held),
                    "mean_certainty": round(sum(c for c, _ in held) / len(held), 3),
                    "share_right": round(sum(ok for _, ok in held) / len(held), 3),
                }
            )
    return rows


def format_report(report: Report, *, mistakes: int = 0) -> str:
    """Return a report as tables, with the first ``mistakes`` errors listed as sentences."""
    lines = [f"{report['documents']} documents"]
    for title, group in report["groups"].items():
        if not group:
            continue
        lines += ["", f"{title:34}{'P':>7}{'R':>7}{'F1':>7}{'right':>8}{'found':>8}{'gold':>8}"]
        lines += [
            f"  {name:32}{row['precision']:7.1f}{row['recall']:7.1f}{row['f1']:7.1f}"
            f"{row['correct']:8}{row['predicted']:8}{row['gold']:8}"
            for name, row in group.items()
        ]
    if evidence := report.get("evidence"):
        of = f"{evidence['overlapping']} of {evidence['of']}"
        lines += ["", f"evidence overlaps the gold's on {of} right edges"]
    if report["reliability"]:
        lines += ["", f"{'certainty':14}{'number':>8}{'mean':>8}{'right':>8}"]
    lines += [
        f"  {row['from']:.1f} to {row['to']:.1f}  {row['number']:8}"
        f"{row['mean_certainty']:8.2f}{row['share_right']:8.2f}"
        for row in report["reliability"]
    ]
    for item in report["mistakes"][:mistakes]:
        lines += ["", f"{item['kind']}: {item['what']}  [{item['document']}]"]
        lines += [f"  {' '.join(item['sentence'].split())}"]
    return "\n".join(lines)


def format_comparison(before: Report, after: Report) -> str:
    """Return what changed between two runs on the same gold: scores, and errors gained and gone."""
    lines: list[str] = []
    for title, group in after["groups"].items():
        lines += ["", f"{title:34}{'P':>16}{'R':>16}{'F1':>16}"]
        for name, row in group.items():
            old = before["groups"].get(title, {}).get(name)
            if old is not None:
                cells = (
                    f"{row[key]:8.1f} ({row[key] - old[key]:+.1f})"
                    for key in ("precision", "recall", "f1")
                )
                lines.append(f"  {name:32}" + "".join(f"{cell:>16}" for cell in cells))
    was, now = (_keys(run["mistakes"]) for run in (before, after))
    for title, keys in (("no longer an error", was - now), ("a new error", now - was)):
        lines += ["", f"{title}: {len(keys)}"]
        lines += [f"  {kind}: {what}  [{document}]" for document, kind, what, _ in sorted(keys)]
    return "\n".join(lines).lstrip("\n")


def _keys(mistakes: Sequence[Mapping[str, str]]) -> set[tuple[str, str, str, str]]:
    return {(m["document"], m["kind"], m["what"], m["sentence"]) for m in mistakes}


def _plain(tallies: Mapping[str, Tally]) -> dict[str, dict[str, float | int]]:
    return {str(name): tally.to_dict() for name, tally in tallies.items()}


def _mistake(item: Mistake) -> dict[str, str]:
    return {
        "document": item.document,
        "kind": item.kind,
        "what": item.what,
        "sentence": item.sentence,
    }
