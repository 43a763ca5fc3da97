"""What is particular to the embedded store: its file, its lock, other processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import ladybug
import pytest
from graph_dump import dump
from made_up import river_dispute

from graphsvc.config import Settings
from graphsvc.errors import NotFound, ParameterError, StoreLocked, StoreUnavailable
from graphsvc.store import open_store

TESTS = Path(__file__).parent.parent


@pytest.fixture
def settings(tmp_path):
    return Settings(store=str(tmp_path / "graph.lbug"), query_timeout=120)


def other_process(settings, code, **options):
    """Start Python that has ``store`` of another process, and the helpers of the tests."""
    program = textwrap.dedent(
        f"""
        import sys
        sys.path.insert(0, {str(TESTS)!r})
        from graphsvc.config import Settings
        from graphsvc.store import open_store
        from made_up import river_dispute
        settings = Settings(store={settings.store!r})
        """
    ) + textwrap.dedent(code)
    return subprocess.Popen(
        [sys.executable, "-c", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(TESTS.parent)},
        **options,
    )


def test_the_address_can_say_which_engine(tmp_path):
    with open_store(Settings(store=f"ladybug://{tmp_path / 'graph.lbug'}")) as store:
        assert store.name == str(tmp_path / "graph.lbug")


def test_another_kind_of_address_is_refused():
    with pytest.raises(ParameterError, match=r"postgres:// is no store"):
        open_store(Settings(store="postgres://localhost/graph"))


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(StoreUnavailable, match=r"the folder .* is missing\. Make it"):
        open_store(Settings(store=str(tmp_path / "none" / "graph.lbug")))


def test_a_folder_in_place_of_the_database(tmp_path):
    with pytest.raises(StoreUnavailable, match="it is a folder, and the database is a file"):
        open_store(Settings(store=str(tmp_path)))


def test_a_file_that_is_no_database(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("These are notes, and long enough to be taken for a file with a header.\n" * 99)
    with pytest.raises(StoreUnavailable, match=r"notes\.txt cannot be opened"):
        open_store(Settings(store=str(path)))
    assert path.read_text().startswith("These are notes")


def test_reading_what_was_never_written(settings):
    with pytest.raises(NotFound, match="no store has the id"):
        open_store(settings, read_only=True)
    assert not Path(settings.store).exists()


def test_opened_twice_for_writing_in_one_process(settings):
    with open_store(settings), pytest.raises(StoreLocked, match="is open for writing"):
        open_store(settings)
    open_store(settings).close()


def test_closing_twice_does_no_harm(settings):
    store = open_store(settings)
    store.close()
    store.close()
    with pytest.raises(StoreUnavailable):
        store.counts()


def test_held_by_another_process(settings):
    holder = other_process(
        settings, "store = open_store(settings); print('open', flush=True); input()"
    )
    assert holder.stdout.readline() == "open\n"
    try:
        with pytest.raises(StoreLocked) as caught:
            open_store(settings)
    finally:
        holder.communicate("\n")
    message = str(caught.value)
    assert settings.store in message
    assert f"process {holder.pid}" in message
    assert "Wait for it to end or stop it" in message
    open_store(settings).close()


def test_others_read_what_is_committed_while_one_writes(settings):
    writer = other_process(
        settings,
        """
        store = open_store(settings)
        for extraction in river_dispute():
            store.put([extraction])
            print("put", flush=True)
            input()
        """,
    )
    assert writer.stdout.readline() == "put\n"
    try:
        with open_store(settings, read_only=True) as reader:
            assert reader.counts()["articles"] == 1
            for articles in (2, 3):
                writer.stdin.write("\n")
                writer.stdin.flush()
                assert writer.stdout.readline() == "put\n"
                assert reader.counts()["articles"] == articles
            writer.communicate("\n" * 5)
            reader.refresh()
            assert reader.counts()["articles"] == 5
    finally:
        writer.kill()


def test_killed_while_it_writes(settings):
    expected = {}
    with open_store(settings) as store:
        for extraction in river_dispute():
            store.put([extraction])
        expected = dump(store)
    writer = other_process(
        settings,
        """
        store = open_store(settings)
        print("open", flush=True)
        while True:
            store.put(river_dispute())
            store.remove("monday")
            store.put(river_dispute()[:1])
            print("round", flush=True)
        """,
    )
    for line in ("open\n", "round\n", "round\n"):
        assert writer.stdout.readline() == line
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    with open_store(settings) as store:
        assert store.counts()["articles"] in (4, 5)
        # Whole articles only: putting back what was out gives the very same graph.
        store.put(river_dispute()[:1])
        assert dump(store) == expected


def test_a_database_of_an_earlier_version_says_what_to_do(tmp_path):
    path = tmp_path / "old.lbug"
    connection = ladybug.Connection(ladybug.Database(str(path)))
    connection.execute("CREATE NODE TABLE Article(id STRING PRIMARY KEY, title STRING)")
    connection.close()
    with pytest.raises(StoreUnavailable) as refused:
        open_store(Settings(store=str(path)))
    assert "earlier version" in str(refused.value)
    assert "ingest the articles again" in str(refused.value)
    # It is let go of, so that it can be moved away.
    path.rename(tmp_path / "away.lbug")
    open_store(Settings(store=str(path))).close()
