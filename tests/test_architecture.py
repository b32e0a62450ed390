"""The floors of docs/architecture.md: each module imports from its own floor or from one below, never in a circle."""

import ast
import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

FLOORS = [
    {
        "errors",
        "ids",
        "forms",
        "paths",
        "roles",
        "places",
        "ages",
        "wording",
        "canonical",
        "disk",
        "characters",
        "garbage",
        "printed",
    },
    {"models", "problems"},
    {"schema"},
    {"files", "ledger", "structure"},
    {"library", "rules", "validation"},
    {"export", "reporters", "nations", "citations", "factors", "sources", "readback"},
    {"build", "publish"},
    {"cli", "__main__"},
]
FLOOR_OF = {name: number for number, names in enumerate(FLOORS) for name in names}
HEAVY = {"pypandoc", "docx", "lxml", "jsonschema", "jsonschema_rs"}


def modules(package: Path, base: Path) -> dict[str, Path]:
    found = {}
    for file in sorted(package.rglob("*.py")):
        name = ".".join(file.relative_to(base).with_suffix("").parts)
        found[name.removesuffix(".__init__")] = file
    return found


CORE = modules(ROOT / "eymh_content", ROOT)
EXPORTERS = modules(ROOT / "exporters" / "eymh_exporters", ROOT / "exporters")


def runtime_imports(tree: ast.AST, *, inside_functions: bool) -> set[str]:
    """Collect the dotted names that a module imports, leaving out blocks under TYPE_CHECKING."""
    found: set[str] = set()
    todo = list(ast.iter_child_nodes(tree))
    while todo:
        node = todo.pop()
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not inside_functions:
            continue
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
        todo.extend(ast.iter_child_nodes(node))
    return found


def imports(file: Path, *, inside_functions: bool = True) -> set[str]:
    return runtime_imports(ast.parse(file.read_text(encoding="utf-8")), inside_functions=inside_functions)


def part(name: str) -> str | None:
    pieces = name.split(".")
    return pieces[1] if pieces[0] == "eymh_content" and len(pieces) > 1 else None


@pytest.mark.parametrize("name", CORE)
def test_a_module_imports_only_from_its_floor_or_below(name: str) -> None:
    own = part(name)
    if own is None:
        pytest.skip("the package itself loads its public names when they are asked for")
    assert own in FLOOR_OF, f"{name} is on no floor; add it to one in {__file__} and in docs/architecture.md"
    for other in filter(None, map(part, imports(CORE[name]))):
        if not other.startswith("__"):  # __version__ is in the package itself
            assert FLOOR_OF[other] <= FLOOR_OF[own], f"{name} must not import {other}, which is on a higher floor"


@pytest.mark.parametrize("modules_of", [CORE, EXPORTERS], ids=["core", "exporters"])
def test_no_module_imports_in_a_circle(modules_of: dict[str, Path]) -> None:
    graph = {
        # "from package import name" leads to a submodule of that name if there is one, otherwise to the package.
        name: {other if other in modules_of else other.rpartition(".")[0] for other in imports(file)}
        for name, file in modules_of.items()
    }
    tuple(TopologicalSorter(graph).static_order())


def test_the_page_on_the_architecture_has_every_floor_and_every_module() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| [0-9] \| (.*?) \|", page, re.MULTILINE)
    assert [set(re.findall(r"`(\w+)`", row)) for row in reversed(rows)] == FLOORS
    (tree,) = re.findall(r"^eymh_content/.*?\n((?:  .*\n)+)", page, re.MULTILINE)
    listed = re.findall(r"^  (\w\S*(?: \S+)*)", tree, re.MULTILINE)
    names = {name.removesuffix(".py").removesuffix("/") for line in listed for name in line.split()}
    assert names == set(FLOOR_OF) == set(filter(None, map(part, CORE)))


@pytest.mark.parametrize("name", CORE)
def test_the_core_never_imports_the_exporters(name: str) -> None:
    assert not {other for other in imports(CORE[name]) if other.split(".")[0] == "eymh_exporters"}


@pytest.mark.parametrize("name", CORE)
def test_the_core_imports_no_heavy_library_at_its_top(name: str) -> None:
    tops = {other.split(".")[0] for other in imports(CORE[name], inside_functions=False)}
    own = {
        "eymh_content.structure.jsonschema_engine": "jsonschema",
        "eymh_content.structure.jsonschema_rs_engine": "jsonschema_rs",
    }
    assert not tops & (HEAVY - {own.get(name)})


@pytest.mark.parametrize("name", EXPORTERS)
def test_an_exporter_uses_only_public_names_of_the_core(name: str) -> None:
    for other in imports(EXPORTERS[name]):
        if other.startswith("eymh_content"):
            assert not any(piece.startswith("_") for piece in other.split(".")), other
            assert part(other) != "cli", f"{name} must not import the command line"


@pytest.mark.parametrize("file", sorted([*CORE.values(), *EXPORTERS.values()]), ids=lambda f: f.stem)
def test_no_file_is_longer_than_three_hundred_lines(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 300
