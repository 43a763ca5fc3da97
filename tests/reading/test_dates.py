"""Publication dates in common forms become ISO 8601; what is ambiguous is refused."""

from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphsvc.reading.dates import iso_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2026-03-04", "2026-03-04"),
        ("20260304", "2026-03-04"),
        (" 2026-03-04 ", "2026-03-04"),
        ("2026-03-04T10:00:00Z", "2026-03-04T10:00:00Z"),
        ("2026-03-04T22:10:00-05:00", "2026-03-05T03:10:00Z"),
        ("2026-03-04 10:00", "2026-03-04T10:00:00"),
        ("2026-03-04T10:00:00.123456+00:00", "2026-03-04T10:00:00Z"),
        ("March 4, 2026", "2026-03-04"),
        ("4 Mar 2026", "2026-03-04"),
        ("Wednesday, 4 March 2026", "2026-03-04"),
        ("Wed, 04 Mar 2026 10:00:00 GMT", "2026-03-04T10:00:00Z"),
        ("Wed, 04 Mar 2026 10:00:00 +0100", "2026-03-04T09:00:00Z"),
    ],
)
def test_dates_that_are_read(written, iso):
    assert iso_date(written) == iso
    assert iso_date(iso) == iso


@pytest.mark.parametrize(
    "written",
    ["", "yesterday", "next week", "03/04/2026", "4.3.26", "March 2026", "2026-02-30", "4 March",
     "1772618400", "soon", "٢٠٢٦"],
)  # fmt: skip
def test_dates_that_are_refused(written):
    with pytest.raises(ValueError, match="date"):
        iso_date(written)


@given(st.datetimes(timezones=st.none() | st.just(UTC), min_value=datetime(1000, 1, 1)))
def test_every_moment_is_read_as_itself(moment):
    again = datetime.fromisoformat(iso_date(moment.isoformat()))
    assert again == moment.replace(microsecond=0)


@settings(max_examples=50)
@given(st.text(max_size=30))
def test_nothing_but_a_value_error_comes_of_any_text(written):
    with suppress(ValueError):
        assert iso_date(iso_date(written)) == iso_date(written)
