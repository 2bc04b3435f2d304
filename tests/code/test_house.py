"""Claims about the house: imports go one way, the core is pure, what is generated is ignored by git."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import sitegen
import web

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "scripts" / "sitegen"
MODULES = {
    path.relative_to(PACKAGE).with_suffix("").as_posix(): path for path in sorted(PACKAGE.rglob("*.py"))
}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}


def table() -> dict[str, int]:
    """Module -> level, as the docstring of the package has it."""
    levels: dict[str, int] = {}
    level = 0
    for number, name in re.findall(r"(?m)^ {4}(\d*) +([a-z_]+)/? {2,}\S", sitegen.__doc__ or ""):
        level = int(number or level)
        levels[name] = level
    return levels


def room(module: str) -> str:
    """The line of the table that a module belongs to: ``model/text`` belongs to ``model``."""
    return module.split("/")[0]


def imports(module: str) -> Iterator[str]:
    """The modules of the package that a module imports, in whichever form it is written."""
    package = ["sitegen", *module.split("/")[:-1]]
    for node in ast.walk(TREES[module]):
        if isinstance(node, ast.Import):
            found = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            origin = f"{base}.{node.module or ''}".strip(".")
            found = [f"{origin}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in found:
            yield from (path for path in module_of(name) if path != module)


def module_of(name: str) -> Iterator[str]:
    """``sitegen.model.text.Line`` is in ``model/text``; nothing if it is not of the package."""
    steps = name.split(".")
    if steps[0] == "sitegen":
        paths = ("/".join(steps[1:length]) for length in range(len(steps), 1, -1))
        yield from [path for path in paths if path in MODULES or f"{path}/__init__" in MODULES][:1]


def test_the_table_names_every_module() -> None:
    assert set(table()) == {room(module) for module in MODULES} - {"__init__"}


def test_the_list_of_what_asks_other_hosts_names_every_module() -> None:
    listed = re.findall(r"(?m)^ {4}([a-z_]+) {2,}\S", web.__doc__ or "")
    assert sorted(listed) == sorted(
        {path.stem for path in (ROOT / "scripts" / "web").glob("*.py")} - {"__init__"}
    )


@pytest.mark.parametrize("module", MODULES)
def test_imports_go_one_way(module: str) -> None:
    levels = table() | {"__init__": 0}
    wrong = [
        other
        for other in imports(module)
        if room(other) != room(module) and levels[room(other)] >= levels[room(module)]
    ]
    assert not wrong


@pytest.mark.parametrize("module", [module for module in MODULES if module.startswith("exports/")])
def test_exports_are_siblings_that_do_not_know_each_other(module: str) -> None:
    assert [other for other in imports(module) if room(other) == "exports"] == []


def test_imports_are_seen_in_every_form() -> None:
    assert "disk" in set(imports("engine"))
    assert "pages" in set(imports("outputs"))
    assert "catalogue" in set(imports(next(module for module in MODULES if module.startswith("exports/b"))))


FILES = {
    *("open", "glob", "rglob", "iterdir", "unlink", "mkdir", "rmdir"),
    *("read_text", "read_bytes", "write_text", "write_bytes"),
}
CLOCK = {"today", "now", "utcnow", "time", "monotonic", "perf_counter"}
OUTSIDE = {
    *("os", "sys", "time", "random", "tempfile", "shutil"),
    *("socket", "http", "urllib.request", "subprocess", "asyncio"),
    *("web", "requests", "urllib3", "cachecontrol"),
}
NOT_CORE = {"disk", "engine"}
CORE = [module for module in MODULES if module not in NOT_CORE]


def calls(module: str) -> Iterator[str]:
    for node in ast.walk(TREES[module]):
        if isinstance(node, ast.Call):
            yield node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


@pytest.mark.parametrize("module", CORE)
def test_only_disk_and_engine_touch_files(module: str) -> None:
    assert not FILES & set(calls(module))
    assert "pathlib" not in outside(module)


@pytest.mark.parametrize("module", CORE)
def test_the_core_has_no_clock_environment_network_or_print(module: str) -> None:
    assert not {"print", "input", "exit", *CLOCK} & set(calls(module))
    assert not OUTSIDE & set(outside(module))


def outside(module: str) -> list[str]:
    """What a module imports from outside the package."""
    found: list[str] = []
    for node in ast.walk(TREES[module]):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found += [node.module, node.module.split(".")[0]]
    return found


def test_disk_imports_only_textfile() -> None:
    assert set(imports("disk")) == {"textfile"}


def test_git_ignores_what_is_generated_and_nothing_else_of_the_site() -> None:
    from sitegen.outputs import GENERATED

    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    ignored = {line.removeprefix("/site_src/") for line in lines if line.startswith("/site_src/")}
    assert ignored == set(GENERATED)
