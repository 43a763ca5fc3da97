"""The compose file and the Dockerfile: reachable from this machine only, no password in them."""

import re
from pathlib import Path

import pytest
import yaml

from graphsvc.config import Settings, env_name

ROOT = Path(__file__).parent.parent.parent
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["neo4j", "graphsvc"])
def test_ports_are_on_the_loopback_address(name):
    ports = COMPOSE["services"][name]["ports"]
    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_the_password_must_be_set_and_is_not_here():
    for name, key in (("neo4j", "NEO4J_AUTH"), ("graphsvc", "GRAPHSVC_NEO4J_PASSWORD")):
        value = COMPOSE["services"][name]["environment"][key]
        assert re.fullmatch(r"(neo4j/)?\$\{NEO4J_PASSWORD:\?[^}]+\}", value)


def test_the_service_waits_for_a_healthy_server_that_keeps_its_data():
    server = COMPOSE["services"]["neo4j"]
    assert "RETURN 1" in server["healthcheck"]["test"][1]
    assert COMPOSE["services"]["graphsvc"]["depends_on"] == {
        "neo4j": {"condition": "service_healthy"}
    }
    [volume] = server["volumes"]
    assert volume.split(":")[0] in COMPOSE["volumes"]


def test_variables_are_settings():
    names = {env_name(name) for name in Settings.__dataclass_fields__}
    used = set(COMPOSE["services"]["graphsvc"]["environment"])
    used |= set(re.findall(r"\b(GRAPHSVC_\w+)=", DOCKERFILE))
    assert used
    assert used <= names


def test_the_image_runs_as_a_user_of_its_own_and_tells_its_health():
    assert re.search(r"^USER graphsvc$", DOCKERFILE, re.MULTILINE)
    assert "HEALTHCHECK" in DOCKERFILE
    assert "/healthz" in DOCKERFILE


def test_what_the_image_copies_is_not_left_out_of_its_context():
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    for line in re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, re.MULTILINE):
        for name in line.split()[:-1]:
            assert f"!{name}" in ignored
            assert (ROOT / name).exists()
