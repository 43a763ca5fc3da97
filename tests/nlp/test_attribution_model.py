"""The learned attribution model: what it finds, and that nothing stops it."""

from __future__ import annotations

import itertools
import json
import shutil
import time
from importlib import resources
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphsvc.errors import ModelError
from graphsvc.nlp.attribution_decoding import best_runs, find_runs
from graphsvc.nlp.attribution_model import AttributionModel, trim
from graphsvc.nlp.attribution_windows import tokenise, windows
from graphsvc.records import QuoteKind, Span

QUOTED = (
    "KYIV - The fire started on Tuesday night.\n\n"
    "“We know nothing about it,” the mayor, Olena Koval, told reporters. “It was not us.”\n\n"
    "According to the ministry, two people were hurt.\n\n"
    "Moscow said that the attack had been staged.\n"
)


@pytest.fixture(scope="module")
def model() -> AttributionModel:
    return AttributionModel.load(threads=1)


def parts(text, spans):
    return [span.of(text) for span in spans]


def test_finds_direct_and_indirect(model):
    (found,) = model.predict([QUOTED])
    by_source = {" ".join(parts(QUOTED, a.source)): a for a in found}
    mayor = next(a for source, a in by_source.items() if "Koval" in source)
    assert mayor.kind is QuoteKind.DIRECT
    assert len(mayor.content) == 2
    assert mayor.content[1].of(QUOTED) == "“It was not us.”"
    ministry = by_source["the ministry"]
    assert parts(QUOTED, ministry.cue) == ["According to"]
    assert parts(QUOTED, ministry.content)[0].startswith("two people were hurt")
    moscow = by_source["Moscow"]
    assert moscow.kind is QuoteKind.INDIRECT
    assert "the attack had been staged" in moscow.content[0].of(QUOTED)


def test_mixed_quotation(model):
    text = "The senator said that the plan was “a gift to the rich” and would fail."
    (found,) = model.predict([text])
    assert found[0].kind is QuoteKind.MIXED


def test_line_ends_make_no_difference(model):
    unix, dos = model.predict([QUOTED, QUOTED.replace("\n", "\r\n")])
    dos_text = QUOTED.replace("\n", "\r\n")
    assert [parts(QUOTED, a.content) for a in unix] == [parts(dos_text, a.content) for a in dos]


def test_same_text_same_attributions(model):
    again = AttributionModel.load(threads=2)
    first, second = model.predict([QUOTED, QUOTED])
    assert first == second == again.predict([QUOTED])[0]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\r\n\t ",
        "“",
        "\ud800 said \udfff",
        "\x00\x01 said “\x02”",
        "他说：“我们什么都不知道。”",
        "😀 said: “😀😀”, and 👩‍👩‍👧‍👦 agreed.",
        "Путин сказал, что всё хорошо.",
        "a" * 5000,
        "“" * 600,
        "said " * 3000,
        "He said \u202ethat\u202c it\u00ad was e\u0301.",
    ],
)
def test_odd_texts(model, text):
    (found,) = model.predict([text])
    check(text, found)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                ["He said", " that ", "“", "”", '"', "\n\n", "\r\n", " told Reuters. ", "''", "``"]
            ),
            st.text(max_size=12),
        ),
        max_size=40,
    )
)
def test_offsets(model, pieces):
    text = "".join(pieces)
    (found,) = model.predict([text])
    check(text, found)


def check(text, found):
    for attribution in found:
        assert attribution.content
        assert 0 <= attribution.certainty <= 1
        for role in (attribution.source, attribution.cue, attribution.content):
            assert all(isinstance(offset, int) for span in role for offset in span)
            assert all(0 <= start < end <= len(text) for start, end in role)
            assert list(role) == sorted(role)
        content = sorted(attribution.content)
        assert all(a.end <= b.start for a, b in itertools.pairwise(content))


@pytest.mark.slow
def test_a_long_text_on_one_line(model):
    text = "The minister said that the bridge would open in May. " * 20_000
    began = time.monotonic()
    (found,) = model.predict([text])
    assert time.monotonic() - began < 600
    assert len(found) > 15_000
    check(text, found)


def test_a_missing_model_is_named(tmp_path):
    with pytest.raises(ModelError, match="training/attribution"):
        AttributionModel.load(tmp_path)


def test_a_broken_model_is_named(tmp_path):
    folder = resources.files("graphsvc.nlp") / "models" / "attribution"
    for name in ("config.json", "tokenizer.json"):
        shutil.copy(Path(str(folder / name)), tmp_path / name)
    (tmp_path / "model.onnx").write_bytes(b"not a model")
    with pytest.raises(ModelError, match="does not load"):
        AttributionModel.load(tmp_path)
    shutil.copy(Path(str(folder / "model.onnx")), tmp_path / "model.onnx")
    (tmp_path / "config.json").write_text(json.dumps({"length": 10}))
    with pytest.raises(ModelError, match=r"config\.json"):
        AttributionModel.load(tmp_path)


@given(st.integers(20, 300), st.integers(0, 15), st.integers(1, 60))
@settings(max_examples=30, deadline=None)
def test_windows_cover_the_text_once(model, length, overlap, paragraphs):
    text = "One two three, four. Five six!\n\n" * paragraphs + "word " * 400
    pieces = tokenise(model._tokenizer, text)
    cut = list(windows(pieces, length, overlap))
    assert cut[0].core_start == 0
    assert cut[-1].core_end == len(pieces)
    for window in cut:
        assert window.start <= window.core_start < window.core_end == window.end
        assert window.end - window.start <= length
    assert all(a.core_end == b.core_start for a, b in itertools.pairwise(cut))


def test_runs():
    odds = np.array([-3, 2, 2, -0.5, 2, 2, -4, 0.5, -4], dtype=np.float32)
    assert best_runs(odds, 1.0) == [(1, 6)]
    assert best_runs(odds, 0.4) == [(1, 3), (4, 6), (7, 8)]
    assert best_runs(odds, 20.0) == []
    assert best_runs(-np.abs(odds), 1.0) == []


def test_find_runs_splits_at_a_beginning():
    tags = np.zeros((6, 7), dtype=np.float32)
    tags[1, 3] = tags[2, 4] = tags[3, 3] = tags[5, 4] = 1
    assert find_runs(tags, 3, 4, 0.5) == [(1, 3), (3, 4), (5, 6)]
    assert find_runs(tags[:1], 3, 4, 0.5) == []


@pytest.mark.parametrize(
    ("text", "inner", "trimmed"),
    [
        ("He said, “go,” and left", "go", "“go,”"),
        ("that it rains, he said", "that it rains,", "that it rains"),
        ("“No.” he said", "No.", "“No.”"),
        (" , ", ",", ","),
    ],
)
def test_trim(text, inner, trimmed):
    start = text.index(inner)
    assert trim(text, Span(start, start + len(inner))).of(text) == trimmed
