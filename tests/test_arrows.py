"""The shape of the project: who may import whom, and where the outside world is touched."""

import ast
import sys

import pytest
from conftest import PROJECT

MODULES = sorted((PROJECT / "macros").rglob("*.py"))

# Part of the package → the other parts that it may import.
ARROWS = {
    "model": set(),
    "check": {"model"},
    "load": {"model", "check", "clock"},
    "clock": set(),
    "withdraw": {"model", "load"},
    "render": set(),
    "search": set(),
    "skeleton": {"model"},
    "issue_form": {"model"},
    "issue_body": {"model", "issue_form", "search"},
    "issue": {"model", "load", "issue_form", "issue_body"},
    "views": {"model", "render"},
    "exports": {"model", "policy"},
    "outputs": {"model", "exports"},
    "report": {"model"},
    "offline": {"policy"},
    "policy": set(),
    "serving": {"report"},
}
DOORS = {"__init__", "hooks", "__main__"}
ONLY = {
    "mkdocs": {"hooks"},
    "jinja2": {"render"},
    "yaml": {"load"},
    "jsonschema_rs": {"check"},
    "phonenumbers": {"check"},
    "re2": {"check"},
}
WORLD = {"datetime", "time", "os", "socket", "urllib", "pathlib", "subprocess", "random"}
PURE = {
    "model", "check", "views", "exports", "outputs", "render", "search", "skeleton", "report", "issue_form",
    "issue_body", "offline", "policy",
}


def part(path) -> str:
    steps = path.relative_to(PROJECT / "macros").with_suffix("").parts
    return steps[0]


def imports(path) -> set[str]:
    """Top-level names from outside, and `macros.<part>` for our own."""
    depth = len(path.relative_to(PROJECT / "macros").parts)
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add(node.module if node.module.startswith("macros") else node.module.split(".")[0])
        elif isinstance(node, ast.ImportFrom) and node.level == depth:
            found |= {f"macros.{node.module}"} if node.module else {f"macros.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_imports_follow_the_arrows(path):
    here, names = part(path), imports(path)
    ours = {name.split(".")[1] for name in names if name.startswith("macros.")} - {here}
    if here not in DOORS:
        assert ours <= ARROWS[here]
    assert not [name for name, owners in ONLY.items() if name in names and here not in owners]
    if here in PURE:
        assert not names & WORLD


VERIFY = sorted((PROJECT / "verify").glob("*.py"))


@pytest.mark.parametrize("path", VERIFY, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_the_check_of_built_files_shares_nothing_with_what_makes_them(path):
    """It reads the YAML itself, so that a mistake of our reader cannot stand on both sides."""
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    names = {name.name for node in nodes if isinstance(node, ast.Import) for name in node.names}
    names |= {node.module for node in nodes if isinstance(node, ast.ImportFrom) and not node.level}
    outside = {name.split(".")[0] for name in names} - sys.stdlib_module_names
    assert outside <= ({"yaml"} if path.stem == "data" else set())


def unused(path) -> set[str]:
    """Names that a module imports and does not use: in code, as a parameter (a fixture) or as a text (`__all__`)."""
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    brought = {alias for node in nodes if isinstance(node, ast.Import | ast.ImportFrom) for alias in node.names}
    used = {node.id for node in nodes if isinstance(node, ast.Name)}
    used |= {node.arg for node in nodes if isinstance(node, ast.arg)}
    used |= {node.value for node in nodes if isinstance(node, ast.Constant)}
    return {(alias.asname or alias.name).split(".")[0] for alias in brought} - used


def test_what_is_imported_is_used():
    folders = [PROJECT / name for name in ("macros", "verify", "tools", "tests", "benchmarks")]
    paths = [path for folder in folders for path in folder.rglob("*.py")]
    assert len(paths) > 100
    assert {path.relative_to(PROJECT).as_posix(): names for path in paths if (names := unused(path))} == {}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_public_names_are_explained(path):
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree), "a module says what it is for"
    if part(path) in ("views", "exports"):
        functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
        helpers = {"case_record", "lesson_record", "case_row", "of_kind", "with_terms", "as_json", "source_record"}
        assert [node.name for node in functions if not ast.get_docstring(node) and node.name not in helpers] == []
