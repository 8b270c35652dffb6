"""The arrows of the house, held by reading every module: who may see whom, and what nobody may do."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "salesdesk"
MAY_SEE = {
    "errors": set(),
    "clock": {"errors"},
    "locations": {"errors"},
    "glance": {"store", "locations"},
    "config": {"domain", "errors"},
    "domain": {"domain", "errors"},
    "exchange": {"exchange", "domain", "errors"},
    "store": {"store", "domain", "errors"},
    "desk": {"desk", "store", "exchange", "domain", "clock", "config", "errors"},
    "ui": {"ui", "desk", "domain", "config", "locations", "glance", "errors"},
    "cli": {"cli", "desk", "ui", "domain", "config", "clock", "locations", "glance", "errors"},
    "__main__": {"cli", "ui", "errors"},
}
"""The version, in the package itself, is everybody's."""
LIBRARIES = {
    "sqlite3": {"store", "ui/crash.py"},
    "sqlite_utils": {"store/migrations.py", "ui/crash.py"},
    "textual": {"ui"},
    "rich": {"ui"},
    "subprocess": {"ui", "cli"},
    "socket": {"desk/webresearch.py"},
    "urllib.request": set(),
}
"""Who may use what; a crash report names versions. The desk names the database's type, but only for the type checker."""
BROAD_EXCEPT = {"ui/driver.py", "ui/lifecycle.py", "ui/crash.py", "__main__.py", "cli/main.py"}
"""Where the outside is met and anything at all may come: the terminal, the end of the program."""
MAY_TIME = {"clock.py", "glance.py"}
"""The glance is painted before anything is loaded, the clock too. Elapsed time may be measured in the ui too; which day it is, only here."""
LONGEST_FILE, LONGEST_CLASS, LONGEST_FUNCTION = 600, 300, 50

SQL = re.compile(
    r"\bSELECT\s[\s\S]+\bFROM\b|\bINSERT\s+(?:OR\s+\w+\s+)?INTO\b|\bUPDATE\s+\S+\s+SET\b|\bDELETE\s+FROM\b|\bPRAGMA\s"
    r"|\bCREATE\s+(?:TABLE|INDEX|TRIGGER|VIRTUAL|UNIQUE)|\bDROP\s+TABLE|\bALTER\s+TABLE|\bBEGIN\s+IMMEDIATE"
    r"|\bORDER\s+BY\b|\bIS\s+(?:NOT\s+)?NULL\b|\w\s*=\s*\?(?:\s|$)"
)
DATABASE_CLOCK = re.compile(r"CURRENT_(?:TIMESTAMP|DATE|TIME)|(?:datetime|date|julianday|unixepoch)\('now'")
WALL_CLOCK = {
    ("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today"), ("time", "time"),
    ("time", "time_ns"), ("time", "localtime"), ("time", "gmtime"), ("time", "ctime"), ("time", "strftime"),
}  # fmt: skip
TAKES_MARKUP = {"Static", "Label", "Button", "Checkbox"}
IS_TEXT = {"Text", "Content", "Group", "Table", "Columns", "Padding"}


@dataclass(frozen=True)
class Module:
    """One file of the package, read once."""

    path: Path
    tree: ast.Module
    lines: int

    @property
    def name(self) -> str:
        return self.path.relative_to(PACKAGE).as_posix()

    @property
    def room(self) -> str:
        return self.name.split("/")[0].removesuffix(".py")

    @property
    def dotted(self) -> str:
        parts = ["salesdesk", *self.path.relative_to(PACKAGE).with_suffix("").parts]
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@dataclass(frozen=True)
class Import:
    """A module named by an import statement; `lazy` inside a function, `typing` for the type checker only."""

    target: str
    line: int
    lazy: bool
    typing: bool


@cache
def modules() -> tuple[Module, ...]:
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        found.append(Module(path, ast.parse(text), text.count("\n") + 1))
    return tuple(found)


@cache
def nodes_of(module: Module) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(module.tree))


@cache
def imports_of(module: Module) -> tuple[Import, ...]:
    return tuple(_imports(module.tree, module, lazy=False, typing=False))


def _imports(node: ast.AST, module: Module, *, lazy: bool, typing: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from (Import(alias.name, child.lineno, lazy, typing) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            base = child.module or ""
            assert child.level == 0, f"{module.name}:{child.lineno} imports by dots"
            for alias in child.names:
                whole = f"{base}.{alias.name}"
                yield Import(whole if _is_ours(whole) else base, child.lineno, lazy, typing)
        else:
            inside = lazy or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef)
            only_typing = typing or (isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test))
            yield from _imports(child, module, lazy=inside, typing=only_typing)


def test_every_room_sees_only_the_rooms_below_it() -> None:
    wrong = [
        f"{module.name}:{seen.line} sees {seen.target}"
        for module in modules()
        for seen in imports_of(module)
        if (room := _room_of(seen.target)) and module.room != "__init__" and room not in MAY_SEE[module.room]
    ]
    assert not wrong, "\n".join(wrong)


def test_no_room_is_unknown() -> None:
    rooms = {module.room for module in modules()} - {"__init__"}
    assert rooms <= set(MAY_SEE), "a new room needs its arrows"


def test_the_screen_is_loaded_only_when_it_is_opened() -> None:
    early = [
        f"{module.name}:{seen.line}"
        for module in modules()
        if module.room in ("cli", "__main__")
        for seen in imports_of(module)
        if _room_of(seen.target) == "ui" and not seen.lazy
    ]
    assert early == []


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library_is_used_only_where_it_belongs(library: str) -> None:
    wrong = [
        f"{module.name}:{seen.line}"
        for module in modules()
        for seen in imports_of(module)
        if (seen.target == library or seen.target.startswith(library + "."))
        and not {module.room, module.name} & LIBRARIES[library]
        and not (seen.typing and module.room == "desk")
    ]
    assert not wrong, "\n".join(wrong)


def test_modules_do_not_import_each_other_in_a_circle() -> None:
    names = {module.dotted: module for module in modules()}
    edges = {
        name: {s.target for s in imports_of(module) if s.target in names and not s.lazy and not s.typing} - {name}
        for name, module in names.items()
    }
    while ends := [
        name for name in edges if not edges[name] & edges.keys() or not any(name in e for e in edges.values())
    ]:
        for name in ends:
            del edges[name]
    assert sorted(edges) == [], "these import each other"


def test_the_wall_clock_is_read_in_one_place() -> None:
    wrong = []
    for module in modules():
        if module.name in MAY_TIME:
            continue
        has_time = any(seen.target == "time" for seen in imports_of(module))
        for node in nodes_of(module):
            read = (_last_name(node.value), node.attr) if isinstance(node, ast.Attribute) else ("", "")
            if isinstance(node, ast.Attribute) and read in WALL_CLOCK and (read[0] != "time" or has_time):
                wrong.append(f"{module.name}:{node.lineno} {node.attr}")
            if isinstance(node, ast.Attribute) and node.attr in ("monotonic", "perf_counter") and module.room != "ui":
                wrong.append(f"{module.name}:{node.lineno} {node.attr}")
            if isinstance(node, ast.ImportFrom) and node.module == "time":
                names = {alias.name for alias in node.names} - ({"monotonic"} if module.room == "ui" else set())
                wrong += [f"{module.name}:{node.lineno} from time import {name}" for name in names]
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and DATABASE_CLOCK.search(node.value):
                wrong.append(f"{module.name}:{node.lineno} the database's clock")
    assert not wrong, "\n".join(wrong)


def test_sql_is_spoken_only_in_the_store() -> None:
    wrong = []
    for module in modules():
        if module.room == "store":
            continue
        docs = _docstrings(module.tree)
        for node in nodes_of(module):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
                if SQL.search(node.value):
                    wrong.append(f"{module.name}:{node.lineno} {node.value[:40]!r}")
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "execute":
                wrong.append(f"{module.name}:{node.lineno} execute()")
    assert not wrong, "\n".join(wrong)


def test_anything_at_all_is_caught_only_at_the_boundaries() -> None:
    wrong = []
    for module in modules():
        for node in nodes_of(module):
            if not isinstance(node, ast.ExceptHandler) or module.name in BROAD_EXCEPT:
                continue
            broad = node.type is None or "Exception" in _names(node.type) or "BaseException" in _names(node.type)
            passes_on = isinstance(node.body[-1], ast.Raise) and node.body[-1].exc is None
            if broad and not passes_on:
                wrong.append(f"{module.name}:{node.lineno}")
    assert not wrong, "\n".join(wrong)


def test_nothing_grows_too_long() -> None:
    wrong = [f"{module.name}: {module.lines} lines" for module in modules() if module.lines > LONGEST_FILE]
    for module in modules():
        for node in nodes_of(module):
            if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                longest = LONGEST_CLASS if isinstance(node, ast.ClassDef) else LONGEST_FUNCTION
                if length > longest:
                    wrong.append(f"{module.name}:{node.lineno} {node.name}: {length} lines")
    assert not wrong, "\n".join(wrong)


def test_every_module_says_what_it_is_for() -> None:
    silent = [m.name for m in modules() if m.tree.body and not ast.get_docstring(m.tree)]
    long = [m.name for m in modules() if (doc := ast.get_docstring(m.tree)) and len(doc.splitlines()) > 6]
    assert silent == []
    assert long == []


def test_nothing_is_run_by_a_shell_or_from_text() -> None:
    wrong = []
    for module in modules():
        for node in nodes_of(module):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("eval", "exec"):
                wrong.append(f"{module.name}:{node.lineno} {node.func.id}")
            if isinstance(node, ast.Attribute) and _last_name(node.value) == "os" and node.attr in ("system", "popen"):
                wrong.append(f"{module.name}:{node.lineno} os.{node.attr}")
            if isinstance(node, ast.keyword) and node.arg == "shell" and getattr(node.value, "value", True):
                wrong.append(f"{module.name}:{node.lineno} shell=True")
        wrong += [
            f"{module.name}:{seen.line} {seen.target}"
            for seen in imports_of(module)
            if seen.target.split(".")[0] in ("pickle", "marshal", "shelve", "jinja2")
        ]
    assert not wrong, "\n".join(wrong)


def test_user_text_never_meets_markup() -> None:
    wrong = []
    for module in modules():
        if module.room != "ui":
            continue
        for node in nodes_of(module):
            if isinstance(node, ast.Call) and _may_obey_markup(node):
                wrong.append(f"{module.name}:{node.lineno} {ast.unparse(node)[:60]}")
    assert not wrong, "\n".join(wrong)


def test_nothing_is_left_for_later() -> None:
    words = re.compile(r"\b(?:TODO|FIXME|XXX:)|\braise NotImplementedError\b")
    wrong = [m.name for m in modules() if words.search(m.path.read_text(encoding="utf-8"))]
    assert not wrong, "\n".join(wrong)


def test_the_rules_see_what_they_forbid() -> None:
    assert SQL.search("SELECT name FROM contact")
    assert SQL.search("state = 'open' AND contact_id = ?")
    assert not SQL.search("Select a name from the list")
    markup = ast.parse("Static(name)\nself.notify(f'{name} done')\nLabel('[b]' + name)").body
    assert all(_may_obey_markup(line.value) for line in markup if isinstance(line, ast.Expr))  # type: ignore[arg-type]
    plain = ast.parse(
        "Static('Agenda')\nStatic(name, markup=False)\nself.notify(name, markup=False)\nStatic(Text(name))"
    ).body
    assert not any(_may_obey_markup(line.value) for line in plain if isinstance(line, ast.Expr))  # type: ignore[arg-type]


@pytest.mark.skipif(not (PACKAGE / "__main__.py").exists(), reason="the command line stands in __main__")
def test_help_loads_neither_the_screen_nor_the_file() -> None:
    code = (
        "import sys\nsys.argv = ['salesdesk', '--help']\nfrom salesdesk.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'textual', 'rich', 'sqlite_utils', 'sqlite3', 'phonenumbers', 'holidays'} & set(sys.modules)\n"
        "print(sorted(heavy), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, timeout=30, check=True
    )
    assert done.stderr.strip() == "[]"
    assert "salesdesk" in done.stdout


def _is_ours(target: str) -> bool:
    """Whether it names a module of the package, not something inside one."""
    path = ROOT.joinpath(*target.split("."))
    return target.startswith("salesdesk.") and (path.with_suffix(".py").exists() or (path / "__init__.py").exists())


def _room_of(target: str) -> str:
    """The room that a module of ours stands in; nothing for others' modules and for the package itself."""
    parts = target.split(".")
    if parts[0] != "salesdesk" or len(parts) == 1:
        return ""
    return parts[1] if (PACKAGE / parts[1]).is_dir() or (PACKAGE / f"{parts[1]}.py").exists() else ""


def _last_name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _names(node: ast.expr) -> set[str]:
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}


def _docstrings(tree: ast.Module) -> set[int]:
    """Strings that stand as statements: module, class, function and field docstrings."""
    return {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def _may_obey_markup(call: ast.Call) -> bool:
    """A widget or message made of text that is not ours, without markup=False."""
    name = _last_name(call.func)
    if not call.args or any(k.arg == "markup" and getattr(k.value, "value", None) is False for k in call.keywords):
        return False
    first = call.args[0]
    if isinstance(first, ast.Constant) or (isinstance(first, ast.Call) and _last_name(first.func) in IS_TEXT):
        return False
    if name in TAKES_MARKUP and isinstance(call.func, ast.Name):
        return True
    if name == "update" and isinstance(call.func, ast.Attribute):
        return isinstance(first, ast.JoinedStr)
    return name == "notify" and isinstance(call.func, ast.Attribute)
