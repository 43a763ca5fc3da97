"""Edges as rows of a query, from short words: "a+b", "a-b"; a number after it is the weight."""

import re


def row(source, sign, target, weight=1, certainty=1.0):
    kind = "SUPPORTS" if sign == "+" else "ACCUSES"
    return {
        "id": f"{source}.{kind}.{target}", "type": kind,
        "source": {"id": source, "name": source.upper()},
        "target": {"id": target, "name": target.upper()},
        "weight": weight, "certainty": certainty, "stated": True,
        "evidence": [f"{source}{sign}{target}"],
    }  # fmt: skip


def rows(words):
    found = (re.fullmatch(r"(\w+?)([+-])([a-z]+)(\d*)", word).groups() for word in words.split())
    return [row(a, sign, b, int(weight or 1)) for a, sign, b, weight in found]
