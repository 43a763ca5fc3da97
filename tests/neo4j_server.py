"""A real Neo4j server for the tests: one that is there, else Docker, else Maven and Java.

- ``NEO4J_URI`` (with ``NEO4J_USER`` and ``NEO4J_PASSWORD``) names a server whose
  database the tests may empty; it is used for the version that it has, and only
  if it is empty, so that nobody loses a graph by running tests.
- With Docker, the official image of that version.
- With Maven and Java, Neo4j's own test harness from Maven Central, started by
  Launcher.java; kept in .cache/neo4j of the checkout, so that it is fetched once.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from neo4j import GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

HERE = Path(__file__).parent / "neo4j"
CACHE = HERE.parent.parent / ".cache" / "neo4j"
PASSWORD = "only-for-tests"
START_SECONDS = 600  # about ten on an idle machine; a busy one takes its time


class Missing(Exception):
    """What this machine lacks to run a server, and how to get it."""


@dataclass(frozen=True)
class Version:
    """A version that the tests run against, and the Java that it needs."""

    number: str
    image: str
    java: int
    auth: bool  # one version runs with a password, the other without

    @property
    def major(self) -> str:
        return self.number.split(".")[0]


VERSIONS = {
    "neo4j_5": Version("5.26.30", "neo4j:5.26", java=17, auth=True),
    "neo4j_2026": Version("2026.08.1", "neo4j:2026.08", java=21, auth=False),
}


@dataclass
class Server:
    """A running server. ``http`` is the address of its Browser, where it has one."""

    uri: str
    user: str = "neo4j"
    password: str = ""
    http: str = ""
    process: subprocess.Popen | None = field(default=None, repr=False)
    container: str = ""

    def stop(self):
        if self.process is not None:
            self.process.stdin.close()  # the launcher ends when its input does
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
        if self.container:
            subprocess.run(["docker", "stop", self.container], check=True, capture_output=True)

    def driver(self, password=None):
        password = self.password if password is None else password
        return GraphDatabase.driver(self.uri, auth=(self.user, password) if password else None)


class Starting:
    """A server that starts in the background while other tests run."""

    def __init__(self, version: Version, folder: Path):
        self.server = None
        self.error = None
        self._thread = threading.Thread(target=self._start, args=(version, folder), daemon=True)
        self._thread.start()

    def _start(self, version, folder):
        try:
            self.server = start(version, folder)
        except (Missing, OSError, subprocess.SubprocessError, DriverError, Neo4jError) as error:
            self.error = error

    def stop(self):
        """Stop the server, if it started by now; a launcher ends with this process anyway."""
        if self.server is not None:
            self.server.stop()

    def wait(self) -> Server:
        """Return the server; raises what kept it from starting."""
        self._thread.join()
        if self.error is not None:
            raise self.error
        return self.server


def start(version: Version, folder: Path) -> Server:
    """Start a server of this version, or find the one that is there. Raises Missing."""
    given = _given(version)
    if given is not None:
        return given
    if shutil.which("docker") and _works("docker", "info"):
        return _ready(_by_docker(version))
    return _ready(_by_java(version, folder))


def _given(version):
    uri = os.environ.get("NEO4J_URI")
    if not uri:
        return None
    server = Server(
        uri, os.environ.get("NEO4J_USER", "neo4j"), os.environ.get("NEO4J_PASSWORD", "")
    )
    with server.driver() as driver:
        found = driver.execute_query("CALL dbms.components() YIELD versions RETURN versions[0]")
        if not found.records[0][0].startswith(f"{version.major}."):
            return None
        if driver.execute_query("MATCH (n) RETURN count(n)").records[0][0]:
            raise Missing(f"NEO4J_URI {uri} is not empty, and the tests would empty it")
    return server


def _by_docker(version):
    auth = f"neo4j/{PASSWORD}" if version.auth else "none"
    made = subprocess.run(
        ["docker", "run", "--detach", "--rm", "--publish", "127.0.0.1::7687",
         "--publish", "127.0.0.1::7474", "--env", f"NEO4J_AUTH={auth}", version.image],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    container = made.stdout.strip()
    ports = {}
    for port in ("7687", "7474"):
        shown = subprocess.run(
            ["docker", "port", container, port], check=True, capture_output=True, text=True
        )
        ports[port] = shown.stdout.split()[0]
    return Server(
        f"bolt://{ports['7687']}",
        password=PASSWORD if version.auth else "",
        http=f"http://{ports['7474']}/",
        container=container,
    )


def _by_java(version, folder):
    java = find_java(version.java)
    libraries = _libraries(version)
    command = [
        java, "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
        "-cp", f"{libraries}/*", str(HERE / "Launcher.java"), str(folder),
    ]  # fmt: skip
    if version.auth:
        command.append("auth")
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True
        )
    addresses = {}
    for line in process.stdout:
        kind, _, address = line.strip().partition(" ")
        addresses[kind] = address
        if kind == "READY":
            break
    else:
        raise Missing(f"Neo4j {version.number} did not start; see {folder / 'server.log'}")
    server = Server(addresses["BOLT"].rstrip("/"), http=addresses["HTTP"], process=process)
    if version.auth:
        # A new server makes its user change the password before anything else.
        with server.driver("neo4j") as driver:
            driver.execute_query(
                "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new",
                new=PASSWORD,
                database_="system",
            )
        server.password = PASSWORD
    return server


def _ready(server):
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            with server.driver() as driver:
                driver.execute_query("RETURN 1")
            return server
        except (DriverError, Neo4jError):
            if time.monotonic() > deadline:
                server.stop()
                raise
            time.sleep(0.5)


def find_java(least: int) -> str:
    """Return the oldest Java on this machine that is new enough. Raises Missing."""
    homes = [os.environ.get("JAVA_HOME", "")]
    homes += [str(path) for root in ("/usr/lib/jvm", "/opt") for path in Path(root).glob("*")]
    candidates = {f"{home}/bin/java" for home in homes if home}
    candidates.add(shutil.which("java") or "")
    found = []
    for candidate in sorted(candidates):
        if candidate and os.access(candidate, os.X_OK):
            shown = subprocess.run([candidate, "-version"], capture_output=True, text=True)
            match = re.search(r'version "(\d+)', shown.stderr)
            if match and int(match[1]) >= least:
                found.append((int(match[1]), candidate))
    if not found:
        raise Missing(
            f"Java {least} or later is missing. On Debian or Ubuntu: "
            f"apt-get install openjdk-{least}-jdk-headless (or a Temurin package)"
        )
    return min(found)[1]


def _libraries(version):
    """Return the folder with the server's libraries, fetched by Maven the first time."""
    folder = CACHE / version.number
    if (folder / "complete").exists():
        return folder
    if not shutil.which("mvn"):
        raise Missing("Maven is missing. On Debian or Ubuntu: apt-get install maven")
    fetched = subprocess.run(
        ["mvn", "--quiet", "--batch-mode", "--file", str(HERE / "pom.xml"),
         f"-Dneo4j.version={version.number}", f"-DoutputDirectory={folder}",
         "dependency:copy-dependencies"],
        capture_output=True, text=True,
    )  # fmt: skip
    if fetched.returncode:
        raise Missing(f"Maven could not fetch Neo4j {version.number}: {fetched.stdout[-500:]}")
    (folder / "complete").touch()
    return folder


def _works(*command):
    return subprocess.run(command, capture_output=True).returncode == 0
