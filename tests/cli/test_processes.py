"""What only a process shows: interrupts, pipes, terminals, locks, servers that are down."""

import json
import os
import pty
import signal
import subprocess
import termios
import time

from graphsvc.config import Settings
from graphsvc.errors import NotFound, QueryError
from graphsvc.store import open_store

from .conftest import DENIAL

# Long enough for a machine that is busy with something else.
PATIENCE = 300


def wait_for(condition, running):
    end = time.monotonic() + PATIENCE
    while not condition():
        assert running.poll() is None, running.communicate()
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.1)


def start(words, **options):
    """Start a process that Ctrl-C reaches, even where tests run in the background of a shell."""
    return subprocess.Popen(
        words, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL), **options
    )


def lines(first, last):
    for number in range(first, last):
        yield json.dumps({"text": f"{DENIAL} Number {number}.", "id": f"article-{number}"}) + "\n"


def stored(path):
    try:
        with open_store(Settings(store=str(path)), read_only=True) as store:
            return store.counts()["articles"]
    except (NotFound, QueryError):  # not made yet, or not yet with its schema
        return 0


def test_an_interrupted_ingest_keeps_whole_articles_and_goes_on(tmp_path, command, process):
    environ = {**os.environ, "GRAPHSVC_BATCH_ARTICLES": "4"}
    running = start(
        command("ingest", "-"), cwd=tmp_path, env=environ, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    running.stdin.writelines(lines(0, 18))
    running.stdin.flush()
    store = tmp_path / "graph.lbug"
    # Some batches are loaded while others are read; then it waits for more input, as of a feed.
    wait_for(lambda: stored(store) >= 4, running)
    running.send_signal(signal.SIGINT)
    err = running.communicate(timeout=PATIENCE)[1]
    assert running.returncode == 130
    assert "Interrupted: " in err
    assert "the same command again goes on from here" in err
    assert "Traceback" not in err
    kept = stored(store)
    assert kept in (4, 8, 12, 16)

    result = process("ingest", "-", "--json", input="".join(lines(0, 20)))
    [outcome] = result.rows
    assert (outcome["unchanged"], outcome["added"]) == (kept, 20 - kept)
    assert stored(store) == 20


def test_a_terminated_ingest_ends_quietly_with_whole_articles(tmp_path, command):
    environ = {**os.environ, "GRAPHSVC_BATCH_ARTICLES": "2"}
    running = start(
        command("ingest", "-"), cwd=tmp_path, env=environ, text=True,
        stdin=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    running.stdin.writelines(lines(0, 6))
    running.stdin.flush()
    wait_for(lambda: stored(tmp_path / "graph.lbug") >= 2, running)
    running.terminate()
    err = running.communicate(timeout=PATIENCE)[1]
    assert running.returncode == 143
    assert "Traceback" not in err


def test_a_closed_pipe_ends_quietly(tmp_path, command):
    (tmp_path / "many.jsonl").write_text("".join(lines(0, 200)))
    running = start(
        command("extract", "many.jsonl"), cwd=tmp_path, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert running.stdout.readline().startswith("{")
    running.stdout.close()
    assert running.wait(timeout=PATIENCE) == 141
    assert "Error" not in running.stderr.read()
    running.stderr.close()


def test_progress_is_a_bar_on_a_terminal(tmp_path, command):
    (tmp_path / "many.jsonl").write_text("".join(lines(0, 60)))
    reader, writer = pty.openpty()
    termios.tcsetwinsize(writer, (24, 120))
    running = start(
        command("ingest", "many.jsonl"), cwd=tmp_path, stdout=subprocess.PIPE, stderr=writer,
    )  # fmt: skip
    os.close(writer)
    shown = b""
    try:
        while chunk := os.read(reader, 4096):
            shown += chunk
    except OSError:
        pass  # how Linux says that the other end of a terminal is closed
    assert running.wait(timeout=PATIENCE) == 0
    assert running.stdout.read() == b""
    running.stdout.close()
    os.close(reader)
    assert b"%|" in shown
    assert b"60 added" in shown


def test_a_store_that_another_process_holds(tmp_path, process):
    (tmp_path / "a.txt").write_text(DENIAL)
    with open_store(Settings(store=str(tmp_path / "graph.lbug"))) as store:
        assert store.counts()["articles"] == 0
        result = process("ingest", "a.txt")
        assert result.code == 3
        assert "graph.lbug" in result.err
        assert "Traceback" not in result.err
        assert process("articles").code == 0
        assert process("serve", "--port", "0").code == 3


def test_a_server_that_is_down(tmp_path, process):
    (tmp_path / "a.txt").write_text(DENIAL)
    environ = {**os.environ, "GRAPHSVC_STORE_TIMEOUT": "1", "GRAPHSVC_NEO4J_PASSWORD": "hush"}
    for args in (["ingest", "a.txt"], ["contradictions"], ["report", "who_contradicts_whom"]):
        result = process(*args, "--store", "neo4j://127.0.0.1:9", env=environ)
        assert result.code == 3
        assert "127.0.0.1:9" in result.err
        assert "hush" not in result.err
        assert "Traceback" not in result.err


def test_serve_says_where_it_is_and_ends_on_ctrl_c(tmp_path, command):
    import httpx

    running = start(
        command("serve", "--port", "0"), cwd=tmp_path, text=True, stderr=subprocess.PIPE
    )
    line = running.stderr.readline()
    while "serves at" not in line:
        assert running.poll() is None, line
        line = running.stderr.readline()
    address = line.split("serves at ")[1].split()[0]
    assert httpx.get(f"{address}/healthz").status_code == 200
    running.send_signal(signal.SIGINT)
    assert running.wait(timeout=PATIENCE) in (0, 130)
    assert "Traceback" not in running.stderr.read()
    running.stderr.close()


def test_a_port_that_is_taken(tmp_path, process):
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = process("serve", "--port", str(taken.getsockname()[1]))
    assert result.code == 2
    assert "choose one with --port" in result.err
