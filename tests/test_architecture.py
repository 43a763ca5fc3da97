"""The stages import one way only: none knows a later one."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "graphsvc"
# From what knows nothing of the others to what knows them all; one line may import each other.
LEVELS = (
    ("records", "errors"),
    ("config", "resources"),
    ("logs", "catalogue"),
    ("reading",),
    ("nlp",),
    ("claims", "reviews", "identity"),
    ("evaluation",),
    ("store",),
    ("shapes", "paging"),
    ("asking",),
    ("queries",),
    ("contradictions", "disputes"),
    ("positions",),
    ("analysis", "export"),
    ("ingest", "reviewing", "actors"),
    ("api", "web"),
    ("cli",),
    ("__main__",),
)
LEVEL_OF = {name: level for level, names in enumerate(LEVELS) for name in names}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def part_of(path):
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def nodes(tree):
    """Yield the nodes of a module, but for what only type checkers read."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        yield node
        yield from nodes(node)


def imported_parts(path):
    for node in nodes(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        for name in names:
            parts = name.split(".")
            if parts[0] == "graphsvc" and len(parts) > 1 and parts[1] != "__version__":
                yield parts[1], node.lineno


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_stage_imports_no_later_one(path):
    own = part_of(path)
    assert own in LEVEL_OF, f"give {own} its place in LEVELS"
    later = [
        f"line {line}: {part}"
        for part, line in imported_parts(path)
        if LEVEL_OF[part] > LEVEL_OF[own]
    ]
    assert later == []


def test_records_know_no_library():
    imports = {
        name.split(".")[0]
        for node in ast.walk(ast.parse((PACKAGE / "records.py").read_text()))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert not imports & {"spacy", "flask", "neo4j", "ladybug", "click"}
